import { expect, it } from 'vitest';
import { enableRemoteControl } from './remote-control.js';
import { scripted } from './test-server.js';

const STATUS = { serverName: 'here', installationId: 'i', environmentId: null };

it.each(['connected', 'errored'])('RC-03: waits until remote control is %s', async (status) => {
  const { caller, asked, listening, close } = await scripted(async (_, { tell }) => {
    await tell('remoteControl/status/changed', { ...STATUS, status: 'connecting' });
    setImmediate(() => void tell('remoteControl/status/changed', { ...STATUS, status }));
    return { ...STATUS, status: 'connecting' };
  });
  expect(await enableRemoteControl(caller)).toMatchObject({ status, serverName: 'here' });
  expect(asked.map(({ method }) => method)).toEqual(['remoteControl/enable']);
  expect(listening()).toBe(0);
  await close();
});

it('RC-03: is told at once where it is connected already', async () => {
  const { caller, close } = await scripted(() => ({ ...STATUS, status: 'connected' }));
  expect(await enableRemoteControl(caller)).toMatchObject({ status: 'connected' });
  await close();
});

it('RC-03: does not wait for ever', async () => {
  const { caller, listening, close } = await scripted(() => ({ ...STATUS, status: 'connecting' }));
  await expect(enableRemoteControl(caller, { deadline: 20 })).rejects.toMatchObject({ code: 'deadline' });
  expect(listening()).toBe(0);
  await close();
});
