/** Starts a command of a turn, in its sandbox or outside. */
import type { AdditionalPermissionProfile } from '@app-server/schema/experimental';
import type { Child, Program } from '../../processes/child.js';
import { mergeEnvironment } from '../../processes/environment.js';
import type { Access } from '../../processes/sandbox/access.js';
import { start } from '../../processes/start.js';
import { accessOfThread } from '../../threads/permissions.js';
import type { RunningTurn } from '../../turns/running-turn.js';

export interface Launch {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly tty: boolean;
  readonly sandboxed: boolean;
  /** What it may do beyond the policy, where it is sandboxed. */
  readonly more?: AdditionalPermissionProfile | null;
}

const TERMINAL = { rows: 24, cols: 80 };

/** @throws {RpcError} when it cannot be started, or cannot be confined */
export async function launch(turn: RunningTurn, { argv, cwd, tty, sandboxed, more }: Launch): Promise<Child> {
  const { env, confine } = turn.thread.services;
  const program: Program = { command: argv, cwd, env: mergeEnvironment(env) };
  const access = sandboxed ? accessFor(turn, more) : undefined;
  const confined = access ? await confine(program, access) : program;
  return start(confined, { stdin: tty, terminal: tty ? TERMINAL : undefined });
}

/** What commands of a turn may do, with what was granted beyond its policy; undefined for everything. */
export function accessFor(
  { thread, settings }: Pick<RunningTurn, 'thread' | 'settings'>,
  more?: AdditionalPermissionProfile | null,
): Access | undefined {
  const access = accessOfThread(settings, thread.services);
  if (!access) return undefined;
  const { permissions } = thread.grants;
  const granted = more ? [...permissions, more] : permissions;
  return {
    writable: [...access.writable, ...granted.flatMap(({ fileSystem }) => writablePaths(fileSystem))],
    network: access.network || granted.some(({ network }) => network?.enabled === true),
  };
}

function writablePaths(permissions: AdditionalPermissionProfile['fileSystem']): string[] {
  if (!permissions) return [];
  if (!permissions.entries) return permissions.write ?? [];
  return permissions.entries.flatMap(({ access, path }) =>
    access === 'write' && path.type === 'path' ? [path.path] : [],
  );
}
