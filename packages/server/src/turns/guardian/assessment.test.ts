import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { GuardianApprovalReviewAction } from '@app-server/schema/experimental';
import { assessedAction } from './assessment.js';
import { isSameAction } from './denials.js';
import { readAssessment } from './read-assessment.js';

const schema = createRequire(import.meta.url)('@app-server/schema/rollout/schema.json') as object;

const ACTIONS: GuardianApprovalReviewAction[] = [
  { type: 'command', source: 'unifiedExec', command: 'ls', cwd: '/tmp' },
  { type: 'execve', source: 'shell', program: '/bin/ls', argv: ['ls', '-l'], cwd: '/tmp' },
  { type: 'applyPatch', cwd: '/tmp', files: ['/tmp/a.txt'] },
  { type: 'networkAccess', target: 'https://a.example', host: 'a.example', protocol: 'socks5Tcp', port: 443 },
  {
    type: 'mcpToolCall',
    server: 'files',
    toolName: 'read',
    connectorId: null,
    connectorName: 'Files',
    toolTitle: null,
  },
  {
    type: 'requestPermissions',
    reason: null,
    permissions: { network: { enabled: true }, fileSystem: { read: ['/a'], write: ['/b'], globScanMaxDepth: 2 } },
  },
  {
    type: 'requestPermissions',
    reason: 'to build',
    permissions: {
      network: null,
      fileSystem: { read: null, write: null, entries: [{ path: { type: 'path', path: '/c' }, access: 'write' }] },
    },
  },
];

function event(action: GuardianApprovalReviewAction) {
  return { type: 'guardian_assessment', id: 'r1', status: 'denied', action: assessedAction(action) };
}

const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(schema, 'rollout');
const isLine = ajv.compile({ $ref: 'rollout#/definitions/RolloutLine' });

describe('assessedAction', () => {
  it.each(ACTIONS)('APR-07: spells $type as session files do, and as it is read again', (action) => {
    const line = { timestamp: '2026-01-02T03:04:05.678Z', type: 'event_msg', payload: event(action) };
    isLine(line);
    expect(isLine.errors).toBeNull();
    expect(readAssessment(JSON.parse(JSON.stringify(event(action))))).toMatchObject({ id: 'r1', status: 'denied' });
  });
});

describe('readAssessment', () => {
  const good = event(ACTIONS[0]!);

  it.each([
    ['event', 'x'],
    ['event', null],
    ['event.id', { ...good, id: undefined }],
    ['event.status', { ...good, status: 'weird' }],
    ['event.action', { ...good, action: undefined }],
    ['event.action.type', { ...good, action: { type: 'dance' } }],
    ['event.action.source', { ...good, action: { ...good.action, source: 'unifiedExec' } }],
    ['event.action.cwd', { ...good, action: { type: 'command', source: 'shell', command: 'ls' } }],
    ['event.action.argv', { ...good, action: { type: 'execve', source: 'shell', program: 'ls', argv: [5] } }],
    ['event.action.port', { ...good, action: { ...assessedAction(ACTIONS[3]!), port: '443' } }],
  ])('APR-08: says that %s is wrong', (at, value) => {
    expect(() => readAssessment(value)).toThrow(`${at} must be`);
    expect(() => readAssessment(value)).toThrow(expect.objectContaining({ code: -32600 }) as Error);
  });
});

describe('isSameAction', () => {
  it('minds neither order nor members that are null', () => {
    const one = assessedAction(ACTIONS[4]!);
    const other = JSON.parse(
      '{"tool_name":"read","server":"files","type":"mcp_tool_call","connector_name":"Files"}',
    ) as typeof one;
    expect(isSameAction(one, other)).toBe(true);
    expect(isSameAction(one, { ...other, server: 'mail' } as typeof one)).toBe(false);
  });
});
