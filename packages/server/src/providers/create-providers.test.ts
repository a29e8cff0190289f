import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/folders.js';
import { loadConfig } from '../config/load-config.js';
import { createProviders } from './create-providers.js';
import { collect, requestWith } from './responses/test-support.js';

async function configOf(toml: string) {
  const home = await temporaryFolder();
  await writeFile(join(home, 'config.toml'), toml);
  return loadConfig(home);
}

describe('the model providers of a server', () => {
  it('need no configuration', async () => {
    const providers = createProviders(await configOf(''));
    expect(providers).toMatchObject({ defaultId: 'scripted', ids: ['scripted', 'openai'] });
    expect(providers.find('scripted')?.id).toBe('scripted');
    expect(providers.find('nobody')).toBeUndefined();
  });

  it('are those of the configuration', async () => {
    const toml = 'model_provider = "mock"\n[model_providers.mock]\nbase_url = "http://127.0.0.1:1/v1"';
    const providers = createProviders(await configOf(toml));
    expect(providers).toMatchObject({ defaultId: 'mock', ids: ['scripted', 'openai', 'mock'] });
    expect(providers.find('mock')?.id).toBe('mock');
  });

  it('play the scenario that they are given', async () => {
    const scenario = { turns: [{ steps: [{ say: 'Scripted.', chunks: 1 }] }] };
    const provider = createProviders(await configOf(''), { scenario }).find('scripted');
    const { events } = (provider && (await collect(provider.stream(requestWith())))) ?? { events: [] };
    expect(events).toContainEqual(expect.objectContaining({ type: 'messageDelta', delta: 'Scripted.' }));
  });

  it('say which key is missing', async () => {
    const provider = createProviders(await configOf(''), { env: {} }).find('openai');
    const { error } = (provider && (await collect(provider.stream(requestWith())))) ?? { error: undefined };
    expect(error).toMatchObject({ info: 'unauthorized', message: expect.stringContaining('OPENAI_API_KEY') as string });
  });
});
