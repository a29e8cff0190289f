/** How the work on the goal of a loaded thread goes; gone with the thread. */
import type { LiveThread } from '../threads/live-thread.js';
import { Meter } from './meter.js';

export class GoalProgress {
  readonly meter: Meter;
  /** Turns that failed one after the other. */
  failures = 0;
  /** Turns of the server's own that only talked, one after the other. */
  idle = 0;
  /** The user has ended a turn; nothing goes on by itself before they do something. */
  isHeld = false;
  /** The reply that is being read has made the goal, and is not part of the work on it. */
  isNew = false;
  /** Until when spending counts although the goal is not active any more. */
  lingers: 'reply' | 'turn' | undefined;
  /** What the model is to be told when it is asked again in this turn. */
  readonly notes: string[] = [];

  constructor(thread: LiveThread) {
    this.meter = new Meter(thread);
  }

  /** A turn begins. */
  begin(): void {
    this.meter.start();
    this.lingers = undefined;
    this.isNew = false;
    this.notes.length = 0;
  }

  /** The user wants it to go on. */
  release(): void {
    this.isHeld = false;
    this.failures = 0;
    this.idle = 0;
  }
}

const known = new WeakMap<LiveThread, GoalProgress>();

export function progressOf(thread: LiveThread): GoalProgress {
  let progress = known.get(thread);
  if (!progress) known.set(thread, (progress = new GoalProgress(thread)));
  return progress;
}
