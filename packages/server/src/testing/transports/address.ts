/** Where a server listens, as one text. */

export type Address = { kind: 'stdio' } | { kind: 'ws'; host: string; port: number } | { kind: 'unix'; path: string };

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;

/**
 * Reads `stdio://`, `ws://127.0.0.1:PORT` (0 picks a free one) or `unix:///absolute/path`.
 *
 * @throws {TypeError} when it is none of these, or would be reachable from elsewhere
 */
export function parseAddress(text: string): Address {
  if (text === 'stdio://') return { kind: 'stdio' };
  if (text.startsWith('unix://')) {
    const path = text.slice('unix://'.length);
    if (!path.startsWith('/')) throw new TypeError(`${text} has no absolute path; write unix:///tmp/name.sock.`);
    return { kind: 'unix', path };
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'ws:' || url.port === '' || !/^\/?$/.test(url.pathname + url.search + url.hash)) {
    throw new TypeError(`${text} is no address; write stdio://, ws://127.0.0.1:PORT or unix:///PATH.`);
  }
  if (!LOOPBACK.test(url.hostname) || url.username !== '') {
    throw new TypeError(`${text} is not on this machine; write ws://127.0.0.1:${url.port}.`);
  }
  return { kind: 'ws', host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port) };
}
