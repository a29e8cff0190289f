/** Lines as they travel, each case in many variants: no two carry the same ids and texts. */
const VARIANTS = 50;

export interface Case {
  name: string;
  from: 'client' | 'server';
  /** The method of the request that the message answers. */
  answers?: string;
  /** Where the named type sits. */
  member: 'params' | 'result';
  type: string;
  /** The largest share of `JSON.parse` the check may take, in percent. */
  budget: number;
  line: (variant: number) => string;
}

export const CASES: readonly Case[] = [
  {
    name: 'request of 100 bytes',
    from: 'client',
    member: 'params',
    type: 'ThreadArchiveParams',
    budget: 6,
    line: (variant) => call('thread/archive', { threadId: id(variant) }, 100_000 + variant),
  },
  {
    name: 'turn/start, four input items',
    from: 'client',
    member: 'params',
    type: 'TurnStartParams',
    budget: 6,
    line: (variant) => call('turn/start', turn(variant), variant),
  },
  {
    name: 'item/agentMessage/delta',
    from: 'server',
    member: 'params',
    type: 'AgentMessageDeltaNotification',
    budget: 6,
    line: (variant) =>
      call('item/agentMessage/delta', {
        threadId: id(variant),
        turnId: id(variant + 500),
        itemId: `msg_${variant}`,
        delta: ` the ${words(variant, 3)}`,
      }),
  },
  {
    name: 'item/completed of 20 KB',
    from: 'server',
    member: 'params',
    type: 'ItemCompletedNotification',
    budget: 6,
    line: (variant) => call('item/completed', completed(variant)),
  },
  {
    name: 'thread/list, 100 threads',
    from: 'server',
    answers: 'thread/list',
    member: 'result',
    type: 'ThreadListResponse',
    budget: 10,
    line: (variant) => {
      const data = Array.from({ length: 100 }, (_, index) => thread(variant * 100 + index));
      return JSON.stringify({ id: variant, result: { data, nextCursor: `page-${variant}`, backwardsCursor: null } });
    },
  },
];

export function linesOf({ line }: Case): string[] {
  return Array.from({ length: VARIANTS }, (_, variant) => line(variant));
}

function call(method: string, params: object, request?: number): string {
  return JSON.stringify({ method, ...(request !== undefined && { id: request }), params });
}

function id(number: number): string {
  return `0199d1c0-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

const WORDS = 'parser test failing branch fixes the cache of a slow lookup before release'.split(' ');

function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, index) => WORDS[(seed * 7 + index * 5) % WORDS.length]).join(' ');
}

function turn(variant: number): object {
  return {
    threadId: id(variant),
    input: [
      { type: 'text', text: `Please look at the ${words(variant, 6)}`, text_elements: [] },
      { type: 'localImage', path: `/home/dev/screenshots/${variant}.png` },
      { type: 'skill', name: `release-${variant}`, path: `/home/dev/.agents/skills/release-${variant}/SKILL.md` },
      { type: 'mention', name: `calendar-${variant}`, path: `app://connector-${variant}` },
    ],
    model: `gpt-5-${variant}`,
    approvalPolicy: 'on-request',
  };
}

function completed(variant: number): object {
  const lines = Array.from(
    { length: 275 },
    (_, index) => `src/file-${variant + index}.ts:${index}: ${words(index, 9)}`,
  );
  return {
    threadId: id(variant),
    turnId: id(variant + 500),
    completedAtMs: 1_763_660_000_000 + variant,
    item: {
      type: 'commandExecution',
      id: `call_${variant}`,
      command: `npm test -- --run ${variant}`,
      cwd: `/home/dev/project-${variant}`,
      processId: null,
      source: 'agent',
      status: 'completed',
      commandActions: [{ type: 'unknown', command: `npm test -- --run ${variant}` }],
      aggregatedOutput: lines.join('\n').slice(0, 20_000),
      exitCode: variant % 2,
      durationMs: 800 + variant,
    },
  };
}

function thread(number: number): object {
  return {
    id: id(number),
    sessionId: id(number),
    forkedFromId: null,
    preview: `Look at the ${words(number, 6)}`,
    ephemeral: false,
    modelProvider: 'openai',
    createdAt: 1_763_660_000 + number,
    updatedAt: 1_763_660_100 + number,
    status: { type: 'notLoaded' },
    path: `/home/dev/.codex/sessions/2025/11/20/rollout-${id(number)}.jsonl`,
    cwd: `/home/dev/project-${number}`,
    cliVersion: '0.134.0',
    source: 'vscode',
    threadSource: null,
    agentNickname: null,
    agentRole: null,
    gitInfo: { sha: `4f2c${number}`, branch: `fix-${number}`, originUrl: null },
    name: null,
    turns: [],
  };
}
