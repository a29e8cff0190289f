import { expect, it } from 'vitest';
import { clientOf, testServer } from '../../core/test-support.js';
import { account } from '../account/account.js';
import { misc } from './misc.js';

it('mock/experimentalMethod gives back what it got', async () => {
  const client = await clientOf(testServer({}, { families: [misc()] }));
  expect(await client.result('mock/experimentalMethod', { value: 'x' })).toEqual({ echoed: 'x' });
  expect(await client.result('mock/experimentalMethod', {})).toEqual({ echoed: null });
});

it('account/read: nobody is signed in, and nobody needs to be', async () => {
  const client = await clientOf(testServer({}, { families: [account()] }));
  const nobody = { account: null, requiresOpenaiAuth: false };
  expect(await client.result('account/read', {})).toEqual(nobody);
  expect(await client.result('account/read', { refreshToken: true })).toEqual(nobody);
});
