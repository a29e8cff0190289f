import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/folders.js';
import { readScenario } from './read-scenario.js';

async function file(text: string): Promise<string> {
  const path = join(await temporaryFolder(), 's.yaml');
  await writeFile(path, text);
  return path;
}

describe('a scenario for this server', () => {
  it('is read from a file', async () => {
    const path = await file('scenario: x\nturns:\n  - steps: [{ say: Hello }]\n');
    expect(await readScenario(path)).toEqual({ scenario: 'x', turns: [{ steps: [{ say: 'Hello' }] }] });
  });

  it.each([
    ['seed: 1', ':1:7 /seed: expected nothing'],
    ['threads: []', ':1:10 /threads: expected nothing'],
    [
      'turns:\n  - steps:\n      - say: x\n      - notify: { method: a/b }',
      ':4:17 /turns/0/steps/1/notify: expected a step of',
    ],
    ['turns:\n  - steps:\n      - request: { method: a/b }', ':3:18 /turns/0/steps/0/request: expected a step of'],
    ['turns:\n  - steps:\n      - sya: x', ':3:9 /turns/0/steps/0: expected exactly one of the keys'],
    ['turns: [', ' is neither YAML nor JSON'],
  ])('is refused with the place when it is %j', async (text, problem) => {
    await expect(readScenario(await file(text))).rejects.toMatchObject({
      name: 'ScenarioError',
      message: expect.stringContaining(problem) as string,
    });
  });

  it('that is not there is named', async () => {
    await expect(readScenario('/nowhere/s.yaml')).rejects.toThrow('/nowhere/s.yaml cannot be read');
  });
});
