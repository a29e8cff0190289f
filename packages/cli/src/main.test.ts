import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appServer, temporaryFolder } from './test-support.js';

describe.concurrent('the command as a process', { timeout: 60_000 }, () => {
  test('CLI-01: --version prints name and version', async () => {
    const { stdout, code } = await appServer(['--version']);
    expect([stdout, code]).toEqual([expect.stringMatching(/^app-server \d+\.\d+\.\d+\n$/), 0]);
  });

  test('ROL-01: generate-internal-json-schema works when named and is hidden from the help', async ({
    onTestFinished,
  }) => {
    const out = await temporaryFolder(onTestFinished);
    const [help, run] = await Promise.all([
      appServer(['--help']),
      appServer(['generate-internal-json-schema', '--out', out]),
    ]);
    expect(help.stdout).toContain('generate-json-schema');
    expect(help.stdout).not.toContain('internal');
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(JSON.parse(await readFile(join(out, 'RolloutLine.json'), 'utf8'))).toBeTypeOf('object');
  });

  test.each([
    [['generate-ts']],
    [['validate']],
    [['validate', '--stable', '--experimental', '-']],
    [['report', '--expect-faults', 'many']],
    [['nonsense']],
    [[]],
  ])('wrong usage exits with 2 and points at the help: %j', async (args) => {
    const { stdout, stderr, code } = await appServer(args);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain('--help');
  });

  test('GEN-06: check exits with 2 where there is nothing to check, and says how to mend that', async ({
    onTestFinished,
  }) => {
    const { stderr, code } = await appServer(['check'], { cwd: await temporaryFolder(onTestFinished) });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: There is no schema-fixtures folder in .*--fixtures\.\n$/);
  });

  test.for(['generate-ts', 'generate-json-schema'])(
    'GEN-01: %s writes both surfaces',
    async (command, { onTestFinished }) => {
      const out = await temporaryFolder(onTestFinished);
      const runs = await Promise.all([
        appServer([command, '--out', join(out, 'stable')]),
        appServer([command, '-o', join(out, 'experimental'), '--experimental']),
      ]);
      expect(runs).toMatchObject([
        { code: 0, stdout: '' },
        { code: 0, stdout: '' },
      ]);
      const [stable, experimental] = runs.map(({ stderr }) => Number.parseInt(stderr.replaceAll(',', ''), 10));
      expect(stable).toBeGreaterThan(100);
      expect(experimental).toBeGreaterThan(stable as number);
    },
  );

  test('validate reads the standard input', async () => {
    const initialize = {
      id: 0,
      method: 'initialize',
      params: { clientInfo: { name: 'test', title: null, version: '1' } },
    };
    const { stdout, code } = await appServer(['validate', '--json', '-'], {
      input: `${JSON.stringify(initialize)}\nnope\n`,
    });
    const [fault, summary] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(fault).toMatchObject({ file: 'stdin', line: 2, dir: null });
    expect(summary).toMatchObject({
      ok: false,
      lines: 2,
      messages: { client: { request: 1 } },
      unanswered: { client: 1 },
    });
    expect(code).toBe(1);
  });
});
