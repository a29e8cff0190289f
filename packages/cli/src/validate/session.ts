/** Follows one recorded session: checks every message, and matches answers to their requests. */
import type { Fault, Verdict } from '@app-server/schema/experimental/validators';
import type * as validators from '@app-server/schema/experimental/validators';
import { type Finding, type Kind, Findings } from './findings.js';
import { type OpenRequest, OpenRequests } from './open-requests.js';
import { type Side, isRecord, parseRecordingLine } from './recording-line.js';
import { type Tally, countFinding } from './tally.js';

/** The validators of one surface. */
export type Checker = Pick<typeof validators, 'checkMessage' | 'isKnownMethod'>;

interface Request extends OpenRequest {
  /** Set when the request itself is at fault. */
  finding?: Finding;
}

interface Envelope {
  kind?: Kind;
  id?: string | number;
  method?: string;
}

const OTHER = { client: 'server', server: 'client' } as const satisfies Record<Side, Side>;
const UNASKED: Fault = {
  path: '/id',
  expected: 'the id of an open request',
  got: 'an id that answers no open request',
};

export class Session {
  readonly #file: string;
  readonly #checker: Checker;
  readonly #tally: Tally;
  readonly #findings: Findings;
  readonly #open = new OpenRequests<Request>();

  constructor(file: string, checker: Checker, tally: Tally, emit: (finding: Finding) => void) {
    this.#file = file;
    this.#checker = checker;
    this.#tally = tally;
    this.#findings = new Findings((finding) => {
      countFinding(tally, finding);
      emit(finding);
    });
  }

  /** Takes the next line; its text is missing when it was too long to read. */
  line(line: number, text: string | undefined): void {
    this.#tally.lines += 1;
    if (text === undefined) {
      const fault = { path: '', expected: 'a line of at most 256 MiB', got: 'a longer one' };
      return this.#report({ line, conn: '', faults: [fault] });
    }
    const parsed = parseRecordingLine(text);
    if (parsed.kind === 'skip') return;
    const { from, conn } = parsed;
    if (parsed.kind === 'fault') return this.#report({ line, ...(from && { from }), conn, faults: [parsed.fault] });
    this.#message(line, conn, parsed.message, from);
  }

  /** The recording is over: what is still open stays unanswered. */
  end(): void {
    this.#findings.end();
    for (const side of ['client', 'server'] as const) this.#tally.unanswered[side] += this.#open.unanswered(side);
  }

  #message(line: number, conn: string, message: unknown, recorded: Side | undefined): void {
    const envelope = read(message);
    const from = recorded ?? this.#sender(conn, envelope, message);
    const { kind, id } = envelope;
    const answers = isAnswer(kind) && id !== undefined ? this.#open.find(conn, OTHER[from], id) : undefined;
    const verdict = this.#check(message, from, answers);
    const faults = verdict.ok ? [] : [...verdict.faults];
    if (isAnswer(kind) && id !== undefined && !answers && !this.#open.hasForgotten) faults.push(UNASKED);

    this.#tally.messages[from][verdict.kind ?? kind ?? 'unclear'] += 1;
    if (answers) this.#settle(answers, kind === 'error');
    const method = answers?.method ?? envelope.method;
    const awaits = kind === 'request' && id !== undefined && method !== undefined;
    const about = {
      file: this.#file,
      line,
      from,
      conn,
      ...(kind && { kind }),
      ...(method !== undefined && { method }),
    };
    const finding: Finding | undefined = faults.length > 0 ? { ...about, faults, refused: null } : undefined;
    if (awaits) this.#open.add({ conn, from, id, method, ...(finding && { finding }) });
    if (finding) this.#findings.add(finding, awaits);
  }

  #check(message: unknown, from: Side, answers: Request | undefined): Verdict {
    const known = answers && this.#checker.isKnownMethod(answers.method, OTHER[from]);
    return this.#checker.checkMessage(message, { from, ...(known && { answers: answers.method }) });
  }

  #settle(request: Request, refused: boolean): void {
    this.#open.remove(request);
    if (request.finding) this.#findings.decide(request.finding, refused);
  }

  /** Who sent a bare message: whoever owns its method, or was asked with its id. */
  #sender(conn: string, { kind, id, method }: Envelope, message: unknown): Side {
    if (method !== undefined) {
      if (this.#checker.isKnownMethod(method, 'client')) return 'client';
      return this.#checker.isKnownMethod(method, 'server') || kind === 'notification' ? 'server' : 'client';
    }
    if (id === undefined) return 'server';
    const question = (side: Side) => this.#open.find(conn, OTHER[side], id);
    const asked = (['server', 'client'] as const).filter(question);
    if (asked.length < 2) return asked[0] ?? 'server';
    return asked.find((side) => this.#check(message, side, question(side)).ok) ?? 'server';
  }

  #report(finding: Omit<Finding, 'file' | 'refused'>): void {
    this.#findings.add({ file: this.#file, ...finding, refused: null }, false);
  }
}

/** As much of a message as it takes to follow a session, whatever else is wrong with it. */
function read(message: unknown): Envelope {
  if (!isRecord(message)) return {};
  const { id, method } = message;
  const kind = kindOf(message);
  const hasId = typeof id === 'string' || typeof id === 'number';
  return { ...(kind && { kind }), ...(hasId && { id }), ...(typeof method === 'string' && { method }) };
}

function kindOf(message: Record<string, unknown>): Kind | undefined {
  if (typeof message.method === 'string') return 'id' in message ? 'request' : 'notification';
  if ('error' in message) return 'error';
  return 'result' in message ? 'response' : undefined;
}

function isAnswer(kind: Kind | undefined): boolean {
  return kind === 'response' || kind === 'error';
}
