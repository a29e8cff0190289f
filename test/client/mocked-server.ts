/** A reference server whose model is mocked over HTTP, as the configuration of its home says. */
import { readFile, readdir, readlink } from 'node:fs/promises';
import type { TurnServer } from '../../packages/client/test/turn-server.js';
import { scriptedModel } from '../../packages/client/test/mock-scripts.js';
import { MockResponses } from '../support/mock-model/mock-responses.js';
import { HomeServer } from './home-server.js';
import type { TransportKind } from './reach.js';

const config = (url: string) => `
model = "gpt-5.5"
model_provider = "mock"

[model_providers.mock]
base_url = "${url}"
request_max_retries = 0
stream_max_retries = 0
`;

export async function mockedServer(kind: TransportKind): Promise<TurnServer> {
  const model = await MockResponses.start(scriptedModel);
  const server = await HomeServer.start({ kind, config: config(model.url) });
  const rest = async () => {
    await server.rest();
    await model.settle();
  };
  return {
    home: { path: server.home, workspace: server.workspace },
    model,
    drift: server.drift,
    connect: (options) => server.connect(options),
    rest,
    async restart() {
      await rest();
      await server.restart();
    },
    async stop() {
      await rest();
      await server.close();
      const left = await commandsIn(server.workspace);
      await server.stop();
      await model.close();
      return left;
    },
  };
}

/** The commands of the processes that still work in a folder. Looks where Linux keeps them, and finds none elsewhere. */
async function commandsIn(folder: string): Promise<string[]> {
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const commands = numbers.map(async (number) => {
    const cwd = await readlink(`/proc/${number}/cwd`).catch(() => '');
    return cwd.startsWith(folder) ? [await readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '')] : [];
  });
  return (await Promise.all(commands)).flat();
}
