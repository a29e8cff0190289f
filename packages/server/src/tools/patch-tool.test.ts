import { access, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../test/conversation.js';
import { Puppet, call, completed, patch, say } from '../../test/puppet.js';
import {
  ASKING,
  FREE,
  answer,
  asked,
  doneOf,
  ended,
  outputs,
  plot,
  refuse,
  run,
  start,
  story,
  told,
  turnWorld,
  turnsOf,
} from '../../test/turn-world.js';

const CHANGE = 'item/fileChange/requestApproval';

function adding(...paths: string[]): string {
  return ['*** Begin Patch', ...paths.flatMap((path) => [`*** Add File: ${path}`, '+text']), '*** End Patch', ''].join(
    '\n',
  );
}

interface PatchWorld extends Conversation {
  threadId: string;
  /** Patches that the model sends, one with each turn. */
  patches: string[];
}

/** The folder of a test is within what every workspace may write to otherwise. */
const NO_TMP = {
  'sandbox_workspace_write.exclude_slash_tmp': true,
  'sandbox_workspace_write.exclude_tmpdir_env_var': true,
};

async function patchWorld(thread: object, ...patches: string[]): Promise<PatchWorld> {
  const model = new Puppet(async function* ({ input }) {
    const next = input.at(-1)!.type.endsWith('_output') ? undefined : patches.shift();
    if (next === undefined) yield* say('Done.');
    else yield patch(next);
    yield completed();
  });
  const world = await turnWorld(model);
  const threadId = await world.client.thread({ cwd: world.workspace, config: NO_TMP, ...thread });
  return { ...world, threadId, patches };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

const within = (sandbox: string, approvalPolicy: unknown) => ({ sandbox, approvalPolicy });
const granular = (sandbox_approval: boolean) => ({
  granular: {
    sandbox_approval,
    rules: false,
    mcp_elicitations: false,
    skill_approval: false,
    request_permissions: false,
  },
});

describe('a change of files', () => {
  it.each([
    ['within the workspace', within('workspace-write', 'on-request'), 'made'],
    ['within the workspace, though nobody may be asked', within('workspace-write', 'never'), 'made'],
    ['anywhere, where there is no sandbox', within('danger-full-access', 'never'), '../out'],
    ['in a folder for all', { ...within('workspace-write', granular(false)), config: {} }, '../out'],
  ])('is made without asking %s', async (_name, thread, path) => {
    const world = await patchWorld(thread, adding(path), `*** Begin Patch\n*** Delete File: ${path}\n*** End Patch\n`);
    await run(world.client, world.threadId);
    expect(doneOf(world.client, 'fileChange')).toMatchObject([{ status: 'completed' }]);
    expect(story(world.client).filter((line) => line.startsWith('ask'))).toEqual([]);
    await run(world.client, world.threadId);
    expect(doneOf(world.client, 'fileChange')).toMatchObject([
      {},
      { status: 'completed', changes: [{ kind: { type: 'delete' } }] },
    ]);
  });

  it.each([
    ['outside of the workspace', within('workspace-write', 'on-request'), '../out'],
    ['where only is read', within('read-only', 'on-request'), 'made'],
    ['where only is read, and failures are asked about', within('read-only', 'on-failure'), 'made'],
    ['where only is read, by a switch of its own', within('read-only', granular(true)), 'made'],
    ['anywhere, under untrusted', within('danger-full-access', 'untrusted'), 'made'],
    ['in the workspace, under untrusted', within('workspace-write', 'untrusted'), 'made'],
    ['that could run commands later', within('workspace-write', 'on-request'), '.git/hooks/post-commit'],
    ['that leads out of the workspace', within('workspace-write', 'on-request'), 'link/out'],
  ])('APR-11: is asked for %s', async (_name, thread, path) => {
    const world = await patchWorld(thread, adding(path));
    const { client, workspace, threadId, home } = world;
    await symlink(home, join(workspace, 'link'));
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, CHANGE);
    expect(await exists(join(workspace, path))).toBe(false);
    answer(client, question, { decision: 'accept' });
    await ended(client, turnId);
    expect(await readFile(join(workspace, path), 'utf8')).toBe('text\n');
  });

  it.each([
    ['where only is read', within('read-only', 'never'), 'made'],
    ['outside of the workspace', within('workspace-write', 'never'), '../out'],
    ['that could run commands later', within('workspace-write', 'never'), '.git/config'],
    ['by a switch of its own', within('read-only', granular(false)), 'made'],
  ])('APR-11: is refused %s, where nobody may be asked', async (_name, thread, path) => {
    const world = await patchWorld(thread, adding(path));
    expect(await run(world.client, world.threadId)).toMatchObject({ status: 'completed' });
    expect(doneOf(world.client, 'fileChange')).toEqual([]);
    expect(outputs(world.model).at(-1)).toMatch(/sandbox does not allow/);
    expect(await exists(join(world.workspace, path))).toBe(false);
  });

  it('follows the links above the workspace', async () => {
    const world = await patchWorld({}, adding('made'));
    const { client, home, workspace } = world;
    await symlink(workspace, join(home, 'way'));
    const threadId = await client.thread({ cwd: join(home, 'way'), ...within('workspace-write', 'never') });
    await run(client, threadId);
    expect(await exists(join(workspace, 'made'))).toBe(true);
  });

  it('is told as it is, and kept', async () => {
    const world = await patchWorld(FREE, adding('made'));
    const { client, workspace, threadId } = world;
    await run(client, threadId);
    const [item] = doneOf(world.client, 'fileChange');
    const path = join(workspace, 'made');
    const id = expect.stringMatching(/^call_/) as string;
    const change = { path, kind: { type: 'add' }, diff: 'text\n' };
    expect(item).toEqual({ type: 'fileChange', id, status: 'completed', changes: [change] });
    expect(told(client, 'item/started')[1]!.item).toEqual({ ...item, status: 'inProgress' });
    expect(outputs(world.model).at(-1)).toBe(`Done. Changed files:\nadd ${path}`);
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items[1]).toEqual(item);
  });
});

describe('the answer to a question about a change', () => {
  it.each<[string, (world: PatchWorld) => Promise<void>, string]>([
    ['accept', reply({ decision: 'accept' }), 'completed'],
    ['decline', reply({ decision: 'decline' }), 'declined'],
    ['another form', reply({ decision: 'bogus' }), 'declined'],
    ['an error', async ({ client }) => refuse(client, await asked(client, CHANGE)), 'declined'],
  ])('APR-12: %s', async (_name, give, status) => {
    const world = await patchWorld(ASKING, adding('made'));
    const { client, threadId } = world;
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, CHANGE);
    const { item, startedAtMs } = told(client, 'item/started')[1]!;
    const place = { threadId, turnId, itemId: item.id };
    expect(question.params).toEqual({ ...place, startedAtMs, reason: null, grantRoot: null });
    await give(world);
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    expect(doneOf(world.client, 'fileChange')).toMatchObject([{ status }]);
    expect(await exists(join(world.workspace, 'made'))).toBe(status === 'completed');
    expect(outputs(world.model).at(-1)).toMatch(status === 'completed' ? /^Done/ : /did not allow/);
  });

  it('cancel ends the turn', async () => {
    const world = await patchWorld(ASKING, adding('made'));
    const { client, threadId } = world;
    const turnId = await start(client, threadId, 'hello');
    await reply({ decision: 'cancel' })(world);
    expect(await ended(client, turnId)).toMatchObject({ status: 'interrupted' });
    expect(doneOf(world.client, 'fileChange')).toMatchObject([{ status: 'declined' }]);
    expect(await exists(join(world.workspace, 'made'))).toBe(false);
  });

  it('acceptForSession holds for the same files, and no other', async () => {
    const edit = '*** Begin Patch\n*** Update File: link\n@@\n-text\n+more\n*** End Patch\n';
    const world = await patchWorld(ASKING, adding('link'), edit, adding('b', 'link'));
    const { client, workspace, threadId } = world;
    await writeFile(join(workspace, 'file'), '');
    await symlink('file', join(workspace, 'link'));
    const first = await start(client, threadId, 'hello');
    await reply({ decision: 'acceptForSession' })(world);
    await ended(client, first);
    await run(client, threadId);
    expect(await readFile(join(workspace, 'file'), 'utf8')).toBe('more\n');
    const third = await start(client, threadId, 'hello');
    answer(client, await asked(client, CHANGE, 2), { decision: 'decline' });
    await ended(client, third);
    expect(doneOf(world.client, 'fileChange').map(({ status }) => status)).toEqual([
      'completed',
      'completed',
      'declined',
    ]);
  });

  it('comes too late when the files have changed: nothing is written', async () => {
    const edit = '*** Begin Patch\n*** Update File: a\n@@\n-one\n+two\n*** End Patch\n';
    const world = await patchWorld(ASKING, edit);
    const { client, workspace, threadId } = world;
    await writeFile(join(workspace, 'a'), 'one\n');
    const turnId = await start(client, threadId, 'hello');
    const question = await asked(client, CHANGE);
    await writeFile(join(workspace, 'a'), 'something else\n');
    answer(client, question, { decision: 'accept' });
    await ended(client, turnId);
    expect(doneOf(world.client, 'fileChange')).toMatchObject([{ status: 'failed' }]);
    expect(outputs(world.model).at(-1)).toMatch(/has changed/);
    expect(await readFile(join(workspace, 'a'), 'utf8')).toBe('something else\n');
    expect(told(client, 'turn/diff/updated')).toEqual([]);
  });
});

function reply(decision: object) {
  return async ({ client }: Conversation) => answer(client, await asked(client, CHANGE), decision);
}

describe('a patch that cannot be applied', () => {
  it.each([
    ['no patch at all', 'hello', /Begin Patch/],
    [
      'one that does not fit',
      '*** Begin Patch\n*** Update File: none\n@@\n-a\n+b\n*** End Patch\n',
      /none does not exist/,
    ],
    ['one for a folder', adding('folder'), /folder/],
  ])('shows nothing, and tells the model: %s', async (_name, text, reason) => {
    const world = await patchWorld(FREE, text);
    await mkdir(join(world.workspace, 'folder'));
    expect(await run(world.client, world.threadId)).toMatchObject({ status: 'completed' });
    expect(doneOf(world.client, 'fileChange')).toEqual([]);
    expect(outputs(world.model).at(-1)).toMatch(reason);
  });

  it('is not one that came as the argument of a function', async () => {
    const text = adding('made');
    const model = new Puppet(async function* (_request, nth) {
      if (nth === 1) yield call('apply_patch', { input: text });
      yield completed();
    });
    const { client, workspace } = await turnWorld(model);
    await run(client, await client.thread({ ...FREE, cwd: workspace }));
    expect(await readFile(join(workspace, 'made'), 'utf8')).toBe('text\n');
  });
});

describe('ITM-02: a patch that is being written', () => {
  /** Writes one in pieces, and whatever else the test wants in between. */
  function writing(lines: number, pause: (line: number) => Promise<void> | undefined, ends = true) {
    const text = `*** Begin Patch\n*** Add File: a\n${'+x\n'.repeat(lines)}*** End Patch\n`;
    return new Puppet(async function* (request, nth) {
      if (nth > 1) return yield completed();
      const itemId = 'call_1';
      for (const [line, delta] of text.split(/(?<=\n)/).entries()) {
        yield { type: 'toolInputDelta', itemId, callId: itemId, tool: 'apply_patch', delta };
        await Promise.race([pause(line), aborted(request.signal)]);
      }
      if (ends) yield patch(text, itemId);
      yield completed();
    });
  }

  it('is told at once, and then as a whole, however many pieces it comes in', async () => {
    const { client, workspace } = await turnWorld(writing(200, () => undefined));
    const threadId = await client.thread({ ...FREE, cwd: workspace });
    const { id: turnId } = await run(client, threadId);
    const previews = told(client, 'item/fileChange/patchUpdated');
    const change = (count: number) => [{ path: 'a', kind: { type: 'add' }, diff: 'x\n'.repeat(count) }];
    const place = { threadId, turnId, itemId: 'call_1' };
    expect(previews.at(-1)).toEqual({ ...place, changes: change(200) });
    expect(previews).toHaveLength(2);
    expect(plot(client).indexOf('item/started fileChange inProgress')).toBeGreaterThan(
      plot(client).lastIndexOf('item/fileChange/patchUpdated'),
    );
  });

  it('is told in between when it takes long', async () => {
    let go = () => {};
    const gone = new Promise<void>((resolve) => (go = resolve));
    const { client, workspace } = await turnWorld(writing(20, (line) => (line === 10 ? gone : undefined)));
    const threadId = await client.thread({ ...FREE, cwd: workspace });
    const turnId = await start(client, threadId, 'hello');
    await client.untilTrue(() => told(client, 'item/fileChange/patchUpdated').length === 2);
    go();
    await ended(client, turnId);
    const lengths = told(client, 'item/fileChange/patchUpdated').map(({ changes }) => changes[0]!.diff.length / 2);
    expect(lengths).toEqual([0, 9, 20]);
  });

  it('is forgotten when the turn ends before: nothing follows, and no timer is left', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const { client, workspace } = await turnWorld(
      writing(20, (line) => (line === 10 ? new Promise(() => {}) : undefined)),
    );
    const threadId = await client.thread({ ...FREE, cwd: workspace });
    const before = timers();
    const turnId = await start(client, threadId, 'hello');
    await client.untilMethod('item/fileChange/patchUpdated');
    await client.result('turn/interrupt', { threadId, turnId });
    expect(timers()).toBeLessThanOrEqual(before);
    expect(story(client).slice(-2)).toEqual(['status idle', 'turn/completed interrupted']);
  });
});

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
