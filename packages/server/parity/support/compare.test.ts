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
  return compare({ transcript: reference, names: places('/a') }, { transcript: ours, names: places('/b') }).map(
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
      answer(1, { path: '/a/x' }),
      answer(2, {
        data: [
          { id: 'm', upgrade: null },
          { id: 'n', upgrade: 'm' },
        ],
      }),
    ];
    const ours = [...asked, answer(2, { data: [{ id: 'k', upgrade: null }] }), answer(1, { path: '/b/x' })];
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
