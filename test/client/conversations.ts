/** Conversations made up at random: what the model wants, what the user does meanwhile, and how questions are answered. */
import type { Scenario } from '@app-server/server';
import fc from 'fast-check';

type Script = NonNullable<Scenario['turns']>[number];
export type Step = Script['steps'][number];

/** What the user does while a turn runs, when so many of its events have come. */
export interface Meanwhile {
  after: number;
  act: 'steer' | 'interrupt' | 'start';
}

export interface PlannedTurn {
  kind: 'said' | 'compacted' | 'shell' | 'reviewed';
  planning: boolean;
  steps: Step[];
  meanwhile: Meanwhile[];
}

export interface Conversation {
  policy: (typeof POLICIES)[number];
  turns: PlannedTurn[];
  /** How questions are answered, one after the other and then from the start. */
  answers: number[];
}

/** What may be done without being asked. */
const POLICIES = [
  { sandbox: 'danger-full-access', approvalPolicy: 'never' },
  { sandbox: 'danger-full-access', approvalPolicy: 'untrusted' },
  { sandbox: 'workspace-write', approvalPolicy: 'on-request' },
  { sandbox: 'read-only', approvalPolicy: 'on-request' },
] as const;

/** Said before a turn hangs, so that the user knows. */
export const HANGS = 'I will wait for you to ';

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom('One line.\nAnother.\n', '  blank around  ', '$input', '\u2028\u0000\u001b[31m', '🌍'.repeat(30)),
);
const chunks = fc.integer({ min: 1, max: 5 });
const COMMANDS = [
  'true',
  'false',
  'ls',
  'echo hello',
  "printf 'a\\nb'",
  'echo out; echo err >&2; exit 3',
  'cat nothing-there',
  'sleep 0.01; echo late',
  'head -c 30000 /dev/zero | tr "\\0" x',
  "printf '\\303\\050\\377'",
  'echo a > made.txt && cat made.txt',
  'kill -9 $$',
];
const FILES = ['a.txt', 'b.txt', 'dir/c.txt'];
const PLAN = '<proposed_plan>\n# Plan\n\n- one\n- two\n</proposed_plan>';

const run = fc
  .record({ command: fc.constantFrom(...COMMANDS), approval: fc.boolean() })
  .map(({ command, approval }): Step => ({ run: { command, ...(approval && { approval }) } }));
const patch = fc.oneof(
  fc
    .record({ path: fc.constantFrom(...FILES), diff: fc.constantFrom('one\n', 'one\ntwo\n') })
    .map(({ path, diff }): Step => ({ patch: { changes: [{ path, kind: { type: 'add' }, diff }] } })),
  fc
    .constantFrom(...FILES)
    .map((path): Step => ({ patch: { changes: [{ path, kind: { type: 'delete' }, diff: 'one\n' }] } })),
  fc.constantFrom(...FILES).map((path): Step => {
    const diff = '@@ -1 +1 @@\n-one\n+uno\n';
    return { patch: { changes: [{ path, kind: { type: 'update', move_path: null }, diff }] } };
  }),
);
const plan = fc
  .array(fc.record({ step: text, status: fc.constantFrom('pending', 'inProgress', 'completed') }), { maxLength: 3 })
  .map((steps): Step => ({ plan: steps, explanation: 'So far.' }));
const question = { id: 'q', header: 'Q', question: 'Which?', isOther: true, isSecret: false, options: null };
const failure = fc
  .record({
    message: text.filter((words) => words !== ''),
    codexErrorInfo: fc.constantFrom('serverOverloaded', 'contextWindowExceeded', 'usageLimitExceeded', 'other', {
      responseStreamDisconnected: { httpStatusCode: 502 },
    } as const),
    retries: fc.nat({ max: 2 }),
  })
  .map((fail) => ({ fail }) as Step);

const step: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ say: text, chunks }).map((say): Step[] => [say]) },
  { weight: 2, arbitrary: fc.record({ reasoning: text, chunks }).map((reasoning): Step[] => [reasoning]) },
  { weight: 4, arbitrary: run.map((one) => [one]) },
  { weight: 3, arbitrary: patch.map((one) => [one]) },
  { weight: 1, arbitrary: plan.map((one) => [one]) },
  { weight: 1, arbitrary: fc.constant<Step[]>([{ say: PLAN }]) },
  { weight: 1, arbitrary: fc.constant<Step[]>([{ ask: { questions: [question] } }]) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('look_up', 'unknown_tool').map((tool): Step[] => [{ tool, arguments: { a: 1 } }]),
  },
  { weight: 1, arbitrary: fc.constant<Step[]>([{ permissions: { network: { enabled: true }, fileSystem: null } }]) },
  { weight: 1, arbitrary: fc.nat(900).map((inputTokens): Step[] => [{ usage: { inputTokens, outputTokens: 7 } }]) },
  { weight: 1, arbitrary: fc.nat(15).map((wait): Step[] => [{ wait }]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('steer', 'interrupt').map((act): Step[] => [{ say: HANGS + act }, { hang: true }]),
  },
  { weight: 1, arbitrary: failure.map((one) => [one]) },
);

const turn: fc.Arbitrary<PlannedTurn> = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant('said' as const) },
    { weight: 3, arbitrary: fc.constantFrom('compacted' as const, 'shell' as const, 'reviewed' as const) },
  ),
  planning: fc.boolean(),
  steps: fc.array(step, { maxLength: 6 }).map((steps) => steps.flat()),
  meanwhile: fc.array(
    fc.record({ after: fc.nat(25), act: fc.constantFrom('steer', 'interrupt', 'start') }) as fc.Arbitrary<Meanwhile>,
    { maxLength: 2 },
  ),
});

export const conversations: fc.Arbitrary<Conversation> = fc.record({
  policy: fc.constantFrom(...POLICIES),
  turns: fc.array(turn, { minLength: 1, maxLength: 5 }),
  answers: fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }),
});
