import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/folders.js';
import { loadConfig } from './load-config.js';

async function load(toml: string) {
  const home = await temporaryFolder();
  await writeFile(join(home, 'config.toml'), toml);
  const config = await loadConfig(home);
  return { config, home, path: join(home, 'config.toml') };
}

async function read(toml: string) {
  const { config } = await load(toml);
  expect(config.problems).toEqual([]);
  return config;
}

describe('a configuration', () => {
  it('that is not there says nothing', async () => {
    const config = await loadConfig(await temporaryFolder());
    expect(config).toMatchObject({ goals: true, remoteCompaction: false, feedback: true, problems: [], broken: false });
    expect([config.model, config.modelProvider, config.approvalPolicy, config.workspaceWrite]).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
    expect([...config.modelProviders.keys()]).toEqual(['openai']);
  });

  it('has defaults for threads', async () => {
    const toml = `
      model = "gpt-5.5"
      model_provider = "mock"
      approval_policy = "untrusted"
      approvals_reviewer = "auto_review"
      sandbox_mode = "workspace-write"
      model_reasoning_effort = "xhigh"
      model_reasoning_summary = "concise"
      personality = "pragmatic"
      service_tier = "flex"
      instructions = "Be brief."
      developer_instructions = "Be kind."
      model_context_window = 128000
      model_auto_compact_token_limit = 64000
      something_else = { nobody = "knows" }
      [sandbox_workspace_write]
      writable_roots = ["/tmp/a"]
      network_access = true
      [features]
      goals = false
      remote_compaction_v2 = true
      [projects."/home/me"]
      trust_level = "trusted"
      [projects."/home/you"]
      trust_level = "untrusted"
      [feedback]
      enabled = false`;
    expect(await read(toml)).toMatchObject({
      model: 'gpt-5.5',
      modelProvider: 'mock',
      approvalPolicy: 'untrusted',
      approvalsReviewer: 'auto_review',
      sandboxMode: 'workspace-write',
      workspaceWrite: {
        writableRoots: ['/tmp/a'],
        networkAccess: true,
        excludeTmpdirEnvVar: false,
        excludeSlashTmp: false,
      },
      effort: 'xhigh',
      summary: 'concise',
      personality: 'pragmatic',
      serviceTier: 'flex',
      instructions: 'Be brief.',
      developerInstructions: 'Be kind.',
      contextWindow: 128_000,
      compactionTokens: 64_000,
      goals: false,
      remoteCompaction: true,
      feedback: false,
      projects: new Map([
        ['/home/me', 'trusted'],
        ['/home/you', 'untrusted'],
      ]),
    });
  });

  it('MDL-05: calls priority what people call fast', async () => {
    expect((await read('service_tier = "fast"')).serviceTier).toBe('priority');
  });

  it('may ask for approval kind by kind', async () => {
    const toml = 'approval_policy = { granular = { sandbox_approval = true, rules = false, mcp_elicitations = true } }';
    expect((await read(toml)).approvalPolicy).toEqual({
      granular: {
        sandbox_approval: true,
        rules: false,
        skill_approval: false,
        request_permissions: false,
        mcp_elicitations: true,
      },
    });
  });

  it('may have instructions in a file of its home', async () => {
    const home = await temporaryFolder();
    await mkdir(join(home, 'prompts'));
    await writeFile(join(home, 'prompts', 'brief.md'), 'Be brief.');
    await writeFile(join(home, 'config.toml'), 'model_instructions_file = "prompts/brief.md"\ninstructions = "No."');
    expect(await loadConfig(home)).toMatchObject({ instructions: 'Be brief.', problems: [] });
  });

  it('has model providers', async () => {
    const toml = `
      openai_base_url = "https://proxy.example/v1/"
      [model_providers.mock]
      name = "Mock"
      base_url = "http://127.0.0.1:8080/v1/"
      env_key = "MOCK_KEY"
      wire_api = "responses"
      request_max_retries = 1
      stream_max_retries = 1000
      stream_idle_timeout_ms = 500
      http_headers = { "x-a" = "1" }
      env_http_headers = { "x-b" = "B" }
      query_params = { version = "2" }
      [model_providers.plain]
      base_url = "http://127.0.0.1:8080/v1"
      [model_providers.account]
      requires_openai_auth = true`;
    const { modelProviders } = await read(toml);
    expect(modelProviders.get('openai')).toMatchObject({
      baseUrl: 'https://proxy.example/v1',
      envKey: 'OPENAI_API_KEY',
    });
    expect(modelProviders.get('mock')).toEqual({
      name: 'Mock',
      baseUrl: 'http://127.0.0.1:8080/v1',
      envKey: 'MOCK_KEY',
      bearerToken: undefined,
      requestMaxRetries: 1,
      streamMaxRetries: 100,
      streamIdleTimeoutMs: 500,
      httpHeaders: { 'x-a': '1' },
      envHttpHeaders: { 'x-b': 'B' },
      queryParams: { version: '2' },
    });
    expect(modelProviders.get('plain')).toMatchObject({
      name: 'plain',
      envKey: undefined,
      requestMaxRetries: 4,
      streamMaxRetries: 5,
      streamIdleTimeoutMs: 300_000,
    });
    expect(modelProviders.get('account')).toMatchObject({ envKey: 'OPENAI_API_KEY' });
  });
});

describe('what is wrong in a configuration', () => {
  it.each([
    ['approval_policy = "sometimes"', 'approval_policy', 'untrusted, on-failure, on-request, never', '"sometimes"'],
    ['approval_policy = { granular = {} }', 'approval_policy', 'sandbox_approval, rules', 'a table'],
    ['sandbox_mode = "open"', 'sandbox_mode', 'danger-full-access', '"open"'],
    ['model = 5', 'model', 'a text', '5'],
    ['model = ""', 'model', 'a text that is not empty', '""'],
    ['features = []', 'features', 'a table', 'a list'],
    ['[projects]\n"/a" = 5', 'projects."/a"', 'a table', '5'],
    ['[features]\ngoals = "yes"', 'features.goals', 'true or false', '"yes"'],
    ['[projects."/a b"]\ntrust_level = "half"', 'projects."/a b".trust_level', 'trusted, untrusted', '"half"'],
    ['[sandbox_workspace_write]\nwritable_roots = ["a"]', 'writable_roots', 'absolute', 'a list'],
    ['model_instructions_file = "none.md"', 'model_instructions_file', 'ENOENT', '"none.md"'],
    ['[model_providers.x]\nbase_url = "ftp://x"', 'model_providers.x.base_url', 'a web address', 'another text'],
    ['[model_providers.x]\nwire_api = "chat"', 'model_providers.x.wire_api', 'responses', '"chat"'],
    ['[model_providers]\nx = 1', 'model_providers.x', 'a table', '1'],
    ['[model_providers.scripted]', 'model_providers.scripted', 'of another name', 'a table'],
    ['[model_providers.x]\nhttp_headers = { a = 1 }', 'http_headers.a', 'a text', '1'],
    ['[model_providers.x]\nstream_max_retries = -1', 'stream_max_retries', '0 or more', '-1'],
  ])('%j is reported, and the rest applies', async (toml, key, expected, got) => {
    const { config, path } = await load(`personality = "friendly"\n${toml}`);
    expect(config).toMatchObject({ personality: 'friendly', broken: false });
    expect(config.problems).toHaveLength(1);
    const [{ summary, details, range, ...rest }] = config.problems as [(typeof config.problems)[0]];
    expect(rest).toEqual({ path });
    expect(summary).toContain(key);
    expect(summary).toContain(expected);
    expect(details).toContain(got);
    expect(range?.start.line).toBe(1 + toml.split('\n').length);
  });

  it('leaves out a provider that cannot be asked, and mends one that can', async () => {
    const toml = '[model_providers.a]\nwire_api = "chat"\n[model_providers.b]\nrequest_max_retries = "many"';
    const { config } = await load(toml);
    expect([...config.modelProviders.keys()]).toEqual(['openai', 'b']);
    expect(config.modelProviders.get('b')?.requestMaxRetries).toBe(4);
  });

  it('never repeats what may be a secret', async () => {
    const secret = 'sk-abcdefghijklmnopqrstuvwxyz0123456789';
    const { config } = await load(`sandbox_mode = "${secret}"`);
    expect(config.problems).toHaveLength(1);
    expect(JSON.stringify(config.problems)).not.toContain(secret);
  });

  it('is all of it when it is no TOML', async () => {
    const { config, path } = await load('model = "x"\nsandbox_mode = [');
    expect(config).toMatchObject({ model: undefined, goals: true, broken: true });
    expect(config.problems).toMatchObject([
      { path, summary: expect.stringContaining(path) as string, range: { start: { line: 2 } } },
    ]);
  });

  it('is all of it when the file cannot be read', async () => {
    const home = await temporaryFolder();
    await mkdir(join(home, 'config.toml'));
    expect(await loadConfig(home)).toMatchObject({
      broken: true,
      problems: [{ details: expect.any(String) as string }],
    });
  });
});
