import protocol from '@app-server/schema/experimental/protocol.json' with { type: 'json' };
import schema from '@app-server/schema/experimental/schema.json' with { type: 'json' };
import type { Thread, ThreadItem } from '@app-server/schema/experimental';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type History, type Told, histories, interleave, withRepeats } from './test-histories.js';
import { THREAD_METHODS, reduceThread } from './reduce.js';
import { type ThreadState, itemKey, threadState, unknownThread } from './thread-state.js';

const T = 't1';
const where = { threadId: T, turnId: 'u1' };

function told(method: string, params: object): Told {
  return { method, params: { threadId: T, ...params } };
}

function fold(state: ThreadState, events: readonly { method: string; params: unknown }[]): ThreadState {
  return events.reduce((current, event) => reduceThread(current, event), state);
}

function turnOf(id: string, more: object = {}): object {
  const times = { startedAt: 1, completedAt: null, durationMs: null };
  return { id, items: [], itemsView: 'notLoaded', status: 'inProgress', error: null, ...times, ...more };
}

const message = (text: string): ThreadItem => ({
  type: 'agentMessage',
  id: 'm',
  text,
  phase: null,
  memoryCitation: null,
});
const started = (item: object) => told('item/started', { ...where, item, startedAtMs: 10 });
const completed = (item: object, completedAtMs = 20) => told('item/completed', { ...where, item, completedAtMs });
const running = told('turn/started', { turn: turnOf('u1') });

describe('reduceThread', () => {
  it('covers every notification that names its thread', () => {
    const definitions = schema.definitions as Record<string, { properties?: object }>;
    const announcements = protocol.methods.filter(({ direction }) => direction === 'serverNotification');
    const properties = ({ params }: { params?: string }) => Object.keys(definitions[params ?? '']?.properties ?? {});
    const naming = announcements.filter((each) =>
      properties(each).some((key) => key === 'threadId' || key === 'thread'),
    );
    expect(naming.length).toBeGreaterThan(40);
    expect(naming.map(({ method }) => method).sort()).toEqual([...THREAD_METHODS].sort());
    const unnamed = announcements.filter((each) => each.delivery === 'subscribers' && !naming.includes(each));
    expect(unnamed.map(({ method }) => method)).toEqual([
      'mcpServer/startupStatus/updated',
      'account/rateLimits/updated',
    ]);
  });

  it('ends in the final items, whatever is interleaved or told twice', () => {
    const repeats = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 });
    const property = fc.property(
      histories(T),
      histories('t2'),
      fc.array(fc.nat()),
      repeats,
      (mine, other, picks, again) => {
        const events = interleave([withRepeats(mine.events, again), other.events], picks);
        let state = unknownThread(T);
        for (const event of events) {
          const next = reduceThread(state, event);
          if (event.params.threadId !== T) expect(next).toBe(state);
          state = next;
        }
        expectFollowed(state, mine);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  it('never changes a state in place, and keeps what an event does not concern', () => {
    fc.assert(
      fc.property(histories(T), ({ events }) => {
        let state = unknownThread(T);
        for (const event of events) {
          const before = structuredClone(state);
          const next = reduceThread(state, event);
          expect(state).toEqual(before);
          const touched = next.turns.filter((turn, index) => turn !== state.turns[index]);
          expect(touched.length).toBeLessThanOrEqual(1);
          state = next;
        }
      }),
      { numRuns: 50 },
    );
  });

  it('appends deltas to their item while it is open', () => {
    const delta = (text: string) => told('item/agentMessage/delta', { ...where, itemId: 'm', delta: text });
    const open = fold(unknownThread(T), [running, started(message('')), delta('Hel'), delta('lo')]);
    expect(open.turns[0]?.items).toEqual([message('Hello')]);
    const done = fold(open, [completed(message('Hello!'))]);
    expect(reduceThread(done, delta('?'))).toBe(done);
    expect(done.turns[0]?.live).toEqual({ 'agentMessage:m': { startedAtMs: 10, completedAtMs: 20 } });
  });

  it('knows a completed item for one also from a server that tells no times', () => {
    const done = fold(unknownThread(T), [running, told('item/completed', { ...where, item: message('Hello!') })]);
    expect(done.turns[0]?.live).toEqual({ 'agentMessage:m': { completedAtMs: null } });
    expect(reduceThread(done, told('item/agentMessage/delta', { ...where, itemId: 'm', delta: '?' }))).toBe(done);
  });

  it('leaves deltas of an item that was never announced to its completion', () => {
    const state = fold(unknownThread(T), [running]);
    expect(reduceThread(state, told('item/plan/delta', { ...where, itemId: 'p', delta: 'x' }))).toBe(state);
  });

  it('opens reasoning sections as they come', () => {
    const part = (summaryIndex: number) =>
      told('item/reasoning/summaryPartAdded', { ...where, itemId: 'r', summaryIndex });
    const text = (kind: string, index: object, delta: string) =>
      told(`item/reasoning/${kind}`, { ...where, itemId: 'r', delta, ...index });
    const state = fold(unknownThread(T), [
      started({ type: 'reasoning', id: 'r', summary: [], content: [] }),
      part(0),
      text('summaryTextDelta', { summaryIndex: 0 }, 'a'),
      part(1),
      text('summaryTextDelta', { summaryIndex: 1 }, 'b'),
      text('textDelta', { contentIndex: 0 }, 'raw'),
    ]);
    expect(state.turns[0]?.items).toEqual([{ type: 'reasoning', id: 'r', summary: ['a', 'b'], content: ['raw'] }]);
  });

  it('ITM-02: shows a patch while it is written', () => {
    const change = { path: '/a', kind: { type: 'add' }, diff: '+1' };
    const state = fold(unknownThread(T), [
      started({ type: 'fileChange', id: 'f', changes: [], status: 'inProgress' }),
      told('item/fileChange/patchUpdated', { ...where, itemId: 'f', changes: [change] }),
    ]);
    expect(state.turns[0]?.items).toMatchObject([{ changes: [change], status: 'inProgress' }]);
  });

  it('lands a command that ends after its turn, and takes the last of two completions', () => {
    const command = { type: 'commandExecution', id: 'c', status: 'inProgress', aggregatedOutput: null };
    const over = fold(unknownThread(T), [
      running,
      started(command),
      told('turn/completed', { turn: turnOf('u1', { status: 'completed', completedAt: 2 }) }),
      told('item/commandExecution/outputDelta', { ...where, itemId: 'c', delta: 'late' }),
      completed({ ...command, status: 'failed' }),
    ]);
    expect(over.turns).toMatchObject([{ status: 'completed', items: [{ status: 'failed' }] }]);
    const declined = fold(over, [completed({ ...command, status: 'declined' }, 21)]);
    expect(declined.turns[0]?.items).toMatchObject([{ status: 'declined' }]);
    expect(reduceThread(declined, completed({ ...command, status: 'declined' }, 21))).toBe(declined);
  });

  it('does not know the status of a turn it meets midway', () => {
    const state = fold(unknownThread(T), [completed(message('hi'))]);
    expect(state.turns).toMatchObject([{ id: 'u1', status: null, startedAt: null, itemsView: 'notLoaded' }]);
  });

  it('gives an inline review, which starts under another id, one turn', () => {
    const review = (type: string) => ({ type, id: 'u1', review: 'current changes' });
    const state = fold(unknownThread(T), [
      started(review('enteredReviewMode')),
      completed(review('enteredReviewMode')),
      told('turn/started', { turn: turnOf('phantom') }),
      told('turn/started', { turn: turnOf('phantom') }),
      started(review('exitedReviewMode')),
      completed(review('exitedReviewMode')),
      told('turn/completed', { turn: turnOf('u1', { status: 'completed' }) }),
      told('turn/started', { turn: turnOf('u2') }),
    ]);
    expect(state.turns.map(({ id, startedAs, status }) => [id, startedAs, status])).toEqual([
      ['u1', 'phantom', 'completed'],
      ['u2', null, 'inProgress'],
    ]);
    expect(state.turns[0]?.items.map(itemKey)).toEqual(['enteredReviewMode:u1', 'exitedReviewMode:u1']);
  });

  it('keeps errors, plan, diff, hooks and reviews with their turn', () => {
    const error = { message: 'Reconnecting... 1/5', codexErrorInfo: null, additionalDetails: null };
    const hook = { id: 'h', status: 'running' };
    const state = fold(unknownThread(T), [
      running,
      told('error', { ...where, error, willRetry: true }),
      told('turn/plan/updated', { ...where, explanation: null, plan: [{ step: 'a', status: 'pending' }] }),
      told('turn/diff/updated', { ...where, diff: '+1' }),
      told('model/rerouted', { ...where, fromModel: 'a', toModel: 'b', reason: 'highRiskCyberActivity' }),
      told('hook/started', { ...where, run: hook }),
      told('hook/completed', { ...where, run: { ...hook, status: 'completed' } }),
      told('hook/started', { ...where, run: hook }),
      told('hook/started', { threadId: T, turnId: null, run: { ...hook, id: 'of the thread' } }),
      told('item/autoApprovalReview/started', { ...where, reviewId: 'r', review: { status: 'inProgress' } }),
      told('item/autoApprovalReview/completed', {
        ...where,
        reviewId: 'r',
        completedAtMs: 2,
        review: { status: 'denied' },
      }),
      started({ type: 'mcpToolCall', id: 'x', status: 'inProgress' }),
      told('item/mcpToolCall/progress', { ...where, itemId: 'x', message: 'half' }),
    ]);
    expect(state.hooks).toMatchObject([{ id: 'of the thread' }]);
    expect(state.turns).toMatchObject([
      {
        error: null,
        lastError: { error, willRetry: true },
        plan: { explanation: null, steps: [{ step: 'a' }] },
        diff: '+1',
        rerouted: { toModel: 'b' },
        hooks: [{ id: 'h', status: 'completed' }],
        approvalReviews: [{ reviewId: 'r', review: { status: 'denied' } }],
        live: { 'mcpToolCall:x': { progress: 'half' } },
      },
    ]);
  });

  it('keeps status, name, goal, usage and settings of the thread', () => {
    const goal = { objective: 'win' };
    const thread = { id: T, preview: 'hi', status: { type: 'idle' }, name: null, turns: [] } as unknown as Thread;
    const state = fold(unknownThread(T), [
      { method: 'thread/started', params: { thread } },
      told('thread/name/updated', { threadName: 'n' }),
      told('thread/goal/updated', { turnId: null, goal }),
      told('thread/tokenUsage/updated', { turnId: 'u0', tokenUsage: { modelContextWindow: 5 } }),
      told('thread/settings/updated', { threadSettings: { model: 'm' } }),
      told('thread/archived', {}),
      told('thread/status/changed', { status: { type: 'active', activeFlags: [] } }),
      { method: 'thread/started', params: { thread } },
    ]);
    expect(state).toMatchObject({
      thread: { preview: 'hi' },
      name: 'n',
      goal,
      usage: { modelContextWindow: 5 },
      settings: { model: 'm' },
      archived: true,
      status: { type: 'active' },
      turns: [],
    });
    const later = fold(
      state,
      ['thread/name/updated', 'thread/goal/cleared', 'thread/unarchived', 'thread/closed'].map((method) =>
        told(method, {}),
      ),
    );
    expect(later).toMatchObject({ name: null, goal: null, archived: false, status: { type: 'notLoaded' } });
  });

  it('passes over what is unknown, or concerns no history', () => {
    const state = threadState({ id: T, turns: [], status: { type: 'idle' }, name: null } as unknown as Thread);
    for (const method of ['thread/invented', 'warning', 'thread/realtime/sdp', 'toString', 'account/updated']) {
      expect(reduceThread(state, told(method, {}))).toBe(state);
    }
    expect(reduceThread(state, { method: 'thread/closed', params: undefined })).toBe(state);
  });
});

function expectFollowed(state: ThreadState, { turns }: History): void {
  expect(state.turns.map(({ id }) => id)).toEqual(turns.map(({ id }) => id));
  for (const [index, { items, status, error, completedAt }] of turns.entries()) {
    expect(state.turns[index]).toMatchObject({ status, error, completedAt, itemsView: 'full' });
    expect(state.turns[index]?.items).toEqual(items);
    const times = Object.fromEntries(items.map((item) => [itemKey(item), { startedAtMs: 1, completedAtMs: 2 }]));
    expect(state.turns[index]?.live).toEqual(times);
  }
}
