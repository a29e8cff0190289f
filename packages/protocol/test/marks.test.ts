import { describe, expect, it } from 'vitest';
import type { Direction } from '../src/index.js';
import { type Definitions, surfaces } from './surfaces.js';

const { experimental, stable } = surfaces;

/** What the reference release gates, kept by hand: a change of a mark has to be made here as well. */
const REQUESTS = `thread/increment_elicitation thread/decrement_elicitation thread/settings/update thread/memoryMode/set
  memory/reset thread/backgroundTerminals/clean thread/search thread/turns/list thread/turns/items/list
  thread/realtime/start thread/realtime/appendAudio thread/realtime/appendText thread/realtime/stop
  thread/realtime/listVoices remoteControl/enable remoteControl/disable remoteControl/status/read collaborationMode/list
  mock/experimentalMethod environment/add process/spawn process/writeStdin process/kill process/resizePty
  fuzzyFileSearch/sessionStart fuzzyFileSearch/sessionUpdate fuzzyFileSearch/sessionStop`.split(/\s+/);

const ADDED_REQUESTS = ['device/key/create', 'device/key/public', 'device/key/sign'];

const NOTIFICATIONS = `process/outputDelta process/exited thread/realtime/started thread/realtime/itemAdded
  thread/realtime/transcript/delta thread/realtime/transcript/done thread/realtime/outputAudio/delta
  thread/realtime/sdp thread/realtime/error thread/realtime/closed thread/settings/updated`.split(/\s+/);

/** Types whose members are gated under one name, and those members. */
const MEMBERS: readonly (readonly [type: string, prefix: string, members: string])[] = [
  [
    'ThreadStartParams',
    'thread/start',
    'runtimeWorkspaceRoots permissions environments dynamicTools mockExperimentalField experimentalRawEvents persistExtendedHistory=persistFullHistory',
  ],
  ['ThreadStartResponse', 'thread/start', 'runtimeWorkspaceRoots activePermissionProfile'],
  [
    'ThreadResumeParams',
    'thread/resume',
    'history path runtimeWorkspaceRoots permissions excludeTurns persistExtendedHistory=persistFullHistory',
  ],
  ['ThreadResumeResponse', 'thread/resume', 'runtimeWorkspaceRoots activePermissionProfile'],
  [
    'ThreadForkParams',
    'thread/fork',
    'path runtimeWorkspaceRoots permissions excludeTurns persistExtendedHistory=persistFullHistory',
  ],
  ['ThreadForkResponse', 'thread/fork', 'runtimeWorkspaceRoots activePermissionProfile'],
  [
    'TurnStartParams',
    'turn/start',
    'responsesapiClientMetadata environments runtimeWorkspaceRoots permissions collaborationMode',
  ],
  ['TurnSteerParams', 'turn/steer', 'responsesapiClientMetadata'],
  ['CommandExecParams', 'command/exec', 'permissionProfile'],
  ['Config', 'config/read', 'apps'],
  ['ConfigRequirements', 'configRequirements/read', 'allowedApprovalsReviewers hooks network'],
  [
    'CommandExecutionRequestApprovalParams',
    'item/commandExecution/requestApproval',
    'additionalPermissions availableDecisions',
  ],
  // Additions to what the reference release has: ACC-03 and PERM-24.
  ['GetAccountResponse', 'account/read', 'workspaceRole isWorkspaceOwner'],
  ['AccountUpdatedNotification', 'account/updated', 'workspaceRole isWorkspaceOwner'],
  ['NetworkRequirements', 'configRequirements/read.network', 'dangerFullAccessDenylistOnly'],
];

const ARMS = {
  'AskForApproval.granular': 'askForApproval.granular',
  'LoginAccountParams.chatgptAuthTokens': 'account/login/start.chatgptAuthTokens',
};

function marked(direction: Direction): string[] {
  return experimental.methods.flatMap((row) =>
    row.direction === direction && row.descriptor !== undefined ? [row.method] : [],
  );
}

function listedMembers(): Record<string, string> {
  const entries = MEMBERS.flatMap(([type, prefix, members]) =>
    members.split(' ').map((member) => {
      const [key = '', reason = key] = member.split('=');
      return [`${type}.${key}`, `${prefix}.${reason}`] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** Marked members, or arms, of all definitions but the unions over methods. */
function declared(kind: 'member' | 'arm'): Record<string, string> {
  const found: Record<string, string> = {};
  const look = (name: string, properties: Definitions) => {
    for (const [key, { 'x-experimental': descriptor }] of Object.entries(properties)) {
      if (descriptor !== undefined) found[`${name}.${key}`] = descriptor;
    }
  };
  for (const [name, schema] of Object.entries(experimental.definitions)) {
    const arms = schema.oneOf ?? schema.anyOf ?? [];
    if (kind === 'member') [schema, ...arms].forEach((part) => look(name, part.properties ?? {}));
    else if (!/^(Client|Server)(Request|Notification)$/.test(name)) {
      for (const { 'x-experimental': descriptor, properties = {} } of arms) {
        const tag = Object.values(properties).find((property) => typeof property.const === 'string');
        const label = (tag?.const as string | undefined) ?? Object.keys(properties)[0];
        if (descriptor !== undefined) found[`${name}.${label}`] = descriptor;
      }
    }
  }
  return found;
}

describe('GEN-01: what is experimental', () => {
  it('is 27 client requests of the reference and 3 of our own', () => {
    expect(REQUESTS).toHaveLength(27);
    expect(marked('clientRequest').sort()).toEqual([...REQUESTS, ...ADDED_REQUESTS].sort());
  });

  it('is 11 notifications and no server request', () => {
    expect(NOTIFICATIONS).toHaveLength(11);
    expect(marked('serverNotification').sort()).toEqual([...NOTIFICATIONS].sort());
    expect(marked('serverRequest')).toEqual([]);
    expect(marked('clientNotification')).toEqual([]);
  });

  it('is these members', () => {
    expect(declared('member')).toEqual(listedMembers());
    expect(Object.keys(listedMembers()).length).toBeGreaterThan(40 - 1);
  });

  it('is these arms', () => {
    expect(declared('arm')).toEqual(ARMS);
  });

  it('reports a method under its own name', () => {
    const renamed = experimental.methods.filter(
      ({ method, descriptor }) => descriptor !== undefined && descriptor !== method,
    );
    expect(renamed).toEqual([]);
  });
});

describe('GEN-02: a member is experimental whatever its method is', () => {
  it('leaves command/exec on the stable surface, without permissionProfile', () => {
    expect(stable.methods.map(({ method }) => method)).toContain('command/exec');
    expect(stable.definitions.CommandExecParams?.properties).toHaveProperty('command');
    expect(stable.definitions.CommandExecParams?.properties).not.toHaveProperty('permissionProfile');
    expect(experimental.definitions.CommandExecParams?.properties?.permissionProfile).toMatchObject({
      'x-experimental': 'command/exec.permissionProfile',
    });
  });
});
