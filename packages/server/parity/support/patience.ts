/** Waits for the message of a session that corresponds to one of a recording. */
import type { Message } from './messages.js';
import type { Session } from './session.js';
import { REPEATED, SUBJECT_NAMES } from './subjects.js';
import type { Translation } from './translation.js';

/** What takes longer does not come; only answers always do. */
const PATIENCE_MS = 3_000;
const ANSWER_MS = 10_000;

/** What has not come so often is not waited for any more. */
const DISAPPOINTMENTS = 2;

type Params = Record<string, unknown>;

export class Patience {
  readonly #session: Session;
  readonly #translation: Translation;
  /** How often each kind of message was waited for in vain. */
  readonly #missed = new Map<string, number>();
  /** How much of each item has been streamed in the recording. */
  readonly #streamed = new Map<string, number>();

  constructor(session: Session, translation: Translation) {
    this.#session = session;
    this.#translation = translation;
  }

  /** @param pause for what comes as often as it happens to: the time it took in the recording */
  async awaitLike(message: Message, conn: string, pause: number): Promise<Message | undefined> {
    const { method } = message;
    if (method === undefined) return this.#session.answered(message.id, 'a recorded request', conn, ANSWER_MS);
    if (REPEATED.has(method) || UNPREDICTABLE.has(method)) {
      await this.#session.pause(pause);
      return undefined;
    }
    const params = (message.params ?? {}) as Params;
    if (typeof params['delta'] === 'string') return this.#awaitText(method, params, conn);
    const kind = `${conn} ${method} ${JSON.stringify(kindOf(params))}`;
    const missed = this.#missed.get(kind) ?? 0;
    const patience = missed < DISAPPOINTMENTS ? PATIENCE_MS : 0;
    const like = this.#likenessOf(params);
    const wait = message.id === undefined ? this.#session.announced : this.#session.asked;
    const ours = await wait.call(this.#session, method, like, conn, patience);
    this.#missed.set(kind, ours ? 0 : missed + 1);
    return ours;
  }

  /** As much of an item as the recorded server had streamed by then, in whatever pieces. */
  async #awaitText(method: string, params: Params, conn: string): Promise<undefined> {
    const itemId = this.#translation.apply(String(params['itemId']));
    const key = `${conn} ${method} ${itemId}`;
    const length = (this.#streamed.get(key) ?? 0) + String(params['delta']).length;
    this.#streamed.set(key, length);
    const streamed = () =>
      this.#session.transcript
        .filter(({ conn: other, from, message }) => other === conn && from === 'server' && message?.method === method)
        .map(({ message }) => (message?.params ?? {}) as Params)
        .filter((said) => said['itemId'] === itemId)
        .reduce((sum, said) => sum + String(said['delta']).length, 0);
    await this.#session.until(() => streamed() >= length, PATIENCE_MS);
  }

  /** What ours has to say as well: what it is about, and of what kind it is. */
  #likenessOf(params: Params): Params {
    const { threadId, turnId, thread } = params as Params & { thread?: { id?: unknown } };
    const known = (name: string, value: unknown) => {
      const ours = this.#translation.of(value);
      return ours === undefined ? {} : { [name]: ours };
    };
    const subject = Object.fromEntries(SUBJECT_NAMES.flatMap((name) => (name in params ? [[name, params[name]]] : [])));
    const threadName = thread === undefined ? {} : { thread: known('id', thread.id) };
    return { ...subject, ...threadName, ...known('threadId', threadId), ...known('turnId', turnId), ...kindOf(params) };
  }
}

/** Told at any time. */
const UNPREDICTABLE = new Set([
  'turn/diff/updated',
  'item/fileChange/patchUpdated',
  'item/commandExecution/outputDelta',
]);

/** Which of its kind a message is. Items that the model streams and calls of tools keep their ids, others get one from the server. */
function kindOf({ item, status, turn, willRetry }: Params): Params {
  const { id, type } = (item ?? {}) as { id?: string; type?: string };
  const { status: outcome } = (turn ?? {}) as { status?: string };
  return {
    ...(type !== undefined && { item: { type, ...(/^(?:call|msg|rs)_/.test(id ?? '') && { id }) } }),
    ...(status !== undefined && { status }),
    ...(outcome !== undefined && { turn: { status: outcome } }),
    ...(willRetry !== undefined && { willRetry }),
  };
}
