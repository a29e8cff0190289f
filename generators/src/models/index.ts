/** Models for other languages; kept apart from the surfaces because they take longer to print. */
import { buildSurface, registry } from '@app-server/protocol';
import { STABILITIES } from '../fixtures.js';
import type { Tree } from '../tree.js';
import { pythonModels } from './python.js';

export async function modelTree(): Promise<Tree> {
  const files = STABILITIES.map(async (stability) => {
    const text = await pythonModels(buildSurface(registry, stability));
    return [`models/python/${stability}.py`, text] as const;
  });
  return new Map(await Promise.all(files));
}
