/** Which calls of a model were behind the work that a recorded session shows. */
import { relative } from 'node:path';
import type { ItemPart } from '../../../../../test/support/mock-model/parts.js';
import { splitCommand } from '../../../src/history/shell-line.js';

/** Members of items and questions of which calls are made. */
export interface Work {
  type?: string;
  id?: string;
  itemId?: string;
  callId?: string;
  source?: string;
  command?: string;
  cwd?: string;
  reason?: string | null;
  proposedExecpolicyAmendment?: readonly string[];
  changes?: Change[];
  namespace?: string | null;
  tool?: string;
  arguments?: unknown;
  questions?: object[];
  plan?: { step: string; status: string }[];
  explanation?: string | null;
  path?: string;
  stdin?: string;
  action?: object | null;
  permissions?: { network: object | null; fileSystem: object | null };
}

export interface Change {
  path: string;
  kind: { type: string; move_path?: string | null };
  diff: string;
}

/** Nobody has it, so that a call of it leaves no trace but another request to the model. */
export const UNKNOWN_CALL: ItemPart = { call: 'no_such_tool', args: {} };

export interface CommandSituation {
  /** Where the thread works. */
  cwd: string | undefined;
  /** Why the client was asked, if it was. */
  reason: string | null | undefined;
  /** What the client was offered to allow from then on. */
  rule: readonly string[] | undefined;
  /** How long the model waited for a command that went on. */
  yieldMs: number | undefined;
  /** Whether it was written to. */
  isTalkedTo: boolean | undefined;
}

export function commandCall(
  { command = '', cwd }: Work,
  { cwd: home, reason, rule, yieldMs, isTalkedTo }: CommandSituation,
): ItemPart {
  const argv = splitCommand(command) ?? [];
  const script = argv.length === 3 && /^-l?c$/.test(argv[1] ?? '') ? argv[2] : undefined;
  // By default the whole command is offered.
  const isOwnRule = rule !== undefined && rule.length < Math.min(argv.length, splitCommand(script ?? '')?.length ?? 0);
  const args = {
    ...(isOwnRule && { prefix_rule: rule }),
    ...(cwd !== undefined && cwd !== home && { workdir: cwd }),
    ...(typeof reason === 'string' && { sandbox_permissions: 'require_escalated', justification: reason }),
    ...(yieldMs !== undefined && { yield_time_ms: yieldMs }),
    ...(isTalkedTo && { tty: true }),
  };
  return { shell: script ?? command, args };
}

export function toolCall({ tool = '', namespace, arguments: args }: Work): ItemPart {
  return { call: tool, args: args ?? {}, ...(typeof namespace === 'string' && { namespace }) };
}

/** A question is asked without what the server adds to it. */
export function questionCall({ questions = [] }: Work): ItemPart {
  const asked = questions.map((question) => {
    const { isOther: _, isSecret: __, ...rest } = question as { isOther?: boolean; isSecret?: boolean };
    return rest;
  });
  return { call: 'request_user_input', args: { questions: asked } };
}

export function permissionsCall({ permissions, reason }: Work): ItemPart {
  const { network, fileSystem } = permissions ?? {};
  const wanted = { ...(network && { network }), ...(fileSystem && { file_system: fileSystem }) };
  return { call: 'request_permissions', args: { permissions: wanted, ...(reason != null && { reason }) } };
}

/** What is written to a terminal; which one that is here, only the request tells. */
export function writeCall({ stdin = '' }: Work): ItemPart {
  return { call: 'write_stdin', args: { chars: stdin, yield_time_ms: 500 } };
}

/** A search is no call, but something that the model is told to have done. */
export function searched({ action }: Work): ItemPart {
  const done = Object.entries(action ?? {}).filter(([, value]) => value !== null);
  return { item: { type: 'web_search_call', status: 'completed', action: Object.fromEntries(done) } };
}

export function planCall({ plan = [], explanation }: Work): ItemPart {
  const steps = plan.map(({ step, status }) => ({ step, status: status === 'inProgress' ? 'in_progress' : status }));
  return { call: 'update_plan', args: { ...(explanation != null && { explanation }), plan: steps } };
}

/** @param cwd in which paths are relative */
export function patchCall({ changes = [] }: Work, cwd: string | undefined): ItemPart {
  const place = (path: string) => {
    const inside = cwd === undefined ? path : relative(cwd, path);
    return inside.startsWith('..') ? path : inside;
  };
  const files = changes.map(({ path, kind, diff }) => {
    if (kind.type === 'add') return `*** Add File: ${place(path)}\n${prefixed(diff, '+')}`;
    if (kind.type === 'delete') return `*** Delete File: ${place(path)}\n`;
    const move = kind.move_path == null ? '' : `*** Move to: ${place(kind.move_path)}\n`;
    return `*** Update File: ${place(path)}\n${move}${hunksOf(diff)
      .map(({ lines }) => `@@\n${lines}`)
      .join('')}`;
  });
  return { patch: `*** Begin Patch\n${files.join('')}*** End Patch\n` };
}

function prefixed(text: string, prefix: string): string {
  return text === '' ? '' : text.replace(/\n$/, '').replaceAll(/^/gm, prefix) + '\n';
}

export interface Hunk {
  /** The first line that it is about, counted from 1. */
  start: number;
  /** With their prefixes. */
  lines: string;
}

/** What a unified diff says about a file that is changed. */
export function hunksOf(diff: string): Hunk[] {
  const [text = ''] = diff.split('\n\nMoved to: ');
  const parts = text.split(/^@@ -(\d+)[^\n]*@@[^\n]*\n/m).slice(1);
  const hunks: Hunk[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const lines = (parts[index + 1] ?? '').split('\n').filter((line) => /^[ +-]/.test(line));
    hunks.push({ start: Number(parts[index]), lines: lines.map((line) => `${line}\n`).join('') });
  }
  return hunks;
}

/** What a file must have held before it was changed; what no hunk shows is filled up. */
export function before({ kind, diff }: Change): string | undefined {
  if (kind.type === 'delete') return diff;
  if (kind.type !== 'update') return undefined;
  const lines: string[] = [];
  for (const { start, lines: hunk } of hunksOf(diff)) {
    while (lines.length < start - 1) lines.push(`line ${lines.length + 1}`);
    lines.push(
      ...hunk
        .split('\n')
        .filter((line) => /^[ -]/.test(line))
        .map((line) => line.slice(1)),
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}
