/** Addresses that are refused, and plain HTTP where WebSockets are spoken: ours ends and answers with the same numbers. */
import { createHash, createHmac } from 'node:crypto';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Contestant, type Contestants, contestants } from './support/contestant.js';
import { type Places, createPlaces } from './support/places.js';
import { RunningServer } from './support/running-server.js';

let both: Contestants;

beforeAll(async () => {
  both = await contestants();
});

/** Does the same with both servers, each in folders of its own. */
async function withBoth<T>(
  act: (contestant: Contestant, places: Places) => Promise<T>,
): Promise<{ reference: T; ours: T }> {
  const [reference, ours] = await Promise.all(
    [both.reference, both.ours].map(async (contestant) => {
      const places = await createPlaces();
      try {
        return await act(contestant, places);
      } finally {
        await places.remove();
      }
    }),
  );
  return { reference: reference as T, ours: ours as T };
}

/** The exit code of a server that does not start; one that does is ended, and has none. */
function exitCode({ program, args, homeVariable, path }: Contestant, { home }: Places, options: readonly string[]) {
  const settings = { env: { PATH: path, HOME: home, [homeVariable]: home }, timeout: 10_000 };
  return new Promise<unknown>((resolve) => {
    const child = execFile(program, [...args, ...options], settings, (error) => resolve(error ? error.code : 0));
    child.stdin?.end();
  });
}

describe('CLI-01: a server that cannot start as it is told', () => {
  const LOOPBACK = ['--listen', 'ws://127.0.0.1:0'];
  test.each(
    [
      ['--listen', 'ws://127.0.0.1'],
      ['--listen', 'ws://localhost:5'],
      ['--listen', 'http://127.0.0.1:5'],
      ['--listen', 'bogus'],
      ['--listen', 'off'],
      ['--listen', 'ws://0.0.0.0:0'],
      [...LOOPBACK, '--ws-auth', 'bogus'],
      [...LOOPBACK, '--ws-auth', 'capability-token'],
      [...LOOPBACK, '--ws-auth', 'capability-token', '--ws-token-file', '/none'],
      [...LOOPBACK, '--ws-auth', 'capability-token', '--ws-token-sha256', 'short'],
      [...LOOPBACK, '--ws-auth', 'signed-bearer-token'],
      [...LOOPBACK, '--ws-token-sha256', 'a'.repeat(64)],
      ['--no-such-option'],
    ].map((options) => [options.join(' '), options] as const),
  )('%s', async (_, options) => {
    const { reference, ours } = await withBoth((contestant, places) => exitCode(contestant, places, options));
    expect(reference).not.toBe(0);
    expect(ours).toEqual(reference);
  });
});

interface Asked {
  path: string;
  headers?: Record<string, string>;
}

async function statusOf(server: RunningServer, { path, headers }: Asked): Promise<number> {
  return (await fetch(server.httpUrl + path, { headers: headers ?? {} })).status;
}

/** 101 for a connection, else what it was refused with. */
function upgradeOf(server: RunningServer, { path, headers }: Asked): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const socket = new WebSocket(server.httpUrl.replace('http', 'ws') + path, { headers: headers ?? {} });
    socket.once('open', () => {
      socket.close();
      resolve('101');
    });
    socket.once('unexpected-response', (_, response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (part: string) => (text += part));
      response.once('end', () => resolve(`${response.statusCode} ${text}`));
    });
    socket.once('error', reject);
  });
}

test('RPC-01: health, origins and paths', async () => {
  const { reference, ours } = await withBoth(async (contestant, places) => {
    const server = await RunningServer.start(contestant, places, 'ws');
    try {
      const origin = { Origin: 'http://127.0.0.1' };
      const paths = ['/healthz', '/readyz', '/', '/elsewhere'];
      const asked = paths.flatMap((path): Asked[] => [{ path }, { path, headers: origin }]);
      const statuses = await Promise.all(asked.map(async (one) => [JSON.stringify(one), await statusOf(server, one)]));
      const upgrades = await Promise.all(asked.slice(-4).map((one) => upgradeOf(server, one)));
      return { statuses, upgrades: upgrades.map((text) => text.slice(0, 3)) };
    } finally {
      await server.stop();
    }
  });
  expect(reference.statuses.length).toBe(8);
  expect(ours).toEqual(reference);
});

const SECRET = 's'.repeat(40);

function token(claims: object, secret = SECRET): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

/** Of whom signed tokens have to be, and for whom. */
const CLAIMED = ['--ws-issuer', 'iss', '--ws-audience', 'aud'];

const bearer = (text: string) => ({ Authorization: `Bearer ${text}` });

describe('RPC-01: who may connect', () => {
  async function refusals(
    options: (places: Places) => readonly string[],
    asked: Record<string, Record<string, string>>,
  ) {
    return withBoth(async (contestant, places) => {
      await writeFile(join(places.root, 'secret'), `${SECRET}\n`);
      const server = await RunningServer.start(contestant, places, 'ws', options(places));
      try {
        const results: Record<string, string> = { health: String(await statusOf(server, { path: '/readyz' })) };
        for (const [name, headers] of Object.entries(asked)) {
          results[name] = await upgradeOf(server, { path: '/', headers });
        }
        return results;
      } finally {
        await server.stop();
      }
    });
  }

  const CAPABILITY = {
    none: {},
    wrong: bearer('wrong'),
    empty: bearer(''),
    basic: { Authorization: 'Basic eDp5' },
    'lower case': { authorization: `bearer ${SECRET}` },
    right: bearer(SECRET),
    'right, from a page': { ...bearer(SECRET), Origin: 'http://x' },
  };

  test('a capability token in a file', async () => {
    const { reference, ours } = await refusals(
      ({ root }) => ['--ws-auth', 'capability-token', '--ws-token-file', join(root, 'secret')],
      CAPABILITY,
    );
    expect(reference['right']).toBe('101');
    expect(ours).toEqual(reference);
  });

  test('the hash of a capability token', async () => {
    const hash = createHash('sha256').update(SECRET).digest('hex');
    const { reference, ours } = await refusals(
      () => ['--ws-auth', 'capability-token', '--ws-token-sha256', hash],
      CAPABILITY,
    );
    expect(reference['right']).toBe('101');
    expect(ours).toEqual(reference);
  });

  test('signed tokens', async () => {
    const now = Math.floor(Date.now() / 1000);
    const good = { exp: now + 600, iss: 'iss', aud: 'aud' };
    const { reference, ours } = await refusals(
      ({ root }) => ['--ws-auth', 'signed-bearer-token', '--ws-shared-secret-file', join(root, 'secret'), ...CLAIMED],
      {
        good: bearer(token(good)),
        'several audiences': bearer(token({ ...good, aud: ['other', 'aud'] })),
        expired: bearer(token({ ...good, exp: now - 600 })),
        'just expired': bearer(token({ ...good, exp: now - 5 })),
        'not yet': bearer(token({ ...good, nbf: now + 600 })),
        'another issuer': bearer(token({ ...good, iss: 'x' })),
        'another audience': bearer(token({ ...good, aud: 'x' })),
        'no issuer': bearer(token({ exp: now + 600, aud: 'aud' })),
        'no end': bearer(token({ iss: 'iss', aud: 'aud' })),
        'another signature': bearer(token(good, 'other')),
        'no token': bearer('x.y.z'),
      },
    );
    expect(reference['good']).toBe('101');
    expect(ours).toEqual(reference);
  });
});
