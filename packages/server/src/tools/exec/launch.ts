/** Starts a command of a thread, in its sandbox or outside. */
import type { AdditionalPermissionProfile, SandboxPolicy } from '@app-server/schema/experimental';
import type { Child, Program } from '../../processes/child.js';
import { mergeEnvironment } from '../../processes/environment.js';
import { type Access, accessOf } from '../../processes/sandbox/access.js';
import { start } from '../../processes/start.js';
import type { LiveThread } from '../../threads/live-thread.js';

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
export async function launch(thread: LiveThread, { argv, cwd, tty, sandboxed, more }: Launch): Promise<Child> {
  const { env, confine } = thread.services;
  const program: Program = { command: argv, cwd, env: mergeEnvironment(env) };
  const access = sandboxed ? extended(accessOf(policyOf(thread), cwd, env), thread, more) : undefined;
  const confined = access ? await confine(program, access) : program;
  return start(confined, { stdin: tty, terminal: tty ? TERMINAL : undefined });
}

/** The roots of the workspace may be written too, where the working directory may. */
export function policyOf({ settings }: LiveThread): SandboxPolicy {
  const { sandboxPolicy, runtimeWorkspaceRoots } = settings.current;
  if (sandboxPolicy.type !== 'workspaceWrite') return sandboxPolicy;
  return { ...sandboxPolicy, writableRoots: [...sandboxPolicy.writableRoots, ...runtimeWorkspaceRoots] };
}

/** With what was granted for the session, and for this command. */
function extended(
  access: Access | undefined,
  { grants }: LiveThread,
  more: AdditionalPermissionProfile | null | undefined,
): Access | undefined {
  if (!access) return undefined;
  const granted = more ? [...grants.permissions, more] : grants.permissions;
  return {
    writable: [...access.writable, ...granted.flatMap(({ fileSystem }) => writablePaths(fileSystem))],
    network: access.network || granted.some(({ network }) => network?.enabled === true),
  };
}

export function writablePaths(permissions: AdditionalPermissionProfile['fileSystem']): string[] {
  if (!permissions) return [];
  if (!permissions.entries) return permissions.write ?? [];
  return permissions.entries.flatMap(({ access, path }) =>
    access === 'write' && path.type === 'path' ? [path.path] : [],
  );
}
