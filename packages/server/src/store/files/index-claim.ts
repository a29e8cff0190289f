/** Lets one process at a time read in what the index does not know. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../sqlite/database.js';
import { patient } from '../sqlite/patient.js';
import { clearState, readState, writeState } from './index-state.js';

const KEY = 'claim';
const LOOK_AGAIN_MS = 50;
/** A claim that was not renewed for so long belongs to a process that hangs or is no more. */
const STALE_MS = 15_000;
const RENEW_MS = 1000;

interface Claim {
  readonly pid: number;
  readonly renewed: number;
}

/** Another process is reading in the sessions, and has not come to an end in time. */
export class IndexIsBusy extends Error {
  constructor(path: string, pid: number, waited: number) {
    super(
      `Process ${pid} is still reading the sessions of this home into ${path}; after ${waited / 1000} s nobody waits any ` +
        'longer. Start again when it has finished, or end it.',
    );
    this.name = 'IndexIsBusy';
  }
}

export class IndexClaim {
  readonly #db: Database;
  #renewed = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Waits for the process that has the claim. */
  async take(waitMs: number): Promise<void> {
    const end = Date.now() + waitMs;
    for (;;) {
      const other = this.#holder() ?? (await patient(() => this.#try()));
      if (!other) return;
      if (Date.now() >= end) throw new IndexIsBusy(this.#db.path, other.pid, waitMs);
      await sleep(LOOK_AGAIN_MS);
    }
  }

  /** To be called now and then while the work goes on. */
  renew(): void {
    if (Date.now() - this.#renewed > RENEW_MS) this.#write();
  }

  release(): void {
    clearState(this.#db, KEY);
  }

  /** Another process that has the claim, and lives. Only to look disturbs nobody. */
  #holder(): Claim | undefined {
    const claim = JSON.parse(readState(this.#db, KEY) ?? 'null') as Claim | null;
    return claim && isHeld(claim) ? claim : undefined;
  }

  /** Undefined when the claim is ours now; else whose it is. */
  #try(): Claim | undefined {
    return this.#db.transaction(() => {
      const other = this.#holder();
      if (!other) this.#write();
      return other;
    });
  }

  #write(): void {
    this.#renewed = Date.now();
    writeState(this.#db, KEY, JSON.stringify({ pid: process.pid, renewed: this.#renewed } satisfies Claim));
  }
}

function isHeld({ pid, renewed }: Claim): boolean {
  if (pid === process.pid || Date.now() - renewed > STALE_MS) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
