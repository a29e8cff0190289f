/** A scenario as TypeScript. Generated from `scenario.schema.json`: change that, then run its test with `-u`. */
import type {
  CodexErrorInfo,
  FileUpdateChange,
  RequestPermissionProfile,
  ThreadItem,
  ToolRequestUserInputQuestion,
  TurnPlanStep,
} from '@app-server/schema/experimental';

/** The answer to a method. */
export type Reply = ResultReply | ErrorReply;
/** How often it applies; a fault once by default. */
export type Times = number | 'always';
/** What the model wants, or a raw message. */
export type Step = ModelStep | WireStep;
/** What the model wants and what comes of it. */
export type ModelStep =
  | SayStep
  | ReasoningStep
  | RunStep
  | PatchStep
  | PlanStep
  | AskStep
  | ToolStep
  | PermissionsStep
  | UsageStep
  | FailStep
  | WaitStep
  | HangStep;
/** A message as it is, of the fake server alone. */
export type WireStep = NotifyStep | RequestStep;
/** What goes wrong with messages of a method: the reply to a request, a notification, or a request of the server. */
export type Fault =
  | OverloadFault
  | IgnoreParameterFault
  | SetFault
  | RemoveFault
  | DropFault
  | DelayFault
  | ReorderFault
  | DuplicateFault
  | GarbageFault
  | PartialLineFault
  | OversizedFrameFault
  | CloseFault
  | KillFault;
/** Which message of the method is the first one hit; 1 by default. */
export type Nth = number;

/** What a fake app-server knows, says and gets wrong. */
export interface Scenario {
  /** Address of this schema, for editors. */
  $schema?: string;
  /** Name of the scenario, for people. */
  scenario?: string;
  /** Start of the counter that ids and times come from; 0 by default. Equal seeds print equal bytes. */
  seed?: number;
  server?: ServerInfo;
  /** Threads that are stored, and not loaded, when the server starts. */
  threads?: StoredThread[];
  /** Answers by method; the first that fits and is not used up. They precede what the server does by itself. */
  replies?: Reply[];
  /** What turns do; the first whose `when` is in the input, else the next one without `when`. Left out, every turn is a short conversation. */
  turns?: TurnScript[];
  /** What goes wrong on the wire. */
  faults?: Fault[];
}
/** Members of the answer to `initialize` that differ from the default. */
export interface ServerInfo {
  /** `<client>/0.134.0 (fake) (<client>; <version>)` by default. */
  userAgent?: string;
  /** `/home/fake/.codex` by default. */
  codexHome?: string;
  /** `unix` by default. */
  platformFamily?: string;
  /** `linux` by default. */
  platformOs?: string;
}
/** A thread of an earlier session. */
export interface StoredThread {
  /** A UUID; the next of the counter by default. */
  id?: string;
  name?: string;
  /** Text of the first user message by default. */
  preview?: string;
  /** `/home/fake/project` by default. */
  cwd?: string;
  model?: string;
  /** Unix seconds; the time of the counter by default. */
  createdAt?: number;
  /** Unix seconds; `createdAt` by default. */
  updatedAt?: number;
  /** One turn with a greeting by default. */
  turns?: StoredTurn[];
}
export interface StoredTurn {
  id?: string;
  /** `completed` by default. */
  status?: 'completed' | 'interrupted' | 'failed';
  items: ThreadItem[];
}
export interface ResultReply {
  method: string;
  /** Members that the params must have; arrays and scalars must be equal. */
  params?: {
    [k: string]: unknown;
  };
  /** Checked against the protocol where it knows the method. */
  result: unknown;
  times?: Times;
}
export interface ErrorReply {
  method: string;
  /** Members that the params must have; arrays and scalars must be equal. */
  params?: {
    [k: string]: unknown;
  };
  error: WireError;
  times?: Times;
}
export interface WireError {
  code: number;
  message: string;
  data?: unknown;
}
/** The steps of one turn, played once, or with `when` always, unless `times` says otherwise. In every text `$input`, `$threadId` and `$turnId` stand for those of the turn. */
export interface TurnScript {
  /** Text that the input of the turn must contain. */
  when?: string;
  times?: Times;
  steps: Step[];
}
/** A message of the agent, streamed. */
export interface SayStep {
  say: string;
  /** Number of deltas; 3 by default. */
  chunks?: number;
}
/** A summary of what the agent thinks, streamed. */
export interface ReasoningStep {
  reasoning: string;
  /** Number of deltas; 2 by default. */
  chunks?: number;
}
/** A command. The fake server runs nothing: output and exit code are those given here. The reference server runs it, and reads neither. */
export interface RunStep {
  run: {
    command: string;
    /** That of the thread by default. */
    cwd?: string;
    /** Empty by default. */
    output?: string;
    /** Number of output deltas; 0 by default, as for a command that ends at once. */
    chunks?: number;
    /** 0 by default; any other makes the item `failed`. */
    exitCode?: number;
    /** Asks first; a refusal declines the item. False by default. */
    approval?: boolean;
    /** Why approval is asked for. */
    reason?: string;
  };
}
/** An edit of files. The fake server touches none, the reference server does. */
export interface PatchStep {
  patch: {
    /** @minItems 1 */
    changes: [FileUpdateChange, ...FileUpdateChange[]];
    /** Asks first; a refusal declines the item. False by default. */
    approval?: boolean;
    /** Why approval is asked for. */
    reason?: string;
  };
}
/** A new state of the plan. */
export interface PlanStep {
  plan: TurnPlanStep[];
  explanation?: string;
}
/** Questions to the user. */
export interface AskStep {
  ask: {
    /** @minItems 1 */
    questions: [ToolRequestUserInputQuestion, ...ToolRequestUserInputQuestion[]];
  };
}
/** A call of a tool that the client runs. */
export interface ToolStep {
  tool: string;
  namespace?: string;
  /** Any value; an empty object by default. */
  arguments?: unknown;
}
/** A request for permissions beyond the sandbox. */
export interface PermissionsStep {
  permissions: RequestPermissionProfile;
  /** Why they are asked for. */
  reason?: string;
}
/** Tokens of one reply of the model. A turn without this step reports 150 tokens a reply. */
export interface UsageStep {
  usage: Usage;
}
export interface Usage {
  /** Input and output by default. */
  totalTokens?: number;
  inputTokens?: number;
  cachedInputTokens?: number;
  outputTokens?: number;
  reasoningOutputTokens?: number;
}
/** Ends the turn as failed. */
export interface FailStep {
  fail: {
    message: string;
    codexErrorInfo?: CodexErrorInfo;
    additionalDetails?: string;
    /** Attempts that are announced before; 0 by default. */
    retries?: number;
  };
}
/** Milliseconds in which nothing happens. */
export interface WaitStep {
  wait: number;
}
/** Nothing happens until the turn is steered, after which the next step follows, or interrupted. */
export interface HangStep {
  hang: true;
}
/** Any notification. */
export interface NotifyStep {
  notify: RawMessage;
}
export interface RawMessage {
  method: string;
  /** Checked against the protocol where it knows the method. */
  params?: unknown;
}
/** Any request to the client; its answer is awaited. */
export interface RequestStep {
  request: RawMessage;
}
/** The request is not run; its answer is -32001. */
export interface OverloadFault {
  fault: 'overload';
  method: string;
  nth?: Nth;
  times?: Times;
  /** The `data` of the error; none by default. */
  data?: unknown;
}
/** The request is run as if a param had not been sent. */
export interface IgnoreParameterFault {
  fault: 'ignoreParameter';
  method: string;
  nth?: Nth;
  times?: Times;
  parameter: string;
}
/** A place in the message gets another value. */
export interface SetFault {
  fault: 'set';
  method: string;
  nth?: Nth;
  times?: Times;
  /** JSON pointer into the result or the params; `-` appends to an array. */
  path: string;
  /** Any value, valid or not. */
  value: unknown;
}
/** A place in the message is left out. */
export interface RemoveFault {
  fault: 'remove';
  method: string;
  nth?: Nth;
  times?: Times;
  /** JSON pointer into the result or the params. */
  path: string;
}
/** The message never goes out. */
export interface DropFault {
  fault: 'drop';
  method: string;
  nth?: Nth;
  times?: Times;
}
/** The message goes out late; others overtake it. */
export interface DelayFault {
  fault: 'delay';
  method: string;
  nth?: Nth;
  times?: Times;
  ms: number;
}
/** The message is held back until one of another method has gone out on its connection. */
export interface ReorderFault {
  fault: 'reorder';
  method: string;
  nth?: Nth;
  times?: Times;
  /** That method, such as `turn/started` for a reply to `turn/start`. */
  behind: string;
}
/** The message goes out a second time, with the same id if it has one. */
export interface DuplicateFault {
  fault: 'duplicate';
  method: string;
  nth?: Nth;
  times?: Times;
  /** Method of a later message, on any connection, behind which the second copy goes out; at once by default. An answered request is not repeated. */
  after?: string;
}
/** A text that is no message goes out before it. */
export interface GarbageFault {
  fault: 'garbage';
  method: string;
  nth?: Nth;
  times?: Times;
  text: string;
}
/** Half of the message goes out, and nothing after it. */
export interface PartialLineFault {
  fault: 'partialLine';
  method: string;
  nth?: Nth;
  times?: Times;
  /** Milliseconds after which the rest follows; never by default. */
  ms?: number;
}
/** The message is padded with blanks inside. */
export interface OversizedFrameFault {
  fault: 'oversizedFrame';
  method: string;
  nth?: Nth;
  times?: Times;
  /** Its size. */
  bytes: number;
}
/** The connection ends. */
export interface CloseFault {
  fault: 'close';
  method: string;
  nth?: Nth;
  times?: Times;
  /** `before`, the default: the message is lost. `after`: it is the last. */
  when?: 'before' | 'after';
}
/** The server dies instead of sending the message: no connection gets a goodbye. */
export interface KillFault {
  fault: 'kill';
  method: string;
  nth?: Nth;
  times?: Times;
}
