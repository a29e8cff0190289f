/** The answers of a model are found in what a server told of its turns. */
import { describe, expect, test } from 'vitest';
import { entry } from '../messages.js';
import type { Happening } from '../recording.js';
import { recordedAnswers } from './answers.js';

const [THREAD, TURN] = ['thread', 'turn'];

const tell = (method: string, params: object): Happening => {
  const message = { method, params: { threadId: THREAD, turnId: TURN, ...params } };
  return { t: 0, entry: entry('', 'server', JSON.stringify(message)) };
};
const started = (item: object) => tell('item/started', { item });
const completed = (item: object) => tell('item/completed', { item });
const user = (text: string) => started({ type: 'userMessage', id: 'u', content: [{ type: 'text', text }] });
const delta = (itemId: string, text: string) => tell('item/agentMessage/delta', { itemId, delta: text });
const ended = (status: string, error: object | null = null) =>
  tell('turn/completed', { turn: { id: TURN, status, error } });
const used = (input: number, output: number) => {
  const total = { inputTokens: input, outputTokens: output, cachedInputTokens: 0, reasoningOutputTokens: 0 };
  return tell('thread/tokenUsage/updated', { tokenUsage: { total: { ...total, totalTokens: input + output } } });
};
const command = { type: 'commandExecution', id: 'call_1', command: "/bin/bash -lc 'ls -a'", cwd: '/ws' };

function answersOf(...happenings: Happening[]) {
  return recordedAnswers(happenings, new Map([[THREAD, '/ws']])).map(({ text, parts, end }) => ({
    text,
    parts: parts.map(({ part, isBroken }) => (isBroken ? { ...part, isBroken } : part)),
    end: end.kind === 'completed' ? { kind: end.kind, tokens: end.usage?.total_tokens } : end,
  }));
}

describe('what a model answered', () => {
  test('is a message in its deltas, and as it was in the end', () => {
    const answers = answersOf(
      user('hi'),
      started({ type: 'agentMessage', id: 'm', text: '', phase: null }),
      delta('m', 'Hel'),
      delta('m', 'lo.'),
      completed({ type: 'agentMessage', id: 'm', text: 'Hello.', phase: 'final_answer' }),
      used(10, 5),
      ended('completed'),
    );
    const message = { id: 'm', say: ['Hel', 'lo.'], whole: 'Hello.', phase: 'final_answer' };
    expect(answers).toEqual([{ text: 'hi', parts: [message], end: { kind: 'completed', tokens: 15 } }]);
  });

  test('are calls, and what it said when their outcome was known; usage is what was added', () => {
    const answers = answersOf(
      user('hi'),
      started({ ...command, status: 'inProgress' }),
      completed({ ...command, status: 'completed' }),
      used(10, 5),
      started({ type: 'agentMessage', id: 'm', text: '' }),
      completed({ type: 'agentMessage', id: 'm', text: '' }),
      used(30, 6),
      ended('completed'),
    );
    expect(answers).toEqual([
      { text: 'hi', parts: [{ id: 'call_1', shell: 'ls -a', args: {} }], end: { kind: 'completed', tokens: 15 } },
      { text: 'hi', parts: [{ id: 'm', say: [], whole: '' }], end: { kind: 'completed', tokens: 21 } },
    ]);
  });

  test('was a call that left no trace where it was asked again', () => {
    const [first] = answersOf(
      user('hi'),
      started({ type: 'agentMessage', id: 'm', text: '' }),
      completed({ type: 'agentMessage', id: 'm', text: '' }),
      used(1, 1),
      used(2, 2),
      ended('completed'),
    );
    expect(first?.parts).toEqual([
      { id: 'm', say: [], whole: '' },
      { call: 'no_such_tool', args: {} },
    ]);
  });

  test('was no call where the user had said more', () => {
    const answers = answersOf(user('hi'), used(1, 1), user('more'), used(2, 2), ended('completed'));
    expect(answers.map(({ text, parts }) => [text, parts.length])).toEqual([
      ['hi', 0],
      ['more', 0],
    ]);
  });

  test('was still to come when the turn was interrupted', () => {
    const answers = answersOf(
      user('hi'),
      started({ type: 'agentMessage', id: 'm', text: '' }),
      delta('m', 'Hel'),
      ended('interrupted'),
    );
    expect(answers).toEqual([
      { text: 'hi', parts: [{ id: 'm', say: ['Hel'], isBroken: true }], end: { kind: 'held' } },
    ]);
  });

  test('was all known when a command was interrupted', () => {
    const answers = answersOf(user('hi'), started(command), used(1, 1), ended('interrupted'));
    expect(answers.map(({ end }) => end.kind)).toEqual(['completed']);
  });

  test('was refused, as the error of the turn tells', () => {
    const message = 'exceeded retry limit, last status: 429 Too Many Requests';
    const answers = answersOf(user('hi'), tell('error', { error: { message } }), ended('failed', { message }));
    expect(answers).toMatchObject([{ parts: [], end: { kind: 'failed', failure: { status: 429 } } }]);
  });

  test('is asked for again after each failure that was told of', () => {
    const error = { message: 'Reconnecting... 1/5', additionalDetails: 'stream closed before response.completed' };
    const answers = answersOf(user('hi'), tell('error', { error, willRetry: true }), used(1, 1), ended('completed'));
    expect(answers.map(({ end }) => end.kind)).toEqual(['failed', 'completed']);
  });
});
