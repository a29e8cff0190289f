import { expect, test } from 'vitest';
import { painter } from '../output.js';
import { memoryConsole } from '../test-support.js';
import type { Finding } from './findings.js';
import { jsonPrinter, textPrinter } from './printers.js';
import { newTally } from './tally.js';

const finding: Finding = {
  file: 's.jsonl',
  line: 7,
  from: 'client',
  conn: '',
  kind: 'request',
  method: 'turn/start',
  faults: [{ path: '/params/input', expected: 'a list', got: '5' }],
  refused: true,
};
const plain = textPrinter((_, text) => text);

test('a fault is one aligned line', () => {
  expect(plain.finding(finding)).toBe(
    's.jsonl:7             c2s  turn/start            /params/input  expected a list, got 5 (the server refused it too)\n',
  );
});

test('text from a recording cannot drive the terminal', () => {
  const hostile = { ...finding, method: 'a\u001B[2J\nb', faults: [{ path: '', expected: 'x', got: 'y'.repeat(900) }] };
  const text = plain.finding(hostile);
  expect(text).toContain('a\\u001b[2J\\u000ab');
  expect(text).toContain('(message)');
  expect(text.length).toBeLessThan(400);
});

test('JSON: one object a fault, and one for the summary', () => {
  expect(JSON.parse(jsonPrinter().finding(finding))).toEqual({
    file: 's.jsonl',
    line: 7,
    dir: 'c2s',
    kind: 'request',
    method: 'turn/start',
    path: '/params/input',
    expected: 'a list',
    got: '5',
    refused: true,
  });
  expect(JSON.parse(jsonPrinter().summary(newTally()))).toMatchObject({ summary: true, ok: true, lines: 0 });
});

test('the summary counts by side', () => {
  const tally = { ...newTally(), files: 1, lines: 3, refused: 1, faults: { client: 1, server: 0, recording: 1 } };
  tally.messages.client.request = 2;
  expect(plain.summary(tally)).toBe(
    [
      '1 file, 3 lines, 2 messages',
      '  c2s  2 requests',
      '  s2c  nothing',
      '  unanswered requests: 0 of the client, 0 of the server',
      '2 faults: 1 by the client, 0 by the server, 1 in the recording itself',
      '  1 faulty request refused by the other side too',
      '',
    ].join('\n'),
  );
});

test('colours need a terminal and no NO_COLOR', () => {
  const { out } = memoryConsole('/');
  const red = (isTTY: boolean, env: NodeJS.ProcessEnv) => painter(Object.assign(out, { isTTY }), env)('red', 'x');
  expect(red(true, {})).toBe('\u001B[31mx\u001B[39m');
  expect(red(false, {})).toBe('x');
  expect(red(true, { NO_COLOR: '1' })).toBe('x');
});
