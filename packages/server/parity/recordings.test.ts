/** Recorded sessions with the reference: ours answers the client's half as the reference did. Name their folder in APP_SERVER_RECORDINGS. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KNOWN_DIFFERENCES, RECORDED_DIFFERENCES, explain } from './known-differences.js';
import { contestants } from './support/contestant.js';
import { readRecordings } from './support/recording.js';
import { replay } from './support/replay.js';

const folder = process.env['APP_SERVER_RECORDINGS'];

/** The handshake, files, commands and processes, several connections; sessions around a model need one. */
const NAMES = /^(hs|fs|ex|ws|ux|mi)-.*\.jsonl$/;

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
    for (const recording of recordings) {
      const { findings, compared, leftOut } = await replay(ours, recording);
      console.info(`${basename(path)}: ${compared} answers compared, ${leftOut} of methods that are not available`);
      expect(explain(findings, [...KNOWN_DIFFERENCES, ...RECORDED_DIFFERENCES]).unexplained).toEqual([]);
    }
  });
});
