/** Where the reference tool puts each type; whatever is not listed here goes below `v2/`. */
import type { Method } from '@app-server/protocol';

/** Types whose TypeScript file lies in the top folder. */
const ROOT_TYPES = new Set(
  `AbsolutePathBuf AgentPath ApplyPatchApprovalParams ApplyPatchApprovalResponse AuthMode AutoCompactTokenLimitScope
  ClientInfo ClientNotification ClientRequest CollaborationMode ContentItem ConversationGitInfo ConversationSummary
  ExecCommandApprovalParams ExecCommandApprovalResponse ExecPolicyAmendment FileChange ForcedLoginMethod
  FunctionCallOutputBody FunctionCallOutputContentItem FuzzyFileSearchMatchType FuzzyFileSearchParams
  FuzzyFileSearchResponse FuzzyFileSearchResult FuzzyFileSearchSessionCompletedNotification
  FuzzyFileSearchSessionStartParams FuzzyFileSearchSessionStartResponse FuzzyFileSearchSessionStopParams
  FuzzyFileSearchSessionStopResponse FuzzyFileSearchSessionUpdateParams FuzzyFileSearchSessionUpdateResponse
  FuzzyFileSearchSessionUpdatedNotification GetAuthStatusParams GetAuthStatusResponse GetConversationSummaryParams
  GetConversationSummaryResponse GitDiffToRemoteParams GitDiffToRemoteResponse GitSha ImageDetail
  InitializeCapabilities InitializeParams InitializeResponse InputModality InternalSessionSource LocalShellAction
  LocalShellExecAction LocalShellStatus MessagePhase ModeKind NetworkPolicyAmendment NetworkPolicyRuleAction
  ParsedCommand Personality PlanType RealtimeConversationVersion RealtimeOutputModality RealtimeVoice
  RealtimeVoicesList ReasoningEffort ReasoningItemContent ReasoningItemReasoningSummary ReasoningSummary RequestId
  Resource ResourceContent ResourceTemplate ResponseItem ReviewDecision ServerNotification ServerRequest Settings
  SubAgentSource ThreadId ThreadMemoryMode Tool Verbosity WebSearchContextSize WebSearchLocation WebSearchMode
  WebSearchToolConfig`.split(/\s+/),
);

/** Types whose TypeScript file stands in both folders. */
const TWICE = new Set(['ExecPolicyAmendment', 'NetworkPolicyAmendment', 'NetworkPolicyRuleAction']);

/** Types that carry another name in the reference's top folder, because `v2/` has a different type of that name. */
const RENAMED: Readonly<Record<string, string>> = {
  ResponsesApiWebSearchAction: 'WebSearchAction',
  StoredSessionSource: 'SessionSource',
};

/** Envelopes; the reference writes no TypeScript for them. */
export const ENVELOPES = [
  'JSONRPCError',
  'JSONRPCErrorError',
  'JSONRPCMessage',
  'JSONRPCNotification',
  'JSONRPCRequest',
  'JSONRPCResponse',
];

/** Methods of the first generation, for which the reference writes no JSON Schema. */
export const WITHOUT_JSON_SCHEMA = ['getAuthStatus', 'getConversationSummary', 'gitDiffToRemote'];

/** Types that stand twice in the bundle of the reference, once for each of its namespaces. */
export const IN_BOTH_NAMESPACES = ['AbsolutePathBuf', 'RequestId'];

/** A TypeScript file: its folder (empty for the top) and the name of its type. */
export interface TypeScriptPlace {
  folder: '' | 'v2/' | 'serde_json/';
  name: string;
}

/** The TypeScript files of a type; the first is the one that others import. */
export function typescriptPlaces(type: string): [TypeScriptPlace, ...TypeScriptPlace[]] {
  if (type === 'JsonValue') return [{ folder: 'serde_json/', name: type }];
  const renamed = RENAMED[type];
  if (renamed !== undefined) return [{ folder: '', name: renamed }];
  if (TWICE.has(type))
    return [
      { folder: 'v2/', name: type },
      { folder: '', name: type },
    ];
  return [{ folder: ROOT_TYPES.has(type) ? '' : 'v2/', name: type }];
}

/** The folder of a method's JSON Schema files. */
export function jsonFolder({ method, direction }: Method): '' | 'v1/' | 'v2/' {
  if (method === 'initialize') return 'v1/';
  if (direction === 'serverRequest' || method.startsWith('fuzzyFileSearch')) return '';
  return 'v2/';
}

/** Every type that the lists of this file name, for the test that compares them with the declarations. */
export function listedTypes(): string[] {
  return [...ROOT_TYPES, ...TWICE, ...Object.keys(RENAMED), ...ENVELOPES];
}
