/** A reference server of this process that keeps threads in a home of its own, and can be started anew there. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CheckedConnectOptions,
  type Client,
  type DriftReport,
  type ExperimentalSurface,
  connect,
} from '@app-server/client';
import {
  type AppServer,
  type Logger,
  type Scenario,
  createProviders,
  createReferenceServer,
  loadConfig,
  openStores,
} from '@app-server/server';
import { type Reach, type TransportKind, reach } from './reach.js';

export type TestClient = Client<ExperimentalSurface>;
export type TestOptions = Omit<Partial<CheckedConnectOptions<ExperimentalSurface>>, 'experimentalApi'>;

export interface HomeOptions {
  kind?: TransportKind;
  /** What the model says; without it, what the configuration of the home names. */
  turns?: Scenario['turns'];
  /** `config.toml`. */
  config?: string;
}

export class HomeServer {
  /** Where the server keeps what is its own. */
  readonly home: string;
  /** Where threads work. */
  readonly workspace: string;
  /** What its clients were told of differences from the protocol. */
  readonly drift: DriftReport[] = [];
  /** What it logged as warnings and errors. */
  readonly complaints: string[] = [];
  readonly #root: string;
  readonly #kind: TransportKind;
  readonly #clients = new Set<TestClient>();
  #server!: AppServer;
  #reach!: Reach;

  static async start({ kind = 'memory', turns, config }: HomeOptions = {}): Promise<HomeServer> {
    const root = await realpath(await mkdtemp(join(tmpdir(), 'app-server-home-')));
    const server = new HomeServer(root, kind);
    await Promise.all([server.home, server.workspace].map((folder) => mkdir(folder)));
    if (config !== undefined) await writeFile(join(server.home, 'config.toml'), config);
    await server.open(turns);
    return server;
  }

  /** In the home that another server has left. */
  static async in(root: string): Promise<HomeServer> {
    const server = new HomeServer(root, 'memory');
    await server.open();
    return server;
  }

  private constructor(root: string, kind: TransportKind) {
    this.#root = root;
    this.#kind = kind;
    this.home = join(root, 'home');
    this.workspace = join(root, 'workspace');
  }

  async open(turns?: Scenario['turns']): Promise<void> {
    const { home } = this;
    const logger = this.#logger();
    this.#server = createReferenceServer({
      logger,
      info: { home },
      config: () => loadConfig(home),
      providers: async (config) => createProviders(config, { ...(turns && { scenario: { turns } }) }),
      stores: () => openStores(home, logger),
    });
    this.#reach = await reach(this.#server, this.#kind, this.#root);
  }

  async connect(options: TestOptions = {}): Promise<TestClient> {
    const client = await connect(this.#reach.connect(), {
      clientInfo: { name: 'test', version: '1' },
      serverRequests: 'refuse',
      onDrift: (report) => this.drift.push(report),
      ...options,
      experimentalApi: true,
    });
    this.#clients.add(client);
    void client.closed.then(() => this.#clients.delete(client));
    return client;
  }

  /** Disconnects everybody. */
  async rest(): Promise<void> {
    for (const client of this.#clients) await client.close();
  }

  /** Ends the server; the home stays. */
  async close(): Promise<void> {
    await this.rest();
    await this.#reach.close();
    await this.#server.close();
  }

  /** Forgets everything that is not in files. */
  async restart(turns?: Scenario['turns']): Promise<void> {
    await this.close();
    await this.open(turns);
  }

  /** Ends everything, and removes the home. */
  async stop(): Promise<void> {
    await this.close();
    await rm(this.#root, { recursive: true });
  }

  #logger(): Logger {
    const note = (facts: object, text: string) => void this.complaints.push(`${text} ${JSON.stringify(facts)}`);
    return { debug() {}, info() {}, warn: note, error: note };
  }
}
