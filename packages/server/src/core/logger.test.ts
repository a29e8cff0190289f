import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { placeOf } from './logger.js';

const MODULE = fileURLToPath(new URL('logger.ts', import.meta.url));

/** What a process writes that logs at every level. */
function logged(level: string): { stdout: string; stderr: { level: number; msg: string; method: string }[] } {
  const program = `
    import { stderrLogger } from ${JSON.stringify(MODULE)};
    const logger = stderrLogger(${level});
    for (const at of ['debug', 'info', 'warn', 'error']) logger[at]({ method: 'm' }, at);`;
  const options = { encoding: 'utf8', input: program } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module'], options);
  const lines = stderr.split('\n').filter((line) => line !== '');
  return { stdout, stderr: lines.map((line) => JSON.parse(line) as { level: number; msg: string; method: string }) };
}

describe('the log', () => {
  it.each([
    ['', ['warn', 'error']],
    ['"debug"', ['debug', 'info', 'warn', 'error']],
    ['"silent"', []],
  ])('goes to standard error, from a level on: %s', (level, texts) => {
    const { stdout, stderr } = logged(level);
    expect(stdout).toBe('');
    expect(stderr.map(({ msg }) => msg)).toEqual(texts);
    expect(stderr.every(({ method }) => method === 'm')).toBe(true);
  });

  it('says where an error came from, and not its words', () => {
    const place = placeOf(new RangeError('secret\nsecret'));
    expect(place).toMatchObject({ error: 'RangeError' });
    expect(JSON.stringify(place)).toContain('logger.test.ts');
    expect(JSON.stringify(place)).not.toContain('secret');
    expect(placeOf('secret')).toEqual({ error: 'string' });
  });
});
