import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { rolloutTree } from '../src/index.js';

const META = {
  id: '0199d1c0-0000-7000-8000-000000000001',
  timestamp: '2026-05-01T10:00:00.000Z',
  cwd: '/home/dev/project',
  originator: 'example',
  cli_version: '0.134.0',
  source: 'cli',
  model_provider: 'openai',
};

const TURN = {
  turn_id: '0199d1c0-0000-7000-8000-000000000101',
  cwd: '/home/dev/project',
  approval_policy: 'on-request',
  sandbox_policy: { type: 'read-only' },
  model: 'gpt-5.5',
  summary: 'auto',
};

const OUTPUT_ITEMS = [
  { type: 'input_text', text: 'ok' },
  { type: 'input_image', image_url: 'https://example.com/a.png', detail: 'high' },
];

/** Lines of each kind, as a session writes them. */
const LINES: readonly (readonly [kind: string, what: string, payload: unknown])[] = [
  ['session_meta', 'the session', META],
  [
    'session_meta',
    'a sub-agent',
    { ...META, source: { subagent: 'review' }, thread_source: 'subagent', git: { branch: 'main' } },
  ],
  ['response_item', 'a message', { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hello' }] }],
  ['response_item', 'reasoning without an id', { type: 'reasoning', summary: [], encrypted_content: null }],
  [
    'response_item',
    'reasoning with an id',
    { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'x' }] },
  ],
  ['response_item', 'output as text', { type: 'function_call_output', call_id: 'c', output: 'ok' }],
  ['response_item', 'output as items', { type: 'function_call_output', call_id: 'c', output: OUTPUT_ITEMS }],
  ['response_item', 'an item of a later release', { type: 'other' }],
  ['compacted', 'a summary', { message: 'What happened so far.' }],
  [
    'compacted',
    'a new history',
    { message: '', replacement_history: [{ type: 'compaction', encrypted_content: 'x' }] },
  ],
  ['turn_context', 'a turn', TURN],
  ['turn_context', 'a profile', { ...TURN, permission_profile: { type: 'disabled' } }],
  [
    'event_msg',
    'a user message',
    { type: 'user_message', message: 'Hello', images: [], local_images: [], text_elements: [] },
  ],
  [
    'event_msg',
    'an agent message',
    { type: 'agent_message', message: 'Hi', phase: 'final_answer', memory_citation: null },
  ],
  ['event_msg', 'tokens', { type: 'token_count', info: null, rate_limits: null }],
  ['event_msg', 'an interruption', { type: 'turn_aborted', turn_id: 't', reason: 'interrupted' }],
];

let validate: ValidateFunction;
const text = rolloutTree().get('RolloutLine.json') ?? '';

function line(type: string, payload: unknown) {
  return { timestamp: '2026-05-01T10:00:00.123Z', type, payload };
}

beforeAll(() => {
  validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(text) as object);
});

describe('ROL-01: the schema of session files', () => {
  it('is a single file that refers to nothing outside of itself', () => {
    expect([...rolloutTree().keys()]).toEqual(['RolloutLine.json']);
    const { definitions, title } = JSON.parse(text) as { definitions: Record<string, unknown>; title: string };
    expect(title).toBe('RolloutLine');
    const targets = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((target) => !(target.replace('#/definitions/', '') in definitions))).toEqual([]);
  });

  it('holds the internal permission profiles that the protocol does not show', () => {
    const { definitions } = JSON.parse(text) as { definitions: Record<string, unknown> };
    expect(definitions).toHaveProperty('PermissionProfile');
    expect(JSON.stringify(definitions.PermissionProfile)).toMatch(/managed.*disabled.*external/);
  });
});

describe('ROL-02: lines of a session file', () => {
  it('are of five kinds', () => {
    expect(new Set(LINES.map(([kind]) => kind)).size).toBe(5);
  });

  it.each(LINES)('%s: %s', (kind, _, payload) => {
    expect(validate(line(kind, payload)), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  });

  it.each([
    ['without a time', { type: 'compacted', payload: { message: 'x' } }],
    ['of an unknown kind', line('ghost_commit', {})],
    ['with the payload of another kind', line('session_meta', TURN)],
    ['with an incomplete payload', line('compacted', {})],
    ['with an unknown event', line('event_msg', { type: 'no_such_event' })],
    ['with output of the wrong kind', line('response_item', { type: 'function_call_output', call_id: 'c', output: 5 })],
    ['as text', JSON.stringify(line('compacted', { message: 'x' }))],
  ])('are refused %s', (_, value) => {
    expect(validate(value)).toBe(false);
  });
});
