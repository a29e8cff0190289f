import { expect, test } from 'vitest';
import { type Finding, Findings } from './findings.js';

const finding = (line: number): Finding => ({ file: 'f', line, conn: '', faults: [], refused: null });

function collect(limit?: number) {
  const out: [line: number, refused: boolean | null][] = [];
  return { out, findings: new Findings(({ line, refused }) => out.push([line, refused]), limit) };
}

test('later findings wait behind one that is undecided', () => {
  const { out, findings } = collect();
  const first = finding(1);
  findings.add(first, true);
  findings.add(finding(2), false);
  expect(out).toEqual([]);
  findings.decide(first, true);
  expect(out).toEqual([
    [1, true],
    [2, null],
  ]);
});

test('the end lets everything out', () => {
  const { out, findings } = collect();
  findings.add(finding(1), true);
  findings.add(finding(2), true);
  findings.end();
  expect(out).toEqual([
    [1, null],
    [2, null],
  ]);
});

test('when too many wait, the oldest goes out undecided and stays so', () => {
  const { out, findings } = collect(2);
  const [first, ...others] = [1, 2, 3].map(finding);
  for (const one of [first, ...others]) findings.add(one as Finding, true);
  expect(out).toEqual([[1, null]]);
  findings.decide(first as Finding, true);
  expect(first?.refused).toBeNull();
});
