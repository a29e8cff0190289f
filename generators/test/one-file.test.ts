import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tree, surfaceTree, writeTree } from '../src/index.js';
import { validators } from '../src/validators/index.js';
import type { Checker } from '../src/validators/runtime/api.js';
import { demoSurface, t } from './demo.js';

/** All there is to write for a new method. */
const module = {
  clientRequests: {
    'demo/paint': t.request({
      doc: 'Paints a thing.',
      params: t.object('DemoPaintParams', {
        color: t.enumeration('DemoColor', ['red', 'blue']),
        coats: t.maybe(t.uint32),
      }),
      result: t.object('DemoPaintResponse', { done: t.boolean }),
      scope: t.scopes.exclusive('demo'),
      aliases: ['demo/pait'],
    }),
  },
  serverNotifications: {
    'demo/dried': t.notification({
      doc: 'Sent when the paint is dry.',
      params: t.object('DemoDriedNotification', { atMs: t.int64 }),
      delivery: 'all',
    }),
  },
};

const surface = demoSurface(module);
let tree: Tree;
let checker: Checker;
let folder: string;

beforeAll(async () => {
  tree = await surfaceTree(surface);
  folder = await mkdtemp(join(tmpdir(), 'one-file-'));
  await writeTree(folder, new Map([...(await validators(surface)), ['package.json', '{ "type": "module" }\n']]));
  checker = (await import(pathToFileURL(join(folder, 'index.js')).href)) as Checker;
});

afterAll(() => rm(folder, { recursive: true }));

describe('a method that is declared in one place', () => {
  it('has a schema', () => {
    const { definitions } = JSON.parse(tree.get('schema.json') ?? '') as { definitions: Record<string, object> };
    expect(definitions.DemoPaintParams).toMatchObject({
      description: 'Params of `demo/paint`.',
      properties: { color: { $ref: '#/definitions/DemoColor' } },
      required: ['color'],
    });
    expect(definitions.DemoColor).toEqual({ type: 'string', enum: ['red', 'blue'] });
    expect(JSON.stringify(definitions.ClientRequest)).toContain('"demo/paint"');
  });

  it('has types', () => {
    expect(tree.get('types.ts')).toContain('export interface DemoPaintParams {');
    const maps = tree.get('methods.ts');
    expect(maps).toContain("'demo/paint': { params: DemoPaintParams; result: DemoPaintResponse }");
    expect(maps).toContain("'demo/dried': { params: DemoDriedNotification }");
  });

  it('has rows in the table', () => {
    const { methods } = JSON.parse(tree.get('protocol.json') ?? '') as { methods: object[] };
    expect(methods).toEqual([
      {
        method: 'demo/paint',
        direction: 'clientRequest',
        doc: 'Paints a thing.',
        params: 'DemoPaintParams',
        result: 'DemoPaintResponse',
        stability: 'stable',
        scope: { kind: 'global', name: 'demo', access: 'exclusive' },
        aliases: ['demo/pait'],
      },
      expect.objectContaining({ method: 'demo/dried', delivery: 'all' }),
    ]);
  });

  it('is validated', () => {
    const message = { id: 1, method: 'demo/paint', params: { color: 'red' } };
    expect(checker.checkMessage(message, { from: 'client' })).toMatchObject({ ok: true, kind: 'request' });
    const wrong = { ...message, params: { color: 'green', coats: -1 } };
    const verdict = checker.checkMessage(wrong, { from: 'client' });
    expect(verdict.ok ? [] : verdict.faults.map(({ path }) => path)).toEqual(['/params/color', '/params/coats']);
    const answer = { id: 1, result: { done: 'yes' } };
    expect(checker.checkMessage(answer, { from: 'server', answers: 'demo/paint' }).ok).toBe(false);
  });

  it('is known under its alias too', () => {
    expect(checker.canonicalMethod('demo/pait', 'client')).toBe('demo/paint');
    expect(checker.isKnownMethod('demo/dried', 'server')).toBe(true);
    expect(checker.isKnownMethod('demo/dried', 'client')).toBe(false);
  });

  it('has one validator for each of its types', async () => {
    const path = pathToFileURL(join(folder, 'types/DemoColor.js')).href;
    const { validate } = (await import(path)) as { validate: (value: unknown) => boolean };
    expect(['red', 'green', null].map(validate)).toEqual([true, false, false]);
  });
});
