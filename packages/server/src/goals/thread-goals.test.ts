import { describe, expect, it } from 'vitest';
import type { ThreadGoal } from '@app-server/schema/experimental';
import { Connections } from '../core/audience.js';
import { later } from '../core/test-support.js';
import { fulfilled } from './goal-wish.js';
import { ThreadGoals } from './thread-goals.js';

const [ONE, OTHER] = ['01a1fa1a-886d-7d92-9abf-05c8ed70f73e', '01a1fa1a-886d-7d92-9abf-05c8ed70f73f'];

/** Its first write waits until it may go on. */
function slowStore() {
  const kept = new Map<string, ThreadGoal>();
  const gate = later();
  let isFirst = true;
  const goals = {
    get: async (id: string) => kept.get(id),
    put: async (goal: ThreadGoal) => {
      const wait = isFirst ? gate.promise : undefined;
      isFirst = false;
      await wait;
      kept.set(goal.threadId, goal);
    },
    delete: async (id: string) => kept.delete(id),
    close: async () => {},
  };
  return { goals: new ThreadGoals({ goals, audience: new Connections() }), release: gate.resolve };
}

const spend = (goal: ThreadGoal | undefined) => goal && { ...goal, tokensUsed: goal.tokensUsed + 1 };

describe('ThreadGoals', () => {
  it('loses no change of those that come at the same time, and asks see all that came before them', async () => {
    const { goals, release } = slowStore();
    const made = goals.change(ONE, (goal) => fulfilled(ONE, goal, { objective: 'Docs' }, 1));
    const spent = Array.from({ length: 20 }, () => goals.change(ONE, spend));
    const seen = goals.get(ONE);
    release();
    await Promise.all([made, ...spent]);
    expect(await seen).toMatchObject({ tokensUsed: 20 });
  });

  it('lets the goal of another thread pass', async () => {
    const { goals, release } = slowStore();
    const made = goals.change(ONE, (goal) => fulfilled(ONE, goal, { objective: 'Docs' }, 1));
    await goals.change(OTHER, (goal) => fulfilled(OTHER, goal, { objective: 'Other' }, 1));
    expect(await goals.get(OTHER)).toMatchObject({ objective: 'Other' });
    release();
    await made;
  });

  it('goes on after a change that cannot be', async () => {
    const { goals, release } = slowStore();
    release();
    const refused = goals.change(ONE, (goal) => fulfilled(ONE, goal, {}, 1));
    const made = goals.change(ONE, (goal) => fulfilled(ONE, goal, { objective: 'Docs' }, 1));
    await expect(refused).rejects.toThrow('has no goal');
    expect((await made).after).toMatchObject({ objective: 'Docs' });
  });

  it('tells what there was, and what there is', async () => {
    const { goals, release } = slowStore();
    release();
    const { after } = await goals.change(ONE, (goal) => fulfilled(ONE, goal, { objective: 'Docs' }, 1));
    expect(await goals.change(ONE, () => undefined)).toEqual({ before: after, after: undefined });
    expect(await goals.change(ONE, () => undefined)).toEqual({ before: undefined, after: undefined });
  });
});
