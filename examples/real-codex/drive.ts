/** What can be asked of the real `codex` without an account; with `--turn TEXT` also a turn, which costs tokens. */
import { parseArgs } from 'node:util';
import { type Client, type StableSurface, items, pages } from '@app-server/client';
import { SpawnFailed, spawn } from '@app-server/client/node';

const { values } = parseArgs({
  options: { command: { type: 'string', default: 'codex' }, turn: { type: 'string' } },
});

try {
  await using client = await spawn({
    command: values.command,
    args: ['app-server'],
    clientInfo: { name: 'real_codex', title: 'Real codex', version: '1.0.0' },
    serverRequests: 'refuse',
    onDrift: ({ method, path, kind }) => console.log(`differs from 0.134.0: ${method} ${path} (${kind})`),
  });
  await drive(client);
} catch (error) {
  if (!(error instanceof SpawnFailed)) throw error;
  console.log(`skipped: ${error.message}`);
}

async function drive(client: Client<StableSurface>): Promise<void> {
  const { userAgent, codexHome, platformOs } = client.server;
  console.log(`server   ${userAgent}`);
  console.log(`home     ${codexHome} on ${platformOs}`);

  for await (const { displayName, defaultReasoningEffort, isDefault } of items(client, 'model/list', {})) {
    console.log(`model    ${displayName}, ${defaultReasoningEffort} effort${isDefault ? ' (default)' : ''}`);
  }

  let count = 0;
  for await (const { data } of pages(client, 'thread/list', {}, { pageSize: 5, maxPages: 3 })) {
    count += 1;
    for (const { id, preview } of data) console.log(`thread   ${id} ${preview.split('\n')[0]}`);
  }
  console.log(`threads  ${count} ${count === 1 ? 'page' : 'pages'} read`);

  // Asking and getting are two things: another policy in force would be a PolicyMismatch here.
  const thread = await client.startThread({
    cwd: process.cwd(),
    sandbox: 'read-only',
    approvalPolicy: 'never',
    ephemeral: true,
  });
  const { model, sandbox, approvalPolicy } = thread.opened;
  console.log(`started  ${model}, ${sandbox.type}, approval ${JSON.stringify(approvalPolicy)}`);

  if (values.turn === undefined) return;
  const turn = await thread.run(values.turn, { idleDeadline: 120_000 });
  console.log(turn.status === 'failed' ? `failed   ${turn.error.message}` : turn.finalResponse);
  console.log(`tokens   ${turn.usage?.total.totalTokens ?? 'unknown'}`);
  if (turn.status !== 'completed') process.exitCode = 1;
}
