/** A transport over the standard streams of a process that it starts, and ends with everything that one started. */
import { type ChildProcessWithoutNullStreams, spawn as spawnProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve as resolvePath } from 'node:path';
import { Writable } from 'node:stream';
import { LocalError, type Transport, type TransportSink } from '@app-server/rpc';
import { streamTransport } from '@app-server/rpc/node';
import { HOST, overlay } from './host.js';
import { ProcessEnded, type ProcessExit } from './process-ended.js';
import { ProcessTree, TREE_OPTIONS } from './process-tree.js';
import { redactor, secretsOf } from './redact.js';
import { CODEX, type ResolvedCommand, resolveCommand } from './resolve-command.js';
import { SpawnFailed } from './spawn-failed.js';
import { StderrTail } from './stderr-tail.js';

export interface SpawnOptions {
  /** A path, or a name that is on the PATH; `codex` by default, which may also be an installed `@openai/codex`. */
  command?: string;
  /** Handed over as they are, never through a shell; `['app-server']` by default for the default command. */
  args?: readonly string[];
  /** The folder it runs in; that of this process by default. */
  cwd?: string;
  /** Laid over the environment of this process; a variable that is `undefined` is unset. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Largest message, in bytes; 64 MiB by default. */
  maxFrameBytes?: number;
  /** Bytes of its standard error that are kept; 8 KiB by default. */
  stderrTailBytes?: number;
  /** Told every line of its standard error, without secrets. */
  onStderr?: (line: string) => void;
  /** Milliseconds it may take to end by itself, and again after it was asked to; 2,000 by default. */
  graceMs?: number;
  /** What must not show in its standard error, besides what looks like a secret or is one by the name of its variable. */
  secrets?: readonly string[];
}

export interface SpawnedTransport extends Transport {
  /** Known once the transport is open. */
  readonly pid: number | undefined;
  /** How the process ended; both parts are null when it never ran. */
  readonly exited: Promise<ProcessExit>;
  /** The last it wrote to its standard error, without secrets. */
  readonly stderrTail: string;
  /** Ends the process and everything it started at once. */
  kill(): void;
}

/**
 * Starts a process when it is opened, and speaks over its standard streams. Closing it ends its standard input, then
 * asks what is left of its process group to end, then kills that.
 *
 * @throws {SpawnFailed} from `open`, when it could not be started
 * @example
 * const client = await connect(spawnTransport({ cwd: '/home/dev/project' }), options);
 */
export function spawnTransport(options: SpawnOptions = {}): SpawnedTransport {
  return new SpawnedProcess(options);
}

/** What is still in the pipes of a process that has ended is read in much less. */
const DRAIN_MS = 1_000;

interface Running {
  child: ChildProcessWithoutNullStreams;
  tree: ProcessTree;
  wire: Transport;
  /** The process has ended, and all that it wrote was read. */
  drained: Promise<unknown>;
}

class SpawnedProcess implements SpawnedTransport {
  readonly exited: Promise<ProcessExit>;
  readonly #options: SpawnOptions;
  readonly #graceMs: number;
  #settleExited: (exit: ProcessExit) => void = () => {};
  #running: Running | undefined;
  #tail: StderrTail | undefined;
  #closing = false;
  #ending: Promise<void> | undefined;
  /** It did not end by itself. */
  #forced = false;

  constructor(options: SpawnOptions) {
    this.#options = options;
    this.#graceMs = options.graceMs ?? 2_000;
    this.exited = new Promise((resolve) => {
      this.#settleExited = resolve;
    });
  }

  get pid(): number | undefined {
    return this.#running?.child.pid;
  }

  get stderrTail(): string {
    return this.#tail?.text ?? '';
  }

  async open(sink: TransportSink): Promise<void> {
    if (this.#closing) throw new LocalError('closed', 'The process was given up before it was started.');
    const running = await this.#start();
    this.#running = running;
    const { child, wire } = running;
    child.once('exit', (code, signal) => {
      this.#settleExited({ code, signal });
      void this.#end(running);
    });
    // Who does not listen any more may have answered before; what it wrote is still read.
    child.stdin.on('error', () => void this.#end(running));
    await wire.open({
      receive: (text) => sink.receive(text),
      fault: (fault) => sink.fault(fault),
      closed: (cause) => void this.#report(running, sink, cause),
    });
  }

  send(text: string): Promise<void> | undefined {
    if (!this.#running) throw new LocalError('closed', 'The process has not been started.');
    return this.#running.wire.send(text);
  }

  async close(): Promise<void> {
    this.#closing = true;
    const running = this.#running;
    if (!running) return this.#settleExited({ code: null, signal: null });
    const flushed = running.wire.close();
    await this.#end(running);
    await flushed;
  }

  kill(): void {
    this.#closing = true;
    this.#running?.tree.kill();
  }

  async #start(): Promise<Running> {
    const {
      command = CODEX,
      args = command === CODEX ? ['app-server'] : [],
      stderrTailBytes = 8 * 1024,
    } = this.#options;
    const cwd = resolvePath(this.#options.cwd ?? '.');
    const env = overlay(process.env, this.#options.env ?? {}, HOST.platform);
    const found = resolveCommand({ command, args, cwd, env }, HOST);
    const child = await startChild(found, { command, cwd, env });
    const redact = redactor([...(this.#options.secrets ?? []), ...secretsOf(env)]);
    const tail = new StderrTail({ maxBytes: stderrTailBytes, redact, onLine: this.#options.onStderr });
    this.#tail = tail;
    child.stderr.on('data', (chunk: Buffer) => tail.push(chunk)).once('close', () => tail.end());
    return {
      child,
      tree: new ProcessTree(child),
      wire: streamTransport(child.stdout, patient(child.stdin), this.#options),
      drained: once(child, 'close'),
    };
  }

  /** The end is told when everything is known about it, and never before what was written. */
  async #report(running: Running, sink: TransportSink, cause: unknown): Promise<void> {
    running.child.stdout.resume();
    await Promise.race([running.drained, this.#end(running)]);
    if (this.#closing) return sink.closed();
    const exit = await Promise.race([this.exited, this.#end(running).then(() => ({ code: null, signal: null }))]);
    sink.closed(new ProcessEnded(exit, { forced: this.#forced, stderrTail: this.stderrTail }, cause));
  }

  #end(running: Running): Promise<void> {
    return (this.#ending ??= this.#finish(running));
  }

  async #finish({ child, tree, drained }: Running): Promise<void> {
    if (!this.#closing) child.stdin.end();
    this.#forced = !(await settles(this.exited, this.#graceMs));
    await tree.end(this.#graceMs);
    await settles(drained, DRAIN_MS);
    child.stdin.destroy();
    child.stdout.destroy();
    child.stderr.destroy();
    child.unref();
  }
}

async function startChild(
  { file, args }: ResolvedCommand,
  { command, cwd, env }: { command: string; cwd: string; env: Record<string, string> },
): Promise<ChildProcessWithoutNullStreams> {
  try {
    const child = spawnProcess(file, args, { ...TREE_OPTIONS, cwd, env, stdio: 'pipe' });
    if (child.pid === undefined) throw (await once(child, 'error'))[0];
    return child;
  } catch (cause) {
    const reason = existsSync(cwd) ? (cause as Error).message : `the folder ${cwd} does not exist`;
    throw new SpawnFailed(`${file} could not be started: ${reason}.`, { command, searched: [file] }, { cause });
  }
}

/**
 * A process closes its standard input by ending, perhaps before all that it wrote was read: the stream on top of it
 * swallows that, and the end of the standard output tells.
 */
function patient(stdin: Writable): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk: string, encoding, done) => void stdin.write(chunk, encoding, () => done()),
    final: (done) => void stdin.end(() => done()),
  });
}

/** Whether the promise settles in time; no timer is left behind. */
async function settles(promise: Promise<unknown>, withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    // Whatever came in while this process was busy is seen before the time is up.
    timer = setTimeout(() => setImmediate(resolve, false), withinMs);
  });
  const settled = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return settled;
}
