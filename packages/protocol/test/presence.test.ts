import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '../src/index.js';
import { scopes } from '../src/define/index.js';
import { STABILITIES, surfaces, visit } from './surfaces.js';

/** Members that may be left out and may be null when written, although no request of a client carries them. */
const ALLOWED = [
  'InitializeCapabilities.optOutNotificationMethods',
  // Additions to what the reference release has: its readers find neither the key nor a null they do not expect.
  'GetAccountResponse.workspaceRole',
  'GetAccountResponse.isWorkspaceOwner',
  'AccountUpdatedNotification.workspaceRole',
  'AccountUpdatedNotification.isWorkspaceOwner',
  'NetworkRequirements.dangerFullAccessDenylistOnly',
  // Envelopes and error data, which the rule is not about.
  'JSONRPCRequest.trace',
  'ErrorData.suggestion',
  'ErrorData.retryAfterMs',
];

function acceptsNull(schema: JsonSchema): boolean {
  return [schema.type].flat().includes('null') || (schema.anyOf ?? schema.oneOf ?? []).some(acceptsNull);
}

function optionalAndNullable(stability: 'stable' | 'experimental'): string[] {
  const found: string[] = [];
  for (const [name, definition] of Object.entries(surfaces[stability].definitions)) {
    if (name.endsWith('Params') || /^(Client|Server)(Request|Notification)$/.test(name)) continue;
    visit(definition, ({ properties = {}, required = [] }) => {
      for (const [key, property] of Object.entries(properties)) {
        if (property['x-written'] !== undefined || required.includes(key)) continue;
        if (acceptsNull(property)) found.push(`${name}.${key}`);
      }
    });
  }
  return found;
}

describe('GEN-07: a member that may be left out and may be null', () => {
  it('only occurs in params types, apart from a short list', () => {
    expect(optionalAndNullable('experimental').sort()).toEqual([...ALLOWED].sort());
  });

  it('occurs nowhere else on the stable surface either', () => {
    expect(optionalAndNullable('stable').filter((member) => !ALLOWED.includes(member))).toEqual([]);
  });

  it('is found where there is one', () => {
    const { ThreadListParams = {} } = surfaces.stable.definitions;
    expect(acceptsNull(ThreadListParams.properties?.cursor ?? {})).toBe(true);
    expect(acceptsNull(ThreadListParams.properties?.cwd ?? {})).toBe(true);
    expect(acceptsNull(ThreadListParams.properties?.useStateDbOnly ?? {})).toBe(false);
  });
});

describe('GEN-08: lifecycle responses of older servers', () => {
  const members = {
    instructionSources: { type: 'array', default: [], 'x-written': 'always' },
    runtimeWorkspaceRoots: { type: 'array', default: [], 'x-written': 'always' },
    activePermissionProfile: { 'x-written': 'always' },
    serviceTier: { type: ['string', 'null'], 'x-written': 'always' },
  };

  it.each(['ThreadStartResponse', 'ThreadResumeResponse', 'ThreadForkResponse'])('may lack members: %s', (name) => {
    const { properties, required } = surfaces.experimental.definitions[name] ?? {};
    for (const [key, expected] of Object.entries(members)) {
      expect(required).not.toContain(key);
      expect(properties?.[key]).toMatchObject(expected);
    }
    expect(required).toEqual(expect.arrayContaining(['thread', 'model', 'cwd', 'sandbox']));
  });
});

describe('INI-01 and INI-02: what a client asks for in initialize', () => {
  it.each(STABILITIES)('is nothing unless it says so: %s', (stability) => {
    const { InitializeCapabilities: capabilities, InitializeParams: params } = surfaces[stability].definitions;
    expect(capabilities?.properties?.experimentalApi).toMatchObject({ type: 'boolean', default: false });
    expect(capabilities?.properties?.requestAttestation).toMatchObject({ type: 'boolean', default: false });
    expect(capabilities?.required).toBeUndefined();
    expect(params?.required).toEqual(['clientInfo']);
  });

  it('is read before anything else runs', () => {
    const initialize = surfaces.stable.methods.find(({ method }) => method === 'initialize');
    expect(initialize?.scope).toEqual(scopes.none);
  });
});
