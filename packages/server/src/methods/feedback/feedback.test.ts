import { once } from 'node:events';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { conversation, runTurn } from '../../../test/conversation.js';
import { LIMITS, type Report } from '../../feedback/report.js';

const SAY = [{ steps: [{ say: 'Hello.' }], times: 'always' as const }];
const UNKNOWN = '00000000-0000-7000-8000-000000000000';

/** The reports that were kept in a home, with the modes of their files. */
async function keptIn(home: string): Promise<{ report: Report; mode: number }[]> {
  const folder = join(home, 'feedback');
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const report = JSON.parse(await readFile(path, 'utf8')) as Report;
      return { report, mode: (await stat(path)).mode & 0o777 };
    }),
  );
}

async function onlyReportIn(home: string): Promise<Report> {
  const kept = await keptIn(home);
  expect(kept).toHaveLength(1);
  return kept[0]!.report;
}

/** Takes reports; gone after the test. */
async function collector(status = 200) {
  const received: { request: IncomingMessage; report: Report }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ request, report: JSON.parse(body) as Report });
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/reports` };
}

describe('feedback/upload', () => {
  it('FB-01: without an address the report stays in the home, for its owner alone', async () => {
    const { client, home } = await conversation(SAY);
    const { threadId } = await client.result<{ threadId: string }>('feedback/upload', { classification: 'bug' });
    expect(threadId).toMatch(/^no-active-thread-[0-9a-f-]{36}$/);
    expect(await keptIn(home)).toEqual([
      {
        mode: 0o600,
        report: {
          threadId,
          classification: 'bug',
          reason: null,
          tags: { thread_id: threadId, classification: 'bug', cli_version: '0.134.0', session_source: 'vscode' },
          attachments: [],
          sentAt: expect.any(String) as string,
        },
      },
    ]);
    expect((await stat(join(home, 'feedback'))).mode & 0o777).toBe(0o700);
  });

  it('FB-01: with an address it is sent there, and not kept', async () => {
    const { received, url } = await collector();
    const { client, home } = await conversation(SAY, { feedbackUrl: url });
    const threadId = await client.thread();
    const params = { classification: 'good', reason: 'It works.', threadId, tags: { turn_id: 'turn-1' } };
    expect(await client.result('feedback/upload', params)).toEqual({ threadId });
    const { request, report } = received[0]!;
    expect(request).toMatchObject({ method: 'POST', url: '/reports' });
    expect(report).toMatchObject({ threadId, reason: 'It works.', tags: { turn_id: 'turn-1', reason: 'It works.' } });
    expect(await keptIn(home)).toEqual([]);
  });

  it('FB-02: what clients say of reserved tags does not count, and the others are kept', async () => {
    const { client, home } = await conversation(SAY);
    const threadId = await client.thread();
    const lies = { thread_id: 'x', classification: 'x', cli_version: 'x', session_source: 'x', reason: 'x' };
    await client.result('feedback/upload', { classification: 'bug', threadId, tags: { ...lies, turn_id: 'turn-1' } });
    const report = await onlyReportIn(home);
    expect(report.tags).toEqual({
      turn_id: 'turn-1',
      thread_id: threadId,
      classification: 'bug',
      cli_version: '0.134.0',
      session_source: 'vscode',
    });
  });

  it('attaches the session file on request, and further files', async () => {
    const { client, home, workspace } = await conversation(SAY);
    const threadId = await client.thread();
    await runTurn(client, threadId, 'some words');
    const [log, binary] = [join(workspace, 'log.txt'), join(workspace, 'binary')];
    await writeFile(log, 'a line\n');
    await writeFile(binary, Buffer.from([0xff, 0x00, 0xfe]));
    const extraLogFiles = [log, binary, join(workspace, 'none'), workspace];
    await client.result('feedback/upload', { classification: 'bug', threadId, includeLogs: true, extraLogFiles });
    await client.result('feedback/upload', { classification: 'bug', threadId });
    const reports = (await keptIn(home)).map(({ report }) => report.attachments).sort((a, b) => a.length - b.length);
    expect(reports[0]).toEqual([]);
    expect(reports[1]).toEqual([
      {
        path: expect.stringContaining(threadId) as string,
        encoding: 'utf8',
        content: expect.stringContaining('some words') as string,
        omittedBytes: 0,
      },
      { path: log, encoding: 'utf8', content: 'a line\n', omittedBytes: 0 },
      { path: binary, encoding: 'base64', content: '/wD+', omittedBytes: 0 },
      { path: join(workspace, 'none'), problem: 'ENOENT' },
      { path: workspace, problem: 'EISDIR' },
    ]);
  });

  it('leaves out the beginning of a file that is too long', async () => {
    const { client, home, workspace } = await conversation(SAY);
    const log = join(workspace, 'log.txt');
    await writeFile(log, `${'x'.repeat(10 * 1024 * 1024)}the end`);
    await client.result('feedback/upload', { classification: 'bug', extraLogFiles: [log] });
    const report = await onlyReportIn(home);
    expect(report.attachments).toMatchObject([
      { omittedBytes: 7, content: expect.stringMatching(/^x+the end$/) as string },
    ]);
  });

  it('is about threads that are only stored too, and about those that are not here', async () => {
    const first = await conversation(SAY);
    const threadId = await first.client.thread();
    await runTurn(first.client, threadId);
    const { client, home } = await first.restart();
    await client.result('feedback/upload', { classification: 'bug', threadId, includeLogs: true });
    const report = await onlyReportIn(home);
    expect(report.attachments).toMatchObject([{ content: expect.stringContaining(threadId) as string }]);
    expect(
      await client.result('feedback/upload', { classification: 'bug', threadId: UNKNOWN, includeLogs: true }),
    ).toEqual({
      threadId: UNKNOWN,
    });
  });

  it('refuses what is too much, says what, and keeps nothing of it', async () => {
    const { client, home } = await conversation(SAY);
    const long = (length: number) => 'x'.repeat(length);
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, 'x']));
    for (const [more, path] of [
      [{ classification: long(LIMITS.classification + 1) }, '/params/classification'],
      [{ reason: long(LIMITS.reason + 1) }, '/params/reason'],
      [{ tags: many(LIMITS.tags + 1) }, '/params/tags'],
      [{ tags: { long: long(LIMITS.tag) } }, '/params/tags/long'],
      [{ extraLogFiles: Array.from({ length: LIMITS.files + 1 }, () => '/none') }, '/params/extraLogFiles'],
      [{ threadId: 'x' }, '/threadId'],
    ] as const) {
      const { error } = await client.call('feedback/upload', { classification: 'bug', ...more });
      expect(error).toMatchObject({ code: -32600, data: { kind: 'invalidRequest', faults: [{ path }] } });
    }
    expect(await keptIn(home)).toEqual([]);
  });

  it('says when a report does not arrive', async () => {
    const { url } = await collector(503);
    const { client } = await conversation(SAY, { feedbackUrl: url });
    expect(await client.call('feedback/upload', { classification: 'bug' })).toMatchObject({
      error: { code: -32603, message: expect.stringContaining('status 503') as string, data: { kind: 'io' } },
    });
    const nobody = await conversation(SAY, { feedbackUrl: 'http://127.0.0.1:1/' });
    expect(await nobody.client.call('feedback/upload', { classification: 'bug' })).toMatchObject({
      error: { code: -32603, data: { kind: 'io', errno: 'ECONNREFUSED' } },
    });
  });

  it('says when a report cannot be kept', async () => {
    const { client, home } = await conversation(SAY);
    await writeFile(join(home, 'feedback'), 'in the way');
    expect(await client.call('feedback/upload', { classification: 'bug' })).toMatchObject({
      error: { code: -32603, data: { kind: 'io' } },
    });
  });

  it('is refused where it is turned off', async () => {
    const { client, home } = await conversation(SAY, { feedback: false });
    await mkdir(join(home, 'feedback'), { recursive: true });
    expect(await client.call('feedback/upload', { classification: 'bug' })).toMatchObject({
      error: { code: -32600, data: { kind: 'wrongState', what: 'feedback', state: 'disabled' } },
    });
    expect(await keptIn(home)).toEqual([]);
  });
});
