/** Serves the page on this machine alone, and takes its WebSocket on to the app-server, which lets no browser in itself. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { WebSocket, WebSocketServer, createWebSocketStream } from 'ws';

const { values } = parseArgs({
  options: { url: { type: 'string', default: 'ws://127.0.0.1:4500' }, port: { type: 'string', default: '0' } },
});

/** What the page does. A flaw in it gives nobody the rest of the protocol, which runs commands and writes files. */
const ALLOWED = new Set(['initialize', 'initialized', 'thread/list', 'thread/start', 'turn/start', 'turn/interrupt']);

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
    "frame-ancestors 'none'; require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
};

const [{ text: script } = { text: '' }] = (
  await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    // Only within this repository, where it saves a build.
    conditions: ['@app-server/source'],
    write: false,
  })
).outputFiles;

const FILES: Record<string, { type: string; body: string | Buffer }> = {
  '/': { type: 'text/html', body: await readFile(new URL('index.html', import.meta.url)) },
  '/page.js': { type: 'text/javascript', body: script },
};

const server = createServer(({ url = '' }, response) => {
  const file = Object.hasOwn(FILES, url) ? FILES[url] : undefined;
  if (file) response.writeHead(200, { ...HEADERS, 'content-type': `${file.type}; charset=utf-8` }).end(file.body);
  else response.writeHead(404, HEADERS).end();
});
server.listen(Number(values.port), '127.0.0.1');
await once(server, 'listening');
const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
  // Any page may try to connect to this machine; the browser says which one it is.
  if (request.headers.origin === own && request.url === '/app-server')
    sockets.handleUpgrade(request, socket, head, relay);
  else socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
});

/** Each text frame stays one text frame. */
const BY_MESSAGE = { readableObjectMode: true, decodeStrings: false };

function relay(socket: WebSocket): void {
  const page = createWebSocketStream(socket, BY_MESSAGE);
  const upstream = createWebSocketStream(new WebSocket(values.url, { perMessageDeflate: false }), BY_MESSAGE);
  const end = (error: NodeJS.ErrnoException | null) => {
    // A page that is closed is no error.
    if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') process.stderr.write(`${error.message}\n`);
    page.destroy();
    upstream.destroy();
  };
  pipeline(page, allowed, upstream, end);
  pipeline(upstream, page, end);
}

/** Ends the connection at the first message that the page has no business to send. */
async function* allowed(messages: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of messages) {
    const { method } = JSON.parse(text) as { method?: string };
    if (method !== undefined && !ALLOWED.has(method)) throw new Error(`The page may not call ${method}.`);
    yield text;
  }
}

process.stdout.write(`Open ${own}/\n`);
