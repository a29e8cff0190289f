import { describe, expect, it } from 'vitest';
import type { DynamicToolSpec, ResponseItem, ServerRequests } from '@app-server/schema/experimental';
import { Puppet, call, completed, say } from '../../test/puppet.js';
import {
  answer,
  asked,
  doneOf,
  ended,
  outputs,
  refuse,
  run,
  start,
  story,
  told,
  turnWorld,
  turnsOf,
} from '../../test/turn-world.js';
import type { ModelEvent } from '../providers/model-provider.js';

const CALL = 'item/tool/call';

type Result = ServerRequests['item/tool/call']['result'];

const schema = { type: 'object', properties: { title: { type: 'string' } } };
const LOOK_UP: DynamicToolSpec = { name: 'look_up', description: 'Finds a book.', inputSchema: schema };
const BORROW: DynamicToolSpec = { ...LOOK_UP, name: 'borrow', description: 'Takes a book home.', namespace: 'library' };
const HIDDEN: DynamicToolSpec = { ...BORROW, name: 'bind', description: 'Repairs the cover.', deferLoading: true };
const FAR: DynamicToolSpec = { ...HIDDEN, name: 'order', description: 'Orders a book.', namespace: 'shop' };
const TOOLS = [LOOK_UP, BORROW, HIDDEN, FAR];

const FOUND: Result = { success: true, contentItems: [{ type: 'inputText', text: 'By James Joyce.' }] };

/** A thread whose model makes one of the calls with each reply. */
async function calling(dynamicTools: DynamicToolSpec[], ...calls: ModelEvent[]) {
  const model = new Puppet(async function* () {
    const next = calls.shift();
    if (next) yield next;
    else yield* say('Done.');
    yield completed();
  });
  const world = await turnWorld(model);
  const threadId = await world.client.thread({ dynamicTools });
  return { ...world, threadId };
}

describe('a tool of the client', () => {
  it('DYN-02, ITM-11: is called by its own name within its namespace, and shown so', async () => {
    const args = { title: 'Ulysses' };
    const { client, model, threadId } = await calling(
      TOOLS,
      call('look_up', args, { callId: 'c1' }),
      call('borrow', args, { callId: 'c2', namespace: 'library' }),
    );
    const turnId = await start(client, threadId, 'hello');
    for (const nth of [1, 2]) answer(client, await asked(client, CALL, nth), FOUND);
    await ended(client, turnId);
    const shown = (callId: string, tool: string, namespace: string | null) => {
      return { request: { threadId, turnId, callId, namespace, tool, arguments: args }, namespace };
    };
    const expected = [shown('c1', 'look_up', null), shown('c2', 'borrow', 'library')];
    const requests = client.messages.filter(({ method }) => method === CALL).map(({ params }) => params);
    expect(requests).toEqual(expected.map(({ request }) => request));
    const items = expected.map(({ request: { callId: id, tool, namespace, arguments: args } }) => ({
      type: 'dynamicToolCall',
      id,
      namespace,
      tool,
      arguments: args,
      status: 'completed',
      contentItems: FOUND.contentItems,
      success: true,
      durationMs: expect.any(Number) as number,
    }));
    expect(doneOf(client, 'dynamicToolCall')).toEqual(items);
    const started = told(client, 'item/started').flatMap(({ item }) => (item.type === 'dynamicToolCall' ? [item] : []));
    const open = { status: 'inProgress', contentItems: null, success: null, durationMs: null };
    expect(started).toEqual(items.map((item) => ({ ...item, ...open })));
    const [turn] = await turnsOf(client, threadId);
    expect(turn!.items.filter(({ type }) => type === 'dynamicToolCall')).toEqual(doneOf(client, 'dynamicToolCall'));
    expect(model.requests[2]!.input.at(-1)).toEqual({
      type: 'function_call_output',
      call_id: 'c2',
      output: 'By James Joyce.',
    });
    expect(story(client).filter((line) => /resolved|waiting/.test(line))).toEqual([]);
  });

  it.each<[string, Result | object | undefined, string, RegExp]>([
    ['a failure', { success: false, contentItems: [{ type: 'inputText', text: 'Closed.' }] }, 'failed', /^Closed\.$/],
    ['nothing to tell', { success: true, contentItems: [] }, 'completed', /^\[\]$/],
    ['another form', { text: 'By James Joyce.' }, 'failed', /another form/],
    ['no word of success', { contentItems: [] }, 'failed', /another form/],
    ['an error', undefined, 'failed', /did not run it/],
  ])('may answer with %s', async (_name, result, status, text) => {
    const { client, model, threadId } = await calling([LOOK_UP], call('look_up', {}));
    const turnId = await start(client, threadId, 'hello');
    const request = await asked(client, CALL);
    if (result) answer(client, request, result);
    else refuse(client, request);
    expect(await ended(client, turnId)).toMatchObject({ status: 'completed' });
    const [item] = doneOf(client, 'dynamicToolCall');
    expect(item).toMatchObject({ status, success: status === 'completed' });
    const [output] = outputs(model);
    expect(output).toMatch(text);
    expect(item!.contentItems).toEqual(output === '[]' ? [] : [{ type: 'inputText', text: output }]);
  });

  it('ITM-09: may answer with several things, among them images that are looked at closely', async () => {
    const { client, model, threadId } = await calling([LOOK_UP], call('look_up', {}));
    const turnId = await start(client, threadId, 'hello');
    const image = { type: 'inputImage', imageUrl: 'data:image/png;base64,AA' };
    answer(client, await asked(client, CALL), {
      success: true,
      contentItems: [{ type: 'inputText', text: 'The cover.' }, image],
    });
    await ended(client, turnId);
    expect(model.requests[1]!.input.at(-1)).toMatchObject({
      output: [
        { type: 'input_text', text: 'The cover.' },
        { type: 'input_image', image_url: 'data:image/png;base64,AA', detail: 'high' },
      ],
    });
  });

  it.each([['{'], ['[]']])('is not bothered with arguments that are none: %s', async (args) => {
    const { client, model, threadId } = await calling([LOOK_UP], call('look_up', args));
    await run(client, threadId);
    expect(outputs(model)).toEqual([expect.stringMatching(/arguments of look_up/)]);
    expect(doneOf(client, 'dynamicToolCall')).toEqual([]);
  });

  it('DYN-02: is still there after a restart', async () => {
    const { client, threadId, restart } = await calling(TOOLS);
    await run(client, threadId);
    const calls = [call('borrow', {}, { namespace: 'library' })];
    const again = await restart(
      new Puppet(async function* () {
        const next = calls.shift();
        if (next) yield next;
        yield completed();
      }),
    );
    await again.client.result('thread/resume', { threadId });
    const turnId = await start(again.client, threadId, 'hello');
    answer(again.client, await asked(again.client, CALL), FOUND);
    await ended(again.client, turnId);
    expect(doneOf(again.client, 'dynamicToolCall')).toMatchObject([{ namespace: 'library', tool: 'borrow' }]);
  });
});

describe('what the model is told of the tools of the client', () => {
  const functionOf = ({ name, description, inputSchema: parameters }: DynamicToolSpec) => {
    return { type: 'function', name, description, strict: false, parameters };
  };
  const group = (name: string, ...tools: DynamicToolSpec[]) => {
    return { type: 'namespace', name, description: expect.any(String) as string, tools: tools.map(functionOf) };
  };

  it('DYN-01, DYN-04: functions by themselves, others in their namespace, and nothing of those that wait', async () => {
    const { client, model, threadId } = await calling(TOOLS);
    await run(client, threadId);
    const { tools } = model.requests[0]!;
    expect(tools).toContainEqual(functionOf(LOOK_UP));
    expect(tools.filter(({ type }) => type === 'namespace')).toEqual([group('library', BORROW)]);
    expect(JSON.stringify(tools)).not.toMatch(/"bind"|"order"/);
    expect(tools.map(({ name }) => name)).toContain('tool_search');
  });

  it('DYN-01: one that waits can be called all the same', async () => {
    const { client, threadId } = await calling(TOOLS, call('bind', {}, { namespace: 'library' }));
    const turnId = await start(client, threadId, 'hello');
    const request = await asked(client, CALL);
    expect(request.params).toMatchObject({ tool: 'bind', namespace: 'library' });
    answer(client, request, FOUND);
    await ended(client, turnId);
    expect(doneOf(client, 'dynamicToolCall')).toMatchObject([{ status: 'completed' }]);
  });

  it('DYN-03: one that waits needs a namespace', async () => {
    const { client } = await calling([]);
    const { namespace: _, ...homeless } = HIDDEN;
    const { error } = await client.call('thread/start', { dynamicTools: [homeless] });
    expect(error).toMatchObject({ code: -32600, data: { faults: [{ path: '/params/dynamicTools/0' }] } });
  });

  it('DYN-04, DYN-05: those that wait are found, wrapped in the same way, and called then', async () => {
    const { client, model, threadId } = await calling(
      TOOLS,
      call('tool_search', { query: 'repair or order a Book' }),
      call('order', {}, { namespace: 'shop' }),
    );
    const turnId = await start(client, threadId, 'hello');
    answer(client, await asked(client, CALL), FOUND);
    await ended(client, turnId);
    const [found] = outputs(model);
    expect(JSON.parse(found!)).toEqual([group('shop', FAR), group('library', HIDDEN)]);
    expect(doneOf(client, 'dynamicToolCall')).toMatchObject([
      { namespace: 'shop', tool: 'order', status: 'completed' },
    ]);
  });

  it('DYN-05: a search of the provider is answered in its form', async () => {
    const item: ResponseItem = {
      type: 'tool_search_call',
      call_id: 's1',
      execution: 'client',
      arguments: { query: 'cover', limit: 1 },
    };
    const { client, model, threadId } = await calling(TOOLS, { type: 'item', itemId: 's1', item });
    await run(client, threadId);
    expect(model.requests[1]!.input.at(-1)).toEqual({
      type: 'tool_search_output',
      call_id: 's1',
      status: 'completed',
      execution: 'client',
      tools: [group('library', HIDDEN)],
    });
  });

  it.each([
    ['nothing fits', { query: 'telephone' }, /^\[\]$/],
    ['a limit', { query: 'book cover', limit: 1 }, /^\[\{"type":"namespace"[^[]*\[[^[]*\]\}\]$/],
    ['no query', {}, /query must be a text/],
  ])('a search finds what it can: %s', async (_name, args, expected) => {
    const { client, model, threadId } = await calling(TOOLS, call('tool_search', args));
    await run(client, threadId);
    expect(outputs(model)[0]).toMatch(expected);
  });

  it('there is no search where nothing waits', async () => {
    const { client, model, threadId } = await calling([LOOK_UP], call('tool_search', { query: 'x' }));
    await run(client, threadId);
    expect(model.requests[0]!.tools.map(({ name }) => name)).not.toContain('tool_search');
    expect(outputs(model)).toEqual(['There is no tool tool_search.']);
  });
});
