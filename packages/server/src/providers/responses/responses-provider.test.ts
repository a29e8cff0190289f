import fc from 'fast-check';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../model-provider.js';
import {
  type Asked,
  COMPLETED,
  begin,
  call,
  collect,
  frame,
  message,
  reply,
  requestWith,
  upstream,
} from './test-support.js';

const USAGE = {
  totalTokens: 150,
  inputTokens: 120,
  cachedInputTokens: 20,
  outputTokens: 30,
  reasoningOutputTokens: 5,
};

/** Events but those that come with every reply. */
function told(events: readonly ModelEvent[]): ModelEvent[] {
  return events.filter(({ type }) => type !== 'rateLimits' && type !== 'completed');
}

describe('a request', () => {
  it('says what the turn wants', async () => {
    const { asked, provider } = await upstream((response) => reply(response, [COMPLETED]));
    const tools = [{ type: 'function', name: 'look', description: 'Looks.', parameters: {} } as const];
    const outputSchema = { type: 'object' };
    const request = requestWith({ tools, outputSchema, effort: 'high', summary: 'detailed', serviceTier: 'priority' });
    await collect(provider().stream(request));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe('/v1/responses');
    expect(asked[0]?.body).toEqual({
      model: 'gpt-5.5',
      instructions: 'Be brief.',
      input: request.input,
      tools,
      tool_choice: 'auto',
      parallel_tool_calls: true,
      reasoning: { effort: 'high', summary: 'detailed' },
      store: false,
      stream: true,
      include: ['reasoning.encrypted_content'],
      service_tier: 'priority',
      prompt_cache_key: 'thread-1',
      text: { format: { type: 'json_schema', strict: true, schema: outputSchema, name: 'output_schema' } },
    });
  });

  it('MDL-05: leaves out the tier default, and whatever else nobody chose', async () => {
    const { asked, provider } = await upstream((response) => reply(response, [COMPLETED]));
    await collect(provider().stream(requestWith({ serviceTier: 'default', summary: 'none' })));
    expect(asked[0]?.body).not.toHaveProperty('service_tier');
    expect(asked[0]?.body).not.toHaveProperty('reasoning');
    expect(asked[0]?.body).not.toHaveProperty('text');
  });

  it('carries the key and the headers of the configuration, from the environment too', async () => {
    const { asked, provider } = await upstream((response) => reply(response, [COMPLETED]));
    const config = {
      envKey: 'MOCK_KEY',
      httpHeaders: { 'x-fixed': 'one' },
      envHttpHeaders: { 'x-set': 'MOCK_HEADER', 'x-unset': 'NO_SUCH_VARIABLE' },
      queryParams: { version: '2' },
    };
    await collect(provider(config, false, { MOCK_KEY: 'secret', MOCK_HEADER: 'two' }).stream(requestWith()));
    expect(asked[0]?.url).toBe('/v1/responses?version=2');
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'x-fixed': 'one', 'x-set': 'two' });
    expect(asked[0]?.headers).not.toHaveProperty('x-unset');
  });

  it('carries no key where none is configured', async () => {
    const { asked, provider } = await upstream((response) => reply(response, [COMPLETED]));
    await collect(provider({}, false, { OPENAI_API_KEY: 'of another provider' }).stream(requestWith()));
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is not made without the key that is configured', async () => {
    const { asked, provider } = await upstream((response) => reply(response, [COMPLETED]));
    const { error } = await collect(provider({ envKey: 'MOCK_KEY' }).stream(requestWith()));
    expect(error).toMatchObject({ info: 'unauthorized', message: expect.stringContaining('MOCK_KEY') as string });
    expect(asked).toEqual([]);
  });

  it('TRN-03, TRN-04: passes on what the client adds, and never lets it overwrite what the server says', async () => {
    const { asked, provider } = await upstream((response) => reply(response, [COMPLETED]));
    const names = ['session_id', 'thread_id', 'turn_id', 'sandbox', 'turn_started_at_unix_ms'];
    const clientMetadata = { 'fiber-run': 'Übung', ...Object.fromEntries(names.map((name) => [name, 'forged'])) };
    const origin = { sessionId: 'session-1', turnStartedAtMs: 5, originator: 'probe', userAgent: 'probe/1' };
    await collect(provider().stream(requestWith({ clientMetadata, origin })));
    const [{ headers, body }] = asked as [Asked];
    expect(JSON.parse(String(headers['x-codex-turn-metadata']))).toEqual({
      session_id: 'session-1',
      thread_id: 'thread-1',
      turn_id: 'turn-1',
      turn_started_at_unix_ms: 5,
      'fiber-run': 'Übung',
    });
    expect(headers).toMatchObject({ originator: 'probe', 'user-agent': 'probe/1', 'thread-id': 'thread-1' });
    expect(body).not.toHaveProperty('client_metadata');
  });

  it('ATT-03: carries an attestation, and goes without one that fails, is none, or takes too long', async () => {
    const { asked, provider } = await upstream((response) => reply(response, [COMPLETED]));
    const attests = [
      () => Promise.resolve('token-1'),
      () => Promise.reject(new Error('The client has left.')),
      () => Promise.resolve(undefined),
      () => Promise.resolve('no\nheader'),
      () => new Promise<string>(() => {}),
    ];
    for (const attest of attests) {
      const { error } = await collect(provider().stream(requestWith({ attest })));
      expect(error).toBeUndefined();
    }
    expect(asked.map(({ headers }) => headers['x-oai-attestation'])).toEqual([
      'token-1',
      ...attests.slice(1).map(() => undefined),
    ]);
  });
});

describe('a reply', () => {
  it('is told as it streams in', async () => {
    const { provider } = await upstream((response) =>
      reply(response, [
        { type: 'response.created', response: { id: 'resp_1' } },
        { type: 'response.output_item.added', item: { type: 'reasoning', id: 'rs_1', summary: [] } },
        { type: 'response.reasoning_summary_part.added', item_id: 'rs_1', summary_index: 0 },
        { type: 'response.reasoning_summary_text.delta', item_id: 'rs_1', summary_index: 0, delta: 'Hm.' },
        { type: 'response.reasoning_text.delta', item_id: 'rs_1', content_index: 0, delta: 'raw' },
        {
          type: 'response.output_item.done',
          item: {
            type: 'reasoning',
            id: 'rs_1',
            summary: [{ type: 'summary_text', text: 'Hm.' }],
            status: 'completed',
          },
        },
        { type: 'response.novelty', anything: 1 },
        ...message('Hello!'),
        {
          type: 'response.output_item.added',
          item: { type: 'custom_tool_call', id: 'ctc_1', call_id: 'call_1', name: 'apply_patch', input: '' },
        },
        { type: 'response.custom_tool_call_input.delta', item_id: 'ctc_1', delta: '*** Begin' },
        {
          type: 'response.output_item.done',
          item: { type: 'custom_tool_call', id: 'ctc_1', call_id: 'call_1', name: 'apply_patch', input: '*** Begin' },
        },
        COMPLETED,
      ]),
    );
    const { events } = await collect(provider().stream(requestWith()));
    expect(told(events)).toEqual([
      { type: 'reasoningStarted', itemId: 'rs_1' },
      { type: 'reasoningPartAdded', itemId: 'rs_1', summaryIndex: 0 },
      { type: 'reasoningSummaryDelta', itemId: 'rs_1', summaryIndex: 0, delta: 'Hm.' },
      { type: 'reasoningDelta', itemId: 'rs_1', contentIndex: 0, delta: 'raw' },
      {
        type: 'item',
        itemId: 'rs_1',
        item: { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm.' }], encrypted_content: null },
      },
      { type: 'messageStarted', itemId: 'msg_1', phase: null },
      { type: 'messageDelta', itemId: 'msg_1', delta: 'Hello!' },
      {
        type: 'item',
        itemId: 'msg_1',
        item: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Hello!' }] },
      },
      { type: 'toolInputDelta', itemId: 'ctc_1', callId: 'call_1', tool: 'apply_patch', delta: '*** Begin' },
      {
        type: 'item',
        itemId: 'ctc_1',
        item: { type: 'custom_tool_call', call_id: 'call_1', name: 'apply_patch', input: '*** Begin' },
      },
    ]);
    expect(events.at(-1)).toEqual({ type: 'completed', usage: USAGE });
  });

  it('may leave out usage, and go on after its end', async () => {
    const { provider } = await upstream((response) => {
      begin(response);
      response.write(frame({ type: 'response.completed' }));
    });
    const { events, error } = await collect(provider().stream(requestWith()));
    expect(error).toBeUndefined();
    expect(events.at(-1)).toEqual({ type: 'completed', usage: null });
  });

  it('says when another model answers; a dated release is no other', async () => {
    const models = ['gpt-5.5-2026-01-02', 'GPT-5.5', 'gpt-small'];
    const { provider } = await upstream((response, nth) =>
      reply(response, [COMPLETED], { 'openai-model': models[nth - 1] ?? '' }),
    );
    const answers = [];
    for (const _ of models) answers.push(told((await collect(provider().stream(requestWith()))).events));
    expect(answers).toEqual([[], [], [{ type: 'rerouted', from: 'gpt-5.5', to: 'gpt-small' }]]);
  });

  it('is the same however the network cuts it', async () => {
    const events = [...message('Grüße, 世界! 🌍'), call('look', { at: 'ä' }), COMPLETED];
    const bytes = Buffer.from(`: a comment\r\n\r\n${events.map(frame).join('').replaceAll('\n', '\r\n')}`);
    let cuts: number[] = [];
    const { provider } = await upstream((response) => {
      begin(response);
      response.socket?.setNoDelay(true);
      void (async () => {
        const places = [0, ...cuts, bytes.length];
        for (const [index, from] of places.slice(0, -1).entries()) {
          response.write(bytes.subarray(from, places[index + 1]));
          await setImmediate();
        }
        response.end();
      })();
    });
    const subject = provider();
    const place = fc.integer({ min: 0, max: bytes.length });
    const whole = told((await collect(subject.stream(requestWith()))).events);
    expect(whole).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(fc.array(place, { maxLength: 8 }), async (places) => {
        cuts = places.toSorted((left, right) => left - right);
        const { events: seen, error } = await collect(subject.stream(requestWith()));
        expect(error).toBeUndefined();
        expect(told(seen)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });
});
