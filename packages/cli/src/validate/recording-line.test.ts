import { expect, test } from 'vitest';
import { parseRecordingLine } from './recording-line.js';

test.each(['', '   ', '{"dir":"meta","msg":"spawn"}'])('skips %j', (line) => {
  expect(parseRecordingLine(line)).toEqual({ kind: 'skip' });
});

test('a bare message has no sender', () => {
  expect(parseRecordingLine('{"id":1,"result":{}}')).toEqual({
    kind: 'message',
    conn: '',
    message: { id: 1, result: {} },
  });
  expect(parseRecordingLine('[]')).toEqual({ kind: 'message', conn: '', message: [] });
});

test('a wrapped message names its sender and its connection', () => {
  const line = '{"t":1.5,"dir":"s2c","conn":"b","msg":{"method":"news"}}';
  expect(parseRecordingLine(line)).toEqual({ kind: 'message', from: 'server', conn: 'b', message: { method: 'news' } });
});

test('the raw text is what was sent, where it is JSON', () => {
  const both = JSON.stringify({ dir: 'c2s', msg: { id: 1 }, raw: '{"id":2}' });
  expect(parseRecordingLine(both)).toMatchObject({ kind: 'message', message: { id: 2 } });
  const broken = JSON.stringify({ dir: 'c2s', msg: { id: 1 }, raw: '{' });
  expect(parseRecordingLine(broken)).toMatchObject({ kind: 'message', message: { id: 1 } });
});

test.each([
  ['{"dir":"c2s","raw":"oops"}', { from: 'client', fault: { got: 'not JSON: "oops"' } }],
  ['{"dir":"c2s"}', { from: 'client', fault: { got: 'neither' } }],
  ['{"dir":"up","msg":{}}', { fault: { path: '/dir', got: '"up"' } }],
  ['{"dir":"constructor","msg":{}}', { fault: { path: '/dir' } }],
  ['half a li', { fault: { got: 'not JSON: "half a li"' } }],
])('%s is a fault', (line, expected) => {
  expect(parseRecordingLine(line)).toMatchObject({ kind: 'fault', ...expected });
});
