import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, temporaryHome } from './test-support.js';

const TOKEN = 'a-token-that-must-not-leak';
const SHORT_SECRET = 'short-secret-must-not-leak';

const NETWORK = ['--listen', 'ws://127.0.0.1:0'];
const CAPABILITY = [...NETWORK, '--ws-auth', 'capability-token'];
const SIGNED = [...NETWORK, '--ws-auth', 'signed-bearer-token'];
const SHA256 = ['--ws-token-sha256', createHash('sha256').update(TOKEN).digest('hex')];

describe('app-server serve refuses', { timeout: 120_000 }, () => {
  test.concurrent.for([
    [['--listen', 'bogus'], 2, 'stdio://, unix://'],
    [['--listen', 'ws://localhost:5'], 2, 'ws://IP:PORT'],
    [['--listen', 'ws://127.0.0.1'], 2, 'ws://IP:PORT'],
    [['--stdio', '--listen', 'off'], 2, '--help'],
    [[...NETWORK, '--ws-auth', 'none'], 2, 'capability-token'],
    [[...SIGNED, '--ws-max-clock-skew-seconds', '-1'], 2, '--help'],
    [['--log-level', 'loud'], 2, 'warn'],
    [['--scenario', 'nowhere.yaml'], 2, 'nowhere.yaml cannot be read'],
    [[...NETWORK, '--scenario', 'fake.yaml'], 2, 'fake.yaml:1:7 /seed: expected nothing'],
    [['--listen', 'off'], 1, 'no way to reach'],
    [['--listen', 'ws://0.0.0.0:0'], 1, '--ws-auth'],
    [['--listen', 'ws://[::]:0'], 1, '--ws-auth'],
    [['--listen', 'unix:///nowhere/at/all'], 1, 'cannot listen'],
    [['--listen', 'unix://token'], 1, 'no socket'],
    [[...NETWORK, '--ws-token-file', 'token'], 1, '--ws-token-file needs --ws-auth capability-token'],
    [['--ws-issuer', 'x'], 1, '--ws-issuer needs --ws-auth signed-bearer-token'],
    [[...CAPABILITY, ...SHA256, '--ws-issuer', 'x'], 1, '--ws-issuer needs'],
    [CAPABILITY, 1, 'either --ws-token-file or --ws-token-sha256'],
    [[...CAPABILITY, ...SHA256, '--ws-token-file', 'token'], 1, 'either'],
    [[...CAPABILITY, '--ws-token-sha256', TOKEN], 1, '64 hex digits'],
    [[...CAPABILITY, '--ws-token-file', TOKEN], 1, 'there is no such file'],
    [[...CAPABILITY, '--ws-token-file', 'empty'], 1, 'empty'],
    [SIGNED, 1, 'needs --ws-shared-secret-file'],
    [[...SIGNED, '--ws-shared-secret-file', 'secret'], 1, 'at least 32 bytes'],
    [[...SIGNED, '--ws-shared-secret-file', 'secret', ...SHA256], 1, '--ws-token-sha256 needs'],
  ] as const)('%j with %i: %s', async ([args, code, hint], { onTestFinished }) => {
    const home = await temporaryHome(onTestFinished);
    await Promise.all([
      writeFile(join(home, 'token'), TOKEN),
      writeFile(join(home, 'secret'), SHORT_SECRET),
      writeFile(join(home, 'empty'), ' \n'),
      writeFile(join(home, 'fake.yaml'), 'seed: 1\n'),
    ]);
    const { ended, written } = command({ home, cwd: home, onTestFinished }, 'serve', ...args);
    expect(await ended).toEqual([code, null]);
    expect(written.stdout).toBe('');
    expect(written.stderr).toContain(hint);
    expect(written.stderr).not.toMatch(/must-not-leak|\n {4}at /);
  });
});
