import { Check } from 'typebox/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { sample } from '../../generators/test/instances.js';
import { mutate } from '../../generators/test/mutations.js';
import { Random } from '../../generators/test/random.js';
import { explain } from '../../generators/src/validators/runtime/explain.js';
import { DISPATCHED, type Verdict, ajvVerdicts, compiledVerdicts, definitionsOf, examples } from './support.js';

/** Where random instances start; a failure prints it, and `SEED=… vitest` repeats it. */
const SEED = Number(process.env.SEED ?? 20_260_501);
const INSTANCES = 10_000;

const definitions = definitionsOf('experimental');
const types = Object.keys(definitions).filter((type) => !DISPATCHED.includes(type));
const plain = ajvVerdicts('experimental', false);
const strict = ajvVerdicts('experimental', true);
let compiled: Record<string, Verdict>;

beforeAll(async () => {
  compiled = await compiledVerdicts('experimental');
});

function typebox(type: string, value: unknown): boolean {
  return Check({ $ref: `#/definitions/${type}`, definitions }, value);
}

/** Instances of all types in turn: some as the schema has them, most with something changed. */
function* instances(series: number): Generator<{ type: string; value: unknown; note: string }> {
  const random = new Random(SEED + series);
  const resolve = (ref: string) => definitions[ref.slice('#/definitions/'.length)] ?? true;
  for (let index = 0; index < INSTANCES; index += 1) {
    const type = types[index % types.length] ?? '';
    let value = sample(definitions[type] ?? {}, resolve, random);
    for (let changes = random.below(4); changes > 0; changes -= 1) value = mutate(value, random);
    yield {
      type,
      value,
      note: `SEED=${SEED}, series ${series}, instance ${index} of ${type}: ${JSON.stringify(value)}`,
    };
  }
}

describe('every example', () => {
  const files = examples();

  it('is one of many', () => {
    expect(files.length).toBeGreaterThan(550);
    expect(files.filter(({ valid }) => !valid).length).toBeGreaterThan(100);
    expect(new Set(files.map(({ type }) => type)).size).toBeGreaterThan(200);
  });

  it('is judged alike by ajv and TypeBox, which know no formats', () => {
    for (const { type, file, value } of files) {
      expect([type, file, typebox(type, value)]).toEqual([type, file, plain(type)(value)]);
    }
  });

  it('is judged alike by ajv with formats and by the compiled validators', () => {
    for (const { type, file, value } of files) {
      const verdict = compiled[type];
      if (verdict) expect([type, file, verdict(value)]).toEqual([type, file, strict(type)(value)]);
      else expect(DISPATCHED).toContain(type);
    }
  });

  it('is accepted with formats only if it is accepted without', () => {
    const byFormat = files.filter(({ type, value }) => plain(type)(value) !== strict(type)(value));
    expect(byFormat.filter(({ type, value }) => strict(type)(value))).toEqual([]);
    expect(byFormat.length).toBeGreaterThan(20);
  });
});

describe(`${INSTANCES} random instances`, () => {
  it('are judged alike by ajv and TypeBox', () => {
    for (const { type, value, note } of instances(0)) {
      if (typebox(type, value) !== plain(type)(value)) expect.unreachable(note);
    }
  });

  it('are judged alike by ajv with formats and by the compiled validators', () => {
    let accepted = 0;
    for (const { type, value, note } of instances(1)) {
      const verdict = compiled[type]?.(value);
      if (verdict !== strict(type)(value)) expect.unreachable(note);
      if (verdict) accepted += 1;
    }
    expect(accepted).toBeGreaterThan(INSTANCES / 10);
    expect(accepted).toBeLessThan((INSTANCES * 9) / 10);
  });

  it('are explained exactly when they are refused', () => {
    let explained = 0;
    for (const { type, value, note } of instances(2)) {
      const faults = explain(definitions, type, value);
      if ((faults.length === 0) !== compiled[type]?.(value)) expect.unreachable(note);
      for (const { path, expected, got } of faults) {
        if (!/^(\/.*)?$/s.test(path) || expected === '' || got.length > 60) expect.unreachable(note);
      }
      explained += faults.length;
    }
    expect(explained).toBeGreaterThan(INSTANCES / 10);
  });

  it('are repeatable', () => {
    const first = [...instances(0)].slice(-3).map(({ note }) => note);
    expect([...instances(0)].slice(-3).map(({ note }) => note)).toEqual(first);
    expect([...instances(1)].slice(-3).map(({ note }) => note)).not.toEqual(first);
  });
});

describe('the stable validators', () => {
  it('judge as ajv does on the stable schema', async () => {
    const verdicts = await compiledVerdicts('stable');
    const stable = ajvVerdicts('stable', true);
    for (const { type, value, note } of instances(3)) {
      const verdict = verdicts[type];
      if (verdict && verdict(value) !== stable(type)(value)) expect.unreachable(note);
    }
    expect(Object.keys(verdicts).length).toBeGreaterThan(450);
  });
});
