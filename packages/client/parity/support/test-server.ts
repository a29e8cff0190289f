/** The reference with a home and a mocked model of its own, reached over one kind of transport. */
import type { Transport } from '@app-server/rpc';
import { codexRelease } from '../../../../test/support/codex-release.js';
import { MockResponses } from '../../../../test/support/mock-model/mock-responses.js';
import {
  type CheckedConnectOptions,
  type Client,
  type DriftReport,
  type ExperimentalSurface,
  connect,
} from '../../src/index.js';
import { spawnTransport } from '../../src/node/index.js';
import { type CodexHome, createHome, processesOf } from './codex-home.js';
import { Listener } from './listener.js';
import { scriptedModel } from '../../test/mock-scripts.js';

/** The release whose wire we speak. */
export const REFERENCE = '0.134.0';

export const TRANSPORTS = ['stdio', 'ws', 'unix'] as const;
export type TransportKind = (typeof TRANSPORTS)[number];

export type TestClient = Client<ExperimentalSurface>;
export type TestOptions = Omit<Partial<CheckedConnectOptions<ExperimentalSurface>>, 'experimentalApi'>;

export class TestServer {
  readonly kind: TransportKind;
  /** Path of the `codex` command. */
  readonly command: string;
  readonly home: CodexHome;
  readonly model: MockResponses;
  /** What all its clients were told. */
  readonly drift: DriftReport[] = [];
  readonly #clients = new Set<TestClient>();
  #listener: Listener | undefined;

  static async start(kind: TransportKind, release = REFERENCE): Promise<TestServer> {
    const command = await codexRelease(release);
    const model = await MockResponses.start(scriptedModel);
    const server = new TestServer(kind, command, await createHome(model.url), model);
    await server.#listen();
    return server;
  }

  private constructor(kind: TransportKind, command: string, home: CodexHome, model: MockResponses) {
    this.kind = kind;
    this.command = command;
    this.home = home;
    this.model = model;
  }

  /** A folder to work in. */
  get workspace(): string {
    return this.home.workspace;
  }

  /** Where it listens; nothing over stdio. */
  get url(): string | undefined {
    return this.#listener?.url;
  }

  /** A way to it; over stdio each has a process of its own. */
  transport(): Transport {
    if (this.#listener) return this.#listener.connect();
    return spawnTransport({
      command: this.command,
      args: ['app-server'],
      cwd: this.home.path,
      env: this.home.env,
    });
  }

  async connect(options: TestOptions = {}): Promise<TestClient> {
    const client = await connect(this.transport(), {
      clientInfo: { name: 'parity', version: '1' },
      serverRequests: 'refuse',
      onDrift: (report) => this.drift.push(report),
      ...options,
      experimentalApi: true,
    });
    this.#clients.add(client);
    return client;
  }

  /** Disconnects everybody, and lets running turns come to their end. */
  async rest(): Promise<void> {
    for (const client of this.#clients) await client.close();
    this.#clients.clear();
    await this.model.settle();
  }

  /** Forgets everything that is not on disk. */
  async restart(): Promise<void> {
    await this.rest();
    await this.#listener?.stop();
    await this.#listen();
  }

  /** Ends it; returns the commands of what is left running of it, which should be nothing. */
  async stop(): Promise<string[]> {
    await this.rest();
    await this.#listener?.stop();
    const left = await processesOf(this.home);
    await this.model.close();
    await this.home.remove();
    return left;
  }

  async #listen(): Promise<void> {
    if (this.kind !== 'stdio') this.#listener = await Listener.start(this.command, this.home, this.kind);
  }
}
