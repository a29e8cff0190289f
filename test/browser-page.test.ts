/** The page of the example, in a browser and without one. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Page, findChromium, openPage } from './support/chromium.js';
import { Program, SOURCE, listeningFake, listeningServer } from './support/console.js';
import { temporaryFolder } from './support/pack.js';
import { ROOT } from './support/repository.js';

const FOLDER = 'examples/browser-page';
const WAIT = { interval: 20, timeout: 15_000 };

/** Starts a relay before a server; returns the address of the page. */
async function relayTo(url: string): Promise<string> {
  const relay = new Program([...SOURCE, `${FOLDER}/relay.ts`, '--url', url]);
  const [, address = ''] = await relay.printed(/Open (\S+)\//);
  return address;
}

/** The same before a fake server. */
async function serve(): Promise<string> {
  const { url } = await listeningFake(`${FOLDER}/scenario.yaml`);
  return relayTo(url);
}

/** The status with which an upgrade is refused, or 101. */
async function upgrade(url: string, origin?: string): Promise<number> {
  const socket = new WebSocket(url.replace('http', 'ws'), { ...(origin !== undefined && { origin }) });
  const refused = once(socket, 'unexpected-response').then(
    ([, response]) => (response as { statusCode: number }).statusCode,
  );
  const status = await Promise.race([once(socket, 'open').then(() => 101), refused]);
  socket.on('error', () => {}).terminate();
  return status;
}

describe('the relay', () => {
  test('lets its own page in, and nobody else', async () => {
    const address = await serve();
    const at = `${address}/app-server`;
    expect(await upgrade(at, address)).toBe(101);
    expect(await upgrade(at, 'http://127.0.0.1:1')).toBe(403);
    expect(await upgrade(at, 'null')).toBe(403);
    expect(await upgrade(at)).toBe(403);
    expect(await upgrade(`${address}/`, address)).toBe(403);
  });

  test('ends a connection that calls what the page never does', async () => {
    const address = await serve();
    const socket = new WebSocket(`${address.replace('http', 'ws')}/app-server`, { origin: address });
    await once(socket, 'open');
    const messages: unknown[] = [];
    socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString())));
    const clientInfo = { name: 'page', title: null, version: '1' };
    socket.send(JSON.stringify({ id: 1, method: 'initialize', params: { clientInfo, capabilities: null } }));
    await expect.poll(() => messages[0], WAIT).toMatchObject({ id: 1, result: {} });
    socket.send(JSON.stringify({ id: 2, method: 'command/exec', params: { command: ['id'] } }));
    await once(socket, 'close');
    expect(messages).not.toContainEqual(expect.objectContaining({ id: 2 }));
  });

  test('serves a page without a script of its own or of others', async () => {
    const address = await serve();
    const page = await fetch(address);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; connect-src 'self'");
    expect(policy).not.toContain('unsafe');
    const script = await (await fetch(`${address}/page.js`)).text();
    expect(script).not.toMatch(/\beval\(|\bnew Function\b/);
    expect((await fetch(`${address}/relay.ts`)).status).toBe(404);
  });
});

const chromium = findChromium();

describe('the page', () => {
  beforeEach(({ skip }) => skip(chromium === undefined, 'no Chromium: set CHROME to its path, or install chromium'));

  const text = (page: Page, selector: string) => () =>
    page.evaluate(`document.querySelector('${selector}')?.textContent`);

  async function ask(page: Page, question: string): Promise<void> {
    await expect.poll(() => page.evaluate(`document.querySelector('#ask').disabled`), WAIT).toBe(false);
    await page.evaluate(`document.querySelector('#text').value = '${question}'`);
    await page.evaluate(`document.querySelector('#ask button').click()`);
  }

  test('lists threads, streams a turn, and runs a command after a yes', async () => {
    const page = await openPage(chromium as string, `${await serve()}/`);
    await expect.poll(text(page, '#status'), WAIT).toContain('Connected as browser_page/');
    await expect.poll(text(page, '#threads'), WAIT).toBe('An earlier conversation');

    await ask(page, 'Which files are there?');
    await expect.poll(text(page, 'dialog[open] pre'), WAIT).toBe("/bin/bash -lc 'ls'\nin /home/dev/app");
    expect(await text(page, '#answer')()).toBe('I will look. ');
    await page.evaluate(`document.querySelector('dialog [value=accept]').click()`);
    await expect.poll(text(page, '#outcome'), WAIT).toBe('completed');
    expect(await text(page, '#answer')()).toBe('I will look. There is one file.');
    expect(await text(page, 'dialog')()).toBeUndefined();

    await ask(page, 'Please wait.');
    await expect.poll(text(page, '#answer'), WAIT).toBe('Waiting');
    await page.evaluate(`document.querySelector('#stop').click()`);
    await expect.poll(text(page, '#outcome'), WAIT).toBe('Stopped');
    expect(page.complaints).toEqual([]);

    // The policy was in force all the time.
    await page.evaluate(`new Image().src = 'http://127.0.0.1:1/'`);
    await expect.poll(() => page.complaints, WAIT).toEqual([expect.stringContaining('Content Security Policy')]);
  });

  test('does the same with a server that really runs the command, and lists what it has kept', async () => {
    const home = temporaryFolder('home');
    onTestFinished(() => rm(home, { recursive: true, maxRetries: 5 }));
    const { url } = await listeningServer(home, `${FOLDER}/serve.yaml`);
    const address = await relayTo(url);
    const page = await openPage(chromium as string, `${address}/`);
    await expect.poll(text(page, '#status'), WAIT).toContain('Connected as browser_page/0.134.0');
    expect(await text(page, '#threads')()).toBe('');

    for (const [answer, outcome] of [
      ['accept', 'completed'],
      ['decline', 'completed'],
    ] as const) {
      await ask(page, 'Which files are there?');
      await expect.poll(text(page, 'dialog[open] pre'), WAIT).toBe(`/bin/bash -lc ls\nin ${ROOT}`);
      expect(await text(page, '#answer')()).toBe('I will look. ');
      await page.evaluate(`document.querySelector('dialog [value=${answer}]').click()`);
      await expect.poll(text(page, '#outcome'), WAIT).toBe(outcome);
      expect(await text(page, '#answer')()).toBe('I will look. That is what is here.');
    }

    await ask(page, 'Please wait.');
    await expect.poll(text(page, '#answer'), WAIT).toBe('Waiting');
    await page.evaluate(`document.querySelector('#stop').click()`);
    await expect.poll(text(page, '#outcome'), WAIT).toBe('Stopped');

    const later = await openPage(chromium as string, `${address}/`);
    await expect.poll(text(later, '#threads'), WAIT).toBe('Which files are there?');
    expect([...page.complaints, ...later.complaints]).toEqual([]);
  });
});
