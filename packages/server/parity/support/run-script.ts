/** Runs one script with one server. */
import type { Script } from '../scripts/script.js';
import type { Side } from './compare.js';
import type { Contestant } from './contestant.js';
import type { Places } from './places.js';
import { Session } from './session.js';

/** What still comes after the last step belongs to the session. */
const SETTLE_MS = 150;

export interface Run extends Side {
  /** What the script waited for in vain. */
  missed: readonly string[];
}

export async function runScript(contestant: Contestant, script: Script): Promise<Run> {
  const session = await Session.open(contestant, script);
  try {
    await script.run(session);
    await session.pause(SETTLE_MS);
    const { transcript, missed, places } = session;
    return { transcript: [...transcript], missed, names: namesOf(places) };
  } finally {
    await session.close();
  }
}

export function namesOf({ home, workspace, root }: Pick<Places, 'home' | 'workspace' | 'root'>): Side['names'] {
  return [
    [home, '<home>'],
    [workspace, '<workspace>'],
    [root, '<root>'],
  ];
}
