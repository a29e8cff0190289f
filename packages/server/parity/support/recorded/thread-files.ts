/** What threads of a recorded session must have found where they worked. */
import { resolve } from 'node:path';
import { type Message, type Transcript, exchangesOf } from '../messages.js';
import { PIXEL } from '../../../test/pixel.js';
import { type Change, before } from './calls.js';

/** A place that was shown or made; a folder where it has no content. */
export interface ThreadFile {
  path: string;
  content?: string | Buffer;
  isMade?: boolean;
}

/** A folder under version control. */
export interface RecordedRepository {
  path: string;
  branch: string | null;
  originUrl: string | null;
  /** The commit it is at. */
  sha: string | null;
}

interface Thread {
  id: string;
  cwd: string;
  gitInfo: { sha: string | null; branch: string | null; originUrl: string | null };
}

/** Where threads were told a commit that no client had told them, or were compared with a branch. */
export function repositoriesOf(transcript: Transcript): RecordedRepository[] {
  const found = new Map<string, RecordedRepository>();
  const folders = new Map<unknown, string>();
  const isTold = transcript.some(({ message }) => message?.method === 'thread/metadata/update');
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    const { id, cwd, gitInfo } = value as Partial<Thread>;
    if (typeof cwd === 'string') {
      folders.set(id, cwd);
      if (gitInfo?.sha?.length === 40 && !isTold) found.set(cwd, { path: cwd, ...gitInfo });
    }
    for (const member of Object.values(value)) walk(member);
  };
  for (const { from, message } of transcript) if (from === 'server') walk(message);
  for (const { request, answers } of exchangesOf(transcript)) {
    const { threadId, target } = (request.params ?? {}) as { threadId?: string; target?: { type: string } };
    const path = folders.get(threadId);
    if (target?.type !== 'baseBranch' || !answers[0]?.result || path === undefined || found.has(path)) continue;
    found.set(path, { path, branch: null, originUrl: null, sha: null });
  }
  return [...found.values()];
}

interface Said {
  cwd?: unknown;
  instructionSources?: unknown;
  item?: {
    type: string;
    path?: string;
    command?: string;
    cwd?: string;
    changes?: Change[];
    commandActions?: { type: string; path?: string }[];
    aggregatedOutput?: string | null;
    exitCode?: number | null;
  };
}

export function threadFiles(message: Message | undefined): ThreadFile[] {
  const said = (message?.params ?? message?.result ?? {}) as Said | null;
  if (said === null || typeof said !== 'object') return [];
  const { cwd, instructionSources, item } = said;
  const folders = typeof cwd === 'string' && /^(?:thread|turn)\//.test(message?.method ?? '') ? [{ path: cwd }] : [];
  const instructions = Array.isArray(instructionSources)
    ? instructionSources.map((path) => ({ path: String(path), content: 'Be brief.\n' }))
    : [];
  if (item?.cwd !== undefined) folders.push({ path: item.cwd });
  const shown = message?.method === 'item/completed' && item ? shownFiles(item) : [];
  return [...folders, ...instructions, ...(item?.changes ?? []).flatMap(filesOf), ...shown];
}

function filesOf(change: Change): ThreadFile[] {
  const { path, kind } = change;
  if (kind.type === 'add') return [{ path, isMade: true }];
  const moved = kind.move_path == null ? [] : [{ path: kind.move_path, isMade: true }];
  return [{ path, content: before(change) ?? '' }, ...moved];
}

/** A command that only prints a file or lists a folder shows what is in it; of a picture any will do. */
function shownFiles(item: NonNullable<Said['item']>): ThreadFile[] {
  const { command = '', cwd = '', commandActions = [], aggregatedOutput, exitCode } = item;
  const [action, ...others] = commandActions;
  if (item.type === 'imageView' && item.path !== undefined) return [{ path: item.path, content: PIXEL }];
  if (exitCode !== 0 || others.length > 0) return [];
  const output = aggregatedOutput ?? '';
  if (action?.type === 'read' && action.path !== undefined && /\bcat [^|;&<>]+'?$/.test(command)) {
    return [{ path: resolve(cwd, action.path), content: output }];
  }
  if (action?.type !== 'listFiles' || !/(?:^| )'?ls'?$/.test(command)) return [];
  const names = output.split('\n').filter((name) => name !== '');
  return names.map((name) => ({ path: resolve(cwd, name), ...(name.includes('.') && { content: '' }) }));
}
