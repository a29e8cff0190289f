import { expect, test } from 'vitest';
import { fakeChecker } from '../test-support.js';
import type { Finding } from './findings.js';
import { Session } from './session.js';
import { newTally } from './tally.js';

/** Runs lines through a session; arrays are `[dir, message, conn]`, anything else is a bare message. */
function run(...lines: unknown[]) {
  const findings: Finding[] = [];
  const tally = newTally();
  const session = new Session('f', fakeChecker, tally, (finding) => findings.push(finding));
  lines.forEach((line, i) => {
    const [dir, msg, conn] = Array.isArray(line) ? line : [];
    session.line(i + 1, JSON.stringify(Array.isArray(line) ? { dir, msg, conn } : line));
  });
  session.end();
  const brief = findings.map(({ line, from, method, faults, refused }) => ({
    line,
    from,
    method,
    path: faults[0]?.path,
    refused,
  }));
  return { findings, brief, tally };
}

const ask = { id: 1, method: 'ask', params: {} };
const bad = { id: 1, method: 'ask', params: 5 };
const good = { id: 1, result: {} };
const refusal = { id: 1, error: { code: -32600, message: 'no' } };

test('a clean exchange in both directions', () => {
  const { brief, tally } = run(
    ['c2s', ask],
    ['s2c', { id: 1, method: 'question', params: {} }],
    ['s2c', good],
    ['c2s', good],
    ['s2c', { method: 'news', params: {} }],
  );
  expect(brief).toEqual([]);
  expect(tally.messages.client).toMatchObject({ request: 1, response: 1 });
  expect(tally.messages.server).toMatchObject({ request: 1, response: 1, notification: 1 });
  expect(tally.unanswered).toEqual({ client: 0, server: 0 });
});

test('an answer is checked against the method it answers, on its own connection', () => {
  const wrong = { id: 1, result: 5 };
  expect(run(['c2s', ask, 'a'], ['s2c', wrong, 'a']).brief).toEqual([
    { line: 2, from: 'server', method: 'ask', path: '/result', refused: null },
  ]);
  expect(run(['c2s', ask, 'a'], ['s2c', wrong, 'b']).brief).toMatchObject([{ line: 2, path: '/id' }]);
});

test('an answer is used up by its request', () => {
  const { findings } = run(['c2s', ask], ['s2c', good], ['s2c', good]);
  expect(findings).toMatchObject([{ line: 3, faults: [{ got: 'an id that answers no open request' }] }]);
});

test('a faulty request says whether it was refused, in the order of lines', () => {
  const { brief, tally } = run(
    ['c2s', bad],
    ['s2c', { method: 'rumour' }],
    ['s2c', refusal],
    ['c2s', bad],
    ['s2c', good],
    ['c2s', bad],
  );
  expect(brief.map(({ line, refused }) => [line, refused])).toEqual([
    [1, true],
    [2, null],
    [4, false],
    [6, null],
  ]);
  expect(tally).toMatchObject({ faults: { client: 3, server: 1 }, refused: 1, unanswered: { client: 1 } });
});

test('bare messages: the method tells the sender, and for answers the id', () => {
  const { brief, tally } = run(ask, { id: 2, method: 'question', params: {} }, { id: 2, result: {} }, good);
  expect(brief).toEqual([]);
  expect(tally.messages.client).toMatchObject({ request: 1, response: 1 });
  expect(tally.messages.server).toMatchObject({ request: 1, response: 1 });
});

test('what is no message at all is still counted and reported', () => {
  const { brief, tally } = run(['c2s', 42], ['c2s', { id: 7 }], ['up', {}]);
  expect(brief.map(({ line, from }) => [line, from])).toEqual([
    [1, 'client'],
    [2, 'client'],
    [3, undefined],
  ]);
  expect(tally).toMatchObject({ faults: { client: 2, recording: 1 }, messages: { client: { unclear: 2 } } });
});

test('a line that was too long to read is a fault of the recording', () => {
  const findings: Finding[] = [];
  const session = new Session('f', fakeChecker, newTally(), (finding) => findings.push(finding));
  session.line(1, undefined);
  expect(findings).toMatchObject([{ line: 1, faults: [{ got: 'a longer one' }] }]);
});
