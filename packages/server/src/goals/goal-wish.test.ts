import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ThreadGoal, ThreadGoalStatus } from '@app-server/schema/experimental';
import { GoalError, charged, checkedWish, fulfilled } from './goal-wish.js';

const ID = '01a1fa1a-886d-7d92-9abf-05c8ed70f73e';
const GOAL: ThreadGoal = {
  threadId: ID,
  objective: 'Write docs',
  status: 'active',
  tokenBudget: null,
  tokensUsed: 0,
  timeUsedSeconds: 0,
  createdAt: 1,
  updatedAt: 1,
};

const STATUSES: ThreadGoalStatus[] = ['active', 'paused', 'blocked', 'usageLimited', 'budgetLimited', 'complete'];

describe('checkedWish', () => {
  it('GOAL-01: an objective has no blanks around it, and 1 to 4000 characters as people count them', () => {
    expect(checkedWish({ objective: '  Write docs\n' }).objective).toBe('Write docs');
    expect(checkedWish({ objective: '\u{1F30D}'.repeat(4000) }).objective).toHaveLength(8000);
    for (const objective of ['', ' \n ', 'x'.repeat(4001)]) {
      expect(() => checkedWish({ objective })).toThrow(GoalError);
    }
  });

  it('GOAL-01: a budget is a whole number above zero, or none', () => {
    expect(checkedWish({ tokenBudget: 1 }).tokenBudget).toBe(1);
    expect(checkedWish({ tokenBudget: null }).tokenBudget).toBeNull();
    for (const tokenBudget of [0, -1, 1.5, Number.NaN, 2 ** 60]) {
      expect(() => checkedWish({ tokenBudget })).toThrow(GoalError);
    }
  });
});

describe('fulfilled', () => {
  it('GOAL-01: makes an active goal of an objective, and nothing of anything else', () => {
    expect(fulfilled(ID, undefined, { objective: 'Write docs' }, 1)).toEqual(GOAL);
    for (const wish of [{}, { status: 'paused' }, { tokenBudget: 5 }] as const) {
      expect(() => fulfilled(ID, undefined, wish, 1)).toThrow(GoalError);
    }
  });

  it('changes what is named, and keeps what was spent', () => {
    const spent = { ...GOAL, tokensUsed: 130, timeUsedSeconds: 2, status: 'complete' } as const;
    expect(fulfilled(ID, spent, { objective: 'More' }, 9)).toEqual({ ...spent, objective: 'More', updatedAt: 9 });
    expect(fulfilled(ID, spent, { tokenBudget: 50 }, 9)).toEqual({ ...spent, tokenBudget: 50, updatedAt: 9 });
    expect(fulfilled(ID, { ...spent, tokenBudget: 50 }, { tokenBudget: null }, 9).tokenBudget).toBeNull();
    expect(fulfilled(ID, spent, { status: 'paused' }, 9).status).toBe('paused');
  });

  it.each(STATUSES)('GOAL-05: any state can be asked for: %s', (status) => {
    for (const before of STATUSES.filter((one) => one !== 'budgetLimited')) {
      expect(fulfilled(ID, { ...GOAL, status: before }, { status }, 1).status).toBe(status);
    }
  });

  it('a goal whose budget is used up does not rest, and is not worked on before the budget is raised', () => {
    const used = { ...GOAL, status: 'budgetLimited', tokenBudget: 100, tokensUsed: 130 } as const;
    for (const status of ['paused', 'blocked', 'active'] as const) {
      expect(fulfilled(ID, used, { status }, 1).status).toBe('budgetLimited');
    }
    expect(fulfilled(ID, used, { tokenBudget: 1000 }, 1).status).toBe('budgetLimited');
    expect(fulfilled(ID, used, { tokenBudget: 1000, status: 'active' }, 1).status).toBe('active');
    expect(fulfilled(ID, used, { status: 'complete' }, 1).status).toBe('complete');
    expect(fulfilled(ID, { ...used, status: 'complete' }, { status: 'active' }, 1).status).toBe('budgetLimited');
  });
});

describe('charged', () => {
  const goals = fc.record({
    status: fc.constantFrom(...STATUSES),
    tokenBudget: fc.option(fc.integer({ min: 1, max: 1000 })),
    tokensUsed: fc.nat(1500),
  });
  const amounts = fc.record({ tokens: fc.nat(500), seconds: fc.nat(10) });

  it('adds what was spent, and only an active goal reaches its limit', () => {
    fc.assert(
      fc.property(goals, amounts, (some, spent) => {
        const goal: ThreadGoal = { ...GOAL, ...some };
        const after = charged(goal, spent, 2);
        expect(after.tokensUsed).toBe(goal.tokensUsed + spent.tokens);
        expect(after.timeUsedSeconds).toBe(goal.timeUsedSeconds + spent.seconds);
        if (goal.status !== 'active') expect(after.status).toBe(goal.status);
        else if (spent.tokens + spent.seconds > 0) {
          const isUsedUp = goal.tokenBudget !== null && after.tokensUsed >= goal.tokenBudget;
          expect(after.status).toBe(isUsedUp ? 'budgetLimited' : 'active');
        }
      }),
    );
  });

  it('is the same goal when nothing was spent', () => {
    expect(charged(GOAL, { tokens: 0, seconds: 0 }, 2)).toBe(GOAL);
  });
});
