/** Folders of one run: a home for the server and a workspace for what it is asked to do. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Places {
  root: string;
  home: string;
  workspace: string;
  remove(): Promise<void>;
}

export interface PlacesOptions {
  /** The folder that holds both, relative to a temporary one. */
  below?: string | undefined;
  /** Of the Responses API that answers the threads; nobody answers when left out. */
  modelUrl?: string;
  /** Replaces settings of the model's provider. */
  provider?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** More of the configuration. */
  config?: string | undefined;
}

const NOBODY = 'http://127.0.0.1:9';

/** A provider that needs no account and is asked once. */
function configuration({ modelUrl = NOBODY, provider = {}, config = '' }: PlacesOptions): string {
  const settings = {
    name: 'mock',
    base_url: modelUrl,
    wire_api: 'responses',
    requires_openai_auth: false,
    request_max_retries: 0,
    stream_max_retries: 0,
    ...provider,
  };
  return `model = "gpt-5.5"
model_provider = "mock"
check_for_update_on_startup = false
show_raw_agent_reasoning = true
chatgpt_base_url = "${NOBODY}"

[analytics]
enabled = false

[model_providers.mock]
${Object.entries(settings)
  .map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`)
  .join('')}
${config}`;
}

export async function createPlaces(options: PlacesOptions = {}): Promise<Places> {
  const { below = '.' } = options;
  const root = await realpath(await mkdtemp(join(tmpdir(), 'app-server-parity-')));
  const home = join(root, below, 'home', '.codex');
  const workspace = join(root, below, 'ws');
  await mkdir(home, { recursive: true });
  await mkdir(workspace);
  await mkdir(join(root, 'tmp'));
  await writeFile(join(home, 'config.toml'), configuration(options));
  return { root, home, workspace, remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }) };
}
