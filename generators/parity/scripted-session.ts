/** Requests over many domains that need neither an account nor the network. */
import { join } from 'node:path';
import type { AppServerProcess, Message } from './app-server-process.js';

interface Step {
  method: string;
  params?: unknown;
  /** The code of the error that is expected instead of a result. */
  error?: number;
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

export async function runSession(server: AppServerProcess): Promise<Message[]> {
  const answers: Message[] = [];
  const run = async ({ method, params, error }: Step) => {
    const answer = await server.request(method, params);
    if (answer.error?.code !== error) throw new Error(`"${method}" was answered with ${JSON.stringify(answer)}`);
    answers.push(answer);
    return answer;
  };
  await server.initialize(true);
  for (const step of beforeThreads(server.home)) await run(step);
  const { result } = await run({ method: 'thread/start', params: { cwd: server.home, dynamicTools: [] } });
  const threadId = (result as { thread: { id: string } }).thread.id;
  for (const step of withThread(threadId, server.home)) await run(step);
  for (const step of ERRORS) await run(step);
  return answers;
}

function beforeThreads(home: string): Step[] {
  const path = (name: string) => join(home, 'project', name);
  const dataBase64 = Buffer.from('hello\n').toString('base64');
  return [
    { method: 'config/read', params: { includeLayers: true, cwd: home } },
    { method: 'config/read', params: {} },
    { method: 'configRequirements/read' },
    { method: 'config/value/write', params: { keyPath: 'model', value: 'gpt-5', mergeStrategy: 'replace' } },
    { method: 'config/mcpServer/reload' },
    { method: 'account/read', params: { refreshToken: false } },
    { method: 'getAuthStatus', params: { includeToken: false, refreshToken: false } },
    { method: 'account/logout' },
    { method: 'model/list', params: { includeHidden: true } },
    { method: 'modelProvider/capabilities/read', params: {} },
    { method: 'collaborationMode/list', params: {} },
    { method: 'permissionProfile/list', params: { cwd: home } },
    { method: 'experimentalFeature/list', params: { limit: 200 } },
    { method: 'experimentalFeature/enablement/set', params: { enablement: {} } },
    { method: 'mcpServerStatus/list', params: { detail: 'full' } },
    { method: 'skills/list', params: { cwds: [home], forceReload: true } },
    { method: 'hooks/list', params: { cwds: [home] } },
    { method: 'externalAgentConfig/detect', params: { includeHome: true, cwds: [home] } },
    { method: 'mock/experimentalMethod', params: { value: 'x' } },
    { method: 'remoteControl/status/read' },
    { method: 'thread/realtime/listVoices', params: {} },
    { method: 'fs/createDirectory', params: { path: path('src'), recursive: true } },
    { method: 'fs/watch', params: { watchId: 'w', path: path('src') } },
    { method: 'fs/writeFile', params: { path: path('src/a.txt'), dataBase64 } },
    { method: 'fs/readFile', params: { path: path('src/a.txt') } },
    { method: 'fs/getMetadata', params: { path: path('src/a.txt') } },
    { method: 'fs/copy', params: { sourcePath: path('src'), destinationPath: path('copy'), recursive: true } },
    { method: 'fs/readDirectory', params: { path: path('.') } },
    { method: 'fuzzyFileSearch', params: { query: 'a', roots: [path('src')], cancellationToken: null } },
    { method: 'fuzzyFileSearch/sessionStart', params: { sessionId: 's', roots: [path('src')] } },
    { method: 'fuzzyFileSearch/sessionUpdate', params: { sessionId: 's', query: 'a' } },
    { method: 'fuzzyFileSearch/sessionStop', params: { sessionId: 's' } },
    { method: 'fs/remove', params: { path: path('copy'), recursive: true } },
    { method: 'fs/unwatch', params: { watchId: 'w' } },
    { method: 'command/exec', params: { command: ['echo', 'hello'], sandboxPolicy: { type: 'dangerFullAccess' } } },
    {
      method: 'command/exec',
      params: {
        command: ['echo', 'streamed'],
        processId: 'e',
        streamStdoutStderr: true,
        sandboxPolicy: { type: 'dangerFullAccess' },
      },
    },
    {
      method: 'process/spawn',
      params: { command: ['echo', 'hello'], processHandle: 'p', cwd: home, streamStdoutStderr: true },
    },
  ];
}

function withThread(threadId: string, cwd: string): Step[] {
  return [
    { method: 'thread/read', params: { threadId } },
    { method: 'thread/name/set', params: { threadId, name: 'A name' } },
    { method: 'thread/goal/set', params: { threadId, objective: 'An objective', status: 'paused' } },
    { method: 'thread/goal/get', params: { threadId } },
    { method: 'thread/goal/clear', params: { threadId } },
    { method: 'thread/settings/update', params: { threadId, effort: 'low', approvalPolicy: 'never' } },
    { method: 'thread/memoryMode/set', params: { threadId, mode: 'disabled' } },
    {
      method: 'thread/inject_items',
      params: {
        threadId,
        items: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hello' }] }],
      },
    },
    { method: 'thread/metadata/update', params: { threadId, gitInfo: { branch: 'main' } } },
    { method: 'thread/increment_elicitation', params: { threadId } },
    { method: 'thread/decrement_elicitation', params: { threadId } },
    { method: 'thread/backgroundTerminals/clean', params: { threadId } },
    { method: 'thread/shellCommand', params: { threadId, command: 'echo hello' } },
    { method: 'thread/list', params: { limit: 5, cwd: [cwd], sortKey: 'updated_at' } },
    { method: 'thread/search', params: { searchTerm: 'hello' } },
    { method: 'thread/loaded/list', params: {} },
    { method: 'thread/unsubscribe', params: { threadId } },
  ];
}

/** Well-formed, and refused. */
const ERRORS: Step[] = [
  { method: 'thread/read', params: { threadId: 'x' }, error: -32600 },
  { method: 'thread/resume', params: { threadId: NOBODY }, error: -32600 },
  { method: 'thread/turns/items/list', params: { threadId: NOBODY, turnId: 'x' }, error: -32601 },
  { method: 'fs/readFile', params: { path: '/nowhere/at/all' }, error: -32603 },
  { method: 'command/exec', params: { command: [] }, error: -32600 },
  { method: 'process/kill', params: { processHandle: 'nobody' }, error: -32600 },
  { method: 'thread/start', params: { permissions: ':read-only', sandbox: 'read-only' }, error: -32600 },
];
