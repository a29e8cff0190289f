/** Where the server listens, as one text: the values of `--listen`. */
import { BlockList, isIP } from 'node:net';

export type ListenTarget =
  | { kind: 'stdio' }
  | { kind: 'off' }
  | { kind: 'ws'; host: string; port: number }
  /** Without a path it is the control socket of the server's home. */
  | { kind: 'unix'; path?: string };

const LARGEST_PORT = 65_535;
const WS = /^ws:\/\/(?:\[(?<v6>[^\]]*)\]|(?<v4>[^:/]*)):(?<port>\d+)$/;

/**
 * Reads `stdio://`, `unix://`, `unix://PATH`, `ws://IP:PORT` (port 0 picks a free one) or `off`.
 *
 * @throws {TypeError} when it is none of these; names of hosts are refused, as they may lead anywhere
 * @example
 * parseListenUrl('ws://[::1]:4500'); // { kind: 'ws', host: '::1', port: 4500 }
 */
export function parseListenUrl(text: string): ListenTarget {
  if (text === 'stdio://') return { kind: 'stdio' };
  if (text === 'off') return { kind: 'off' };
  if (text === 'unix://') return { kind: 'unix' };
  if (text.startsWith('unix://')) return { kind: 'unix', path: text.slice('unix://'.length) };
  if (!text.startsWith('ws://')) {
    throw new TypeError(`${text} is no address; write stdio://, unix://, unix://PATH, ws://IP:PORT or off.`);
  }
  const { v4, v6, port } = WS.exec(text)?.groups ?? {};
  const host = v4 ?? v6 ?? '';
  if (isIP(host) !== (v4 === undefined ? 6 : 4) || Number(port) > LARGEST_PORT) {
    throw new TypeError(`${text} is no address; write ws://IP:PORT, such as ws://127.0.0.1:4500 or ws://[::1]:4500.`);
  }
  return { kind: 'ws', host, port: Number(port) };
}

/** Whether an IP address is reached from this machine alone. */
export function isLoopback(ip: string): boolean {
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  loopback.addAddress('::1', 'ipv6');
  return loopback.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

/** An IP address and a port as they stand in a URL. */
export function hostAndPort(ip: string, port: number): string {
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
}
