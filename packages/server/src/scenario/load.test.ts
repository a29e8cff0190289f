import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fakeServer } from '../testing/fake-server.js';
import { defineScenario, loadScenario, parseScenario } from './load.js';
import { ScenarioError } from './scenario-error.js';
import type { Scenario } from './scenario-types.js';

function errorOf(action: () => unknown): ScenarioError {
  try {
    action();
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

/** What is wrong with a YAML text: place, expectation and finding. */
function wrong(text: string): string[] {
  return errorOf(() => parseScenario(text, 's.yaml'))
    .message.split('\n')
    .slice(1);
}

const YAML = `scenario: greet
turns:
  - when: hello
    steps:
      - say: Hello, how are you?
        chunks: 5
faults:
  - { fault: overload, method: thread/list, times: 2 }
`;

describe('a scenario', () => {
  it('is read from YAML and from JSON', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scenario-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const [yaml, json] = [join(folder, 's.yaml'), join(folder, 's.json')];
    await writeFile(yaml, YAML);
    const scenario = loadScenario(yaml);
    await writeFile(json, JSON.stringify(scenario));
    expect(loadScenario(json)).toEqual(scenario);
    expect(scenario).toMatchObject({ scenario: 'greet', turns: [{ steps: [{ chunks: 5 }] }] });
    await using server = fakeServer(yaml);
    expect(server.received).toEqual([]);
  });

  it.each([
    [
      'scenari: x',
      '  s.yaml:1:10 /scenari: expected one of the keys $schema, scenario, seed, server, threads, replies, turns, faults (did you mean "scenario"?), got "x"',
    ],
    ['seed: -1', '  s.yaml:1:7 /seed: expected a whole number of at least 0, got -1'],
    ['turns:\n  - when: x', '  s.yaml:2:5 /turns/0/steps: expected a list, got nothing'],
    [
      'turns:\n  - steps:\n      - sya: x',
      /s\.yaml:3:9 \/turns\/0\/steps\/0: expected exactly one of the keys say, reasoning, .* \(did you mean "say"\?\), got \{"sya":"x"\}/,
    ],
    ['turns:\n  - steps:\n      - { say: x, run: { command: y } }', /steps\/0: expected exactly one of the keys say/],
    [
      'turns:\n  - steps:\n      - { say: x, chunk: 2 }',
      /steps\/0\/chunk: expected one of the keys say, chunks \(did you mean "chunks"\?\), got 2/,
    ],
    [
      'faults:\n  - { fault: dealy, method: x }',
      /s\.yaml:2:14 \/faults\/0\/fault: expected one of overload, .* \(did you mean "delay"\?\), got "dealy"/,
    ],
    [
      'faults:\n  - { fault: delay, method: thread/list }',
      '  s.yaml:2:5 /faults/0/ms: expected a whole number of at least 0, got nothing',
    ],
    [
      'faults:\n  - { fault: drop, method: x, times: never }',
      /times: expected a whole number of at least 1 or always, got "never"/,
    ],
    [
      'faults:\n  - { fault: drop, method: thread/strat }',
      /s\.yaml:2:28 \/faults\/0\/method: expected a method \(did you mean "thread\/start"\?\), got "thread\/strat"/,
    ],
    [
      'faults:\n  - { fault: reorder, method: turn/start, behind: turn/stated }',
      /faults\/0\/behind: .*"turn\/started"/,
    ],
    ['replies:\n  - { method: model/lst, result: {} }', /replies\/0\/method: .*"model\/list"/],
    [
      'replies:\n  - { method: model/list, result: { data: 1 } }',
      /s\.yaml:2:43 \/replies\/0\/result\/data: expected an array, got 1/,
    ],
    ['replies:\n  - { method: model/list }', /replies\/0: expected exactly one of the keys result, error, got/],
    [
      'turns:\n  - steps:\n      - plan: [{ step: x, status: done }]',
      /steps\/0\/plan\/0\/status: expected one of .*"pending".*, got "done"/,
    ],
    [
      'turns:\n  - steps:\n      - patch: { changes: [{ path: a.txt, kind: { type: ad }, diff: "" }] }',
      /patch\/changes\/0\/kind/,
    ],
    [
      'turns:\n  - steps:\n      - fail: { message: x, codexErrorInfo: bad }',
      /fail\/codexErrorInfo: expected .*, got "bad"/,
    ],
    [
      'turns:\n  - steps:\n      - notify: { method: turn/started, params: {} }',
      /notify\/params\/threadId: expected a string, got nothing/,
    ],
    ['turns:\n  - steps:\n      - request: { method: item/tool/cal }', /request\/method: .*"item\/tool\/call"/],
    ['threads:\n  - { id: 7 }', /threads\/0\/id: expected a text that matches/],
    ['threads:\n  - turns: [{ items: [{ type: userMessage }] }]', /threads\/0\/turns\/0\/items\/0\//],
  ])('%s', (text, problem) => {
    const problems = wrong(text);
    expect(problems[0]).toMatch(problem);
    if (typeof problem === 'string') expect(problems).toEqual([problem]);
  });

  it('may name methods that the protocol does not know, unless they are nearly known', () => {
    const scenario = parseScenario('replies: [{ method: novelty/ask, result: 1 }]', 's');
    expect(scenario.replies).toHaveLength(1);
  });

  it('that is no YAML is refused with the place', () => {
    const { message } = errorOf(() => parseScenario('turns: [\n  x: : y', 's.yaml'));
    expect(message).toMatch(/^s\.yaml:\d+:\d+ is neither YAML nor JSON: /);
  });

  it('that cannot be read says which file', () => {
    expect(errorOf(() => loadScenario('/nowhere/s.yaml')).message).toMatch(
      /^\/nowhere\/s\.yaml cannot be read: ENOENT/,
    );
  });

  it('that is written in TypeScript is checked as well', () => {
    const scenario: Scenario = { turns: [{ steps: [{ say: 'x' }] }] };
    expect(defineScenario(scenario)).toBe(scenario);
    const bad = { turns: [{ steps: [{ say: 1 }] }] } as unknown as Scenario;
    const error = errorOf(() => fakeServer(bad));
    expect(error.problems).toEqual([{ path: '/turns/0/steps/0/say', expected: 'a text', got: '1' }]);
    expect(error.message).toBe('The scenario cannot be played:\n  /turns/0/steps/0/say: expected a text, got 1');
  });
});
