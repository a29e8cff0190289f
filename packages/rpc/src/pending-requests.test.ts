import { describe, expect, test, vi } from 'vitest';
import { LocalError } from './errors.js';
import { CONNECTIONS } from '../test/connections.js';
import { expectNoLeftovers } from '../test/leftovers.js';
import { hanging, latch, openPeers, rejection } from '../test/peers.js';

expectNoLeftovers();

describe.each(CONNECTIONS)('over $name', (kind) => {
  test.each(['left', 'right'] as const)(
    'when the %s side closes, everything on both sides settles',
    async (closing) => {
      const handlers = { left: hanging(), right: hanging() };
      const pair = await openPeers(kind, {
        left: { onRequest: handlers.left.onRequest },
        right: { onRequest: handlers.right.onRequest },
      });
      const waiting = {
        left: Promise.all(Array.from({ length: 20 }, () => rejection(pair.left.request('hangs')))),
        right: Promise.all(Array.from({ length: 20 }, () => rejection(pair.right.request('hangs')))),
      };
      const signals = () => [...handlers.left.signals, ...handlers.right.signals];
      await vi.waitFor(() => expect(signals()).toHaveLength(40), { interval: 2 });
      expect(signals().some(({ aborted }) => aborted)).toBe(false);

      await pair[closing].close();

      for (const side of ['left', 'right'] as const) {
        const cause = await pair[side].closed;
        expect(cause).toBeInstanceOf(LocalError);
        expect(cause).toMatchObject({ code: 'closed' });
        const later = [await rejection(pair[side].request('later')), await rejection(pair[side].notify('later'))];
        const reasons = [...(await waiting[side]), ...later, ...handlers[side].signals.map(({ reason }) => reason)];
        expect(reasons).toHaveLength(42);
        expect(reasons.every((reason) => reason === cause)).toBe(true);
      }
      expect(signals().every(({ aborted }) => aborted)).toBe(true);
      expect(pair.diagnostics).toEqual({ left: [], right: [] });
    },
  );

  test('what was sent before closing still arrives', async () => {
    const seen: unknown[] = [];
    const { left, right } = await openPeers(kind, { right: { onNotification: (_, params) => seen.push(params) } });
    const sent = Array.from({ length: 100 }, (_, index) => index);
    for (const index of sent) void left.notify('n', index);
    await left.close();
    await right.closed;
    expect(seen).toEqual(sent);
  });

  test('closing twice, or from both sides at once, is the same as once', async () => {
    const { left, right } = await openPeers(kind);
    await Promise.all([left.close('first'), right.close(), left.close('second')]);
    await left.close('third');
    expect(await left.closed).toMatchObject({ code: 'closed', message: 'first' });
  });

  test('a deadline rejects the call; the late answer is a diagnostic', async () => {
    const { promise, open } = latch<string>();
    const { left, diagnostics } = await openPeers(kind, {
      left: { deadline: 20 },
      right: { onRequest: () => promise },
    });
    const error = await rejection(left.request('slow'));
    expect(error).toBeInstanceOf(LocalError);
    const { code, message, details } = error as LocalError;
    expect([code, message, details.method]).toEqual(['deadline', 'No answer to slow within 20 ms.', 'slow']);
    expect(details.elapsedMs).toBeGreaterThanOrEqual(19);
    open('late');
    await vi.waitFor(() => expect(diagnostics.left).toMatchObject([{ kind: 'late-answer' }]), { interval: 2 });
    expect(await left.request('now', undefined, { deadline: 0 })).toBe('late');
  });

  test('a call waits as long as it says: for ever, or longer than timers can count', async () => {
    const { promise, open } = latch<string>();
    const { left } = await openPeers(kind, { left: { deadline: 5 }, right: { onRequest: () => promise } });
    const deadlines = [0, Infinity, 2 ** 31];
    const answers = Promise.all(deadlines.map((deadline) => left.request('slow', undefined, { deadline })));
    await rejection(left.request('slow'));
    open('answer');
    expect(await answers).toEqual(deadlines.map(() => 'answer'));
  });

  test('an abort before the call sends nothing; during it, it rejects with the reason of the signal', async () => {
    const { promise, open } = latch();
    const seen: string[] = [];
    const { left, diagnostics } = await openPeers(kind, {
      right: { onRequest: ({ method }) => (seen.push(method), promise) },
    });
    const reason = new Error('enough');
    expect(await rejection(left.request('never', {}, { signal: AbortSignal.abort(reason) }))).toBe(reason);

    const controller = new AbortController();
    const calls = ['a', 'b'].map((method) => rejection(left.request(method, {}, { signal: controller.signal })));
    const other = left.request('other');
    await vi.waitFor(() => expect(seen).toEqual(['a', 'b', 'other']), { interval: 2 });
    controller.abort(reason);
    expect(await Promise.all(calls)).toEqual([reason, reason]);
    open();
    expect(await other).toBeNull();
    await vi.waitFor(() => expect(diagnostics.left).toHaveLength(2), { interval: 2 });
    expect(diagnostics.left).toMatchObject([{ kind: 'late-answer' }, { kind: 'late-answer' }]);
  });

  test('a signal keeps no listener of a call that is over', async () => {
    const { left } = await openPeers(kind, { right: { onRequest: () => 1 } });
    const { signal } = new AbortController();
    const [add, remove] = [vi.spyOn(signal, 'addEventListener'), vi.spyOn(signal, 'removeEventListener')];
    await Promise.all([left.request('a', {}, { signal }), left.request('b', {}, { signal })]);
    expect(add.mock.calls.map(([, listener]) => listener)).toEqual(remove.mock.calls.map(([, listener]) => listener));
    expect(add).toHaveBeenCalledTimes(2);
  });
});
