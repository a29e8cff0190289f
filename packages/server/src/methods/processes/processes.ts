/** `process/*`: programs outside the sandbox, announced when they end. */
import type { ProcessSpawnParams } from '@app-server/schema/experimental';
import { invalidRequest } from '../../core/faults.js';
import type { Connection, HandlerContext, MethodFamily } from '../../core/methods.js';
import { mergeEnvironment } from '../../processes/environment.js';
import { DEFAULT_OUTPUT_CAP, DEFAULT_TIMEOUT_MS } from '../../processes/limits.js';
import { ProcessTable } from '../../processes/process-table.js';
import {
  checkCommand,
  checkTerminal,
  checkTimeout,
  checkedSize,
  inputOf,
  terminalOf,
} from '../../processes/requests.js';
import type { Outcome, OutputListener } from '../../processes/running-process.js';
import { start } from '../../processes/start.js';

export interface ProcessServices {
  /** The variables that programs have; those of the server by default. */
  env?: NodeJS.ProcessEnv;
}

export function processes({ env = process.env }: ProcessServices = {}): MethodFamily {
  const table = new ProcessTable();
  return {
    handlers: {
      'process/spawn': async (params, context) => {
        checkParams(params);
        const { connection } = context;
        const { command, cwd, processHandle, tty, streamStdin, streamStdoutStderr } = params;
        const terminal = terminalOf(params);
        const stdin = tty || streamStdin || false;
        const answered = untilAnswered(context);
        const program = { command, cwd, env: mergeEnvironment(env, params.env ?? {}) };
        const running = await table.start(connection, processHandle, () => start(program, { stdin, terminal }), {
          stdin,
          cap: limit(params.outputBytesCap, DEFAULT_OUTPUT_CAP),
          timeout: limit(params.timeoutMs, DEFAULT_TIMEOUT_MS),
          onOutput: tty || streamStdoutStderr ? announceTo(connection, processHandle, answered) : undefined,
        });
        void announceEnd(connection, processHandle, Promise.all([running.outcome, answered]));
        return {};
      },
      'process/writeStdin': async (params, { connection, release }) => {
        const input = inputOf(params);
        const written = table.find(connection, params.processHandle).write(input);
        release();
        await written;
        return {};
      },
      'process/resizePty': ({ processHandle, size }, { connection }) => {
        const checked = checkedSize(size);
        table.find(connection, processHandle).resize(checked);
        return {};
      },
      'process/kill': ({ processHandle }, { connection }) => {
        table.find(connection, processHandle).kill();
        return {};
      },
    },
    close: () => table.close(),
  };
}

function checkParams(params: ProcessSpawnParams): void {
  checkCommand(params.command);
  if (params.processHandle === '') throw invalidRequest('processHandle must not be empty', '/processHandle');
  checkTerminal(params);
  checkTimeout(params.timeoutMs);
}

/** Absent means the usual limit, null means none. */
function limit(value: number | null | undefined, usual: number): number {
  return value === null ? Infinity : (value ?? usual);
}

/** Nothing is told of a program before its client knows that it runs; when the connection ends, nobody waits. */
function untilAnswered({ signal, afterResponse }: HandlerContext): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve());
    afterResponse(resolve);
  });
}

function announceTo(connection: Connection, processHandle: string, answered: Promise<void>): OutputListener {
  return async (stream, piece, capReached) => {
    await answered;
    const deltaBase64 = piece.toString('base64');
    await connection.notify('process/outputDelta', { processHandle, stream, deltaBase64, capReached });
  };
}

async function announceEnd(
  connection: Connection,
  processHandle: string,
  end: Promise<[Outcome, void]>,
): Promise<void> {
  const [{ exitCode, stdout, stderr }] = await end;
  await connection.notify('process/exited', {
    processHandle,
    exitCode,
    stdout: stdout.text,
    stdoutCapReached: stdout.capReached,
    stderr: stderr.text,
    stderrCapReached: stderr.capReached,
  });
}
