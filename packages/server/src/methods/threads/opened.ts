/** What is answered and told when a thread comes into memory, or somebody comes to it. */
import type { ThreadStartResponse, ThreadTokenUsage, Turn } from '@app-server/schema/experimental';
import type { Connection, HandlerContext } from '../../core/methods.js';
import type { LiveThread } from '../../threads/live-thread.js';
import { whenWritten } from '../../threads/live-view.js';
import type { Services } from '../../threads/services.js';
import type { Origin } from '../../threads/start-thread.js';
import type { TurnHistory } from '../../threads/turn-history.js';
import { wireReviewer } from '../../threads/thread-settings-state.js';
import { gitInfoOf } from './git-info.js';

const NO_TURNS = (): Turn[] => [];

/** A thread with its settings, as start, resume and fork answer. */
export function opened(thread: LiveThread, turns = NO_TURNS): ThreadStartResponse {
  const settings = thread.settings.current;
  return {
    thread: whenWritten(() => thread.describe(turns())),
    model: settings.model,
    modelProvider: settings.modelProvider,
    serviceTier: settings.serviceTier,
    cwd: settings.cwd,
    runtimeWorkspaceRoots: [...settings.runtimeWorkspaceRoots],
    instructionSources: [...thread.facts.instructionSources],
    approvalPolicy: settings.approvalPolicy,
    approvalsReviewer: wireReviewer(settings.approvalsReviewer),
    sandbox: settings.sandboxPolicy,
    activePermissionProfile: settings.activePermissionProfile,
    reasoningEffort: settings.effort,
  };
}

export function originOf({ clientName }: Connection, { logger }: Services): Origin {
  return { originator: clientName ?? 'app-server', gitOf: (cwd) => gitInfoOf(cwd, logger) };
}

/** Lets the client hear of the thread from its answer on. */
export function follow({ connection, afterResponse }: HandlerContext, { id, services }: LiveThread): void {
  afterResponse(() => services.audience.subscribe(id, connection));
}

/** Tells everybody of a new thread, and those who follow it what there is to say of its settings. */
export function announceStart(thread: LiveThread): void {
  thread.services.audience.broadcast('thread/started', { thread: thread.describe() });
  const message = adviceOn(thread);
  if (message !== undefined) thread.emit('warning', { threadId: thread.id, message });
}

/** Tokens that a thread has cost, and the turn they are told with. */
export interface KnownUsage {
  readonly tokenUsage: ThreadTokenUsage;
  readonly turnId: string;
}

export function knownUsage({ state: { usage }, turn }: LiveThread, history: TurnHistory): KnownUsage | undefined {
  const turnId = history.usageTurnId ?? turn?.id;
  return usage && turnId !== undefined ? { tokenUsage: usage, turnId } : undefined;
}

/** Tells a client that has come to a thread what others were told when the tokens were spent. */
export function replayUsage(connection: Connection, threadId: string, known: KnownUsage | undefined): void {
  if (known) void connection.notify('thread/tokenUsage/updated', { threadId, ...known });
}

/** Params that are accepted for the sake of older clients. */
export function warnOfDeprecated(connection: Connection, params: { persistExtendedHistory?: boolean }): void {
  if (params.persistExtendedHistory !== true) return;
  void connection.notify('deprecationNotice', {
    summary: 'persistExtendedHistory is deprecated and has no effect.',
    details: 'Leave it out: everything that clients are shown of a thread is always kept.',
  });
}

/** What whoever brings a thread into memory should know of its settings; undefined for nothing. */
export function adviceOn({ settings }: LiveThread): string | undefined {
  if (settings.current.approvalPolicy !== 'on-failure') return undefined;
  return 'The approval policy on-failure is deprecated: use on-request where somebody can answer, and never elsewhere.';
}
