/** What the package publishes, read from its files, and the example messages. */
import { readFileSync, readdirSync } from 'node:fs';
import type { JsonSchema, Method } from '@app-server/protocol';
import { Ajv, type ValidateFunction } from 'ajv';
import { formats } from '../../generators/src/validators/runtime/formats.js';

const ROOT = new URL('../', import.meta.url);

export type Stability = 'stable' | 'experimental';
export type Verdict = (value: unknown) => boolean;

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));
}

export function definitionsOf(stability: Stability): Record<string, JsonSchema> {
  return (readJson(`${stability}/schema.json`) as { definitions: Record<string, JsonSchema> }).definitions;
}

export function methodsOf(stability: Stability): Method[] {
  return (readJson(`${stability}/protocol.json`) as { methods: Method[] }).methods;
}

export interface Example {
  type: string;
  file: string;
  valid: boolean;
  value: unknown;
}

/** All example messages: `messages/<type>/<valid or invalid>/<name>.json`. */
export function examples(): Example[] {
  const files = readdirSync(new URL('messages/', ROOT), { recursive: true, encoding: 'utf8' });
  return files
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => {
      const [type = '', verdict = '', file = ''] = path.split('/');
      return { type, file, valid: verdict === 'valid', value: readJson(`messages/${path}`) };
    });
}

/** The published schemas as ajv sees them, with or without the rules that `format` names. */
export function ajvVerdicts(stability: Stability, withFormats: boolean): (type: string) => ValidateFunction {
  const ajv = new Ajv({ strict: false, validateFormats: withFormats, logger: false });
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  ajv.addSchema({ definitions: definitionsOf(stability) }, 'bundle');
  return (type) => {
    const validate = ajv.getSchema(`bundle#/definitions/${type}`);
    if (!validate) throw new Error(`No schema of "${type}".`);
    return validate;
  };
}

/** Unions over methods have no validator: messages are dispatched by method. */
export const DISPATCHED = [
  'ClientRequest',
  'ServerRequest',
  'ServerNotification',
  'ClientNotification',
  'JSONRPCMessage',
];

/** The compiled validators, one module a type, as they are published. */
export async function compiledVerdicts(stability: Stability): Promise<Record<string, Verdict>> {
  const verdicts: Record<string, Verdict> = {};
  await Promise.all(
    Object.keys(definitionsOf(stability)).map(async (type) => {
      if (DISPATCHED.includes(type)) return;
      const url = new URL(`dist/${stability}/validators/types/${type}.js`, ROOT);
      verdicts[type] = ((await import(url.href)) as { validate: Verdict }).validate;
    }),
  );
  return verdicts;
}
