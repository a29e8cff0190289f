/** Programs that a server runs for this connection. */
import type { CallOptions } from '@app-server/rpc';
import type {
  CommandExecParams,
  CommandExecResponse,
  ProcessExitedNotification,
  ProcessOutputDeltaNotification,
  ProcessSpawnParams,
  ProcessTerminalSize,
} from '@app-server/schema/experimental';
import { EventQueue, type Lag } from '../events/event-queue.js';
import { fromBase64, toBase64 } from './base64.js';
import type { Caller, ExperimentalCaller } from './caller.js';

/** A piece of output as it came. */
export interface ProcessOutput {
  stream: 'stdout' | 'stderr';
  data: Uint8Array;
  /** True on the last piece of a stream that was cut off at its limit. */
  capReached: boolean;
}

/** A running program. */
export interface ProcessHandle<Exit> {
  /** The `processHandle` or `processId`. */
  readonly id: string;
  /**
   * What it writes, to be read by one loop; pieces that a slow reader has no room for are left out, and a {@link Lag}
   * stands for them. Ends after the program; throws when the connection ends first, or the program does not start.
   */
  readonly output: AsyncIterableIterator<ProcessOutput | Lag, undefined>;
  /** Its end. Rejects when the connection ends first: the server kills the program then, and its exit code is lost. */
  readonly exit: Promise<Exit>;
  /** Writes to its stdin, text as UTF-8; needs `streamStdin` or `tty`. */
  write(data: Uint8Array | string): Promise<void>;
  closeStdin(): Promise<void>;
  /** Needs `tty`. */
  resize(size: ProcessTerminalSize): Promise<void>;
  /** Asks the server to end it; `exit` tells when it has. */
  kill(): Promise<void>;
}

/** `signal` and `deadline` end the waiting for an answer, not the program: kill it. */
export interface ProcessOptions extends CallOptions {
  /** Pieces of output that wait for a reader; 1,024 by default. */
  bufferedOutput?: number;
}

type OutputDelta = Pick<ProcessOutputDeltaNotification, 'stream' | 'deltaBase64' | 'capReached'>;

/** How each kind of program is addressed. */
const PROCESS = {
  id: 'processHandle',
  output: 'process/outputDelta',
  write: 'process/writeStdin',
  resize: 'process/resizePty',
  kill: 'process/kill',
} as const;

const COMMAND = {
  id: 'processId',
  output: 'command/exec/outputDelta',
  write: 'command/exec/write',
  resize: 'command/exec/resize',
  kill: 'command/exec/terminate',
} as const;

type Methods = typeof PROCESS | typeof COMMAND;

/**
 * Starts a program outside the sandbox; resolves once it runs. Output is streamed unless the params say otherwise.
 * The server ends it after 10 seconds unless `timeoutMs` says otherwise; null lets it run.
 *
 * @throws {ExperimentalRequired} without `experimentalApi`
 * @throws {ServerError} when the program does not start
 * @example
 * const grep = await spawnProcess(client, { command: ['grep', 'x'], cwd, streamStdin: true });
 * await grep.write('xyz\n');
 * await grep.closeStdin();
 * for await (const piece of grep.output) if (!isLag(piece)) process.stdout.write(piece.data);
 * const { exitCode } = await grep.exit;
 */
export async function spawnProcess(
  caller: ExperimentalCaller,
  params: Omit<ProcessSpawnParams, 'processHandle'> & Partial<Pick<ProcessSpawnParams, 'processHandle'>>,
  { bufferedOutput, ...options }: ProcessOptions = {},
): Promise<ProcessHandle<ProcessExitedNotification>> {
  const { processHandle = crypto.randomUUID() } = params;
  const output = listenToOutput(caller, PROCESS, processHandle, bufferedOutput);
  const { exited, stop } = listenToExit(caller, processHandle);
  const started = caller.request('process/spawn', { streamStdoutStderr: true, ...params, processHandle }, options);
  const exit = started.then(() => exited).finally(stop);
  const handle = handleOf(caller, PROCESS, processHandle, output, exit);
  await started;
  return handle;
}

/**
 * Runs a command in the sandbox. Output is streamed unless the params say otherwise, and then left out of the result.
 * The server ends it after 10 seconds unless `timeoutMs` or `disableTimeout` says otherwise; this side waits as long as
 * it takes unless `deadline` says otherwise.
 *
 * @example
 * const make = execCommand(client, { command: ['make'], disableTimeout: true });
 * for await (const piece of make.output) if (!isLag(piece)) process.stdout.write(piece.data);
 * const { exitCode } = await make.exit;
 */
export function execCommand(
  caller: Caller,
  params: CommandExecParams,
  { bufferedOutput, ...options }: ProcessOptions = {},
): ProcessHandle<CommandExecResponse> {
  const processId = params.processId ?? crypto.randomUUID();
  const output = listenToOutput(caller, COMMAND, processId, bufferedOutput);
  const asked = { streamStdoutStderr: true, ...params, processId };
  const exit = caller.request('command/exec', asked, { deadline: 0, ...options }) as Promise<CommandExecResponse>;
  return handleOf(caller, COMMAND, processId, output, exit);
}

interface Listening {
  queue: EventQueue<ProcessOutput>;
  stop: () => void;
}

/** Listens before the program is asked for: its first output may come ahead of the answer. */
function listenToOutput(caller: Caller, methods: Methods, id: string, bufferedOutput = 1024): Listening {
  const queue = new EventQueue<ProcessOutput>(bufferedOutput);
  const stop = caller.on(methods.output, (params: OutputDelta & Record<string, unknown>) => {
    const { stream, deltaBase64, capReached } = params;
    if (params[methods.id] === id) queue.push({ stream, data: fromBase64(deltaBase64), capReached });
  });
  return { queue, stop };
}

function listenToExit(
  caller: Caller,
  processHandle: string,
): { exited: Promise<ProcessExitedNotification>; stop: () => void } {
  const stops: (() => void)[] = [];
  const exited = new Promise<ProcessExitedNotification>((resolve, reject) => {
    const listener = (params: ProcessExitedNotification) => {
      if (params.processHandle === processHandle) resolve(params);
    };
    stops.push(caller.on('process/exited', listener), caller.onClosed(reject));
  });
  // When the connection ends before the program has started, the failed start is what is told.
  exited.catch(() => {});
  return { exited, stop: () => stops.forEach((stop) => stop()) };
}

function handleOf<Exit>(
  caller: Caller,
  methods: Methods,
  id: string,
  { queue, stop }: Listening,
  exit: Promise<Exit>,
): ProcessHandle<Exit> {
  const settled = (...error: [error?: unknown]) => {
    stop();
    queue.end(...error);
  };
  exit.then(() => settled(), settled);
  const send = async (method: string, more: object = {}) => {
    await caller.request(method, { [methods.id]: id, ...more });
  };
  return {
    id,
    output: queue,
    exit,
    write: (data) => send(methods.write, { deltaBase64: toBase64(data) }),
    closeStdin: () => send(methods.write, { closeStdin: true }),
    resize: (size) => send(methods.resize, { size }),
    kill: () => send(methods.kill),
  };
}
