/** Steps that scripts about threads are made of. */
import type { Message } from '../support/messages.js';
import type { Session } from '../support/session.js';

interface Started {
  thread: { id: string };
}

interface Turn {
  turn: { id: string };
}

/** Without a sandbox, and without a question. */
export const FREE = { sandbox: 'danger-full-access', approvalPolicy: 'never' } as const;

/** Asks for whatever is not known to only read. */
export const ASKING = { sandbox: 'danger-full-access', approvalPolicy: 'untrusted' } as const;

/** No thread has it. */
export const NOBODY = '00000000-0000-7000-8000-000000000000';

/** The id of a new thread. */
export async function startThread(session: Session, params: object = {}, conn = ''): Promise<string> {
  const answer = await session.request('thread/start', params, conn);
  const id = (answer?.result as Started | undefined)?.thread.id ?? NOBODY;
  if (answer?.result) await session.announced('thread/started', { thread: { id } }, conn);
  return id;
}

export function textOf(text: string) {
  return [{ type: 'text', text }];
}

/** Starts a turn, and does not wait for it; the id of the turn. */
export async function begin(session: Session, threadId: string, text: string, more: object = {}, conn = '') {
  const answer = await session.request('turn/start', { threadId, input: textOf(text), ...more }, conn);
  return (answer?.result as Turn | undefined)?.turn.id ?? '';
}

/** Until a turn has come to its end. */
export function ended(session: Session, turnId: string, conn = ''): Promise<Message | undefined> {
  return session.announced('turn/completed', { turn: { id: turnId } }, conn);
}

/** Starts a turn and waits for its end; the id of the turn. */
export async function runTurn(session: Session, threadId: string, text: string, more: object = {}, conn = '') {
  const turnId = await begin(session, threadId, text, more, conn);
  if (turnId !== '') await ended(session, turnId, conn);
  return turnId;
}

/** Resumes a thread and waits for what is told of its goal; the answer. */
export async function resume(session: Session, params: object, conn = ''): Promise<Message | undefined> {
  const answer = await session.request('thread/resume', params, conn);
  const id = (answer?.result as Started | undefined)?.thread.id;
  if (id !== undefined) await session.announced('thread/goal/cleared', { threadId: id }, conn);
  return answer;
}

const HOLDS = new WeakMap<object, number>();

/** Until the model stands still in the middle of an answer; each call is for another answer. */
export async function held({ model, pause }: Session): Promise<void> {
  const seen = HOLDS.get(model) ?? 0;
  for (let left = 400; model.holds === seen && left > 0; left -= 1) await pause(10);
  HOLDS.set(model, seen + 1);
}
