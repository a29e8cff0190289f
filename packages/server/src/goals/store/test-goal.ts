/** Goals for tests. */
import type { ThreadGoal } from '@app-server/schema/experimental';

export function goalOf(threadId: string, more: Partial<ThreadGoal> = {}): ThreadGoal {
  return {
    threadId,
    objective: 'Say "hello"\nto everybody.',
    status: 'active',
    tokenBudget: null,
    tokensUsed: 0,
    timeUsedSeconds: 0,
    createdAt: 1_795_691_818,
    updatedAt: 1_795_691_818,
    ...more,
  };
}
