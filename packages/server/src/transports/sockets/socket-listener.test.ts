import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/folders.js';
import { UPGRADE, ask } from '../../../test/http.js';
import { bearerAuth } from '../auth/authenticate.js';
import { capabilityToken, sha256 } from '../auth/capability-token.js';
import { bindOwnerOnly } from '../unix/control-socket.js';
import { type SocketListenerOptions, listenForSockets } from './socket-listener.js';

async function listening(options: Partial<SocketListenerOptions> = {}) {
  const listener = await listenForSockets({ host: '127.0.0.1', port: 0 }, { onSocket: () => {}, ...options });
  onTestFinished(() => listener.close());
  return { host: '127.0.0.1', port: listener.port };
}

describe('a listener for sockets', () => {
  const authenticate = bearerAuth(capabilityToken(sha256('tok-123')));

  test.each([
    ['GET /healthz', 200],
    ['GET /readyz', 200],
    ['HEAD /readyz', 200],
    ['GET /healthz?verbose=1', 200],
    ['POST /healthz', 405],
    ['GET /healthz/', 400],
    ['GET /', 400],
    ['POST /', 405],
  ])('%s is answered with %i, with or without authentication', async (line, status) => {
    for (const place of [await listening(), await listening({ authenticate })]) {
      const answer = await ask(place, line);
      expect(answer.status).toBe(status);
      if (status === 200) expect(answer.body).toBe('');
    }
  });

  test.each([
    ['GET /healthz', {}],
    ['GET /', {}],
    ['GET /', UPGRADE],
    ['GET /', { ...UPGRADE, Authorization: 'Bearer tok-123' }],
  ])('%s of a browser page is refused with 403: %j', async (line, headers) => {
    const answer = await ask(await listening({ authenticate }), line, { ...headers, Origin: 'https://example.org' });
    expect(answer).toEqual({ status: 403, body: '' });
  });

  test.each(['/', '/any/path', '/?x=1'])('%s upgrades', async (path) => {
    expect(await ask(await listening(), `GET ${path}`, UPGRADE)).toMatchObject({ status: 101 });
  });

  test('a probe does not upgrade, and a broken upgrade is a bad request', async () => {
    const place = await listening();
    expect(await ask(place, 'GET /readyz', UPGRADE)).toEqual({ status: 200, body: '' });
    expect(await ask(place, 'GET /', { ...UPGRADE, 'Sec-WebSocket-Version': '7' })).toMatchObject({ status: 400 });
  });

  test.each([
    [undefined, 401, 'missing websocket bearer token'],
    ['Basic tok-123', 401, 'invalid authorization header'],
    ['Bearer tok-124', 401, 'invalid websocket bearer token'],
    ['Bearer tok-123', 101, ''],
  ])('Authorization: %s gets %i %s', async (authorization, status, body) => {
    const place = await listening({ authenticate });
    const headers = { ...UPGRADE, ...(authorization !== undefined && { Authorization: authorization }) };
    expect(await ask(place, 'GET /', headers)).toEqual({ status, body });
  });

  test('a unix socket belongs to its owner, and does not mind pages, which cannot reach it', async () => {
    const path = join(await temporaryFolder(), 'a socket');
    const listener = await listenForSockets({ path }, { onSocket: () => {}, bind: bindOwnerOnly });
    onTestFinished(() => listener.close());
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await ask({ path }, 'GET /', { ...UPGRADE, Origin: 'x' })).toMatchObject({ status: 101 });
    expect(await ask({ path }, 'GET /healthz')).toEqual({ status: 200, body: '' });
  });

  test('closing does not wait for who never finishes a request', async () => {
    const listener = await listenForSockets({ host: '127.0.0.1', port: 0 }, { onSocket: () => {} });
    const place = { host: '127.0.0.1', port: listener.port };
    const unfinished = connect(place);
    const answered = ask(place, 'GET /readyz');
    unfinished.write('GET / HTTP/1.1\r\n');
    const closed = once(unfinished, 'close');
    await answered;
    await listener.close();
    await closed;
    await expect(ask(place, 'GET /')).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
