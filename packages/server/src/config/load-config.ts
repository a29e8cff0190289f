/** Reads `config.toml` of a home. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { TextRange } from '@app-server/schema/experimental';
import { readApprovalPolicy } from './approval-policy.js';
import { readProviders } from './read-providers.js';
import type { ConfigProblem, ServerConfig } from './server-config.js';
import { SettingsReader } from './settings-reader.js';

const FILE = 'config.toml';

/** A file that is not there says nothing; what is wrong in one that is there stands under `problems`. */
export async function loadConfig(home: string): Promise<ServerConfig> {
  const path = join(home, FILE);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return read(new SettingsReader({}, { path, text: '' }), home);
    return unreadable(path, message);
  }
  const { TomlError, parse } = await import('smol-toml');
  try {
    return await read(new SettingsReader(parse(text), { path, text }), home);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const place = { line: error.line, column: error.column };
    return unreadable(path, error.message.split('\n')[0] ?? '', { start: place, end: place });
  }
}

/** What applies where nothing is configured. */
export function emptyConfig(): Promise<ServerConfig> {
  return read(new SettingsReader({}, { path: FILE, text: '' }), '');
}

async function unreadable(path: string, details: string, range?: TextRange): Promise<ServerConfig> {
  const summary = `The configuration cannot be read, and nothing of it applies: ${path}`;
  const problem: ConfigProblem = { summary, details, path, ...(range && { range }) };
  return { ...(await emptyConfig()), problems: [problem], broken: true };
}

async function read(reader: SettingsReader, home: string): Promise<ServerConfig> {
  const tier = reader.text('service_tier');
  return {
    model: reader.text('model'),
    modelProvider: reader.text('model_provider'),
    approvalPolicy: readApprovalPolicy(reader),
    approvalsReviewer: reader.oneOf(['user', 'auto_review', 'guardian_subagent'], 'approvals_reviewer'),
    sandboxMode: reader.oneOf(['read-only', 'workspace-write', 'danger-full-access'], 'sandbox_mode'),
    workspaceWrite: readWorkspaceWrite(reader),
    effort: reader.oneOf(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'], 'model_reasoning_effort'),
    summary: reader.oneOf(['auto', 'concise', 'detailed', 'none'], 'model_reasoning_summary'),
    personality: reader.oneOf(['none', 'friendly', 'pragmatic'], 'personality'),
    // What people call fast is sold as priority.
    serviceTier: tier === 'fast' ? 'priority' : tier,
    instructions: (await readInstructionsFile(reader, home)) ?? reader.text('instructions'),
    developerInstructions: reader.text('developer_instructions'),
    contextWindow: reader.count('model_context_window'),
    compactionTokens: reader.count('model_auto_compact_token_limit'),
    goals: reader.flag('features', 'goals') ?? true,
    remoteCompaction: reader.flag('features', 'remote_compaction_v2') ?? false,
    feedback: reader.flag('feedback', 'enabled') ?? true,
    feedbackUrl: reader.text('feedback', 'url'),
    projects: readProjects(reader),
    modelProviders: readProviders(reader),
    problems: reader.problems,
    broken: false,
  };
}

function readWorkspaceWrite(reader: SettingsReader): ServerConfig['workspaceWrite'] {
  const table = 'sandbox_workspace_write';
  if (reader.names(table).length === 0) return undefined;
  const roots = reader.texts(table, 'writable_roots') ?? [];
  if (!roots.every((root) => isAbsolute(root))) reader.report([table, 'writable_roots'], 'a list of absolute paths');
  return {
    writableRoots: roots.filter((root) => isAbsolute(root)),
    networkAccess: reader.flag(table, 'network_access') ?? false,
    excludeTmpdirEnvVar: reader.flag(table, 'exclude_tmpdir_env_var') ?? false,
    excludeSlashTmp: reader.flag(table, 'exclude_slash_tmp') ?? false,
  };
}

function readProjects(reader: SettingsReader): ServerConfig['projects'] {
  const levels = reader.names('projects').flatMap((path) => {
    const level = reader.oneOf(['trusted', 'untrusted'], 'projects', path, 'trust_level');
    return level ? [[path, level] as const] : [];
  });
  return new Map(levels);
}

async function readInstructionsFile(reader: SettingsReader, home: string): Promise<string | undefined> {
  const key = 'model_instructions_file';
  const path = reader.text(key);
  if (path === undefined) return undefined;
  try {
    return await readFile(resolve(home, path), 'utf8');
  } catch (error) {
    reader.report([key], `a file that can be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
    return undefined;
  }
}
