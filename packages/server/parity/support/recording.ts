/** Recorded sessions: a line for each message, `{t, dir: c2s|s2c|meta, conn?, msg, raw?}`. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Entry, type Message, entry } from './messages.js';
import type { Listen } from './running-server.js';

interface Line {
  t: number;
  dir: 'c2s' | 's2c' | 'meta';
  conn?: string;
  msg?: unknown;
  /** The exact text, where it was no JSON or does not print back the same. */
  raw?: string;
}

export type Happening = { t: number } & ({ entry: Entry } | { opened: string } | { closed: string });

/** What happened between a server's start and its end. */
export interface Recording {
  listen: Listen;
  happenings: Happening[];
  /** Folders of the machine it was recorded on. */
  home: string;
  workspace: string;
  root: string;
  /** The folder of the session, relative to the root. */
  below: string;
}

export async function readRecordings(path: string): Promise<Recording[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  const recordings: Recording[] = [];
  let lives = false;
  for (const line of lines.map((line) => JSON.parse(line) as Line)) {
    const note = line.dir === 'meta' ? String(line.msg) : '';
    const started = /^spawn: codex app-server(.*)$/.exec(note)?.[1];
    if (started !== undefined) {
      recordings.push({ listen: listenOf(started), happenings: [], home: '', workspace: '', root: '', below: '.' });
      lives = true;
    }
    const recording = recordings.at(-1);
    if (note.startsWith('app-server exited')) lives = false;
    const happening = happeningOf(line, note);
    if (lives && recording && happening) recording.happenings.push(happening);
  }
  return recordings.map(withOpenedOnly).map(withoutLostRaces).filter(hasHandshake).map(withFolders);
}

function listenOf(options: string): Listen {
  return (/--listen (ws|unix)/.exec(options)?.[1] ?? 'stdio') as Listen;
}

function happeningOf({ t, dir, conn = '', msg, raw }: Line, note: string): Happening | undefined {
  if (dir !== 'meta') return { t, entry: entry(conn, dir === 'c2s' ? 'client' : 'server', raw ?? JSON.stringify(msg)) };
  const [, name = '', what] = /^(\S+): ws (open|closed)/.exec(note) ?? [];
  if (what === undefined) return undefined;
  return what === 'open' ? { t, opened: name } : { t, closed: name };
}

/** Connections that were refused, or spoke something else, hold no session. */
function withOpenedOnly(recording: Recording): Recording {
  const opened = recording.happenings.flatMap((happening) => ('opened' in happening ? happening.opened : []));
  const isOpen = (happening: Happening) => !('entry' in happening) || ['', ...opened].includes(happening.entry.conn);
  return { ...recording, happenings: recording.happenings.filter(isOpen) };
}

const LOST = /^expected active turn id (\S+) but found/;

/** Who interrupts a turn before it has started may be told of the one before it: nobody can do so on purpose. */
function withoutLostRaces(recording: Recording): Recording {
  const { happenings } = recording;
  const started = new Map<unknown, number>();
  for (const [index, happening] of happenings.entries()) {
    const { method, params } = messageOf(happening) ?? {};
    const { turn } = (params ?? {}) as { turn?: { id: string } };
    if (method === 'turn/started' && turn) started.set(turn.id, index);
  }
  const lost = happenings.flatMap((happening, index) => {
    const { id, error } = messageOf(happening) ?? {};
    const turn = LOST.exec(error?.message ?? '')?.[1];
    return (started.get(turn) ?? 0) > index
      ? [`${'entry' in happening && happening.entry.conn} ${JSON.stringify(id)}`]
      : [];
  });
  const isLost = (happening: Happening) => {
    const { id, method } = messageOf(happening) ?? {};
    const isAbout = method === undefined || method === 'turn/interrupt';
    return isAbout && lost.includes(`${'entry' in happening && happening.entry.conn} ${JSON.stringify(id)}`);
  };
  return { ...recording, happenings: happenings.filter((happening) => !isLost(happening)) };
}

function messageOf(happening: Happening): Message | undefined {
  return 'entry' in happening ? happening.entry.message : undefined;
}

interface Handshake {
  result?: { codexHome?: string };
}

function homeOf({ happenings }: Recording): string | undefined {
  return happenings.flatMap((happening) => {
    const { result } = 'entry' in happening ? ((happening.entry.message ?? {}) as Handshake) : {};
    return result?.codexHome ?? [];
  })[0];
}

function hasHandshake(recording: Recording): boolean {
  return homeOf(recording) !== undefined;
}

/** The home is `<root>/run/<release>/<session>/home/.codex`, and the workspace lies beside `home`. */
function withFolders(recording: Recording): Recording {
  const home = homeOf(recording) ?? '';
  const session = join(home, '..', '..');
  const run = dirname(dirname(session));
  const isNested = basename(run) === 'run';
  const root = isNested ? dirname(run) : session;
  return { ...recording, home, workspace: join(session, 'ws'), root, below: session.slice(root.length + 1) || '.' };
}

export function transcriptOf({ happenings }: Recording): Entry[] {
  return happenings.flatMap((happening) => ('entry' in happening ? [happening.entry] : []));
}
