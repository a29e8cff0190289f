import { beforeAll, describe, expect, it } from 'vitest';
import type { Checker } from '../../generators/src/validators/runtime/api.js';
import { carriers, judge, loadChecker } from './check.js';
import { type Example, definitionsOf, examples, methodsOf } from './support.js';
import { departures } from './writer.js';

const definitions = definitionsOf('experimental');
const files = examples();
let checker: Checker;

beforeAll(async () => {
  checker = await loadChecker('experimental');
});

/** Whether an example passes the boundary, inside of each message that may carry it. */
function passes({ type, value }: Example): boolean {
  if (type === 'ClientRequest') return checker.checkMessage(value, { from: 'client' }).ok;
  if (type === 'ServerNotification') return checker.checkMessage(value, { from: 'server' }).ok;
  const carrying = carriers(type, value);
  if (carrying.length === 0) return judge(type, value).faults.length === 0;
  const verdicts = carrying.map(({ message, ...options }) => checker.checkMessage(message, options).ok);
  expect(new Set(verdicts).size, `${type} in all its messages`).toBe(1);
  return verdicts.every((ok) => ok);
}

describe('examples', () => {
  const named = files.map((file) => [`${file.type}/${file.valid ? 'valid' : 'invalid'}/${file.file}`, file] as const);

  it.each(named.filter(([, { valid }]) => valid))('%s is accepted', (_, file) => {
    expect(passes(file)).toBe(true);
  });

  it.each(named.filter(([, { valid }]) => !valid))('%s is refused', (_, file) => {
    expect(passes(file)).toBe(false);
  });

  it('belong to declared types and lie in two kinds of folders', () => {
    for (const { type } of files) expect(definitions).toHaveProperty(type);
    expect(files.filter(({ file }) => !/^[a-z0-9-]+\.json$/.test(file))).toEqual([]);
  });
});

describe('a valid example', () => {
  const covered = new Set(files.filter(({ valid }) => valid).map(({ type }) => type));

  it.each(methodsOf('experimental').map((row) => [row.method, row] as const))(
    'exists for %s',
    (_, { params, result }) => {
      const lacking = [params, result].filter((type) => type !== undefined && !covered.has(type));
      expect(lacking).toEqual([]);
    },
  );

  it('exists for the envelopes', () => {
    for (const type of ['JSONRPCRequest', 'JSONRPCNotification', 'JSONRPCResponse', 'JSONRPCError', 'RequestId']) {
      expect(covered).toContain(type);
    }
  });
});

describe('what this release writes', () => {
  const current = files.filter(({ valid, file }) => valid && !file.startsWith('older-'));

  it('is in all examples but those of older writers', () => {
    expect(current.length).toBeGreaterThan(400);
    const found = current.flatMap(({ type, file, value }) =>
      departures(definitions, type, value).map((departure) => `${type}/${file}: ${departure}`),
    );
    expect(found).toEqual([]);
  });

  it('is not in the examples of older writers, or they would not need their name', () => {
    const older = files.filter(({ valid, file }) => valid && file.startsWith('older-'));
    expect(older.length).toBeGreaterThan(15);
    const same = older.filter(
      ({ type, value }) => departures(definitions, type, value).length === 0 && judge(type, value).canonical === value,
    );
    expect(same.map(({ type, file }) => `${type}/${file}`)).toEqual([]);
  });
});
