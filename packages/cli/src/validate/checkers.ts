/** The validators of each surface, loaded when they are needed. */
import type { Checker } from './session.js';

export async function loadChecker(stability: 'stable' | 'experimental'): Promise<Checker> {
  return stability === 'stable'
    ? import('@app-server/schema/validators')
    : import('@app-server/schema/experimental/validators');
}
