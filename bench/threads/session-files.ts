/** Session files as the reference writes them, in the homes of all servers that are compared. */
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The word that one thread alone holds. */
export const RARE_WORD = 'quetzalcoatlus';

const START = Date.UTC(2026, 0, 5, 8);
const MINUTE_MS = 60_000;

/** Turns of each thread, the oldest first. */
export type Content = readonly number[];

/** Writes threads once, and links them into each home, since none is written to; returns their ids, oldest first. */
export function writeSessions([home, ...others]: readonly [string, ...string[]], content: Content): string[] {
  const made = new Set<string>();
  return content.map((turns, index) => {
    const created = START + index * MINUTE_MS;
    const id = threadId(created, index);
    const time = new Date(created).toISOString();
    const folder = join('sessions', ...time.slice(0, 10).split('-'));
    if (!made.has(folder)) for (const each of [home, ...others]) mkdirSync(join(each, folder), { recursive: true });
    made.add(folder);
    const file = join(folder, `rollout-${time.slice(0, 19).replaceAll(':', '-')}-${id}.jsonl`);
    const word = index === Math.floor(content.length / 3) ? RARE_WORD : 'ordinary';
    writeFileSync(join(home, file), lines({ id, created, turns, word, cwd: join(home, '..') }));
    for (const other of others) linkSync(join(home, file), join(other, file));
    return id;
  });
}

interface Session {
  id: string;
  created: number;
  turns: number;
  word: string;
  cwd: string;
}

function lines({ id, created, turns, word, cwd }: Session): string {
  const meta = { id, timestamp: new Date(created).toISOString(), cwd, originator: 'bench', cli_version: '0.134.0' };
  const parts = [line(created, 'session_meta', { ...meta, source: 'vscode', model_provider: 'mock' })];
  for (let turn = 0; turn < turns; turn += 1)
    parts.push(...turnLines(created + turn * 1000, threadId(created, turn), word));
  return parts.join('');
}

function turnLines(time: number, turnId: string, word: string): string[] {
  const [question, answer] = [`Please look at the ${word} module of turn ${turnId}.`, `The ${word} module is fine.`];
  const message = (role: string, type: string, text: string) => ({ type: 'message', role, content: [{ type, text }] });
  const event = (payload: object) => line(time, 'event_msg', payload);
  return [
    event({ type: 'task_started', turn_id: turnId, started_at: Math.floor(time / 1000), model_context_window: 258400 }),
    line(time, 'response_item', message('user', 'input_text', question)),
    event({ type: 'user_message', message: question, images: [], local_images: [], text_elements: [] }),
    event({ type: 'agent_message', message: answer, phase: null, memory_citation: null }),
    line(time, 'response_item', message('assistant', 'output_text', answer)),
    event({
      type: 'task_complete',
      turn_id: turnId,
      last_agent_message: answer,
      completed_at: Math.floor(time / 1000),
    }),
  ];
}

function line(time: number, type: string, payload: object): string {
  return `${JSON.stringify({ timestamp: new Date(time).toISOString(), type, payload })}\n`;
}

/** A UUID of version 7 that holds its time. */
function threadId(time: number, index: number): string {
  const hex = time.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
