/** A command that somebody wants to run. */
import type { AdditionalPermissionProfile } from '@app-server/schema/experimental';

export interface CommandRequest {
  readonly itemId: string;
  readonly script: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly tty: boolean;
  /** Milliseconds; infinite by default. */
  readonly timeout?: number;
  /** It wants to run outside the sandbox. */
  readonly escalated: boolean;
  readonly justification: string | null;
  /** Commands that begin so would be allowed with it. */
  readonly prefix: readonly string[] | undefined;
  readonly more: AdditionalPermissionProfile | null;
  /** It failed in the sandbox, and is tried outside of it if somebody says so. */
  readonly isRetry?: boolean;
}
