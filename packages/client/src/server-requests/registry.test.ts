import protocol from '@app-server/schema/experimental/protocol.json' with { type: 'json' };
import { checkMessage } from '@app-server/schema/experimental/validators';
import { describe, expect, it } from 'vitest';
import { type ScriptedServer, scriptedServer, settled } from '../../test/server.js';
import { THREAD } from '../../test/threads.js';

type Options = Parameters<typeof scriptedServer>[0];

const FILE_CHANGE = { threadId: THREAD, turnId: 'u', itemId: 'i', startedAtMs: 1, reason: null, grantRoot: null };
const COMMAND = { threadId: THREAD, turnId: 'u', itemId: 'i', startedAtMs: 1 };

/** Asks, and returns everything that was answered. */
async function ask(server: ScriptedServer, method: string, params: unknown, id = 7): Promise<unknown[]> {
  server.received.length = 0;
  server.send({ id, method, params });
  await settled();
  return server.received.map(({ result, error }) => result ?? error);
}

describe('what the server asks', () => {
  const asked = protocol.methods.filter(({ direction }) => direction === 'serverRequest').map(({ method }) => method);

  it('finds every method that can be asked', () => {
    expect(asked.length).toBe(10);
  });

  it.each([...asked, 'invented/approve'])('APR-12: is refused without a handler: %s', async (method) => {
    const answers = await ask(await scriptedServer(), method, {});
    expect(answers).toHaveLength(1);
    const [answer] = answers as [{ code?: number }];
    if (answer.code !== undefined) {
      expect(answer).toMatchObject({ code: -32601 });
      return;
    }
    expect(checkMessage({ id: 0, result: answer }, { from: 'client', answers: method })).toMatchObject({ ok: true });
    expect(JSON.stringify(answer)).not.toMatch(/"accept|"approved|"success":true/);
  });

  it('APR-12: is answered by its handler, once', async () => {
    const seen: unknown[] = [];
    const server = await scriptedServer({
      serverRequests: {
        'item/fileChange/requestApproval': ({ itemId }, { requestId }) => {
          seen.push([itemId, requestId]);
          return { decision: 'accept' };
        },
        otherwise: 'refuse',
      },
    });
    expect(await ask(server, 'item/fileChange/requestApproval', FILE_CHANGE)).toEqual([{ decision: 'accept' }]);
    expect(seen).toEqual([['i', '7']]);
  });

  const refusing: [string, NonNullable<Options>['serverRequests']][] = [
    ['throws', { 'item/fileChange/requestApproval': () => Promise.reject(new Error('x')), otherwise: 'refuse' }],
    ['takes too long', { 'item/fileChange/requestApproval': () => new Promise(() => {}), otherwise: 'refuse' }],
    [
      'answers what does not fit',
      { 'item/fileChange/requestApproval': () => ({ decision: 'yes' as never }), otherwise: 'refuse' },
    ],
    ['answers nothing', { 'item/fileChange/requestApproval': () => undefined as never, otherwise: 'refuse' }],
  ];

  it.each(refusing)('is refused when its handler %s, which is said', async (_, serverRequests) => {
    const said: string[] = [];
    const server = await scriptedServer({
      serverRequests: serverRequests as never,
      serverRequestDeadline: 10,
      onDiagnostic: ({ kind }) => said.push(kind),
    });
    server.send({ id: 7, method: 'item/fileChange/requestApproval', params: FILE_CHANGE });
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(server.received).toEqual([{ id: 7, result: { decision: 'decline' } }]);
    expect(said).toEqual(['request-refused']);
  });

  it('ATT-01: can be a token that the application makes', async () => {
    const server = await scriptedServer({
      serverRequests: { 'attestation/generate': () => ({ token: 'fresh' }), otherwise: 'refuse' },
    });
    expect(await ask(server, 'attestation/generate', {})).toEqual([{ token: 'fresh' }]);
  });
});

describe('decisions', () => {
  const method = 'item/commandExecution/requestApproval';

  function deciding(decision: string | object): Options {
    return { serverRequests: { [method]: () => ({ decision: decision as 'accept' }), otherwise: 'refuse' } };
  }

  it('that are not offered are not sent', async () => {
    const params = { ...COMMAND, availableDecisions: ['accept', 'decline'] };
    expect(await ask(await scriptedServer(deciding('acceptForSession')), method, params)).toEqual([
      { decision: 'decline' },
    ]);
    expect(await ask(await scriptedServer(deciding('accept')), method, params)).toEqual([{ decision: 'accept' }]);
  });

  it('to refuse are what is offered', async () => {
    const params = { ...COMMAND, availableDecisions: ['accept', 'cancel'] };
    expect(await ask(await scriptedServer(), method, params)).toEqual([{ decision: 'cancel' }]);
  });

  it('to refuse are always sent', async () => {
    const params = { ...COMMAND, availableDecisions: ['accept', 'cancel'] };
    expect(await ask(await scriptedServer(deciding('decline')), method, params)).toEqual([{ decision: 'decline' }]);
  });

  it('that carry a value are told by their name', async () => {
    const amended = { acceptWithExecpolicyAmendment: { execpolicy_amendment: ['ls'] } };
    const params = { ...COMMAND, availableDecisions: ['accept', amended, 'decline'] };
    expect(await ask(await scriptedServer(deciding(amended)), method, params)).toEqual([{ decision: amended }]);
  });
});

describe('a request that is pending', () => {
  async function pending() {
    const shown: { answer: (decision: 'accept') => void; signal: AbortSignal }[] = [];
    const server = await scriptedServer({
      serverRequests: {
        'item/fileChange/requestApproval': (_, { signal }) =>
          new Promise((resolve) => shown.push({ signal, answer: (decision) => resolve({ decision }) })),
        otherwise: 'refuse',
      },
    });
    const deliver = () => ask(server, 'item/fileChange/requestApproval', FILE_CHANGE);
    return { server, shown, deliver };
  }

  it('is shown once although it is delivered again, and answered once', async () => {
    const { server, shown, deliver } = await pending();
    expect(await deliver()).toEqual([]);
    expect(await deliver()).toEqual([]);
    shown[0]?.answer('accept');
    await settled();
    expect(await deliver()).toEqual([]);
    expect(shown).toHaveLength(1);
    expect(server.received).toEqual([]);
  });

  it('is withdrawn when somebody else has answered', async () => {
    const { server, shown, deliver } = await pending();
    await deliver();
    server.send({ method: 'serverRequest/resolved', params: { threadId: THREAD, requestId: 7 } });
    await settled();
    expect(shown[0]?.signal.aborted).toBe(true);
    shown[0]?.answer('accept');
    await settled();
    expect(server.received).toEqual([]);
  });

  it('is another one when a resolved id is used anew', async () => {
    const { server, shown, deliver } = await pending();
    await deliver();
    server.send({ method: 'serverRequest/resolved', params: { threadId: THREAD, requestId: 7 } });
    await settled();
    await deliver();
    expect(shown).toHaveLength(2);
  });

  it('is withdrawn when the connection ends', async () => {
    const { server, shown, deliver } = await pending();
    await deliver();
    await server.client.close();
    await settled();
    expect(shown[0]?.signal.aborted).toBe(true);
  });
});
