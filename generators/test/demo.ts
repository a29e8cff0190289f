/** A protocol of a few methods, to see what generators make of it. */
import { type DomainModule, type Surface, buildSurface, collect, registry } from '@app-server/protocol';
import { JSONRPCMessage } from '../../packages/protocol/src/json-rpc.js';
import { ErrorData } from '../../packages/protocol/src/errors.js';

export * as t from '../../packages/protocol/src/define/index.js';

export function demoSurface(demo: DomainModule, stability: 'stable' | 'experimental' = 'stable'): Surface {
  return buildSurface(collect({ demo }, [JSONRPCMessage, ErrorData]), stability);
}

export const surfaces = {
  stable: buildSurface(registry, 'stable'),
  experimental: buildSurface(registry, 'experimental'),
};
