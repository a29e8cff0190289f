import type { Thread } from '@app-server/schema/experimental';

/** The id of the thread that an announcement names. */
export function threadOf(params: unknown): string | undefined {
  const { threadId, thread } = (params ?? {}) as { threadId?: string | null; thread?: Thread };
  return threadId ?? thread?.id;
}
