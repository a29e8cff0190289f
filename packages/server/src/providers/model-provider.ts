/** Where the replies of a model come from. */
import type {
  CodexErrorInfo,
  ReasoningEffort,
  ReasoningSummary,
  RateLimitSnapshot,
  ResponseItem,
  TokenUsageBreakdown,
  UserInput,
} from '@app-server/schema/experimental';

/** A tool as the Responses API names it. */
export type ToolSpec =
  | { type: 'function'; name: string; description: string; strict?: boolean; parameters: object }
  | { type: 'custom'; name: string; description: string; format?: object }
  | { type: 'namespace'; name: string; description: string; tools: ToolSpec[] };

/** One request to a model. */
export interface ModelRequest {
  readonly threadId: string;
  readonly turnId: string;
  readonly model: string;
  readonly instructions: string;
  /** Everything the model sees, oldest first. */
  readonly input: readonly ResponseItem[];
  /** Input of the turn as the client sent it, steered input included; for providers that play scripts. */
  readonly userInput: readonly UserInput[];
  readonly tools: readonly ToolSpec[];
  readonly effort: ReasoningEffort | null;
  readonly summary: ReasoningSummary | null;
  /** Null for the usual one. */
  readonly serviceTier: string | null;
  /** JSON Schema of the final message. */
  readonly outputSchema: unknown;
  /** Sent along with the request; keys of the provider's own are never overwritten. */
  readonly clientMetadata: Readonly<Record<string, string>>;
  /** Where the request comes from, for providers that pass it on. */
  readonly origin?: RequestOrigin | undefined;
  /** Asks a client for an attestation; undefined when none can give one. */
  readonly attest?: (() => Promise<string | undefined>) | undefined;
  /** Resolves when input is steered into the turn. */
  readonly steered: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** What is known of where a request comes from; what is left out is not told, or is that of this server. */
export interface RequestOrigin {
  /** The thread itself by default. */
  readonly sessionId?: string | undefined;
  readonly turnStartedAtMs?: number | undefined;
  /** Name of the sandbox that commands run in. */
  readonly sandbox?: string | undefined;
  /** Name of the client that this server was first initialized by. */
  readonly originator?: string | undefined;
  readonly userAgent?: string | undefined;
}

/** What a streamed reply says, in order. Item ids are those of the model. */
export type ModelEvent =
  | { type: 'messageStarted'; itemId: string; phase: 'commentary' | 'final_answer' | null }
  | { type: 'messageDelta'; itemId: string; delta: string }
  | { type: 'reasoningStarted'; itemId: string }
  | { type: 'reasoningPartAdded'; itemId: string; summaryIndex: number }
  | { type: 'reasoningSummaryDelta'; itemId: string; summaryIndex: number; delta: string }
  | { type: 'reasoningDelta'; itemId: string; contentIndex: number; delta: string }
  /** Input of a tool that is being written; `callId` is that of the item to come. */
  | { type: 'toolInputDelta'; itemId: string; callId: string; tool: string; delta: string }
  /** An item in its final form; messages and reasoning were started before, or are told whole by this alone. */
  | { type: 'item'; itemId: string; item: ResponseItem }
  | { type: 'rerouted'; from: string; to: string }
  /** One for each limit that is known; the last one is that of the model. */
  | { type: 'rateLimits'; rateLimits: RateLimitSnapshot }
  /** The stream broke off, and is begun again; what was started and not told whole is void. The error says why. */
  | { type: 'retrying'; attempt: number; of: number; error: ModelFailure }
  /** The last event. */
  | { type: 'completed'; usage: TokenUsageBreakdown | null };

/** Why a reply did not come about. */
export class ModelFailure extends Error {
  readonly info: CodexErrorInfo;
  readonly details: string | null;
  /** The limit that was reached. */
  readonly rateLimits: RateLimitSnapshot | undefined;

  constructor(message: string, info: CodexErrorInfo, options: FailureOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'ModelFailure';
    this.info = info;
    this.details = options.details ?? null;
    this.rateLimits = options.rateLimits;
  }
}

interface FailureOptions {
  details?: string | null;
  rateLimits?: RateLimitSnapshot | undefined;
  cause?: unknown;
}

export interface ModelProvider {
  /** Key in the configuration. */
  readonly id: string;
  /** Whether it may put questions to the user outside of plan mode too; false by default. */
  readonly asksInEveryMode?: boolean;
  /**
   * One reply. Ends with `completed`; throws `ModelFailure` when all attempts failed, and the reason of the signal when
   * that aborts.
   */
  stream(request: ModelRequest): AsyncIterable<ModelEvent>;
  /**
   * Replaces a conversation by a shorter one; absent where the loop asks the model for a summary itself.
   *
   * @throws {ModelFailure} unless the answer holds exactly one compaction item
   */
  compact?(request: ModelRequest): Promise<readonly ResponseItem[]>;
}
