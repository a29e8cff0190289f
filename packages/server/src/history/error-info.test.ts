import type { CodexErrorInfo, TurnError } from '@app-server/schema/experimental';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { errorEvent, errorInfoOf, storedErrorInfo, turnErrorOf } from './error-info.js';
import { instancesOf, misfits } from './test-instances.js';
import { event, reread } from './test-support.js';

it('every class of errors is written and read', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(instancesOf<CodexErrorInfo>('CodexErrorInfo'), (info) => {
      seen.add(typeof info === 'string' ? info : Object.keys(info).join());
      expect(errorInfoOf(reread(storedErrorInfo(info)))).toStrictEqual(info);
    }),
    { numRuns: 1000 },
  );
  expect(seen.size).toBe(15);
});

it('every error comes back from a valid line', () => {
  fc.assert(
    fc.property(instancesOf<TurnError>('TurnError'), (error) => {
      const line = reread(event(errorEvent(error)));
      expect(misfits([line])).toEqual([]);
      expect(turnErrorOf(line.payload)).toStrictEqual(reread(error));
    }),
  );
});

it.each([
  ['context_window_exceeded', 'contextWindowExceeded'],
  [{ http_connection_failed: {} }, { httpConnectionFailed: { httpStatusCode: null } }],
  [{ active_turn_not_steerable: { turn_kind: 'compact' } }, { activeTurnNotSteerable: { turnKind: 'compact' } }],
  ['of tomorrow', 'other'],
  [{ of_tomorrow: {} }, 'other'],
  [{}, 'other'],
  [null, null],
  [undefined, null],
])('ROL-03: reads %j', (stored, told) => {
  expect(errorInfoOf(stored)).toEqual(told);
});
