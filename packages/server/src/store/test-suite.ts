/** What every store of threads does, wherever it keeps them. */
import type { RolloutLine } from '@app-server/schema/rollout';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OpenStore } from './test-open-store.js';
import { pagesSuite } from './test-suite-pages.js';
import { searchSuite } from './test-suite-search.js';
import { turnsSuite } from './test-suite-turns.js';
import { answered, collect, compacted, contextOf, event, meta, said, T0, turn, uuid } from './test-lines.js';
import { ThreadExists, UnknownThread } from './thread-store.js';

/** @param open opens an empty one, which the test closes */
export function storeSuite(name: string, open: OpenStore): void {
  const fresh: OpenStore = async () => {
    const store = await open();
    onTestFinished(() => store.close());
    await store.ready();
    return store;
  };
  describe(name, () => {
    threadsSuite(fresh);
    pagesSuite(fresh);
    searchSuite(fresh);
    turnsSuite(fresh);
  });
}

const A = uuid(1);
const B = uuid(2);

function threadsSuite(open: OpenStore): void {
  it('STO-07: gives back the lines of a thread as they were given', async () => {
    const store = await open();
    const lines = [meta(A), ...turn('t', 'hello\n"\u2028\u{1f600}')];
    await store.create(A, lines);
    await store.append(A, turn('u', 'again'));
    expect(await collect(store.lines(A))).toEqual([...lines, ...turn('u', 'again')]);
    expect(await store.meta(A)).toEqual(meta(A).payload);
  });

  it('STO-07: knows of a thread what its lines say', async () => {
    const store = await open();
    const git = { commit_hash: 'abc', branch: 'main', repository_url: null };
    const more = { cwd: '/elsewhere', source: { subagent: 'review' as const }, git, forked_from_id: B };
    const made = await store.create(A, [meta(A, { ...more, agent_role: 'r', thread_source: 'user' })], {
      sessionId: B,
    });
    expect(made).toMatchObject({
      id: A,
      sessionId: B,
      forkedFromId: B,
      path: store.pathFor(A, T0),
      createdAt: T0,
      updatedAt: T0,
      archived: false,
      cwd: '/elsewhere',
      modelProvider: 'mock',
      model: null,
      cliVersion: '0.134.0',
      source: { subagent: 'review' },
      threadSource: 'user',
      agentRole: 'r',
      agentNickname: null,
      name: null,
      preview: '',
      git: { sha: 'abc', branch: 'main', originUrl: null },
      memoryMode: null,
      usage: null,
      settings: null,
    });
    const tokens = {
      input_tokens: 1,
      cached_input_tokens: 0,
      output_tokens: 2,
      reasoning_output_tokens: 0,
      total_tokens: 3,
    };
    const info = { total_token_usage: tokens, last_token_usage: tokens };
    await store.append(A, [...turn('t', 'first', 'x', T0 + 5), contextOf('t', 'gpt-x')]);
    await store.append(A, [event({ type: 'token_count', info }), event({ type: 'token_count', info: null }, T0 + 9)]);
    const known = { model: 'gpt-x', preview: 'first', updatedAt: T0 + 9, usage: { info, turnId: 't' } };
    expect(await store.find(A)).toEqual({ ...made, ...known });
    await store.append(A, turn('u', 'second'));
    expect(await store.find(A)).toMatchObject({ preview: 'first' });
  });

  it('takes the preview from an item of a message, too', async () => {
    const store = await open();
    const content = [{ type: 'text' as const, text: 'as an item', text_elements: [] }];
    const item = { type: 'UserMessage' as const, id: 'i', content };
    await store.create(A, [
      meta(A),
      event({ type: 'item_completed', thread_id: A, turn_id: 't', item, completed_at_ms: 1 }),
    ]);
    expect(await store.find(A)).toMatchObject({ preview: 'as an item' });
  });

  it('adds lines in the order of the calls', async () => {
    const store = await open();
    await store.create(A, [meta(A)]);
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    await Promise.all(numbers.map((number) => store.append(A, [answered(String(number)), answered('and')])));
    const lines = (await collect(store.lines(A))).slice(1);
    expect(lines).toEqual(numbers.flatMap((number) => [answered(String(number)), answered('and')]));
  });

  it('does not take a thread for another', async () => {
    const store = await open();
    await expect(async () => store.create(A, [])).rejects.toThrow(TypeError);
    await expect(async () => store.create(A, [meta(B)])).rejects.toThrow(TypeError);
    await store.create(A, [meta(A)]);
    await expect(store.create(A, [meta(A)])).rejects.toThrow(ThreadExists);
    expect(await store.find(B)).toBeUndefined();
    expect(await store.findByPath('/nowhere/at/all')).toBeUndefined();
    const page = { limit: 1, direction: 'asc', lines: true } as const;
    await expect(store.append(B, [said('x')])).rejects.toThrow(UnknownThread);
    await expect(store.meta(B)).rejects.toThrow(UnknownThread);
    await expect(collect(store.lines(B))).rejects.toThrow(UnknownThread);
    await expect(store.listTurns(B, page)).rejects.toThrow(UnknownThread);
    await expect(store.update(B, { name: 'n' })).rejects.toThrow(UnknownThread);
    await expect(store.archive(B)).rejects.toThrow(UnknownThread);
    await expect(store.unarchive(B)).rejects.toThrow(UnknownThread);
  });

  it('STO-03: changes what no line says, and leaves the rest', async () => {
    const store = await open();
    await store.create(A, [meta(A, { git: { branch: 'main' } })]);
    const git = { sha: null, branch: 'dev', originUrl: 'url' };
    await store.update(A, { name: 'n', memoryMode: 'disabled' });
    await store.update(A, { git, settings: { model: 'm' }, preview: 'p' });
    const changed = { name: 'n', memoryMode: 'disabled', git, settings: { model: 'm' }, preview: 'p', updatedAt: T0 };
    expect(await store.find(A)).toMatchObject(changed);
    await store.append(A, turn('t', 'no preview any more'));
    expect(await store.update(A, { name: null, git: null })).toMatchObject({ ...changed, name: null, git: null });
    expect(await store.find(A)).toMatchObject({ name: null, git: null });
  });

  it('archives threads and takes them back, with all that they are', async () => {
    const store = await open();
    const made = await store.create(A, [meta(A), ...turn('t', 'q')]);
    await store.update(A, { name: 'n' });
    const archived = await store.archive(A);
    expect(archived).toMatchObject({ archived: true, name: 'n', preview: 'q' });
    expect(await store.archive(A)).toEqual(archived);
    await store.append(A, turn('u', 'later'));
    expect(await collect(store.lines(A))).toHaveLength(9);
    expect(await store.unarchive(A)).toMatchObject({ archived: false, name: 'n', path: made.path });
    expect(await collect(store.lines(A))).toHaveLength(9);
    await store.append(A, turn('v', 'last'));
    expect(await collect(store.lines(A))).toHaveLength(13);
  });

  it('reads from the latest line that replaces all before it', async () => {
    const store = await open();
    await store.create(A, [meta(A), ...turn('t', 'q')]);
    expect(await collect(store.lines(A, 'compaction'))).toEqual([meta(A), ...turn('t', 'q')]);
    const end: RolloutLine[] = [compacted('two'), said('after')];
    await store.append(A, [compacted('one'), said('between'), ...end, compacted('only a summary', false)]);
    expect(await collect(store.lines(A, 'compaction'))).toEqual([...end, compacted('only a summary', false)]);
  });
}
