/** What the configuration says, as far as threads need it. */
import type {
  AskForApproval,
  ApprovalsReviewer,
  ConfigWarningNotification,
  Personality,
  ReasoningEffort,
  ReasoningSummary,
  SandboxMode,
} from '@app-server/schema/experimental';

/** Defaults of new threads; undefined where the configuration is silent. */
export interface ServerConfig {
  readonly model?: string | undefined;
  readonly modelProvider?: string | undefined;
  readonly approvalPolicy?: AskForApproval | undefined;
  readonly approvalsReviewer?: ApprovalsReviewer | undefined;
  readonly sandboxMode?: SandboxMode | undefined;
  /** Extra roots of `workspace-write`, and whether it may use the network. */
  readonly workspaceWrite?:
    | {
        writableRoots: readonly string[];
        networkAccess: boolean;
        excludeTmpdirEnvVar: boolean;
        excludeSlashTmp: boolean;
      }
    | undefined;
  readonly effort?: ReasoningEffort | undefined;
  readonly summary?: ReasoningSummary | undefined;
  readonly personality?: Personality | undefined;
  readonly serviceTier?: string | undefined;
  readonly instructions?: string | undefined;
  readonly developerInstructions?: string | undefined;
  /** Tokens that the model takes. */
  readonly contextWindow?: number | undefined;
  /** Tokens from which on a conversation is shortened, where there would be room for more. */
  readonly compactionTokens?: number | undefined;
  /** Whether goals are there. */
  readonly goals: boolean;
  /** Whether conversations are shortened by their model provider, where it can. */
  readonly remoteCompaction: boolean;
  /** Whether feedback may be given at all. */
  readonly feedback: boolean;
  /** Where feedback goes; a file in the home when undefined. */
  readonly feedbackUrl?: string | undefined;
  /** Whether projects at these paths are trusted, by path. */
  readonly projects: ReadonlyMap<string, 'trusted' | 'untrusted'>;
  /** Providers by key. */
  readonly modelProviders: ReadonlyMap<string, ProviderConfig>;
  /** What clients are warned of: each thing that is wrong, and was left out. */
  readonly problems: readonly ConfigProblem[];
  /** Whether the file could not be read at all, so that nobody knows what it wants. */
  readonly broken: boolean;
}

/** Something in the configuration that is wrong, as clients are told. */
export type ConfigProblem = ConfigWarningNotification;

/** One `[model_providers.<key>]`. */
export interface ProviderConfig {
  readonly name: string;
  readonly baseUrl: string;
  /** Variable that holds the key. */
  readonly envKey?: string | undefined;
  /** The key itself; requests carry none when there is no variable either. */
  readonly bearerToken?: string | undefined;
  /** Attempts after the first, for requests that were refused or never answered. */
  readonly requestMaxRetries: number;
  /** Attempts after the first, for streams that broke off. */
  readonly streamMaxRetries: number;
  /** Milliseconds of silence after which a stream counts as broken. */
  readonly streamIdleTimeoutMs: number;
  readonly httpHeaders: Readonly<Record<string, string>>;
  /** Headers whose values are in variables; those that are not set are not sent. */
  readonly envHttpHeaders: Readonly<Record<string, string>>;
  readonly queryParams: Readonly<Record<string, string>>;
}
