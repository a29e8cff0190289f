/** Settings of the configuration that a request has for its thread alone. */
import type { JsonValue } from '@app-server/schema/experimental';
import { readApprovalPolicy } from '../config/approval-policy.js';
import type { ServerConfig } from '../config/server-config.js';
import { SettingsReader } from '../config/settings-reader.js';
import { invalidRequest } from '../core/faults.js';

/** By key; dots lead into tables. */
export type ConfigOverrides = Readonly<Record<string, JsonValue | undefined>>;

const WORKSPACE = 'sandbox_workspace_write';

/**
 * The configuration with those keys that mean something to a thread; others are ignored.
 *
 * @throws {RpcError} when a value is none that its key can have
 */
export function overridden(config: ServerConfig, overrides: ConfigOverrides | null | undefined): ServerConfig {
  if (!overrides || Object.keys(overrides).length === 0) return config;
  const reader = new SettingsReader(nested(overrides), { path: 'config', text: '' });
  const own: Partial<ServerConfig> = {
    model: reader.text('model'),
    modelProvider: reader.text('model_provider'),
    approvalPolicy: readApprovalPolicy(reader),
    approvalsReviewer: reader.oneOf(['user', 'auto_review', 'guardian_subagent'], 'approvals_reviewer'),
    sandboxMode: reader.oneOf(['read-only', 'workspace-write', 'danger-full-access'], 'sandbox_mode'),
    workspaceWrite: workspaceWrite(reader, config),
    effort: reader.oneOf(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'], 'model_reasoning_effort'),
    summary: reader.oneOf(['auto', 'concise', 'detailed', 'none'], 'model_reasoning_summary'),
    personality: reader.oneOf(['none', 'friendly', 'pragmatic'], 'personality'),
    serviceTier: reader.text('service_tier'),
    instructions: reader.text('instructions'),
    developerInstructions: reader.text('developer_instructions'),
    contextWindow: reader.count('model_context_window'),
    compactionTokens: reader.count('model_auto_compact_token_limit'),
  };
  const [problem] = reader.problems;
  if (problem) throw invalidRequest(`${problem.summary} ${problem.details ?? ''}`.trim(), '/params/config');
  return { ...config, ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) };
}

function workspaceWrite(
  reader: SettingsReader,
  { workspaceWrite: before }: ServerConfig,
): ServerConfig['workspaceWrite'] {
  if (reader.names(WORKSPACE).length === 0) return undefined;
  return {
    writableRoots: reader.texts(WORKSPACE, 'writable_roots') ?? before?.writableRoots ?? [],
    networkAccess: reader.flag(WORKSPACE, 'network_access') ?? before?.networkAccess ?? false,
    excludeTmpdirEnvVar: reader.flag(WORKSPACE, 'exclude_tmpdir_env_var') ?? before?.excludeTmpdirEnvVar ?? false,
    excludeSlashTmp: reader.flag(WORKSPACE, 'exclude_slash_tmp') ?? before?.excludeSlashTmp ?? false,
  };
}

type Table = { [key: string]: unknown };

/** Keys with dots as tables; a table that is there already is added to. */
function nested(overrides: ConfigOverrides): Table {
  const root: Table = Object.create(null) as Table;
  for (const [key, value] of Object.entries(overrides)) {
    const parts = key.split('.');
    const last = parts.pop() ?? '';
    let table = root;
    for (const part of parts) table = tableIn(table, part);
    table[last] = isTable(value) && isTable(table[last]) ? { ...table[last], ...value } : value;
  }
  return root;
}

function tableIn(table: Table, part: string): Table {
  const inner = isTable(table[part]) ? { ...table[part] } : (Object.create(null) as Table);
  table[part] = inner;
  return inner;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
