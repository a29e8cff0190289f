/** Sends the client's half of a recorded session to a server, at the pace of its answers. */
import { missingMethods } from '../../src/index.js';
import { type CompareOptions, type Finding, compare } from './compare.js';
import type { Contestant } from './contestant.js';
import { type Entry, type Exchange, type Message, exchangesOf } from './messages.js';
import { type RecordedFile, commitAll, plant, recordedFiles } from './recorded-files.js';
import { RecordedModel } from './recorded/player.js';
import { recordedProvider } from './recorded/provider.js';
import { Patience } from './patience.js';
import { type Happening, type Recording, transcriptOf } from './recording.js';
import { namesOf } from './run-script.js';
import { Session } from './session.js';
import { Translation } from './translation.js';

/** A client that waited longer than that did so for a reason; one that waited too long is not imitated. */
const NOTICEABLE_MS = 20;
const LONGEST_PAUSE_MS = 1_500;

/** Announcements that are compared: neither those of services around the model, nor remarks. */
const COMPARED =
  /^(?:account\/rateLimits|command|error|fs|fuzzyFileSearch|item|process|remoteControl|serverRequest|thread|turn|windowsSandbox)(?:\/|$)/;

export interface Replay {
  findings: Finding[];
  /** Requests whose answers were compared, and those of methods that ours does not have. */
  compared: number;
  leftOut: number;
  /** Requests to the model that the recording knows nothing of. */
  unexpected: number;
}

/** Replays what happened from one start of the server to the next on the same folders. */
export async function replay(contestant: Contestant, lives: readonly Recording[]): Promise<Replay[]> {
  const [first] = lives;
  if (!first) return [];
  const files = recordedFiles(lives);
  let model: RecordedModel | undefined;
  const session = await Session.open(contestant, {
    listen: first.listen,
    below: first.below,
    async prepare(places) {
      await plant(dueBefore(files), first, places);
      await commitAll(lives, places);
    },
    player: (request) => model?.answer(request) ?? { status: 503 },
    ...recordedProvider(lives),
  });
  const translation = new Translation();
  const missing = new Set(contestant.name === 'ours' ? await missingMethods() : []);
  const replays: Replay[] = [];
  try {
    for (const recording of lives) {
      if (recording !== first) await session.restart(recording.listen);
      model = new RecordedModel(recording, session.places.root);
      replays.push(await new Life(session, recording, translation, model, files).run(missing));
    }
    return replays;
  } finally {
    await session.close();
  }
}

function dueBefore(files: readonly RecordedFile[], message?: Message): RecordedFile[] {
  return files.filter(({ before }) => before === message);
}

class Life {
  readonly #session: Session;
  readonly #recording: Recording;
  readonly #translation: Translation;
  readonly #model: RecordedModel;
  readonly #files: readonly RecordedFile[];
  readonly #patience: Patience;
  /** Ids of our requests to the client, by connection and recorded id. */
  readonly #questions = new Map<string, Message['id']>();

  constructor(
    session: Session,
    recording: Recording,
    translation: Translation,
    model: RecordedModel,
    files: readonly RecordedFile[],
  ) {
    this.#session = session;
    this.#recording = recording;
    this.#translation = translation;
    this.#model = model;
    this.#files = files;
    this.#patience = new Patience(session, translation);
  }

  /** @param missing methods that the server does not have */
  async run(missing: ReadonlySet<string>): Promise<Replay> {
    const { happenings, home, workspace, root } = this.#recording;
    const start = this.#session.transcript.length;
    for (const [index, happening] of happenings.entries()) {
      this.#model.reach(index);
      await this.#perform(happening, this.#pauseBefore(index));
    }
    this.#model.reach(Number.POSITIVE_INFINITY);
    await this.#session.pause(LONGEST_PAUSE_MS / 3);
    const reference = { transcript: transcriptOf(this.#recording), names: namesOf({ home, workspace, root }) };
    const ours = { transcript: this.#session.transcript.slice(start), names: namesOf(this.#session.places) };
    const isUnavailable = (exchange: Exchange) => missing.has(exchange.method) && isUnsupported(exchange);
    const options: CompareOptions = {
      isLeftOut: (reference, ours) => isUnavailable(ours) && couldBeRead(reference),
      isIncluded: (method) => COMPARED.test(method),
    };
    const exchanges = exchangesOf(ours.transcript);
    const leftOut = exchanges.filter(isUnavailable).length;
    const { unexpected } = this.#model;
    return { findings: compare(reference, ours, options), compared: exchanges.length - leftOut, leftOut, unexpected };
  }

  /** How long the client waited before a happening without being told anything. */
  #pauseBefore(index: number): number {
    const { happenings } = this.#recording;
    const gap = (happenings[index]?.t ?? 0) - (happenings[index - 1]?.t ?? 0);
    return index > 0 && gap > NOTICEABLE_MS ? Math.min(gap, LONGEST_PAUSE_MS) : 0;
  }

  async #perform(happening: Happening, pause: number): Promise<void> {
    const session = this.#session;
    if ('opened' in happening) return session.connect(happening.opened);
    if ('closed' in happening) return session.disconnect(happening.closed);
    const { conn, from, message } = happening.entry;
    if (message) await plant(dueBefore(this.#files, message), this.#recording, session.places);
    if (conn === '' && !session.isConnected('')) await session.connect();
    if (!session.isConnected(conn)) return;
    if (from === 'server') return this.#await(happening.entry, pause);
    await session.pause(pause);
    session.send(this.#local(happening.entry), conn);
  }

  /** What the client said, with the names that things have here. */
  #local({ conn, raw, message }: Entry): string {
    const text = this.#translation.apply(raw).replaceAll(this.#recording.root, this.#session.places.root);
    if (message?.method !== undefined || message?.id === undefined) return text;
    const id = this.#questions.get(`${conn} ${message.id}`);
    return id === undefined ? text : JSON.stringify({ ...(JSON.parse(text) as Message), id });
  }

  /** Waits for what corresponds to a message of the recorded server. */
  async #await({ conn, message }: Entry, pause: number): Promise<void> {
    if (!message) return;
    if (message.method !== undefined && !COMPARED.test(message.method)) return;
    const ours = await this.#patience.awaitLike(message, conn, pause);
    if (!ours) return;
    this.#translation.learn(message.params ?? message.result, ours.params ?? ours.result);
    if (message.method !== undefined && message.id !== undefined) this.#questions.set(`${conn} ${message.id}`, ours.id);
  }
}

function couldBeRead({ answers: [answer] }: Exchange): boolean {
  return !answer?.error?.message.startsWith('Invalid request:');
}

/** It could be read and passed the gate, and then there was nothing to answer it. */
function isUnsupported({ answers: [answer] }: Exchange): boolean {
  const { kind } = (answer?.error?.data ?? {}) as { kind?: string };
  return kind === 'unsupported';
}
