/** Homes for tests of session files. */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RolloutLine } from '@app-server/schema/rollout';
import { onTestFinished } from 'vitest';
import type { Logger } from '../../core/logger.js';
import { readLine, writeLine } from '../lines.js';
import type { ThreadStore } from '../thread-store.js';
import { type FileStoreOptions, openFileStore } from './file-thread-store.js';

export interface TestHome {
  readonly path: string;
  /** What the store had to say. */
  readonly warnings: string[];
  /** Closed with the test at the latest. */
  open(options?: Partial<FileStoreOptions>): Promise<ThreadStore>;
  /** Puts a file there as another process would. */
  write(path: string, content: readonly RolloutLine[] | string): string;
  append(path: string, content: readonly RolloutLine[] | string): void;
  /** Lines of a file; undefined stands for one that cannot be read. */
  read(path: string): (RolloutLine | undefined)[];
}

export async function temporaryHome(): Promise<TestHome> {
  const path = await mkdtemp(join(tmpdir(), 'store-'));
  const stores: ThreadStore[] = [];
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await rm(path, { recursive: true });
  });
  const warnings: string[] = [];
  const note = (_facts: object, text: string) => void warnings.push(text);
  const logger: Logger = { debug() {}, info() {}, warn: note, error: note };
  const within = (file: string) => join(path, file);
  return {
    path,
    warnings,
    async open(options) {
      const store = await openFileStore({ home: path, logger, ...options });
      stores.push(store);
      return store;
    },
    write(file, content) {
      mkdirSync(dirname(within(file)), { recursive: true });
      writeFileSync(within(file), textOf(content));
      return within(file);
    },
    append(file, content) {
      appendFileSync(within(file), textOf(content));
    },
    read(file) {
      return readFileSync(within(file), 'utf8').split('\n').slice(0, -1).map(readLine);
    },
  };
}

function textOf(content: readonly RolloutLine[] | string): string {
  return typeof content === 'string' ? content : content.map(writeLine).join('');
}
