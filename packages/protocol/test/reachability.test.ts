import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { rolloutDefinitions } from '../src/index.js';
import { STABILITIES, reach, references, surfaces } from './surfaces.js';

const UNIONS = ['ClientRequest', 'ServerRequest', 'ServerNotification', 'ClientNotification'];
const SOURCES = new URL('../src/', import.meta.url);

/** Named declarations that a file exports, as `name → file`. */
async function declaredNames(files: string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const file of files) {
    const exported = (await import(new URL(file, SOURCES).href)) as Record<string, unknown>;
    for (const value of Object.values(exported)) {
      const name = (value as { $id?: unknown } | null)?.$id;
      if (typeof name === 'string') names.set(name, file);
    }
  }
  return names;
}

async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(new URL(`${folder}/`, SOURCES));
  return names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => `${folder}/${name}`);
}

describe('definitions', () => {
  it.each(STABILITIES)('are all reached from methods, envelopes or errors: %s', (stability) => {
    const { definitions, methods } = surfaces[stability];
    const used = methods.flatMap(({ params, result }) => [params ?? [], result ?? []].flat());
    const reached = reach(definitions, [...used, ...UNIONS, 'JSONRPCMessage', 'ErrorData']);
    expect(Object.keys(definitions).filter((name) => !reached.has(name))).toEqual([]);
  });

  it.each(STABILITIES)('refer to definitions only: %s', (stability) => {
    const { definitions } = surfaces[stability];
    const dangling = Object.entries(definitions).flatMap(([name, schema]) =>
      references(schema)
        .filter((target) => !(target in definitions))
        .map((target) => `${name} → ${target}`),
    );
    expect(dangling).toEqual([]);
  });
});

describe('declarations', () => {
  it('of the domains, envelopes and errors all appear on the experimental surface', async () => {
    const names = await declaredNames([...(await filesOf('domains')), 'json-rpc.ts', 'errors.ts']);
    expect(names.size).toBeGreaterThan(500);
    const dead = [...names].filter(([name]) => !(name in surfaces.experimental.definitions));
    expect(dead).toEqual([]);
    const undeclared = Object.keys(surfaces.experimental.definitions).filter(
      (name) => !names.has(name) && !UNIONS.includes(name),
    );
    expect(undeclared).toEqual([]);
  });

  it('of the session file all appear in its schema', async () => {
    const names = await declaredNames(await filesOf('rollout'));
    expect(names.size).toBeGreaterThan(70);
    const definitions = rolloutDefinitions();
    expect([...names].filter(([name]) => !(name in definitions))).toEqual([]);
  });

  it('of the domain files with methods are all registered', async () => {
    const kinds = ['clientRequests', 'serverRequests', 'serverNotifications', 'clientNotifications'];
    const methods = new Set(surfaces.experimental.methods.map(({ method }) => method));
    let found = 0;
    for (const file of await filesOf('domains')) {
      const exported = (await import(new URL(file, SOURCES).href)) as Record<string, object>;
      for (const kind of kinds) {
        for (const method of Object.keys(exported[kind] ?? {})) {
          found += 1;
          expect(methods, `${method} of ${file}`).toContain(method);
        }
      }
    }
    expect(found).toBe(surfaces.experimental.methods.length);
  });
});
