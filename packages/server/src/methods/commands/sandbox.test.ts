import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bubblewrap } from '../../processes/sandbox/bubblewrap.js';
import { serverOf } from '../../processes/test-support.js';
import { commands } from './commands.js';

async function folder(parent = tmpdir()): Promise<string> {
  const path = await realpath(await mkdtemp(join(parent, 'sandbox-')));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

const READ_ONLY = { type: 'readOnly', networkAccess: false };

function workspaceWrite(more: object = {}): object {
  const tmp = { excludeTmpdirEnvVar: true, excludeSlashTmp: true };
  return { type: 'workspaceWrite', writableRoots: [], networkAccess: false, ...tmp, ...more };
}

describe('without bubblewrap', () => {
  it.each([
    ['by default', {}],
    ['by policy', { sandboxPolicy: READ_ONLY }],
    ['by another policy', { sandboxPolicy: workspaceWrite() }],
    ['by profile', { permissionProfile: ':workspace' }],
  ])('what is sandboxed %s is refused, and not run', async (_name, params) => {
    const cwd = await folder();
    const client = await serverOf(commands({ cwd, env: { PATH: '/none' } })).connect();
    const error = await client.refusal('command/exec', { command: ['/usr/bin/touch', 'made'], ...params });
    expect(error).toMatchObject({ code: -32601, data: { kind: 'unsupported' } });
    expect(error.message).toMatch(/bubblewrap.*dangerFullAccess/);
    await expect(readFile(join(cwd, 'made'))).rejects.toThrow('ENOENT');
  });

  it.each([{ type: 'dangerFullAccess' }, { type: 'externalSandbox', networkAccess: 'restricted' }])(
    'what asks for none runs: %j',
    async (sandboxPolicy) => {
      const client = await serverOf(commands({ env: { PATH: '/none' } })).connect();
      const ended = await client.ask('command/exec', { command: ['/bin/sh', '-c', 'echo ok'], sandboxPolicy });
      expect(ended).toEqual({ exitCode: 0, stdout: 'ok\n', stderr: '' });
    },
  );

  it('nor with one that the system does not let work; the refusal says why', async () => {
    const bin = await folder();
    await writeFile(join(bin, 'bwrap'), '#!/bin/sh\necho no namespaces here >&2; exit 1\n');
    await chmod(join(bin, 'bwrap'), 0o755);
    const client = await serverOf(commands({ env: { PATH: bin } })).connect();
    const error = await client.refusal('command/exec', { command: ['/bin/sh', '-c', ':'] });
    expect(error).toMatchObject({ code: -32601, data: { kind: 'unsupported' } });
    expect(error.message).toContain(process.platform === 'linux' ? 'no namespaces here' : 'not installed');
  });
});

const usable = await bubblewrap()({ command: ['true'], cwd: '/', env: {} }, { writable: [], network: false }).then(
  () => true,
  () => false,
);

describe.skipIf(!usable)('with bubblewrap', () => {
  async function sandboxed(policy: object, script: string, cwd: string): Promise<Record<string, unknown>> {
    const client = await serverOf(commands({ cwd })).connect();
    return (await client.ask('command/exec', { command: ['sh', '-c', script], ...policy })) as Record<string, unknown>;
  }

  it('nothing can be written without a policy', async () => {
    const cwd = await folder();
    const ended = await sandboxed({}, 'cat /proc/self/status >/dev/null && touch made', cwd);
    expect(ended).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Read-only file system') });
  });

  it('CMD-07 CMD-08: a profile is anchored in the directory of the command', async () => {
    const home = userInfo().homedir;
    const [cwd, other] = [await folder(home), await folder(home)];
    const script = `touch made && touch ${other}/made`;
    const ended = await sandboxed({ permissionProfile: ':workspace' }, script, cwd);
    expect(ended).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(`${other}/made`) });
    expect(await readFile(join(cwd, 'made'), 'utf8')).toBe('');
  });

  it('listed roots can be written, missing ones do no harm; what may hold commands cannot', async () => {
    const [cwd, root] = [await folder(), await folder()];
    await mkdir(join(root, '.git/hooks'), { recursive: true });
    const policy = workspaceWrite({ writableRoots: [root, '/none/such'] });
    const ended = await sandboxed({ sandboxPolicy: policy }, `touch ${root}/made; touch ${root}/.git/hooks/made`, cwd);
    expect(ended).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('.git/hooks/made') });
    expect(await readFile(join(root, 'made'), 'utf8')).toBe('');
  });

  it('there is no network unless it is allowed', async () => {
    const devices = async (networkAccess: boolean) => {
      const { stdout } = await sandboxed({ sandboxPolicy: { ...READ_ONLY, networkAccess } }, 'cat /proc/net/dev', '/');
      return String(stdout).split('\n').length;
    };
    expect(await devices(true)).toBeGreaterThan(await devices(false));
  });

  it('its end ends all that was started, however it hides', async () => {
    const ended = await sandboxed({ timeoutMs: 500 }, 'setsid sleep 60 & sleep 60', '/');
    expect(ended).toMatchObject({ exitCode: 124 });
  });
});
