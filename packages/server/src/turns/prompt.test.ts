import { describe, expect, it } from 'vitest';
import type { ResponseItem } from '@app-server/schema/experimental';
import type { EffectiveSettings } from '../threads/thread-settings-state.js';
import { contextNews, instructionsFor, openingContext } from './prompt.js';

type Situation = Parameters<typeof openingContext>[0];

function situation(settings: object = {}, facts: object = {}): Situation {
  const usual = {
    cwd: '/repo',
    runtimeWorkspaceRoots: ['/repo', '/data'],
    approvalPolicy: 'on-request',
    sandboxPolicy: { type: 'readOnly', networkAccess: false },
    collaborationMode: { mode: 'default', settings: { developer_instructions: null } },
    ...settings,
  } as unknown as EffectiveSettings;
  const known = { baseInstructions: null, developerInstructions: null, projectInstructions: null, ...facts };
  return { thread: { facts: known } as unknown as Situation['thread'], settings: usual };
}

function texts(items: readonly ResponseItem[]): string[] {
  return items.flatMap((item) =>
    item.type === 'message' ? item.content.map((part) => ('text' in part ? `${item.role}: ${part.text}` : '')) : [],
  );
}

describe('what the model is told of its surroundings', () => {
  it('is what it may do, what the client wants it to know, and where it is', () => {
    const told = texts(openingContext(situation({}, { developerInstructions: 'Be kind.' })));
    expect(told).toEqual([
      expect.stringMatching(/^developer: <permissions instructions>[^]*readOnly[^]*on-request/),
      'developer: Be kind.',
      expect.stringMatching(/^user: <environment_context>[^]*<cwd>\/repo<\/cwd>\n {2}<root>\/data<\/root>/),
    ]);
  });

  it('is all there is to tell where it was told nothing, whatever else was said', () => {
    const said: ResponseItem = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hello!' }] };
    const about = situation({}, { developerInstructions: 'Be kind.' });
    expect(contextNews(about, [])).toEqual(openingContext(about));
    expect(contextNews(about, [said])).toEqual(openingContext(about));
  });

  it('is nothing where nothing has changed', () => {
    expect(contextNews(situation(), openingContext(situation()))).toEqual([]);
  });

  it('is what has changed, and again when it changes back', () => {
    const context = openingContext(situation());
    const moved = contextNews(situation({ cwd: '/other' }), context);
    expect(texts(moved)).toEqual([expect.stringContaining('<cwd>/other</cwd>')]);
    context.push(...moved);
    expect(contextNews(situation({ cwd: '/other' }), context)).toEqual([]);
    const allowed = contextNews(situation({ cwd: '/other', approvalPolicy: 'never' }), context);
    expect(texts(allowed)).toEqual([expect.stringMatching(/^developer: .*\n.*never/)]);
    context.push(...allowed);
    expect(texts(contextNews(situation(), context))).toHaveLength(2);
  });
});

it.each([
  ['on-request', 'with sandbox_permissions and a justification'],
  ['never', 'Nothing more can be asked for'],
  ['untrusted', 'Nothing more can be asked for'],
])('what may be asked for under %s is said', (approvalPolicy, expected) => {
  expect(texts(openingContext(situation({ approvalPolicy })))[0]).toContain(expected);
});

it('instructions are those of the thread or of this server, of the project, and of the mode', () => {
  const mode = (developer_instructions: string | null) => ({
    collaborationMode: { mode: 'plan', settings: { developer_instructions } },
  });
  expect(instructionsFor(situation())).toMatch(/^You are a coding agent/);
  expect(
    instructionsFor(situation(mode('Only plan.'), { baseInstructions: 'Base.', projectInstructions: 'House.' })),
  ).toBe('Base.\n\nHouse.\n\nOnly plan.');
});
