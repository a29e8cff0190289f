import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { connectUnixSocket, connectWebSocket } from '@app-server/rpc/node';
import { Peer } from '@app-server/rpc';
import { describe, expect, onTestFinished, test } from 'vitest';
import { appServer } from '../test-support.js';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const CLIENT_INFO = { clientInfo: { name: 'test', title: null, version: '1' }, capabilities: null };
const NODE = ['--conditions=@app-server/source', '--import', TSX, MAIN, 'fake'];

const SCENARIO = `
scenario: greet
turns:
  - steps:
      - say: Hello, how are you?
      - run: { command: ls, approval: true }
`;

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'fake-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

async function file(text: string): Promise<string> {
  const path = join(await folder(), 'scenario.yaml');
  await writeFile(path, text);
  return path;
}

/** The command as one process, without anything between it and its signals. */
function fake(...args: string[]): ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable } {
  const child = spawn(process.execPath, [...NODE, ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The address that the command prints. */
async function address({ stderr }: { stderr: Readable }): Promise<string> {
  const [line] = (await once(createInterface(stderr), 'line')) as [string];
  return line.replace('listening at ', '');
}

describe('app-server fake', { timeout: 60_000 }, () => {
  test('over stdio plays the demo, and ends with its input', async () => {
    const child = fake();
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    child.stdin.write(`${JSON.stringify({ id: 1, method: 'initialize', params: CLIENT_INFO })}\n`);
    const { value } = await lines.next();
    expect(JSON.parse(value as string)).toMatchObject({ id: 1, result: { platformFamily: 'unix' } });
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('over WebSocket prints its address, and ends at %s', async (signal) => {
    const child = fake('--scenario', await file(SCENARIO), '--listen', 'ws://127.0.0.1:0');
    const url = await address(child);
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/);
    const notified: string[] = [];
    const peer = new Peer(connectWebSocket(url), {
      onRequest: () => ({ decision: 'accept' }),
      onNotification: (method) => void notified.push(method),
    });
    await peer.open();
    await peer.request('initialize', CLIENT_INFO);
    const { thread } = (await peer.request('thread/start', {})) as { thread: { id: string } };
    await peer.request('turn/start', { threadId: thread.id, input: [{ type: 'text', text: 'hi' }] });
    while (!notified.includes('turn/completed')) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    await peer.closed;
  });

  test('over a unix socket, where the fault kill ends the process by SIGKILL', async () => {
    const path = join(await folder(), 's');
    const scenario = await file('faults: [{ fault: kill, method: thread/list }]');
    const child = fake('--scenario', scenario, '--listen', `unix://${path}`);
    expect(await address(child)).toBe(`unix://${path}`);
    const peer = new Peer(connectUnixSocket(path));
    await peer.open();
    await peer.request('initialize', CLIENT_INFO);
    const gone = once(child, 'exit');
    await expect(peer.request('thread/list', {})).rejects.toMatchObject({ code: 'closed' });
    expect(await gone).toEqual([null, 'SIGKILL']);
  });

  test('--validate checks a scenario and does nothing else', async () => {
    const good = await file(SCENARIO);
    const bad = await file('turns:\n  - steps:\n      - sya: Hello\n');
    const [fine, wrong] = await Promise.all([
      appServer(['fake', '--scenario', good, '--validate']),
      appServer(['fake', '--scenario', bad, '--validate']),
    ]);
    const summary = `${good}: a scenario with 1 turn, 0 replies, 0 faults\n`;
    expect(fine).toEqual({ code: 0, stdout: summary, stderr: '' });
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain(`${bad}:3:9 /turns/0/steps/0: expected exactly one of the keys say,`);
  });

  test.each([
    ['--listen', 'ws://0.0.0.0:4500', 'write ws://127.0.0.1:4500'],
    ['--listen', 'tcp://here', 'write stdio://'],
    ['--listen', 'unix:///nowhere/at/all', 'cannot listen'],
    ['--scenario', '/nowhere.yaml', 'cannot be read'],
    ['--nonsense', 'x', '--help'],
  ])('%s %s exits with 2 and says what to do', async (option, value, hint) => {
    const { code, stdout, stderr } = await appServer(['fake', option, value]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(hint);
  });

  test('serves a client in another language', async ({ skip }) => {
    const python = spawn('python3', ['-c', PYTHON, process.execPath, ...NODE, '--scenario', await file(SCENARIO)]);
    const missing = await new Promise<boolean>((resolve) => {
      python.once('error', () => resolve(true)).once('spawn', () => resolve(false));
    });
    skip(missing, 'python3 is not on this machine');
    const chunks: Buffer[] = [];
    python.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    expect(await once(python, 'close')).toEqual([0, null]);
    expect(Buffer.concat(chunks).toString()).toBe('Hello, how are you?\naccepted\ncompleted\n');
  });
});

/** Knows nothing of this project: lines of JSON through pipes. */
const PYTHON = `
import json, subprocess, sys
server = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

def send(message):
    server.stdin.write(json.dumps(message) + "\\n")
    server.stdin.flush()

send({"id": 1, "method": "initialize", "params": {"clientInfo": {"name": "py", "version": "1"}, "capabilities": None}})
send({"method": "initialized"})
send({"id": 2, "method": "thread/start", "params": {}})
for line in server.stdout:
    message = json.loads(line)
    method, params = message.get("method"), message.get("params")
    if message.get("id") == 2 and "result" in message:
        thread = message["result"]["thread"]["id"]
        text = {"type": "text", "text": "hi"}
        send({"id": 3, "method": "turn/start", "params": {"threadId": thread, "input": [text]}})
    elif method == "item/completed" and params["item"]["type"] == "agentMessage":
        print(params["item"]["text"])
    elif method == "item/commandExecution/requestApproval":
        send({"id": message["id"], "result": {"decision": "accept"}})
        print("accepted")
    elif method == "turn/completed":
        print(params["turn"]["status"])
        break
server.stdin.close()
sys.exit(server.wait())
`;
