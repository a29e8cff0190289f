import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ModelFailure } from '../model-provider.js';
import { ResponsesProvider } from './responses-provider.js';
import {
  type Answer,
  COMPLETED,
  begin,
  call,
  collect,
  configOf,
  frame,
  message,
  reply,
  requestWith,
  upstream,
} from './test-support.js';

const DISCONNECTED = { responseStreamDisconnected: { httpStatusCode: null } };

function status(code: number, body: unknown = '', headers: Record<string, string> = {}): Answer {
  return (response) => response.writeHead(code, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
}

function failed(code: string, text = 'So it is.'): Answer {
  return (response) => reply(response, [{ type: 'response.failed', response: { error: { code, message: text } } }]);
}

describe('a reply that is refused', () => {
  it.each([
    ['400', status(400, { error: { message: 'No such tool.' } }), 'other', 'No such tool.'],
    ['401', status(401, { error: { message: 'Bad key.' } }), 'other', 'Bad key.'],
    ['403', status(403), 'other', '403 Forbidden'],
    ['404', status(404, 'nowhere'), 'other', 'nowhere'],
    ['429', status(429, {}), { responseTooManyFailedAttempts: { httpStatusCode: 429 } }, '429 Too Many Requests'],
    ['a usage limit', status(429, { error: { type: 'usage_limit_reached' } }), 'usageLimitExceeded', 'limit'],
    ['a plan', status(429, { error: { type: 'usage_not_included' } }), 'usageLimitExceeded', 'plan'],
    ['a long context', status(400, { error: { code: 'context_length_exceeded' } }), 'contextWindowExceeded', 'fit'],
    ['a policy', status(400, { error: { code: 'cyber_policy', message: 'Flagged.' } }), 'cyberPolicy', 'Flagged.'],
    ['a full model', status(503, { error: { code: 'server_is_overloaded' } }), 'serverOverloaded', 'capacity'],
    ['a long context in the stream', failed('context_length_exceeded'), 'contextWindowExceeded', 'context window'],
    ['a quota in the stream', failed('insufficient_quota'), 'usageLimitExceeded', 'quota'],
    ['a full model in the stream', failed('server_is_overloaded'), 'serverOverloaded', 'capacity'],
    ['a prompt in the stream', failed('invalid_prompt', 'Bad prompt.'), 'other', 'Bad prompt.'],
    [
      'a length',
      (response: ServerResponse) =>
        reply(response, [
          { type: 'response.incomplete', response: { incomplete_details: { reason: 'max_output_tokens' } } },
        ]),
      'other',
      'max_output_tokens',
    ],
  ])('because of %s is not asked for again', async (_, answer, info, words) => {
    const { asked, provider } = await upstream(answer);
    const { events, error } = await collect(provider({ streamMaxRetries: 3 }).stream(requestWith()));
    expect(error).toBeInstanceOf(ModelFailure);
    expect(error).toMatchObject({ info, message: expect.stringContaining(words) as string });
    expect(events.filter(({ type }) => type === 'retrying')).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('says which limit was reached, and until when', async () => {
    const headers = { 'x-codex-primary-used-percent': '100', 'x-codex-primary-window-minutes': '300' };
    const body = { error: { type: 'usage_limit_reached', resets_at: 1_895_197_472 } };
    const { provider } = await upstream(status(429, body, headers));
    const { events, error } = await collect(provider().stream(requestWith()));
    const primary = { usedPercent: 100, windowDurationMins: 300, resetsAt: null };
    expect(events).toEqual([]);
    expect(error).toMatchObject({
      message: expect.stringContaining('2030-01-21T03:44:32') as string,
      rateLimits: { limitId: 'codex', primary },
    });
  });

  it('says nothing of limits when it only came too soon', async () => {
    const { provider } = await upstream(status(429, {}, { 'x-codex-primary-used-percent': '100' }));
    expect(await collect(provider().stream(requestWith()))).toMatchObject({
      events: [],
      error: { rateLimits: undefined },
    });
  });
});

describe('a reply that breaks off', () => {
  it.each([
    ['500', status(500), 'internalServerError'],
    ['502', status(502, 'oops')],
    ['a reset', (response: ServerResponse) => void response.socket?.resetAndDestroy()],
    ['a dropped stream', (response: ServerResponse) => dropAfter(response, '')],
    ['garbage', (response: ServerResponse) => endWith(response, 'data: {no json\n\nhello\n\n')],
    ['HTML', (response: ServerResponse) => void response.end('<html>\n\n</html>')],
    ['no end', (response: ServerResponse) => reply(response, [{ type: 'response.created' }])],
    ['an unknown failure', failed('server_error', 'Broken inside.')],
    ['an error event', (response: ServerResponse) => reply(response, [{ type: 'error', message: 'x' }])],
    ['a wrapped error', (response: ServerResponse) => endWith(response, 'data: {"error":{}}\n\n')],
  ])('with %s is begun again as often as allowed, which is announced', async (_, answer, info = 'other') => {
    const { asked, provider } = await upstream(answer);
    const { events, error } = await collect(provider({ streamMaxRetries: 1 }).stream(requestWith()));
    expect(error).toBeInstanceOf(ModelFailure);
    expect(error).toMatchObject({ info });
    const { message: why } = error as ModelFailure;
    expect(events.filter(({ type }) => type === 'retrying')).toMatchObject([
      { attempt: 1, of: 1, error: { message: why, info: DISCONNECTED } },
    ]);
    expect(asked).toHaveLength(2);
  });

  it('multiplies attempts of requests by those of replies', async () => {
    const { asked, provider } = await upstream(status(502));
    const { events } = await collect(provider({ requestMaxRetries: 1, streamMaxRetries: 2 }).stream(requestWith()));
    expect(events.map(({ type }) => type)).toEqual(['retrying', 'retrying']);
    expect(events).toMatchObject([
      { attempt: 1, of: 2 },
      { attempt: 2, of: 2 },
    ]);
    expect(asked).toHaveLength(6);
  });

  it('waits as long as the provider asks for', async () => {
    const { asked, provider } = await upstream((response, nth) =>
      nth === 1
        ? failed('rate_limit_exceeded', 'Please try again in 1ms.')(response, nth)
        : reply(response, [COMPLETED]),
    );
    const { error } = await collect(provider({ streamMaxRetries: 1 }).stream(requestWith()));
    expect(error).toBeUndefined();
    expect(asked).toHaveLength(2);
  });

  it('because nothing comes any more is begun again', async () => {
    const { asked, provider } = await upstream((response, nth) => {
      if (nth === 2) return reply(response, [COMPLETED]);
      begin(response);
      response.write(frame({ type: 'response.created' }));
    });
    const subject = provider({ streamMaxRetries: 1, streamIdleTimeoutMs: 50 });
    const { events, error } = await collect(subject.stream(requestWith()));
    expect(error).toBeUndefined();
    const [retry] = events.filter(({ type }) => type === 'retrying');
    expect(retry).toMatchObject({ error: { info: DISCONNECTED, message: expect.stringContaining('50 ms') as string } });
    expect(asked).toHaveLength(2);
  });

  it('because no answer comes at all fails', async () => {
    const { provider } = await upstream(() => {});
    const { error } = await collect(provider({ streamIdleTimeoutMs: 50 }).stream(requestWith()));
    expect(error).toMatchObject({ info: 'other', message: expect.stringContaining('50 ms') as string });
  });

  it('is asked for again quietly where it was never begun', async () => {
    const { asked, provider } = await upstream((response, nth) =>
      nth < 3 ? void response.writeHead(503).end() : reply(response, [COMPLETED]),
    );
    const { events, error } = await collect(provider({ requestMaxRetries: 2 }).stream(requestWith()));
    expect(error).toBeUndefined();
    expect(events.map(({ type }) => type)).toEqual(['rateLimits', 'completed']);
    expect(asked).toHaveLength(3);
  });

  it('behind a whole message goes on from there', async () => {
    const { asked, provider } = await upstream((response, nth) =>
      nth === 1 ? dropAfter(response, message('First.').map(frame).join('')) : reply(response, [COMPLETED]),
    );
    const request = requestWith();
    const { events, error } = await collect(provider({ streamMaxRetries: 1 }).stream(request));
    expect(error).toBeUndefined();
    expect(events.filter(({ type }) => type === 'item')).toHaveLength(1);
    const said = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'First.' }] };
    expect(asked.map(({ body }) => body.input)).toEqual([request.input, [...request.input, said]]);
  });

  it('behind a call of a tool is complete: what the tool gives is what the model needs next', async () => {
    const { asked, provider } = await upstream((response) => dropAfter(response, frame(call('look', {}))));
    const { events, error } = await collect(provider({ streamMaxRetries: 3 }).stream(requestWith()));
    expect(error).toBeUndefined();
    expect(events.map(({ type }) => type)).toEqual(['rateLimits', 'item', 'completed']);
    expect(asked).toHaveLength(1);
  });

  it('because nobody listens names the place', async () => {
    const config = configOf('http://127.0.0.1:1/v1');
    const provider = new ResponsesProvider('mock', config, { env: {}, compacts: false });
    const { error } = await collect(provider.stream(requestWith()));
    expect(error).toMatchObject({
      info: 'other',
      message: expect.stringContaining('127.0.0.1:1') as string,
    });
  });
});

describe('a reply that nobody waits for any more', () => {
  it.each([
    ['before the answer', false],
    ['in the middle of it', true],
  ])('%s closes its connection, and throws the reason', async (_, begun) => {
    const controller = new AbortController();
    const reason = new Error('The user has had enough.');
    let closed: Promise<unknown> = Promise.resolve();
    const { asked, provider } = await upstream((response) => {
      closed = once(response, 'close');
      if (begun) {
        begin(response);
        for (const event of message('Hello!')) response.write(frame(event));
      } else controller.abort(reason);
    });
    const read = async () => {
      for await (const { type } of provider({ streamMaxRetries: 3 }).stream(
        requestWith({ signal: controller.signal }),
      )) {
        if (type === 'item') controller.abort(reason);
      }
    };
    await expect(read()).rejects.toBe(reason);
    await closed;
    expect(asked).toHaveLength(1);
  });

  it('between two attempts makes none any more', async () => {
    const controller = new AbortController();
    const reason = new Error('The user has had enough.');
    const { asked, provider } = await upstream(status(500));
    const read = async () => {
      const stream = provider({ streamMaxRetries: 3 }).stream(requestWith({ signal: controller.signal }));
      for await (const { type } of stream) if (type === 'retrying') controller.abort(reason);
    };
    await expect(read()).rejects.toBe(reason);
    expect(asked).toHaveLength(1);
  });

  it('closes its connection when its reader leaves', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const { provider } = await upstream((response) => {
      closed = once(response, 'close');
      begin(response);
      for (const event of message('Hello!')) response.write(frame(event));
    });
    for await (const { type } of provider().stream(requestWith())) if (type === 'item') break;
    await closed;
  });
});

function dropAfter(response: ServerResponse, text: string): void {
  begin(response);
  response.write(`${frame({ type: 'response.created' })}${text}`, () => response.socket?.destroy());
}

function endWith(response: ServerResponse, text: string): void {
  begin(response);
  response.end(text);
}
