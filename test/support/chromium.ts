/** A page in a headless Chromium, driven over its debugging port. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Peer } from '@app-server/rpc';
import { connectWebSocket } from '@app-server/rpc/node';
import { onTestFinished } from 'vitest';
import { findProgram } from './find-program.js';

const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', 'about:blank'];

/** The path of a Chromium on this machine: that of the variable CHROME, else the first on the PATH. */
export function findChromium(): string | undefined {
  return process.env['CHROME'] ?? findProgram('chromium', 'chromium-browser', 'google-chrome');
}

export interface Page {
  /** What the browser complained about: exceptions, broken policies, missing files. */
  readonly complaints: readonly string[];
  /** The value of an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
}

/** Opens a page; it is closed with the test. */
export async function openPage(chromium: string, url: string): Promise<Page> {
  const profile = await mkdtemp(join(tmpdir(), 'app-server-chromium-'));
  const browser = spawn(chromium, [...FLAGS, `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(async () => {
    const ended = browser.exitCode === null ? once(browser, 'exit') : undefined;
    browser.kill('SIGKILL');
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const address = await debuggerAddress(browser.stderr);
  const created = await fetch(`http://${address}/json/new?about:blank`, { method: 'PUT' });
  const { webSocketDebuggerUrl } = (await created.json()) as { webSocketDebuggerUrl: string };

  const complaints: string[] = [];
  // The debugging protocol is JSON-RPC without its version, as is that of the app-server.
  const peer = new Peer(connectWebSocket(webSocketDebuggerUrl), {
    onNotification: (method, params) => {
      if (method === 'Log.entryAdded' || method === 'Runtime.exceptionThrown') complaints.push(JSON.stringify(params));
    },
  });
  await peer.open();
  onTestFinished(() => peer.close());
  for (const method of ['Log.enable', 'Runtime.enable', 'Page.enable']) await peer.request(method);
  await peer.request('Page.navigate', { url });
  return {
    complaints,
    evaluate: async (expression) => {
      const params = { expression, returnByValue: true, awaitPromise: true };
      const { result } = (await peer.request('Runtime.evaluate', params)) as { result: { value?: unknown } };
      return result.value;
    },
  };
}

async function debuggerAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(stderr)) {
    const [, address] = /DevTools listening on ws:\/\/([^/]+)\//.exec(line) ?? [];
    if (address !== undefined) {
      stderr.resume();
      return address;
    }
  }
  throw new Error('Chromium ended before it listened.');
}
