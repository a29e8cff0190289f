/** The tools that a client brings along, with all that may be left out. */
import type { DynamicToolSpec } from '@app-server/schema/experimental';

/** A namespace that is null, as readers of the protocol accept it, is none. */
export function wholeTools(tools: readonly DynamicToolSpec[] | null | undefined): DynamicToolSpec[] {
  return (tools ?? []).map(({ namespace, ...tool }) => ({
    ...tool,
    ...(typeof namespace === 'string' && { namespace }),
    deferLoading: tool.deferLoading ?? false,
  }));
}
