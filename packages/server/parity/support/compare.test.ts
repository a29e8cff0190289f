/** The comparison finds what it is there for, and nothing else. */
import { describe, expect, test } from 'vitest';
import { compare } from './compare.js';
import { type Entry, entry } from './messages.js';

const ask = (id: number, method: string, params: object = {}) =>
  entry('', 'client', JSON.stringify({ id, method, params }));
const answer = (id: number, result: unknown) => entry('', 'server', JSON.stringify({ id, result }));
const refuse = (id: number, code: number) =>
  entry('', 'server', JSON.stringify({ id, error: { code, message: 'no' } }));
const tell = (method: string, params: object) => entry('', 'server', JSON.stringify({ method, params }));
const output = (text: string) =>
  tell('process/outputDelta', {
    processHandle: 'p',
    stream: 'stdout',
    deltaBase64: Buffer.from(text).toString('base64'),
  });

const places = (root: string) => [[root, '<root>']] as const;

function differences(reference: Entry[], ours: Entry[]): string[] {
  return compare({ transcript: reference, names: places('/one') }, { transcript: ours, names: places('/other') }).map(
    (finding) => `${finding.at}: ${finding.reference} / ${finding.ours}`,
  );
}

describe('answers', () => {
  test.each<[string, Entry[], Entry[], string[]]>([
    ['none', [answer(1, {})], [], ['answers: 1 / 0']],
    ['one too many', [answer(1, {})], [answer(1, {}), answer(1, {})], ['answers: 1 / 2']],
    ['to nobody', [answer(1, {})], [answer(1, {}), answer(7, {})], ['answer: absent / {"id":7,"result":{}}']],
    ['an error', [answer(1, {})], [refuse(1, -32600)], ['outcome: result / error -32600: no']],
    ['another code', [refuse(1, -32603)], [refuse(1, -32600)], ['outcome: error -32603: no / error -32600: no']],
    ['a key less', [answer(1, { a: null })], [answer(1, {})], ['result/a: null / absent']],
    ['a key more', [answer(1, {})], [answer(1, { a: [1] })], ['result/a: absent / array']],
    ['another kind', [answer(1, { a: 1 })], [answer(1, { a: '1' })], ['result/a: number / string']],
    [
      'another value that counts',
      [answer(1, { exitCode: 1 })],
      [answer(1, { exitCode: 2 })],
      ['result/exitCode: 1 / 2'],
    ],
    ['other items', [answer(1, { a: [{ b: 1 }] })], [answer(1, { a: [{}] })], ['result/a/*/b: number / absent']],
    ['no items', [answer(1, { a: [{ b: 1 }] })], [answer(1, { a: [] })], ['result/a/*: object / absent']],
  ])('%s', (_, reference, ours, expected) => {
    const asked = ask(1, 'account/read');
    expect(differences([asked, ...reference], [asked, ...ours])).toEqual(expected);
  });

  test('may overtake each other, and name what is of their run', () => {
    const asked = [ask(1, 'fs/watch', { watchId: 'w' }), ask(2, 'model/list')];
    const reference = [
      ...asked,
      answer(1, { path: '/one/x' }),
      answer(2, {
        data: [
          { id: 'm', upgrade: null },
          { id: 'n', upgrade: 'm' },
        ],
      }),
    ];
    const ours = [...asked, answer(2, { data: [{ id: 'k', upgrade: null }] }), answer(1, { path: '/other/x' })];
    expect(differences(reference, ours)).toEqual([]);
  });

  test('are told apart beyond the numbers of JavaScript', () => {
    const [low, high] = ['9223372036854775806', '9223372036854775807'] as const;
    const text = (from: 'client' | 'server', id: string) =>
      entry('', from, from === 'client' ? `{"id":${id},"method":"m"}` : `{"id":${id},"result":{}}`);
    const asked = [text('client', low), text('client', high)];
    expect(differences([...asked, text('server', high)], [...asked, text('server', low)])).toEqual([
      'answers: 0 / 1',
      'answers: 1 / 0',
    ]);
  });
});

describe('announcements', () => {
  const spawn = ask(1, 'process/spawn', { processHandle: 'p' });
  const exited = tell('process/exited', { processHandle: 'p', exitCode: 0 });

  test('may come in other pieces', () => {
    const reference = [spawn, answer(1, {}), output('one'), output('two'), exited];
    expect(differences(reference, [spawn, answer(1, {}), output('onetwo'), exited])).toEqual([]);
  });

  test.each<[string, Entry[], string]>([
    ['too early', [output('x'), answer(1, {}), exited], 'order'],
    ['too late', [answer(1, {}), exited, output('x')], 'order'],
    ['twice', [answer(1, {}), output('x'), exited, exited], 'order'],
    ['never', [answer(1, {}), output('x')], 'order'],
    ['of other bytes', [answer(1, {}), output('y'), exited], 'params/deltaBase64'],
  ])('%s', (_, ours, at) => {
    const found = differences([spawn, answer(1, {}), output('x'), exited], [spawn, ...ours]);
    expect(found.map((text) => text.split(':')[0])).toContain(at);
  });
});

describe('threads', () => {
  const [one, other] = ['0198b3a0-0000-7000-8000-000000000001', '0198b3a0-0000-7000-8000-000000000002'] as const;
  const begin = (thread: string) => [ask(1, 'thread/start'), answer(1, { thread: { id: thread } })];
  const about = (method: string, params: object) => (thread: string) => tell(method, { threadId: thread, ...params });
  const item = (type: string, id: string, more: object = {}) => ({ turnId: 't', item: { type, id, ...more } });
  const began = about('item/started', item('agentMessage', 'item_1'));
  const said = (text: string) => about('item/agentMessage/delta', { turnId: 't', itemId: 'item_1', delta: text });
  const done = (text: string) => about('item/completed', item('agentMessage', 'item_1', { text }));
  type Tell = (thread: string) => Entry;

  const session = (thread: string, told: Tell[]) => [...begin(thread), ...told.map((tell) => tell(thread))];
  const told = (reference: Tell[], ours: Tell[]) => differences(session(one, reference), session(other, ours));

  test('have names of their own, and words in any pieces', () => {
    const reference = [began, said('Hel'), said('lo'), done('Hello')];
    expect(told(reference, [began, said('Hello'), done('Hello')])).toEqual([]);
  });

  test.each<[string, Tell[], string]>([
    ['an item that ends before it is told', [began, done('Hello'), said('Hello')], 'order in turns'],
    ['an item that does not end', [began, said('Hello')], 'order in turns'],
    ['other words', [began, said('Hallo'), done('Hello')], 'params/delta'],
    ['another item in the end', [began, said('Hello'), done('Hallo')], 'params/item/text'],
  ])('%s', (_, ours, at) => {
    const found = told([began, said('Hello'), done('Hello')], ours);
    expect(found.map((text) => text.split(':')[0])).toContain(at);
  });

  test('become active before a turn has started', () => {
    const status = about('thread/status/changed', { status: { type: 'active', activeFlags: [] } });
    const started = about('turn/started', { turn: { id: 't', status: 'inProgress' } });
    expect(told([status, started], [started, status])).not.toEqual([]);
  });

  const history = (items: object[]) => ({
    thread: { id: one, turns: [{ id: 't', status: 'completed', error: null, itemsView: 'full', items }] },
  });
  const words = { type: 'agentMessage', id: 'item-1', text: 'Hi' };

  test.each<[string, object[], string[]]>([
    [
      'more than the reference keeps',
      [
        { type: 'commandExecution', id: 'c' },
        { ...words, id: 'item_1' },
      ],
      [],
    ],
    ['other words', [{ ...words, text: 'Ho' }], ['result/thread/turns/0/items/0/text: "Hi" / "Ho"']],
    ['less', [], ['result/thread/turns/0/items/0: {"type":"agentMessage","id":"<item>","text":"Hi"} / absent']],
  ])('are remembered with %s', (_, items, expected) => {
    const asked = ask(1, 'thread/read', { threadId: one, includeTurns: true });
    const found = differences([asked, answer(1, history([words]))], [asked, answer(1, history(items))]);
    expect(found).toEqual(expected);
  });
});
