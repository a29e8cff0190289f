/** A home of its own for a server: its configuration, its threads, a folder to work in. */
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface CodexHome {
  path: string;
  /** The folder threads work in. */
  workspace: string;
  /** Environment of whatever belongs to this home. */
  env: { HOME: string; CODEX_HOME: string };
  remove(): Promise<void>;
}

/** @param modelUrl of the Responses API; nothing else is ever asked */
export async function createHome(modelUrl: string): Promise<CodexHome> {
  const path = await mkdtemp(join(tmpdir(), 'app-server-home-'));
  const workspace = join(path, 'workspace');
  await mkdir(workspace);
  await writeFile(join(path, 'config.toml'), config(modelUrl));
  return {
    path,
    workspace,
    env: { HOME: path, CODEX_HOME: path },
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function config(modelUrl: string): string {
  return `model = "gpt-5.5"
model_provider = "mock"
check_for_update_on_startup = false
chatgpt_base_url = "${modelUrl}"

[analytics]
enabled = false

[model_providers.mock]
name = "mock"
base_url = "${modelUrl}"
wire_api = "responses"
requires_openai_auth = false
request_max_retries = 0
stream_max_retries = 0
stream_idle_timeout_ms = 20000
`;
}

/** The commands of the processes that still run for this home. Looks where Linux keeps them, and finds none elsewhere. */
export async function processesOf({ env }: CodexHome): Promise<string[]> {
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const read = (number: string, file: string) => readFile(`/proc/${number}/${file}`, 'utf8').catch(() => '');
  const commands = numbers.map(async (number) => {
    const belongs = (await read(number, 'environ')).split('\0').includes(`CODEX_HOME=${env.CODEX_HOME}`);
    return belongs ? [(await read(number, 'cmdline')).replaceAll('\0', ' ')] : [];
  });
  return (await Promise.all(commands)).flat();
}
