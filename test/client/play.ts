/** Plays a conversation: a user who says, steers, interrupts and answers as it was made up. */
import {
  type ExperimentalSurface,
  NoActiveTurn,
  type Thread,
  TurnMismatch,
  TurnNotSteerable,
} from '@app-server/client';
import type { Scenario } from '@app-server/server';
import type { ServerNotification, ThreadItem, UserInput } from '@app-server/schema/experimental';
import { type Conversation, HANGS, type Meanwhile, type PlannedTurn } from './conversations.js';
import type { HomeServer, TestClient, TestOptions } from './home-server.js';

type TestThread = Thread<ExperimentalSurface>;
type Requests = Exclude<NonNullable<TestOptions['serverRequests']>, 'refuse'>;

export function scriptOf({ turns }: Conversation): NonNullable<Scenario['turns']> {
  const planned = turns.filter(({ kind }) => kind === 'said').map(({ steps }) => ({ steps }));
  return [...planned, { times: 'always', steps: [{ say: 'Nothing is left to say.' }] }];
}

/** A client that has followed the whole conversation, and its thread. */
export async function play(server: HomeServer, conversation: Conversation): Promise<[TestClient, TestThread]> {
  const client = await server.connect({ serverRequests: answering(conversation.answers) });
  const thread = await client.startThread({
    cwd: server.workspace,
    ...conversation.policy,
    dynamicTools: [{ name: 'look_up', description: 'Finds a word.', inputSchema: { type: 'object' } }],
  });
  for (const turn of conversation.turns) await new Player(client, thread, turn).play();
  return [client, thread];
}

class Player {
  readonly #client: TestClient;
  readonly #thread: TestThread;
  readonly #turn: PlannedTurn;
  readonly #more: Promise<unknown>[] = [];
  #meanwhile: Meanwhile[];
  #seen = 0;

  constructor(client: TestClient, thread: TestThread, turn: PlannedTurn) {
    this.#client = client;
    this.#thread = thread;
    this.#turn = turn;
    this.#meanwhile = [...turn.meanwhile];
  }

  async play(): Promise<void> {
    const unfollow = this.#client.onAny((event) => this.#event(event as ServerNotification));
    try {
      await this.#start();
      for (let one = this.#more.shift(); one; one = this.#more.shift()) await one;
    } finally {
      unfollow();
    }
  }

  #start(): Promise<unknown> {
    const { id: threadId } = this.#thread;
    const { kind, planning } = this.#turn;
    if (kind === 'said') {
      const settings = { model: 'gpt-5.5', reasoning_effort: null, developer_instructions: null };
      return this.#thread.run('Go on.', { collaborationMode: { mode: planning ? 'plan' : 'default', settings } });
    }
    return Promise.all([this.#nextEnd(), this.#request(kind, threadId)]);
  }

  #request(kind: Exclude<PlannedTurn['kind'], 'said'>, threadId: string): Promise<unknown> {
    const { thread, review } = this.#client;
    if (kind === 'shell') return thread.shellCommand({ threadId, command: 'echo from the user; exit 2' });
    if (kind === 'compacted') return thread.compact.start({ threadId });
    return review.start({ threadId, target: { type: 'custom', instructions: 'Look twice.' } });
  }

  #nextEnd(): Promise<void> {
    return new Promise((resolve) => {
      const unfollow = this.#client.onAny(({ method }) => {
        if (method !== 'turn/completed') return;
        unfollow();
        resolve();
      });
    });
  }

  #event(event: ServerNotification): void {
    if (event.method === 'item/completed') this.#unhang(event.params.turnId, event.params.item);
    if (!/^(turn|item)\//.test(event.method)) return;
    const turnId = turnOf(event);
    if (turnId === undefined || event.method === 'turn/completed') return;
    this.#seen += 1;
    const due = this.#meanwhile.filter(({ after }) => after <= this.#seen);
    this.#meanwhile = this.#meanwhile.filter((one) => !due.includes(one));
    for (const { act } of due) this.#act(act, turnId);
  }

  #unhang(turnId: string, item: ThreadItem): void {
    if (item.type === 'agentMessage' && item.text.startsWith(HANGS))
      this.#act(item.text.slice(HANGS.length) as Meanwhile['act'], turnId);
  }

  #act(act: Meanwhile['act'], turnId: string): void {
    const threadId = this.#thread.id;
    if (act === 'start') this.#more.push(this.#thread.run('And this.'));
    else if (act === 'interrupt') this.#more.push(tried(this.#client.turn.interrupt({ threadId, turnId })));
    else this.#more.push(tried(this.#client.turn.steer({ threadId, expectedTurnId: turnId, input: [SAID] })));
  }
}

const SAID: UserInput = { type: 'text', text: 'Mind this, too.', text_elements: [] };

/** The turn may be over by then, and another one at work, or it takes no input. */
const TOO_LATE = [NoActiveTurn, TurnMismatch, TurnNotSteerable];

async function tried(request: Promise<unknown>): Promise<void> {
  await request.catch((error: unknown) => {
    if (!TOO_LATE.some((kind) => error instanceof kind)) throw error;
  });
}

function turnOf({ params }: ServerNotification): string | undefined {
  const { turnId, turn } = params as { turnId?: string; turn?: { id: string } };
  return turnId ?? turn?.id;
}

function answering(answers: readonly number[]): Requests {
  let asked = 0;
  const pick = <T>(...choices: T[]): T => choices[(answers[asked++ % answers.length] ?? 0) % choices.length] as T;
  return {
    'item/commandExecution/requestApproval': () => ({
      decision: pick('accept', 'decline', 'acceptForSession', 'accept', 'cancel'),
    }),
    'item/fileChange/requestApproval': () => ({
      decision: pick('accept', 'decline', 'acceptForSession', 'accept', 'cancel'),
    }),
    'item/tool/requestUserInput': () => ({ answers: pick({}, { q: { answers: ['This.'] } }) }),
    'item/tool/call': () => ({
      success: pick(true, false),
      contentItems: [{ type: 'inputText', text: 'Found.' }],
    }),
    'item/permissions/requestApproval': ({ permissions: { network } }) => ({
      permissions: pick({}, network ? { network } : {}),
      scope: pick('turn', 'session'),
    }),
    otherwise: 'refuse',
  };
}
