import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const FOLDER = fileURLToPath(new URL('.', import.meta.url));

const MESSAGE = `{ id: 1, method: 'fs/readFile', params: { path: 'relative' } }`;

const MODULE = `
import { boundary } from '@app-server/schema/experimental/boundary';
import { CLIENT_METHODS } from '@app-server/schema/experimental/client-methods';
import { checkMessage } from '@app-server/schema/experimental/validators';
import { validate } from '@app-server/schema/experimental/validators/FsReadFileParams';
const verdict = checkMessage(${MESSAGE}, { from: 'client' });
const { drift } = boundary.readInbound({ kind: 'notification', method: 'skills/changed', value: { more: 1 } });
const found = [...verdict.faults, ...drift].map(({ path }) => path);
console.log(JSON.stringify([found, validate({ path: '/x' }), validate({}), CLIENT_METHODS['thread/list']]));
`;

const SCRIPT = `
const { boundary } = require('@app-server/schema/experimental/boundary');
const { CLIENT_METHODS } = require('@app-server/schema/experimental/client-methods');
const { checkMessage } = require('@app-server/schema/experimental/validators');
const { validate } = require('@app-server/schema/experimental/validators/FsReadFileParams');
const verdict = checkMessage(${MESSAGE}, { from: 'client' });
const { drift } = boundary.readInbound({ kind: 'notification', method: 'skills/changed', value: { more: 1 } });
const found = [...verdict.faults, ...drift].map(({ path }) => path);
console.log(JSON.stringify([found, validate({ path: '/x' }), validate({}), CLIENT_METHODS['thread/list']]));
`;

/** Runs a text where Node.js forbids to make code of text. */
async function output(kind: 'module' | 'commonjs', text: string): Promise<string> {
  const args = ['--disallow-code-generation-from-strings', `--input-type=${kind}`, '--eval', text];
  return (await run(process.execPath, args, { cwd: FOLDER })).stdout.trim();
}

describe('where code generation is forbidden', () => {
  it.each([
    ['module', MODULE],
    ['commonjs', SCRIPT],
  ] as const)('the validators run: %s', async (kind, text) => {
    expect(JSON.parse(await output(kind, text))).toEqual([
      ['/params/path', '/more'],
      true,
      false,
      { idempotent: true, paged: true },
    ]);
  });

  it('code that is made of text does not', async () => {
    await expect(output('module', `new Function('return 1')()`)).rejects.toThrow(/Code generation from strings/);
  });
});
