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

/** A provider that needs no account and is never asked. */
const CONFIG = `model = "gpt-5.5"
model_provider = "mock"
check_for_update_on_startup = false
chatgpt_base_url = "http://127.0.0.1:9"

[analytics]
enabled = false

[model_providers.mock]
name = "mock"
base_url = "http://127.0.0.1:9"
wire_api = "responses"
requires_openai_auth = false
`;

/** @param below the folder that holds both, relative to a temporary one */
export async function createPlaces(below = '.'): Promise<Places> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'app-server-parity-')));
  const home = join(root, below, 'home', '.codex');
  const workspace = join(root, below, 'ws');
  await mkdir(home, { recursive: true });
  await mkdir(workspace);
  await mkdir(join(root, 'tmp'));
  await writeFile(join(home, 'config.toml'), CONFIG);
  return { root, home, workspace, remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }) };
}
