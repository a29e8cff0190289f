/** What the reference's server sends and accepts is what the experimental surface declares. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMessage } from '../../schema-fixtures/dist/experimental/validators/index.js';
import { AppServerProcess, type Travelled } from './app-server-process.js';
import { reference } from './reference.js';
import { runSession } from './scripted-session.js';

const QUIET_MS = 1_000;

describe('a session with the reference server', () => {
  let server: AppServerProcess;

  beforeAll(async () => {
    server = await AppServerProcess.start((await reference()).command);
    await runSession(server);
    // What follows the last answer.
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  });
  afterAll(() => server?.stop());

  it('holds valid messages only, in both directions', () => {
    const { travelled } = server;
    const invalid = travelled.flatMap(({ from, message, answers }) => {
      const verdict = checkMessage(message, { from, answers });
      return verdict.ok ? [] : [{ ...verdict, message }];
    });
    const answered = new Set(travelled.flatMap(({ answers }) => answers ?? []));
    const announced = new Set(fromServer(travelled).flatMap(({ message }) => message.method ?? []));
    console.info(`${travelled.length} messages, ${answered.size} methods answered, ${announced.size} notifications`);
    expect(invalid).toEqual([]);
    expect(answered.size).toBeGreaterThan(45);
    expect(announced.size).toBeGreaterThan(10);
  });

  it('holds no answer to nobody', () => {
    const stray = fromServer(server.travelled).filter(
      ({ message, answers }) => message.method === undefined && answers === undefined,
    );
    expect(stray).toEqual([]);
  });
});

function fromServer(travelled: Travelled[]): Travelled[] {
  return travelled.filter(({ from }) => from === 'server');
}
