import { once } from 'node:events';
import type { PassThrough } from 'node:stream';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { CLIENT, clientOf, later, streamsTo, testServer } from './test-support.js';

const FLOOD = 100_000;
const INITIALIZE = `${JSON.stringify({ id: 'hello', method: 'initialize', params: { clientInfo: CLIENT } })}\n`;

interface Answer {
  id?: unknown;
  result?: unknown;
  error?: { code: number; data?: { kind: string } };
}

/** Counts answers by id until there are enough. */
async function answersFrom(stdout: PassThrough, enough: number): Promise<Map<unknown, Answer[]>> {
  const answers = new Map<unknown, Answer[]>();
  let count = 0;
  for await (const line of createInterface({ input: stdout })) {
    const answer = JSON.parse(line) as Answer;
    if (answer.id === undefined) continue;
    answers.set(answer.id, [...(answers.get(answer.id) ?? []), answer]);
    count += 1;
    if (count === enough) break;
  }
  return answers;
}

function request(id: number, method: string, params: object): string {
  return `${JSON.stringify({ id, method, params })}\n`;
}

async function write(stdin: PassThrough, text: string): Promise<void> {
  if (!stdin.write(text)) await once(stdin, 'drain');
}

describe('a flood', () => {
  it('of 100,000 pipelined requests gets exactly one answer to each', async () => {
    const server = testServer({
      'fs/readFile': async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return { dataBase64: '' };
      },
    });
    const { stdin, stdout } = streamsTo(server, 1024 * 1024);
    const answers = answersFrom(stdout, FLOOD + 1);
    await write(stdin, INITIALIZE);
    for (let id = 0; id < FLOOD; id += 500) {
      const batch = Array.from({ length: 500 }, (_, index) => request(id + index, 'fs/readFile', { path: '/x' }));
      await write(stdin, batch.join(''));
    }
    const byId = await answers;
    expect(byId.size).toBe(FLOOD + 1);
    const others = [...byId.values()].filter(
      ([answer, ...more]) => more.length > 0 || (!answer?.result && answer?.error?.data?.kind !== 'overloaded'),
    );
    expect(others).toEqual([]);
  });

  it('of what cannot be finished is bounded: those too many are refused at once, the others answered later', async () => {
    const gate = later();
    const server = testServer(
      {
        'fs/readFile': async () => {
          await gate.promise;
          return { dataBase64: '' };
        },
      },
      { limits: { maxPending: 300 } },
    );
    const client = await clientOf(server);
    await client.untilMethod('remoteControl/status/changed');
    for (let index = 0; index < 500; index += 1) client.ask('fs/readFile', { path: '/x' });
    await client.untilTrue(() => client.texts.length === 202);
    const numbers = (from: number, length: number) => Array.from({ length }, (_, index) => from + index);
    expect(client.messages.slice(2).map(({ id }) => id)).toEqual(numbers(302, 200));
    expect(client.messages[2]?.error).toEqual({
      code: -32001,
      message: 'Server overloaded; retry later.',
      data: { kind: 'overloaded', retryAfterMs: null },
    });
    gate.resolve();
    await client.untilTrue(() => client.texts.length === 502);
    expect(client.messages.slice(202).map(({ id }) => id)).toEqual(numbers(2, 300));
  });

  it('256 at a time are never refused', async () => {
    const server = testServer({ 'fs/readFile': () => Promise.resolve({ dataBase64: '' }) });
    const { stdin, stdout } = streamsTo(server);
    const answers = answersFrom(stdout, 257);
    stdin.write(
      INITIALIZE + Array.from({ length: 256 }, (_, id) => request(id, 'fs/readFile', { path: '/x' })).join(''),
    );
    expect([...(await answers).values()].flat().filter(({ error }) => error)).toEqual([]);
  });

  it('before a slow reader stops, and with it the reading: memory is bounded, and nothing is lost', async () => {
    const text = 'x'.repeat(100_000);
    let begun = 0;
    const server = testServer({
      'fs/readFile': async () => {
        begun += 1;
        await Promise.resolve();
        return { dataBase64: text };
      },
    });
    const { stdin, stdout } = streamsTo(server, 256 * 1024);
    stdin.write(INITIALIZE);
    const all = Array.from({ length: 2000 }, (_, id) => request(id, 'fs/readFile', { path: '/x' }));
    const written = (async () => {
      for (const line of all) await write(stdin, line);
    })();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(begun).toBeLessThan(200);
    const answers = await answersFrom(stdout, 2001);
    await written;
    expect(answers.size).toBe(2001);
    expect([...answers.values()].flat().filter(({ error }) => error && error.code !== -32001)).toEqual([]);
  });
});
