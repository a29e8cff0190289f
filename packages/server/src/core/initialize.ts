/** The handshake: what a client says of itself, and what the server answers. */
import { arch, homedir, hostname, platform, release, type } from 'node:os';
import { join } from 'node:path';
import type { InitializeParams, InitializeResponse, ServerNotifications } from '@app-server/schema/experimental';
import { invalidRequest } from './faults.js';

export type RemoteControlStatus = ServerNotifications['remoteControl/status/changed']['params'];

/** What a server says of itself. */
export interface ServerInfo {
  /** Release that stands in the user agent; that of the protocol by default. */
  version?: string;
  /** Folder of its configuration and state; `$APP_SERVER_HOME`, or `.app-server` in the home of the user. */
  home?: string;
  /** Name of the machine; its host name by default. */
  serverName?: string;
  /** Tells installations apart; a new one for each server by default. */
  installationId?: string;
}

/** What a connection said once and for all when it was initialized. */
export interface Session {
  readonly clientName: string;
  readonly experimental: boolean;
  /** Whether it can be asked for an attestation. */
  readonly attests: boolean;
  /** Notifications that it does not want. */
  readonly optOut: ReadonlySet<string>;
}

/** The release whose protocol is spoken. */
export const PROTOCOL_RELEASE = '0.134.0';

/** A client that stands between others and the server, and so is nobody's origin. */
const GO_BETWEEN = 'codex-backend';

export class Handshake {
  readonly #info: Required<Omit<ServerInfo, 'installationId'>>;
  #installationId: string | undefined;
  #originator: string | undefined;

  constructor(info: ServerInfo = {}) {
    this.#info = {
      version: info.version ?? PROTOCOL_RELEASE,
      home: serverHome(info),
      serverName: info.serverName ?? hostname(),
    };
    this.#installationId = info.installationId;
  }

  /** What a client is told next; remote control is not there. */
  get remoteControl(): RemoteControlStatus {
    // Made only now: cryptography takes longer to load than a hello takes to answer.
    this.#installationId ??= crypto.randomUUID();
    const { serverName } = this.#info;
    return { status: 'disabled', serverName, installationId: this.#installationId, environmentId: null };
  }

  /**
   * Takes what a client says of itself.
   *
   * @throws {RpcError} when its name cannot be part of a user agent
   */
  greet({ clientInfo, capabilities }: InitializeParams): { session: Session; response: InitializeResponse } {
    const { name, version } = clientInfo;
    if (!isHeaderValue(name)) {
      const message = `clientInfo.name must be a legal value of an HTTP header, and ${JSON.stringify(name)} is not.`;
      throw invalidRequest(message, '/params/clientInfo/name');
    }
    if (name !== GO_BETWEEN) this.#originator ??= name;
    const session = {
      clientName: name,
      experimental: capabilities?.experimentalApi ?? false,
      attests: capabilities?.requestAttestation ?? false,
      optOut: new Set(capabilities?.optOutNotificationMethods ?? []),
    };
    return { session, response: this.#response(`${name}; ${version}`) };
  }

  #response(client: string): InitializeResponse {
    const { version, home } = this.#info;
    const origin = this.#originator ?? 'app-server';
    const terminal = process.env.TERM ?? 'unknown';
    return {
      userAgent: `${origin}/${version} (${type()} ${release()}; ${arch()}) ${terminal} (${client})`,
      codexHome: home,
      platformFamily: platform() === 'win32' ? 'windows' : 'unix',
      platformOs: PLATFORMS[platform()] ?? platform(),
    };
  }
}

/** Where a server keeps what is its own. */
export function serverHome({ home }: ServerInfo = {}): string {
  return home ?? process.env.APP_SERVER_HOME ?? join(homedir(), '.app-server');
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'macos', win32: 'windows' };

/** No control characters, but for the tabulator. */
function isHeaderValue(text: string): boolean {
  return /^[\t\u{20}-\u{7e}\u{80}-\u{10ffff}]*$/u.test(text);
}
