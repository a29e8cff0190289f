/** Everything below `schema-fixtures` that is generated and committed. */
import { type Stability, type Surface, buildSurface, registry } from '@app-server/protocol';
import { jsonSchema } from './json-schema.js';
import { methodTable } from './method-table.js';
import { rollout } from './rollout.js';
import { type Tree, below, merge } from './tree.js';
import { typescript } from './typescript/index.js';

export const STABILITIES = ['stable', 'experimental'] as const satisfies Stability[];

export async function surfaceTree(surface: Surface): Promise<Tree> {
  return merge(jsonSchema(surface), methodTable(surface), await typescript(surface));
}

export async function fixtureTree(): Promise<Tree> {
  const trees = STABILITIES.map(async (stability) =>
    below(stability, await surfaceTree(buildSurface(registry, stability))),
  );
  return merge(...(await Promise.all(trees)), below('rollout', await rollout()));
}
