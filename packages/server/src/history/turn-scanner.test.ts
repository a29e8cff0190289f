import type { EventMsg, RolloutLine } from '@app-server/schema/rollout';
import { expect, it } from 'vitest';
import { isBoundary, turnOf, TurnScanner, type Boundary } from './turn-scanner.js';

const started = (turn_id: string) => event({ type: 'task_started', turn_id, collaboration_mode_kind: 'default' });
const complete = (turn_id: string) => event({ type: 'task_complete', turn_id });
const user = (message: string) => event({ type: 'user_message', message, local_images: [], text_elements: [] });
const agent = (message: string) => event({ type: 'agent_message', message });
const failure = event({ type: 'error', message: 'no', codex_error_info: 'bad_request' });

it('tells where explicit turns begin and end', () => {
  const scanner = new TurnScanner();
  expect(scanner.push(started('a'))).toEqual({ kind: 'began', turnId: 'a', implicit: false });
  expect(scanner.current).toBe('a');
  expect(scanner.push(user('hello'))).toBeUndefined();
  expect(scanner.push(agent('hi'))).toBeUndefined();
  expect(scanner.push(complete('a'))).toEqual({ kind: 'ended', turnId: 'a', status: 'completed', error: null });
  expect(scanner.current).toBeUndefined();
});

it('tells interrupted turns, with or without their id', () => {
  for (const turn_id of ['a', null]) {
    expect(boundaries([started('a'), event({ type: 'turn_aborted', reason: 'interrupted', turn_id })])).toEqual([
      { kind: 'began', turnId: 'a', implicit: false },
      { kind: 'ended', turnId: 'a', status: 'interrupted', error: null },
    ]);
  }
});

it('tells failed turns, and why', () => {
  expect(boundaries([started('a'), failure, complete('a')]).at(-1)).toEqual({
    kind: 'ended',
    turnId: 'a',
    status: 'failed',
    error: failure.payload,
  });
});

it('tells turns of two processes apart that run at the same time', () => {
  const scanner = new TurnScanner();
  for (const line of [started('a'), started('b')]) scanner.push(line);
  const goesOn = new TurnScanner(JSON.parse(JSON.stringify(scanner.state)));
  expect(goesOn.push(failure)).toBeUndefined();
  expect(goesOn.push(complete('a'))).toEqual({
    kind: 'ended',
    turnId: 'a',
    status: 'failed',
    error: failure.payload,
  });
  expect(goesOn.current).toBe('b');
  expect(goesOn.push(complete('b'))).toEqual({ kind: 'ended', turnId: 'b', status: 'completed', error: null });
});

it('does not take the refusal of a request for a failure of the turn', () => {
  const refusals: EventMsg[] = [
    { type: 'error', message: 'no', codex_error_info: 'thread_rollback_failed' },
    { type: 'error', message: 'no', codex_error_info: { active_turn_not_steerable: { turn_kind: 'review' } } },
  ];
  expect(boundaries([started('a'), ...refusals.map(event), complete('a')]).at(-1)).toMatchObject({
    status: 'completed',
  });
});

it('an interrupted turn that had an error before is interrupted, and the next one has none', () => {
  const aborted = event({ type: 'turn_aborted', reason: 'interrupted', turn_id: 'a' });
  expect(boundaries([started('a'), failure, aborted, started('b'), complete('b')])).toMatchObject([
    { kind: 'began' },
    { status: 'interrupted', error: null },
    { kind: 'began' },
    { status: 'completed', error: null },
  ]);
});

it('counts what was rolled back', () => {
  expect(boundaries([event({ type: 'thread_rolled_back', num_turns: 2 })])).toEqual([{ kind: 'rolledBack', turns: 2 }]);
});

it('ROL-03: messages outside of any turn begin turns that no line closes', () => {
  const scanner = new TurnScanner();
  const lines = [user('one'), agent('1'), user('two'), agent('2'), started('c'), user('three'), complete('c')];
  expect(lines.map((line) => scanner.push(line)).filter(Boolean)).toEqual([
    { kind: 'began', turnId: 'rollout-0', implicit: true },
    { kind: 'began', turnId: 'rollout-2', implicit: true },
    { kind: 'began', turnId: 'c', implicit: false },
    { kind: 'ended', turnId: 'c', status: 'completed', error: null },
  ]);
});

it('ROL-03: reads the other spelling of the events around a turn', () => {
  const lines = [
    { type: 'turn_started', turn_id: 'a' },
    { type: 'turn_complete', turn_id: 'a' },
  ] as unknown as EventMsg[];
  expect(boundaries(lines.map(event)).map(({ kind }) => kind)).toEqual(['began', 'ended']);
});

it('goes on where another scanner stopped', () => {
  const lines = [user('one'), user('two'), started('c'), failure, complete('c'), user('three')];
  const whole = boundaries(lines);
  for (let cut = 0; cut <= lines.length; cut += 1) {
    const first = new TurnScanner();
    const before = lines.slice(0, cut).map((line) => first.push(line));
    const second = new TurnScanner(JSON.parse(JSON.stringify(first.state)));
    const after = lines.slice(cut).map((line) => second.push(line));
    expect([...before, ...after].filter(Boolean)).toEqual(whole);
    expect(second.current).toBe('rollout-5');
  }
});

it('counts lines that it need not see', () => {
  const scanner = new TurnScanner();
  scanner.skip();
  scanner.skip();
  expect(scanner.push(user('one'))).toMatchObject({ turnId: 'rollout-2' });
});

it('survives lines that hold anything', () => {
  const odd = [null, 1, 'x', [], {}, { type: 1 }, { type: 'task_started' }, { type: 'task_complete', turn_id: 4 }];
  for (const payload of odd) {
    const scanner = new TurnScanner();
    for (const type of ['event_msg', 'response_item', 'other']) {
      expect(() => scanner.push({ timestamp: '', type, payload } as unknown as RolloutLine)).not.toThrow();
    }
  }
});

it('knows from the text of a line that a scanner need not see it', () => {
  const lines = [
    started('a'),
    complete('a'),
    user('x'),
    agent('x'),
    failure,
    event({ type: 'thread_rolled_back', num_turns: 1 }),
  ];
  for (const line of lines) expect(isBoundary(JSON.stringify(line))).toBe(true);
  const others = [
    event({ type: 'token_count' }),
    event({ type: 'shutdown_complete' }),
    { timestamp: '', type: 'response_item', payload: { type: 'message', role: 'user', content: [] } },
    { timestamp: '', type: 'compacted', payload: { message: '"task_started"' } },
  ];
  for (const line of others) expect(isBoundary(JSON.stringify(line))).toBe(false);
});

it('leaves lines with another order of members, or blanks, to the parser', () => {
  const { timestamp, type, payload } = event({ type: 'token_count' });
  expect(isBoundary(JSON.stringify({ type, timestamp, payload }))).toBe(true);
  expect(isBoundary(JSON.stringify({ timestamp, type, payload }, null, 1))).toBe(true);
  expect(isBoundary('{"timestamp":"t","type":"event_msg","payload":{"turn_id":"a","type":"task_complete"}}')).toBe(
    true,
  );
});

it('tells which turn a line names', () => {
  expect(turnOf(complete('a'))).toBe('a');
  expect(turnOf(user('x'))).toBeUndefined();
});

function event<T extends EventMsg>(payload: T): RolloutLine & { payload: T } {
  return { timestamp: '2026-01-02T03:04:05.678Z', type: 'event_msg', payload };
}

function boundaries(lines: RolloutLine[]): Boundary[] {
  const scanner = new TurnScanner();
  return lines.map((line) => scanner.push(line)).filter((boundary) => boundary !== undefined);
}
