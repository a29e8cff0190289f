/** Which class an error of a server belongs to. */
import { RpcError } from '@app-server/rpc';
import {
  AlreadyExists,
  AlreadyInitialized,
  ConfigConflict,
  ConfigInvalid,
  ExperimentalRequired,
  InputTooLarge,
  InternalError,
  InvalidParams,
  LoginRequired,
  McpFailed,
  NoActiveTurn,
  NotAllowed,
  NotFound,
  NotInitialized,
  NotSupported,
  Overloaded,
  ServerError,
  SystemError,
  ThreadNotFound,
  ThreadNotLoaded,
  TurnMismatch,
  TurnNotSteerable,
  Unavailable,
  UnknownMethod,
  WrongState,
} from './server-errors.js';

export * from './server-errors.js';

type ServerErrorClass = new (method: string, cause: RpcError) => ServerError;

/** Words for machines: the kinds of `ErrorData`, and the codes that the reference puts into `error.data`. */
const KINDS: ReadonlyMap<string, ServerErrorClass> = new Map<string, ServerErrorClass>([
  ['invalidRequest', InvalidParams],
  ['unknownMethod', UnknownMethod],
  ['invalidParams', InvalidParams],
  ['notInitialized', NotInitialized],
  ['alreadyInitialized', AlreadyInitialized],
  ['experimentalRequired', ExperimentalRequired],
  ['overloaded', Overloaded],
  ['unsupported', NotSupported],
  ['notFound', NotFound],
  ['alreadyExists', AlreadyExists],
  ['wrongState', WrongState],
  ['unauthenticated', LoginRequired],
  ['inputTooLarge', InputTooLarge],
  ['turnNotSteerable', TurnNotSteerable],
  ['io', SystemError],
  ['internal', InternalError],
  ['input_too_large', InputTooLarge],
  ['configVersionConflict', ConfigConflict],
  ['configLayerReadonly', NotAllowed],
  ['configPathNotFound', NotFound],
  ['configSchemaUnknownKey', InvalidParams],
  ['userLayerNotFound', NotFound],
  ['activeTurnNotSteerable', TurnNotSteerable],
]);

/** Where `error.data` carries such a word; `configValidationError` is left to the message. */
function kindsIn(data: unknown): unknown[] {
  if (typeof data !== 'object' || data === null) return [];
  const { kind, input_error_code, config_write_error_code, codexErrorInfo } = data as Record<string, unknown>;
  const info = typeof codexErrorInfo === 'object' && codexErrorInfo !== null ? Object.keys(codexErrorInfo) : [];
  return [kind, input_error_code, config_write_error_code, ...info];
}

/** What is said of threads and turns has classes of its own. */
const OF_THEIR_OWN: ReadonlyMap<string, ServerErrorClass> = new Map<string, ServerErrorClass>([
  ['notFound thread', ThreadNotFound],
  ['wrongState thread notLoaded', ThreadNotLoaded],
  ['wrongState thread ephemeral', NotSupported],
  ['wrongState turn none', NoActiveTurn],
  ['wrongState turn other', TurnMismatch],
]);

function ownError(data: unknown): ServerErrorClass | undefined {
  const { kind, what, state } = (data ?? {}) as Record<string, unknown>;
  return OF_THEIR_OWN.get([kind, what, state].filter((word) => typeof word === 'string').join(' '));
}

interface Row {
  code?: number;
  message?: RegExp;
  error: ServerErrorClass;
}

/** Codes and messages of the reference, first match first: what is particular stands before what is general. */
const ROWS: readonly Row[] = [
  { code: -32001, error: Overloaded },
  { code: -32601, message: / is not supported\b/, error: NotSupported },
  { code: -32601, error: UnknownMethod },

  { message: /^\S+ requires experimentalApi capability$/, error: ExperimentalRequired },
  { message: /^Not initialized$/, error: NotInitialized },
  { message: /^Already initialized$/, error: AlreadyInitialized },

  { message: /^no active turn to /, error: NoActiveTurn },
  { message: /^expected active turn id .* but found /, error: TurnMismatch },
  { message: /^cannot steer a \S+ turn$/, error: TurnNotSteerable },

  { message: /^thread not found: /, error: ThreadNotLoaded },
  { message: /^thread not loaded: /, error: ThreadNotFound },
  { message: /^no (?:archived )?rollout found for (?:thread|conversation) id /, error: ThreadNotFound },
  { message: /^(?:failed to load thread history .*)?failed to resolve rollout path /, error: ThreadNotFound },
  { message: /^thread \S+ is (?:closing|not materialized yet); /, error: WrongState },
  { message: /^cannot resume (?:running )?thread \S+ with (?:stale path|history)\b/, error: WrongState },
  { message: /^(?:Cannot rollback while a turn|rollback already) /i, error: WrongState },
  { message: /^cannot update goal for thread \S+: no goal exists$/, error: WrongState },
  { message: /^out-of-band elicitation count is already zero$/, error: WrongState },
  { message: / do(?:es)? not support | feature is disabled$/, error: NotSupported },

  { message: /\bauthentication required (?:to|for) /, error: LoginRequired },
  { message: /^Only writes to the user config are allowed$/, error: NotAllowed },
  { message: /\bis not in the allowed set \[/, error: NotAllowed },
  { message: /^(?:API key|ChatGPT) login is disabled\b/, error: NotAllowed },
  { message: /^plugin `.*` is not available for install /, error: NotAllowed },
  { message: /^Configuration was modified since last read\b/, error: ConfigConflict },
  { message: /^failed to (?:load configuration|read configuration layers): /, error: ConfigInvalid },
  { message: /^invalid (?:configuration|permission profile): /i, error: ConfigInvalid },

  { message: /\bno active (?:command\/exec for process id|process for process handle) /, error: NotFound },
  { message: /^(?:command\/exec|process) .* is no longer running$/, error: NotFound },
  { message: /^(?:fuzzy file search session not found: |No MCP server named |unknown MCP server )/, error: NotFound },
  { message: /^marketplace `.*` is not configured (?:or installed|as a Git marketplace)$/, error: NotFound },
  { message: /^plugin `.*` was not found in marketplace |^missing plugin\.json$/, error: NotFound },
  { message: /^(?:marketplace file `.*`|path) does not exist\b|^unknown turn environment id /, error: NotFound },
  { message: /^(?:duplicate active |watchId already exists: )/, error: AlreadyExists },
  { message: /^stdin streaming is not enabled for |: process is not attached to a PTY$/, error: WrongState },
  { message: /^OAuth login is only supported for /, error: NotSupported },

  { message: /^(?:tool call|resources\/\w+) failed for |\bMCP startup failed\b/, error: McpFailed },
  { message: /\brequired MCP servers failed to initialize\b/, error: McpFailed },
  { message: /: error sending request for url |\bfailed with status \d{3}\b/, error: Unavailable },
  { message: /^failed to set external auth: /, error: InvalidParams },
  { message: /\(os error \d+\)$/, error: SystemError },

  { code: -32602, error: InvalidParams },
  { code: -32600, message: /^Invalid (?:request: |clientInfo\.)/, error: InvalidParams },
  { code: -32600, message: /^invalid [\w ]+?(?:: | `|; expected |id$| format)/, error: InvalidParams },
  {
    code: -32600,
    message: / must (?:not be empty|be positive|be at most|be >=|include at least|match) ?/,
    error: InvalidParams,
  },
  {
    code: -32600,
    message: / (?:cannot be empty|cannot be combined with|cannot copy|exceeds total) ?/,
    error: InvalidParams,
  },
  { code: -32600, message: / requires (?:a |an |valid |exactly |recursive)/, error: InvalidParams },
  {
    code: -32600,
    message: / is (?:only supported for|reserved: |not a valid|not supported for) ?/,
    error: InvalidParams,
  },
  { code: -32600, message: /^(?:duplicate dynamic tool name|unsupported feature enablement)\b/, error: InvalidParams },
  { code: -32600, message: /^failed to compute git diff to remote for cwd: /, error: InvalidParams },
  { code: -32600, message: /\bunexpected NUL byte$/, error: InvalidParams },

  { message: /: at least one search directory is required$/, error: InvalidParams },

  { code: -32603, error: InternalError },
];

/** The error a caller sees; what no server sent passes as it is. */
export function classify(method: string, error: unknown): unknown {
  if (!(error instanceof RpcError)) return error;
  return new (classOf(method, error))(method, error);
}

function classOf(method: string, { code, message, data }: RpcError): ServerErrorClass {
  const own = ownError(data);
  if (own) return own;
  for (const kind of kindsIn(data)) {
    const named = typeof kind === 'string' ? KINDS.get(kind) : undefined;
    if (named) return named;
  }
  // A variant of some field is refused in the same words.
  if (message.startsWith(`Invalid request: unknown variant \`${method}\``)) return UnknownMethod;
  const row = ROWS.find((row) => (row.code ?? code) === code && (row.message?.test(message) ?? true));
  return row?.error ?? ServerError;
}
