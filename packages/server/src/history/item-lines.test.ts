import { isDeepStrictEqual } from 'node:util';
import type { ThreadItem, UserInput } from '@app-server/schema/experimental';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTurn } from './fold-turn.js';
import { linesOfItem } from './item-lines.js';
import { armsOf, instancesOf, instancesOfArm, misfits } from './test-instances.js';
import { reread } from './test-support.js';

const PLACE = { threadId: '01a21792-ae81-7c93-a699-533c26466849', turnId: 'turn', completedAtMs: 1_795_691_818_675 };
const KINDS = armsOf('ThreadItem');

describe('ROL-02, THR-23: every item comes back from valid lines exactly as it was told', () => {
  it.each(KINDS)('%s', (kind) => {
    fc.assert(
      fc.property(instancesOfArm<ThreadItem>('ThreadItem', kind), (item) => {
        const lines = reread(linesOfItem(item, PLACE));
        expect(misfits(lines)).toEqual([]);
        const [back, ...more] = itemsOf(lines);
        expect(more).toEqual([]);
        // Stricter than `toEqual`: what is left out is not undefined.
        if (!isDeepStrictEqual(back, reread(item))) expect(back).toStrictEqual(reread(item));
      }),
      { numRuns: 300 },
    );
  });

  it('as many kinds as the protocol has', () => expect(KINDS.length).toBeGreaterThan(14));

  it('several of them, in their order', () => {
    const items = fc.uniqueArray(instancesOf<ThreadItem>('ThreadItem'), { selector: ({ id }) => id, maxLength: 8 });
    fc.assert(
      fc.property(items, (items) => {
        const lines = reread(items.flatMap((item) => linesOfItem(item, PLACE)));
        expect(isDeepStrictEqual(itemsOf(lines), reread(items))).toBe(true);
      }),
    );
  });
});

describe('what clients are told today needs nothing but what the format declares', () => {
  const content: UserInput[] = [
    { type: 'text', text: 'see ', text_elements: [{ byteRange: { start: 0, end: 3 }, placeholder: 'S' }] },
    { type: 'image', url: 'data:,x', detail: 'original' },
    { type: 'localImage', path: '/i.png', detail: null as never },
    { type: 'skill', name: 's', path: '/s/SKILL.md' },
    { type: 'mention', name: 'm', path: 'app://m' },
  ];
  const call = { id: 'call', cwd: '/p', commandActions: [], aggregatedOutput: 'a\n', exitCode: 3, durationMs: 1500 };
  const items: [string, ThreadItem][] = [
    ['TRN-08: input of the user', { type: 'userMessage', id: 'u', content }],
    ['a message', { type: 'agentMessage', id: 'a', text: 'x', phase: 'commentary', memoryCitation: null }],
    [
      'a message with citations',
      {
        type: 'agentMessage',
        id: 'a',
        text: 'x',
        phase: null,
        memoryCitation: { entries: [{ path: 'm', lineStart: 1, lineEnd: 2, note: 'n' }], threadIds: ['t'] },
      },
    ],
    [
      'ITM-01: a command that the user typed',
      {
        type: 'commandExecution',
        ...call,
        command: "/bin/bash -lc 'echo a; exit 3'",
        processId: null,
        source: 'userShell',
        status: 'failed',
      },
    ],
    [
      'a command of the agent',
      {
        type: 'commandExecution',
        ...call,
        commandActions: [
          { type: 'read', command: 'cat a', name: 'a', path: '/p/a' },
          { type: 'listFiles', command: 'ls', path: null },
          { type: 'search', command: 'rg x', query: 'x', path: null },
          { type: 'unknown', command: 'make' },
        ],
        command: String.raw`/bin/bash -lc "echo 'it''s' \"q\"; echo "'$HOME'`,
        processId: '7',
        source: 'unifiedExecStartup',
        status: 'completed',
      },
    ],
    [
      'changes',
      {
        type: 'fileChange',
        id: 'f',
        status: 'declined',
        changes: [
          { path: '/z', kind: { type: 'add' }, diff: 'z' },
          { path: '/a', kind: { type: 'update', move_path: '/b' }, diff: '@@\n\n\nMoved to: /b' },
          { path: '/c', kind: { type: 'delete' }, diff: 'c' },
        ],
      },
    ],
    [
      'ITM-04, ITM-05: a call of an MCP tool',
      {
        type: 'mcpToolCall',
        id: 'm',
        server: 's',
        tool: 't',
        status: 'completed',
        arguments: { a: 1 },
        mcpAppResourceUri: 'ui://x',
        pluginId: 'p',
        result: { content: [], structuredContent: { b: 1 }, _meta: { 'codex/imageDetail': 'high' } },
        error: null,
        durationMs: 3,
      },
    ],
    [
      'ITM-11: a call of a tool of the client',
      {
        type: 'dynamicToolCall',
        id: 'd',
        namespace: 'library',
        tool: 'look_up',
        arguments: {},
        status: 'completed',
        contentItems: [{ type: 'inputText', text: 'x' }],
        success: true,
        durationMs: 3,
      },
    ],
  ];

  it.each(items)('%s', (_, item) => {
    const lines = linesOfItem(item, PLACE);
    expect(lines[0]?.payload).not.toHaveProperty('wire');
    expect(itemsOf(reread(lines))).toStrictEqual([item]);
  });

  it('what was declined has no exit code, and says so beside', () => {
    const declined: ThreadItem = {
      type: 'commandExecution',
      id: 'c',
      command: 'ls',
      cwd: '/p',
      processId: null,
      source: 'agent',
      status: 'declined',
      commandActions: [],
      aggregatedOutput: null,
      exitCode: null,
      durationMs: null,
    };
    const [line] = linesOfItem(declined, PLACE);
    expect(line?.payload).toMatchObject({ exit_code: -1, wire: { exitCode: null, durationMs: null } });
  });
});

it('items come in the order in which they began, where that is known', () => {
  const said = (id: string): ThreadItem => ({ type: 'agentMessage', id, text: id, phase: null, memoryCitation: null });
  const lines = [said('c'), said('a'), said('b')].flatMap((item, index) =>
    linesOfItem(item, { ...PLACE, place: [2, 0, 1][index]! }),
  );
  const placed = itemsOf(reread(lines)).map(({ id }) => id);
  expect(placed).toEqual(['a', 'b', 'c']);
  const [anywhere] = linesOfItem(said('x'), PLACE);
  expect(itemsOf(reread(lines.toSpliced(2, 0, anywhere!))).map(({ id }) => id)).toEqual(['a', 'x', 'b', 'c']);
});

it('a line begins with its kind, so that it need not be parsed to be told apart', () => {
  const [line] = linesOfItem({ type: 'plan', id: 'p', text: '' }, PLACE);
  expect(JSON.stringify(line)).toMatch(
    /^\{"timestamp":"[^"]+","type":"event_msg","payload":\{"type":"item_completed",/,
  );
});

function itemsOf(lines: ReturnType<typeof linesOfItem>): ThreadItem[] {
  return foldTurn({ id: PLACE.turnId, status: 'completed', error: null, lines }).items;
}
