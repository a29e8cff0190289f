/** The tools that a model called in a recorded turn. */
import type { ItemPart } from '../../../../../test/support/mock-model/parts.js';
import {
  type Work,
  commandCall,
  patchCall,
  permissionsCall,
  planCall,
  questionCall,
  searched,
  toolCall,
  writeCall,
} from './calls.js';
import type { Told } from './turns.js';

/** The end of a program may be told a little late. */
const NOTICEABLE_MS = 150;

const INTERACTION = 'item/commandExecution/terminalInteraction';

interface Seen {
  item: Work;
  reason?: string | null;
  rule?: readonly string[];
  first: number;
  completed?: number;
  /** Whether the model has written to it. */
  isTalkedTo?: boolean;
}

export class Tools {
  readonly #cwd: string | undefined;
  readonly #seen = new Map<string, Seen>();
  readonly #called = new Set<string>();
  /** When the model had been told everything it asked for. */
  readonly #usages: number[] = [];

  constructor(told: readonly Told[], cwd: string | undefined) {
    this.#cwd = cwd;
    for (const { t, message } of told) {
      const params = (message.params ?? {}) as Work & { item?: Work };
      if (message.method === 'thread/tokenUsage/updated') this.#usages.push(t);
      const id = params.item?.id ?? params.itemId ?? params.callId;
      if (id === undefined) continue;
      const seen = this.#seen.get(id) ?? { item: {}, first: t };
      this.#seen.set(id, seen);
      seen.item = params.item ? { ...seen.item, ...params.item } : { ...params, ...seen.item };
      if (message.method?.endsWith('/requestApproval')) {
        seen.reason = params.reason ?? null;
        if (params.proposedExecpolicyAmendment) seen.rule = params.proposedExecpolicyAmendment;
      }
      if (message.method === 'item/completed') seen.completed = t;
      if (message.method === INTERACTION) seen.isTalkedTo = true;
    }
  }

  /** The call behind a message, the first time that its work is told of. */
  callOf({ message: { method, params } }: Told): ItemPart | undefined {
    const said = (params ?? {}) as Work & { item?: Work };
    if (method === 'turn/plan/updated') return planCall(said);
    if (method === INTERACTION) return writeCall(said);
    const id = said.item?.id ?? said.itemId ?? said.callId;
    const seen = id === undefined ? undefined : this.#seen.get(id);
    if (id === undefined || !seen || this.#called.has(id)) return undefined;
    const part = this.#partOf(method ?? '', seen);
    if (!part) return undefined;
    this.#called.add(id);
    return { id, ...part };
  }

  /** Whether nothing is left to be done for a call. */
  isDone(id: string | undefined): boolean {
    const seen = id === undefined ? undefined : this.#seen.get(id);
    return seen === undefined || seen.item.type === undefined || seen.completed !== undefined;
  }

  #partOf(method: string, { item, reason, rule, first, completed, isTalkedTo }: Seen): ItemPart | undefined {
    if (method === 'item/tool/requestUserInput') return questionCall(item);
    if (method === 'item/permissions/requestApproval') return permissionsCall(item);
    switch (item.type) {
      case 'commandExecution':
        if (item.source === 'userShell') return undefined;
        return commandCall(item, {
          cwd: this.#cwd,
          reason,
          rule,
          isTalkedTo,
          yieldMs: this.#patience(first, completed),
        });
      case 'fileChange':
        return patchCall(item, this.#cwd);
      case 'dynamicToolCall':
        return toolCall(item);
      case 'imageView':
        return { call: 'view_image', args: { path: item.path } };
      case 'webSearch':
        return searched(item);
      default:
        return undefined;
    }
  }

  /** A command that goes on after its answer was told had not been waited for. */
  #patience(first: number, completed: number | undefined): number | undefined {
    const usage = this.#usages.find((t) => t >= first);
    if (completed === undefined || usage === undefined || completed - usage < NOTICEABLE_MS) return undefined;
    return Math.max(250, Math.round((completed - first) / 2));
  }
}
