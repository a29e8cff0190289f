/** Threads of earlier sessions, as a scenario states them. */
import type { ThreadItem, Turn } from '@app-server/schema/experimental';
import type { StoredThread, StoredTurn } from '../../scenario/scenario-types.js';
import { textOf } from '../../scenario/words.js';
import { FakeThread } from './fake-thread.js';
import type { Sequence } from './sequence.js';
import { defaultSettings, overridden } from './settings.js';

const GREETING: StoredTurn = {
  items: [
    { type: 'userMessage', id: 'item-1', content: [{ type: 'text', text: 'Hello!', text_elements: [] }] },
    { type: 'agentMessage', id: 'item-2', text: 'Hello, how can I help?', phase: null, memoryCitation: null },
  ],
};

export function storedThreads(threads: readonly StoredThread[], sequence: Sequence): FakeThread[] {
  return threads.map((thread) => {
    const { id = sequence.uuid(), createdAt = sequence.seconds(), cwd = null, model = null } = thread;
    const turns = (thread.turns ?? [GREETING]).map((turn) => storedTurn(turn, createdAt, sequence));
    return new FakeThread({
      id,
      createdAt,
      updatedAt: thread.updatedAt ?? createdAt,
      name: thread.name ?? null,
      preview: thread.preview ?? firstText(turns.flatMap(({ items }) => items)),
      settings: overridden(defaultSettings(), { cwd, model }),
      turns,
      loaded: false,
    });
  });
}

function storedTurn({ id, status = 'completed', items }: StoredTurn, time: number, sequence: Sequence): Turn {
  return {
    id: id ?? sequence.uuid(),
    items: [...items],
    itemsView: 'full',
    status,
    error: null,
    startedAt: time,
    completedAt: time,
    durationMs: 0,
  };
}

/** The text that a thread is recognized by. */
export function firstText(items: readonly ThreadItem[]): string {
  const message = items.find((item) => item.type === 'userMessage');
  return message ? textOf(message.content) : '';
}
