import type { ServerNotifications } from '@app-server/schema/experimental';
import { describe, expect, it } from 'vitest';
import { Connections } from './audience.js';
import { contract } from './contract.js';
import { EXPERIMENTAL_MEMBERS, GATED_REQUESTS, stableView } from './experimental.js';
import { type JsonSchema, clientOf, definitions, testServer } from './test-support.js';

/** For each type with experimental members: a value that has them, and where they are. */
const MARKED: Record<string, { full: object; stable: object }> = {
  GetAccountResponse: {
    full: { account: null, requiresOpenaiAuth: false, workspaceRole: 'owner', isWorkspaceOwner: true },
    stable: { account: null, requiresOpenaiAuth: false },
  },
  AccountUpdatedNotification: {
    full: { authMode: null, planType: null, workspaceRole: null, isWorkspaceOwner: null },
    stable: { authMode: null, planType: null },
  },
  ConfigReadResponse: {
    full: { config: { model: 'm', apps: {}, unknown: { apps: 1 } }, origins: {}, layers: null },
    stable: { config: { model: 'm', unknown: { apps: 1 } }, origins: {}, layers: null },
  },
  ConfigRequirementsReadResponse: {
    full: {
      requirements: { allowedSandboxModes: [], hooks: {}, network: null, allowedApprovalsReviewers: [] },
    },
    stable: { requirements: { allowedSandboxModes: [] } },
  },
  ...Object.fromEntries(
    ['ThreadStartResponse', 'ThreadResumeResponse', 'ThreadForkResponse'].map((type) => [
      type,
      {
        full: { model: 'm', runtimeWorkspaceRoots: [], activePermissionProfile: null, thread: { id: 't' } },
        stable: { model: 'm', thread: { id: 't' } },
      },
    ]),
  ),
  CommandExecutionRequestApprovalParams: {
    full: { itemId: 'i', additionalPermissions: {}, availableDecisions: [] },
    stable: { itemId: 'i' },
  },
};

/** Where the schema marks something inside a type, as far as messages can be told to be without it. */
function marksIn(schema: JsonSchema, above: readonly string[], path = ''): { path: string; member: boolean }[] {
  const name = schema.$ref?.slice('#/definitions/'.length);
  if (name !== undefined) {
    return above.includes(name) ? [] : marksIn(definitions()[name] ?? {}, [...above, name], path);
  }
  const arms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, member]) => {
      const at = path === '' ? key : `${path}.${key}`;
      return member['x-experimental'] === undefined ? marksIn(member, above, at) : [{ path: at, member: true }];
    }),
    ...arms.flatMap((arm) => [
      ...(arm['x-experimental'] === undefined ? [] : [{ path, member: false }]),
      ...marksIn(arm, above, path),
    ]),
    ...(schema.items ? marksIn(schema.items, above, `${path}[]`) : []),
  ];
}

function marksOf(type: string) {
  return marksIn({ $ref: `#/definitions/${type}` }, []);
}

const stable = contract().methods.filter(({ stability }) => stability === 'stable');

describe('the lists of what is experimental', () => {
  it('INI-02: name every member that the schema marks in what clients get', () => {
    const sent = stable.flatMap(({ direction, params, result }) =>
      direction === 'clientRequest' ? (result ?? []) : (params ?? []),
    );
    expect(new Set(sent).size).toBeGreaterThan(130);
    const marked = [...new Set(sent)].flatMap((type) => {
      const members = marksOf(type).flatMap(({ path, member }) => (member ? path : []));
      return members.length > 0 ? [[type, members.toSorted()] as const] : [];
    });
    const listed = Object.entries(EXPERIMENTAL_MEMBERS).map(([type, members]) => [type, members.toSorted()] as const);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(marked));
  });

  it('INI-02: name every request in whose params the schema marks something', () => {
    const requests = stable.filter(({ direction }) => direction === 'clientRequest');
    const gated = requests.filter(({ params }) => params !== undefined && marksOf(params).length > 0);
    expect([...GATED_REQUESTS].toSorted()).toEqual(gated.map(({ method }) => method).toSorted());
  });
});

describe('what a connection gets that has not opted in', () => {
  it.each(Object.entries(MARKED))('%s comes without its experimental members', (type, { full, stable }) => {
    const before = structuredClone(full);
    expect(stableView(type, full)).toEqual(stable);
    expect(full).toEqual(before);
  });

  it('is shown for every type that has some', () => {
    expect(Object.keys(MARKED).toSorted()).toEqual(Object.keys(EXPERIMENTAL_MEMBERS).toSorted());
  });

  it('responses and notifications are shown that way, and in full to the others', async () => {
    const connections = new Connections();
    const full = { account: null, requiresOpenaiAuth: false, workspaceRole: null, isWorkspaceOwner: null };
    const news = { authMode: null, planType: null, workspaceRole: null, isWorkspaceOwner: null };
    const server = testServer({ 'account/read': () => full }, { connections });
    const stable = await clientOf(server, { experimentalApi: false });
    const experimental = await clientOf(server);
    expect((await stable.call('account/read', {})).result).toEqual({ account: null, requiresOpenaiAuth: false });
    expect((await experimental.call('account/read', {})).result).toEqual(full);
    server.broadcast('account/updated', news);
    expect((await stable.untilMethod('account/updated')).params).toEqual({ authMode: null, planType: null });
    expect((await experimental.untilMethod('account/updated')).params).toEqual(news);
  });

  it('experimental notifications are withheld, and unwanted ones, and all before initialize', async () => {
    const exited = { processHandle: 'h', exitCode: 0, stdout: '', stderr: '', stdoutCapReached: false };
    const server = testServer({
      'model/list': (_, { connection }) => {
        void connection.notify('process/exited', exited as ServerNotifications['process/exited']['params']);
        void connection.notify('skills/changed', {});
        return { data: [], nextCursor: null };
      },
    });
    const stable = await clientOf(server, { experimentalApi: false });
    const experimental = await clientOf(server, { optOut: ['skills/changed', 'skills/*', 'nothing'] });
    for (const client of [stable, experimental]) await client.call('model/list', {});
    expect(stable.log.slice(2)).toEqual(['skills/changed', 'reply 2']);
    expect(experimental.log.slice(2)).toEqual(['process/exited', 'reply 2']);
  });
});
