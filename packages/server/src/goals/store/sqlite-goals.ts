/** Goals in a database of their own: unlike the index of threads it is what it is, and cannot be made again. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ThreadGoal } from '@app-server/schema/experimental';
import type { Logger } from '../../core/logger.js';
import { openOrSetAside } from '../../store/sqlite/open-or-set-aside.js';
import { migrate } from '../../store/sqlite/migrate.js';
import { numberParam, query, tables, textParam } from '../../store/sqlite/query.js';
import type { GoalStore } from '../goal-store.js';

export { GOALS_FILE } from '../../store/files/layout.js';

interface GoalRow {
  thread_id: string;
  objective: string;
  status: ThreadGoal['status'];
  token_budget: number | null;
  tokens_used: number;
  time_used_seconds: number;
  created_at: number;
  updated_at: number;
}

const MIGRATIONS: readonly string[] = [
  `
  create table goals (
    thread_id text primary key,
    objective text not null,
    status text not null,
    token_budget integer,
    tokens_used integer not null,
    time_used_seconds integer not null,
    created_at integer not null,
    updated_at integer not null
  ) without rowid;
  `,
];

const build = tables<{ goals: GoalRow }>();
const byThread = build.selectFrom('goals').selectAll().where('thread_id', '=', textParam('thread_id'));
const FIND = query(byThread);
const DELETE = query(build.deleteFrom('goals').where('thread_id', '=', textParam('thread_id')).returning('thread_id'));
const PUT = query(
  build.replaceInto('goals').values({
    thread_id: textParam('thread_id'),
    objective: textParam('objective'),
    status: textParam('status') as ThreadGoal['status'],
    token_budget: numberParam('token_budget'),
    tokens_used: numberParam('tokens_used'),
    time_used_seconds: numberParam('time_used_seconds'),
    created_at: numberParam('created_at'),
    updated_at: numberParam('updated_at'),
  }),
);

export async function openSqliteGoals(path: string, logger: Logger): Promise<GoalStore> {
  await mkdir(dirname(path), { recursive: true });
  const db = await openOrSetAside(path, logger, (database) => {
    migrate(database, MIGRATIONS);
    return database;
  });
  return {
    async get(threadId) {
      const row = db.first(FIND, { thread_id: threadId });
      return row && goalOf(row);
    },
    async put(goal) {
      db.run(PUT, { ...rowOf(goal) });
    },
    async delete(threadId) {
      return db.first(DELETE, { thread_id: threadId }) !== undefined;
    },
    async close() {
      db.close();
    },
  };
}

function rowOf(goal: ThreadGoal): GoalRow {
  return {
    thread_id: goal.threadId,
    objective: goal.objective,
    status: goal.status,
    token_budget: goal.tokenBudget,
    tokens_used: goal.tokensUsed,
    time_used_seconds: goal.timeUsedSeconds,
    created_at: goal.createdAt,
    updated_at: goal.updatedAt,
  };
}

function goalOf(row: GoalRow): ThreadGoal {
  return {
    threadId: row.thread_id,
    objective: row.objective,
    status: row.status,
    tokenBudget: row.token_budget,
    tokensUsed: row.tokens_used,
    timeUsedSeconds: row.time_used_seconds,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
