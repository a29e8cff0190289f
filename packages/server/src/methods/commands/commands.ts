/** `command/exec`: one command in the sandbox, answered after its end. */
import { resolve } from 'node:path';
import type { CommandExecParams, SandboxPolicy } from '@app-server/schema/experimental';
import { invalidParams, invalidRequest } from '../../core/faults.js';
import type { Connection, MethodFamily } from '../../core/methods.js';
import type { Program } from '../../processes/child.js';
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
import type { OutputListener } from '../../processes/running-process.js';
import { READ_ONLY, accessOf, profilePolicy } from '../../processes/sandbox/access.js';
import { type Confine, bubblewrap } from '../../processes/sandbox/bubblewrap.js';
import { start } from '../../processes/start.js';

export interface CommandServices {
  /** Where commands run that do not say; the directory of the server by default. */
  cwd?: string;
  /** The variables they have; those of the server by default. */
  env?: NodeJS.ProcessEnv;
  /** The sandbox of commands that do not say; read-only without network by default. */
  policy?: SandboxPolicy;
  /** What keeps them in it; bubblewrap by default. */
  confine?: Confine;
}

export function commands(services: CommandServices = {}): MethodFamily {
  const { cwd = process.cwd(), env = process.env, policy = READ_ONLY, confine = bubblewrap(env) } = services;
  const table = new ProcessTable();

  async function confined(params: CommandExecParams, sandbox: SandboxPolicy): Promise<Program> {
    const program: Program = {
      command: params.command,
      cwd: resolve(cwd, params.cwd ?? ''),
      env: mergeEnvironment(env, params.env ?? {}),
    };
    const access = accessOf(sandbox, program.cwd, env);
    return access ? confine(program, access) : program;
  }

  return {
    handlers: {
      'command/exec': async (params, { connection, release }) => {
        checkParams(params);
        const sandbox = policyOf(params) ?? policy;
        const terminal = terminalOf(params);
        const name = nameOf(params);
        const stdin = params.tty || params.streamStdin || false;
        const streamed = params.tty || params.streamStdoutStderr;
        const launch = async () => start(await confined(params, sandbox), { stdin, terminal });
        const running = await table.start(connection, name, launch, {
          stdin,
          cap: capOf(params),
          timeout: timeoutOf(params),
          onOutput: streamed ? announceTo(connection, params.processId ?? '') : undefined,
        });
        release();
        const { exitCode, stdout, stderr } = await running.outcome;
        return { exitCode, stdout: stdout.text, stderr: stderr.text };
      },
      'command/exec/write': async (params, { connection, release }) => {
        const input = inputOf(params);
        const written = table.find(connection, params.processId).write(input);
        release();
        await written;
        return {};
      },
      'command/exec/resize': ({ processId, size }, { connection }) => {
        const checked = checkedSize(size);
        table.find(connection, processId).resize(checked);
        return {};
      },
      'command/exec/terminate': ({ processId }, { connection }) => {
        table.find(connection, processId).kill();
        return {};
      },
    },
    close: () => table.close(),
  };
}

function checkParams(params: CommandExecParams): void {
  checkCommand(params.command);
  if (params.permissionProfile != null && params.sandboxPolicy) {
    throw invalidRequest('permissionProfile and sandboxPolicy exclude each other', '/permissionProfile');
  }
  checkTerminal(params);
  if (params.disableOutputCap && params.outputBytesCap != null) {
    throw invalidParams('outputBytesCap and disableOutputCap exclude each other', '/outputBytesCap');
  }
  if (params.disableTimeout && params.timeoutMs != null) {
    throw invalidParams('timeoutMs and disableTimeout exclude each other', '/timeoutMs');
  }
  checkTimeout(params.timeoutMs);
}

function policyOf({ sandboxPolicy, permissionProfile }: CommandExecParams): SandboxPolicy | null | undefined {
  return permissionProfile == null ? sandboxPolicy : profilePolicy(permissionProfile);
}

/** Commands without a name cannot be referred to; they must not need it. */
function nameOf({ processId, tty, streamStdin, streamStdoutStderr }: CommandExecParams): string | symbol {
  if (processId == null && (tty || streamStdin || streamStdoutStderr)) {
    throw invalidRequest('tty and streaming need a processId', '/processId');
  }
  return processId ?? Symbol('command');
}

function capOf({ disableOutputCap, outputBytesCap }: CommandExecParams): number {
  return disableOutputCap ? Infinity : (outputBytesCap ?? DEFAULT_OUTPUT_CAP);
}

function timeoutOf({ disableTimeout, timeoutMs }: CommandExecParams): number {
  return disableTimeout ? Infinity : (timeoutMs ?? DEFAULT_TIMEOUT_MS);
}

function announceTo(connection: Connection, processId: string): OutputListener {
  return (stream, piece, capReached) => {
    const deltaBase64 = piece.toString('base64');
    return connection.notify('command/exec/outputDelta', { processId, stream, deltaBase64, capReached });
  };
}
