/** Homes of equal content for our server and the reference, and both at work in them. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Launch } from '../server/launch.js';
import { type Content, writeSessions } from './session-files.js';
import { Subject } from './subject.js';

export interface Both<T> {
  ours: T;
  reference: T;
}

/** In the order in which they take turns. */
export const NAMES = ['ours', 'reference'] as const satisfies readonly (keyof Both<unknown>)[];

/** Its provider is that of all session files, and is not asked anything. */
const CONFIG = configOf('http://127.0.0.1:9/v1');

const GIVEN = new Set(['sessions', 'config.toml']);

/** What makes both use a model that speaks the Responses API. */
export function configOf(url: string): string {
  return `model = "gpt-5.5"
model_provider = "mock"
check_for_update_on_startup = false
[model_providers.mock]
name = "mock"
base_url = "${url}"
wire_api = "responses"
requires_openai_auth = false
`;
}

export class Homes {
  readonly ids: readonly string[];
  readonly #folder: string;
  readonly #launches: Both<Launch>;

  constructor(folder: string, launches: Both<Launch>, content: Content, config = CONFIG) {
    this.#folder = folder;
    this.#launches = launches;
    for (const name of NAMES) {
      mkdirSync(this.#home(name), { recursive: true });
      writeFileSync(join(this.#home(name), 'config.toml'), config);
    }
    this.ids = writeSessions([this.#home('ours'), this.#home('reference')], content);
  }

  start(name: keyof Both<unknown>): Promise<Subject> {
    return Subject.start(this.#launches[name], this.#home(name));
  }

  /** Lets something be done with both servers, when they have done what there is to do at their start. */
  async serve<T>(work: (servers: Both<Subject>) => Promise<T>): Promise<T> {
    const started: Subject[] = [];
    const start = async (name: keyof Both<unknown>) => {
      const server = await this.start(name);
      started.push(server);
      await this.firstPage(server);
      await server.rest();
      return server;
    };
    try {
      return await work({ ours: await start('ours'), reference: await start('reference') });
    } finally {
      await Promise.all(started.map((server) => server.stop()));
    }
  }

  /** Asks for the first page of threads, and makes sure that it is the right one. */
  async firstPage(server: Subject, limit = 25): Promise<number> {
    const { result, time } = await server.timed('thread/list', { limit });
    const { data } = result as { data: { id: string }[] };
    const expected = this.ids.slice(-limit).reverse();
    if (data.map(({ id }) => id).join() !== expected.join()) {
      throw new Error(`thread/list did not answer with the latest ${limit} of ${this.ids.length} threads.`);
    }
    return time;
  }

  /** Removes what the servers have made: their next start is a first one. */
  forget(): void {
    for (const name of NAMES) {
      const home = this.#home(name);
      for (const entry of readdirSync(home)) {
        if (!GIVEN.has(entry)) rmSync(join(home, entry), { recursive: true, force: true, maxRetries: 5 });
      }
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #home(name: keyof Both<unknown>): string {
    return join(this.#folder, name);
  }
}
