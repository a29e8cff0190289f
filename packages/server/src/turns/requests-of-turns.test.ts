import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { Puppet, completed, say } from '../../test/puppet.js';
import { answer, asked, ended, refuse, run, start, story, told, turnWorld } from '../../test/turn-world.js';
import type { RequestTracer } from '../core/observation.js';

const GENERATE = 'attestation/generate';

/** A model that wants an attestation for each of its requests, and says what it got. */
function attested(): { model: Puppet; tokens: (string | undefined)[] } {
  const tokens: (string | undefined)[] = [];
  const model = new Puppet(async function* ({ attest }) {
    tokens.push(attest ? await attest() : 'nobody');
    yield* say('Yes.');
    yield completed();
  });
  return { model, tokens };
}

describe('an attestation for a request to the model', () => {
  it('ATT-01: comes from a follower that has said it can give one, anew for each request', async () => {
    const { model, tokens } = attested();
    const { client, connect } = await turnWorld(model);
    const threadId = await client.thread();
    await run(client, threadId);
    const other = await connect({ attests: true });
    await other.result('thread/resume', { threadId });
    for (const nth of [1, 2]) {
      const turnId = await start(client, threadId, 'hello');
      const request = await asked(other, GENERATE, nth);
      expect(request.params).toEqual({});
      answer(other, request, { token: `token ${nth}` });
      await ended(client, turnId);
    }
    expect(tokens).toEqual(['nobody', 'token 1', 'token 2']);
    expect(story(client).filter((line) => line.startsWith('ask'))).toEqual([]);
    expect(story(other)).not.toContain('serverRequest/resolved');
  });

  it('ATT-01: is not asked of a client that does not follow the thread', async () => {
    const { model, tokens } = attested();
    const { client, connect } = await turnWorld(model);
    const other = await connect({ attests: true });
    await run(client, await client.thread());
    expect(tokens).toEqual(['nobody']);
    expect(story(other).filter((line) => line.startsWith('ask'))).toEqual([]);
  });

  it.each(['refuses', 'answers in another form', 'says nothing', 'leaves'])(
    'ATT-03: does not hold up the request when the client %s',
    async (what) => {
      const { model, tokens } = attested();
      const { client, connect } = await turnWorld(model);
      const threadId = await client.thread();
      await run(client, threadId);
      const other = await connect({ attests: true });
      await other.result('thread/resume', { threadId });
      const turnId = await start(client, threadId, 'hello');
      const request = await asked(other, GENERATE);
      if (what === 'refuses') refuse(other, request);
      if (what === 'answers in another form') answer(other, request, { tokens: [] });
      if (what === 'leaves') await other.close();
      expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
      expect(tokens).toEqual(['nobody', undefined]);
      // Too late, and nobody minds.
      if (what === 'says nothing') answer(other, request, { token: 'late' });
      expect(await run(client, threadId)).toMatchObject({ status: 'completed' });
    },
  );
});

describe('TEL-05: whoever traces requests finds that of a turn around what the model does for it', () => {
  /** The span that is the current one, as tracers keep it. */
  const current = new AsyncLocalStorage<string>();

  const tracer: RequestTracer = {
    start: (method) => {
      const span = `${current.getStore() ?? ''}/${method}`;
      return { run: (work) => current.run(span, work), end: () => {} };
    },
  };

  function traced(): { model: Puppet; spans: (string | undefined)[] } {
    const spans: (string | undefined)[] = [];
    const model = new Puppet(async function* ({ input }, nth) {
      spans.push(current.getStore());
      if (nth === 1 && input.length > 0) {
        const itemId = 'c1';
        yield {
          type: 'item',
          itemId,
          item: { type: 'function_call', call_id: itemId, name: 'update_plan', arguments: '{"plan":[]}' },
        };
      }
      yield completed();
      spans.push(current.getStore());
    });
    return { model, spans };
  }

  it('from its first request to its last', async () => {
    const { model, spans } = traced();
    const { client } = await turnWorld(model, { tracer });
    const threadId = await client.thread();
    await run(client, threadId);
    expect(model.requests).toHaveLength(2);
    expect(new Set(spans)).toEqual(new Set(['/turn/start']));
  });

  it('also where it waits for another turn, shortens the conversation, or reviews', async () => {
    const { model, spans } = traced();
    const { client } = await turnWorld(model, { tracer });
    const threadId = await client.thread({ sandbox: 'danger-full-access' });
    await client.result('thread/shellCommand', { threadId, command: 'sleep 0.05' });
    await client.untilMethod('item/started');
    await run(client, threadId);
    const count = spans.length;
    await client.result('thread/compact/start', { threadId });
    await client.untilTrue(() => told(client, 'turn/completed').length === 3);
    const afterwards = spans.length;
    await client.result('review/start', { threadId, target: { type: 'custom', instructions: 'Look.' } });
    await client.untilTrue(() => told(client, 'turn/completed').length === 4);
    expect(new Set(spans.slice(0, count))).toEqual(new Set(['/turn/start']));
    expect(new Set(spans.slice(count, afterwards))).toEqual(new Set(['/thread/compact/start']));
    expect(new Set(spans.slice(afterwards))).toEqual(new Set(['/review/start']));
  });
});
