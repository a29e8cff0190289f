/** Sends the client's half of a recorded session to a server, at the pace of its answers. */
import { missingMethods } from '../../src/reference-families.js';
import { type CompareOptions, type Finding, compare } from './compare.js';
import type { Contestant } from './contestant.js';
import { type Entry, type Exchange, type Message, exchangesOf } from './messages.js';
import { type RecordedFile, plant, recordedFiles } from './recorded-files.js';
import type { Places } from './places.js';
import { type Happening, type Recording, transcriptOf } from './recording.js';
import { namesOf } from './run-script.js';
import { Session } from './session.js';
import { REPEATED, SUBJECT_NAMES } from './subjects.js';

const MISSING = new Set(missingMethods());

/** An answer that takes longer does not come. */
const PATIENCE_MS = 3_000;

/** A client that waited longer than that did so for a reason; one that waited too long is not imitated. */
const NOTICEABLE_MS = 20;
const LONGEST_PAUSE_MS = 1_500;

/** Announcements of what needs no model. */
const COMPARED = /^(command\/|fs\/|fuzzyFileSearch\/|process\/|remoteControl\/|windowsSandbox\/)/;

export interface Replay {
  findings: Finding[];
  /** Requests whose answers were compared, and those of methods that ours does not have. */
  compared: number;
  leftOut: number;
}

export async function replay(contestant: Contestant, recording: Recording): Promise<Replay> {
  const { listen, below, home, workspace, root } = recording;
  const files = recordedFiles(recording);
  const isDue = ({ before }: RecordedFile, message?: Message) => before === message;
  const prepare = (places: Places) =>
    plant(
      files.filter((file) => isDue(file)),
      recording,
      places,
    );
  const session = await Session.open(contestant, { listen, below, prepare });
  try {
    const pauseBefore = pauses(recording.happenings);
    for (const [index, happening] of recording.happenings.entries()) {
      const message = 'entry' in happening ? happening.entry.message : undefined;
      if (message)
        await plant(
          files.filter((file) => isDue(file, message)),
          recording,
          session.places,
        );
      await perform(session, happening, recording, pauseBefore(index));
    }
    await session.pause(LONGEST_PAUSE_MS / 3);
    const reference = { transcript: transcriptOf(recording), names: namesOf({ home, workspace, root }) };
    const ours = { transcript: session.transcript, names: namesOf(session.places) };
    const options: CompareOptions = { isLeftOut: wantsMore, isIncluded: (method) => COMPARED.test(method) };
    const exchanges = exchangesOf(session.transcript);
    const leftOut = exchanges.filter(isUnavailable).length;
    return { findings: compare(reference, ours, options), compared: exchanges.length - leftOut, leftOut };
  } finally {
    await session.close();
  }
}

/** How long the client waited before each happening without being told anything. */
function pauses(happenings: readonly Happening[]) {
  return (index: number): number => {
    const gap = (happenings[index]?.t ?? 0) - (happenings[index - 1]?.t ?? 0);
    return index > 0 && gap > NOTICEABLE_MS ? Math.min(gap, LONGEST_PAUSE_MS) : 0;
  };
}

async function perform(session: Session, happening: Happening, { root }: Recording, pause: number): Promise<void> {
  if ('opened' in happening) return session.connect(happening.opened);
  if ('closed' in happening) return session.disconnect(happening.closed);
  const { conn, from, raw } = happening.entry;
  if (conn === '' && !session.isConnected('')) await session.connect();
  if (!session.isConnected(conn)) return;
  if (from === 'server') return awaitLike(session, happening.entry, pause);
  await session.pause(pause);
  session.send(raw.replaceAll(root, session.places.root), conn);
}

/** Waits for what corresponds to a message of the recorded server; what repeats itself by chance is given its time. */
async function awaitLike(session: Session, { conn, message }: Entry, pause: number): Promise<void> {
  if (!message) return;
  if (message.method === undefined) {
    await session.answered(message.id, 'a recorded request', conn, PATIENCE_MS);
  } else if (REPEATED.has(message.method)) {
    await session.pause(pause);
  } else if (COMPARED.test(message.method)) {
    const said = (message.params ?? {}) as Record<string, unknown>;
    const subject = Object.fromEntries(SUBJECT_NAMES.flatMap((name) => (name in said ? [[name, said[name]]] : [])));
    await session.announced(message.method, subject, conn, PATIENCE_MS);
  }
}

/** Ours does not have the method, and the reference could read the request. */
function wantsMore({ answers: [answer] }: Exchange, ours: Exchange): boolean {
  return isUnavailable(ours) && !answer?.error?.message.startsWith('Invalid request:');
}

/** It could be read and passed the gate, and then there was nothing to answer it. */
function isUnavailable({ method, answers: [answer] }: Exchange): boolean {
  const { kind } = (answer?.error?.data ?? {}) as { kind?: string };
  return MISSING.has(method) && kind === 'unsupported';
}
