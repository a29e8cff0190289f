/** Recorded sessions with the reference: ours answers the client's half as the reference did. Name their folder in APP_SERVER_RECORDINGS. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KNOWN_DIFFERENCES, RECORDED_DIFFERENCES, explain } from './known-differences.js';
import { contestants } from './support/contestant.js';
import { readRecordings } from './support/recording.js';
import { replay } from './support/replay.js';

const folder = process.env['APP_SERVER_RECORDINGS'];

/** The handshake, files, commands and processes, several connections, threads and turns. */
const NAMES = /^(?:hs|fs|ex|ws|ux|mi|th|tu|xt)-.*\.jsonl$/;

const paths =
  folder === undefined
    ? []
    : readdirSync(folder)
        .filter((name) => NAMES.test(name))
        .map((name) => join(folder, name));

describe.skipIf(folder === undefined)('a recorded session', () => {
  test.each(paths.map((path) => [basename(path), path]))('%s', async (_, path) => {
    const { ours } = await contestants();
    const recordings = await readRecordings(path);
    expect(recordings.length).toBeGreaterThan(0);
    for (const { findings, compared, leftOut, unexpected } of await replay(ours, recordings)) {
      console.info(`${basename(path)}: ${compared} answers compared, ${leftOut} of methods that are not available`);
      expect(explain(findings, [...KNOWN_DIFFERENCES, ...RECORDED_DIFFERENCES], basename(path)).unexplained).toEqual(
        [],
      );
      expect(unexpected, 'the model is asked only what it was asked in the recording').toBe(0);
    }
  });
});
