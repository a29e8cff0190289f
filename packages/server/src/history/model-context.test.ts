import { readFileSync } from 'node:fs';
import type { ResponseItem } from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelContext } from './model-context.js';
import { event, reread, response } from './test-support.js';
import { compactedLine, responseItemLine, rolledBackLine, turnEndedLine, turnStartedLine } from './turn-lines.js';

const says = (role: string, text: string): ResponseItem => ({
  type: 'message',
  role,
  content: [{ type: role === 'assistant' ? 'output_text' : 'input_text', text }],
});
const user = (text: string) => says('user', text);
const agent = (text: string) => says('assistant', text);
const developer = (text: string) => says('developer', text);
const environment = user('<environment_context></environment_context>');

it('is the items in their order, inside and outside of turns', async () => {
  const lines = [...turn('a', [user('1'), agent('2')]), responseItemLine(user('put in')), ...turn('b', [user('3')])];
  expect(await contextOf(lines)).toEqual([user('1'), agent('2'), user('put in'), user('3')]);
});

describe('rollbacks', () => {
  it('take back what the user said, and all that came of it', async () => {
    const lines = [...turn('a', [user('1'), agent('2')]), ...turn('b', [user('3'), agent('4')]), rolledBackLine(1)];
    expect(await contextOf(lines)).toEqual([user('1'), agent('2')]);
    expect(await contextOf([...lines, ...turn('c', [user('5')])])).toEqual([user('1'), agent('2'), user('5')]);
  });

  it('leave what told the model where it is', async () => {
    const opening = [developer('permissions'), environment];
    const lines = [...turn('a', [...opening, user('1'), agent('2')]), rolledBackLine(1)];
    expect(await contextOf(lines)).toEqual(opening);
  });

  it('may be of more turns than there are', async () => {
    expect(await contextOf([...turn('a', [user('1')]), rolledBackLine(7), rolledBackLine(1)])).toEqual([]);
  });

  it('may be of nothing', async () => {
    expect(await contextOf([...turn('a', [user('1')]), rolledBackLine(0)])).toEqual([user('1')]);
  });

  it('of turns in which nobody said anything take back what was done', async () => {
    const shell = user('<user_shell_command></user_shell_command>');
    expect(await contextOf([...turn('a', [user('1')]), ...turn('b', [shell]), rolledBackLine(1)])).toEqual([user('1')]);
  });

  it('ROL-03: of turns that nothing opened', async () => {
    const said = (text: string) => event({ type: 'user_message', message: text, local_images: [], text_elements: [] });
    const lines = ['1', '2', '3'].flatMap((text) => [response(user(text)), said(text), response(agent(`to ${text}`))]);
    expect(await contextOf([...lines, rolledBackLine(2)])).toEqual([user('1'), agent('to 1')]);
  });
});

describe('compactions', () => {
  const before = turn('a', [user('1'), agent('2')]);
  const compaction = turn('b', [], compactedLine('short', [user('1'), user('short')]));

  it('replace all before them', async () => {
    const lines = [...before, ...compaction, ...turn('c', [user('3')])];
    expect(await contextOf(lines)).toEqual([user('1'), user('short'), user('3')]);
  });

  it('need nothing of what they replace', async () => {
    const lines = [...before, ...compaction, ...turn('c', [user('3')]), ...turn('d', [user('4')]), rolledBackLine(1)];
    const from = lines.findIndex(({ type }) => type === 'compacted');
    expect(await contextOf(lines.slice(from))).toEqual([user('1'), user('short'), user('3')]);
  });

  it('are undone with their turn', async () => {
    expect(await contextOf([...before, ...compaction, rolledBackLine(1)])).toEqual([user('1'), agent('2')]);
    expect(await contextOf([...before, ...compaction, ...turn('c', [user('3')]), rolledBackLine(3)])).toEqual([]);
  });

  it('ROL-03: without a history leave what users said, and their summary', async () => {
    const summary = (message: string): RolloutLine => ({ timestamp: '', type: 'compacted', payload: { message } });
    const lines = [
      ...turn('a', [developer('permissions'), environment, user('1'), agent('2')], summary('first')),
      ...turn('b', [user('3'), agent('4')], summary('second')),
    ];
    expect(await contextOf(lines)).toEqual([user('1'), user('3'), user('second')]);
  });

  it('and rollbacks give the same from the latest compaction that counts as from the start', async () => {
    type Step = 'say' | 'compact' | 'roll back';
    const steps = fc.array(fc.constantFrom<Step[]>('say', 'say', 'compact', 'roll back'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const lines: RolloutLine[] = [];
        // Turns that are left, and where in `lines` each begins; the model in miniature to compare with.
        let turns: { begin: number; compaction: boolean; context: ResponseItem[] }[] = [];
        let context: ResponseItem[] = [];
        for (const [index, step] of steps.entries()) {
          if (step === 'roll back') {
            lines.push(rolledBackLine(2));
            context = turns.at(-2)?.context ?? turns.at(-1)?.context ?? context;
            turns = turns.slice(0, -2);
            continue;
          }
          const compaction = step === 'compact';
          turns.push({ begin: lines.length, compaction, context });
          const said = compaction ? [] : [user(`${index}`), agent(`to ${index}`)];
          const short = [user(`short ${index}`)];
          lines.push(...turn(`${index}`, said, ...(compaction ? [compactedLine('', short)] : [])));
          context = compaction ? short : [...context, ...said];
        }
        expect(await contextOf(lines)).toEqual(context);
        const latest = turns.findLast(({ compaction }) => compaction);
        const from = latest ? lines.findIndex(({ type }, at) => at >= latest.begin && type === 'compacted') : 0;
        expect(await contextOf(lines.slice(from))).toEqual(context);
      }),
    );
  });
});

describe('items', () => {
  const kept: [string, ResponseItem][] = [
    ['ITM-06: a compaction within the context', { type: 'context_compaction', encrypted_content: 'x' }],
    ['ITM-06: one without content', { type: 'context_compaction' }],
    ['a compaction', { type: 'compaction', encrypted_content: 'x' }],
    [
      'ITM-08: a search for tools',
      { type: 'tool_search_call', call_id: 'c', execution: 'client', arguments: { q: 1 } },
    ],
    [
      'ITM-08: tools that were found',
      { type: 'tool_search_output', call_id: 'c', status: 'completed', execution: 'client', tools: [{ name: 't' }] },
    ],
    [
      'ROL-04: a call of a tool in a namespace',
      { type: 'function_call', name: 'look_up', namespace: 'library', arguments: '{}', call_id: 'c' },
    ],
    [
      'ITM-09: an output with images',
      {
        type: 'function_call_output',
        call_id: 'c',
        output: [{ type: 'input_image', image_url: 'data:,x', detail: 'original' }],
      },
    ],
  ];
  it.each(kept)('%s stays as it is', async (_, item) => {
    expect(await contextOf([responseItemLine(item), compactedLine('', [item]), responseItemLine(item)])).toEqual([
      item,
      item,
    ]);
  });

  it.each([
    ['ITM-07: snapshots of folders', { type: 'ghost_snapshot', ghost_commit: { id: 'x' } }],
    ['triggers', { type: 'compaction_trigger' }],
    ['what was not understood', { type: 'other' }],
    ['what is not known', { type: 'of_tomorrow' }],
    ['what is no item', null],
  ])('%s are left out', async (_, item) => {
    const value = item as unknown as ResponseItem;
    expect(await contextOf([responseItemLine(value), compactedLine('', [value])])).toEqual([]);
  });

  it('ROL-02: an output that is wrapped is unwrapped', async () => {
    const wrapped = { type: 'function_call_output', call_id: 'c', output: { content: 'text', success: true } };
    expect(await contextOf([responseItemLine(wrapped as unknown as ResponseItem)])).toEqual([
      { ...wrapped, output: 'text' },
    ]);
  });
});

it('reads a thread of the reference as the reference does', async () => {
  const text = readFileSync(new URL('recorded/compacted-and-rolled-back.jsonl', import.meta.url), 'utf8');
  const lines = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as RolloutLine]));
  const context = await contextOf(lines);
  expect(context.map(beginning)).toEqual([
    'one',
    'two',
    'three',
    'Summary.',
    '<permissions instructions>',
    '<environment_context></environment_context>',
    'four',
    'echo: four',
    'six',
    'echo: six',
    '<user_shell_command>',
    'injected',
    'seven',
    'echo: seven',
  ]);
});

/** The first line of a message. */
function beginning(item: ResponseItem): string {
  const part = item.type === 'message' ? item.content[0] : undefined;
  return part && 'text' in part ? (part.text.split('\n')[0] ?? '') : item.type;
}

function turn(turnId: string, items: ResponseItem[], ...more: RolloutLine[]): RolloutLine[] {
  return [
    turnStartedLine({ turnId, startedAtMs: 1, mode: 'default' }),
    ...items.map(responseItemLine),
    ...more,
    turnEndedLine({ turnId, status: 'completed', lastMessage: null, completedAtMs: 2, durationMs: 1 }),
  ];
}

function contextOf(lines: RolloutLine[]): Promise<ResponseItem[]> {
  return modelContext(reread(lines));
}
