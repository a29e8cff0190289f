import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../methods/models/catalogue.js';
import type { SandboxPolicy } from '@app-server/schema/experimental';
import { machineOf, permissionsOfProfile } from './permissions.js';
import { type SettingsOverrides, settingsPatchOf } from './resolve-settings.js';
import { supportedTier } from './service-tier.js';
import type { Services } from './services.js';
import { type EffectiveSettings, ThreadSettingsState } from './thread-settings-state.js';

const SERVICES = {
  home: '/home',
  cwd: '/server',
  env: {},
  config: {},
  providers: { defaultId: 'mock', ids: ['mock', 'other'], find: (id: string) => (id === 'nope' ? undefined : {}) },
} as unknown as Services;

function state(): ThreadSettingsState {
  return new ThreadSettingsState(
    {
      cwd: '/repo',
      runtimeWorkspaceRoots: ['/repo', '/data'],
      approvalPolicy: 'on-request',
      approvalsReviewer: 'user',
      permissions: permissionsOfProfile(':workspace'),
      model: 'gpt-5.5',
      modelProvider: 'mock',
      serviceTier: null,
      effort: null,
      summary: null,
      collaborationMode: {
        mode: 'default',
        settings: { model: 'gpt-5.5', reasoning_effort: null, developer_instructions: null },
      },
      personality: 'pragmatic',
    },
    machineOf(SERVICES),
  );
}

function changed(overrides: SettingsOverrides, settings = state()): EffectiveSettings {
  settings.change(settingsPatchOf(overrides, settings.current, SERVICES));
  return settings.current;
}

const POLICY: fc.Arbitrary<SandboxPolicy> = fc.oneof(
  fc.constant<SandboxPolicy>({ type: 'dangerFullAccess' }),
  fc.record({ type: fc.constant('readOnly' as const), networkAccess: fc.boolean() }),
  fc.record({ type: fc.constant('externalSandbox' as const), networkAccess: fc.constantFrom('restricted', 'enabled') }),
  fc.record({
    type: fc.constant('workspaceWrite' as const),
    writableRoots: fc.array(fc.constantFrom('/a', '/b')),
    networkAccess: fc.boolean(),
    excludeTmpdirEnvVar: fc.boolean(),
    excludeSlashTmp: fc.boolean(),
  }),
);

const EFFORT = fc.constantFrom('none', 'minimal', 'low', 'medium', 'high', 'xhigh');

/** Any of what a request may say; `permissions` and the policy exclude each other. */
const OVERRIDES: fc.Arbitrary<SettingsOverrides> = fc
  .record(
    {
      cwd: fc.constantFrom('/elsewhere', 'relative', '', null),
      runtimeWorkspaceRoots: fc.option(fc.array(fc.constantFrom('/x', 'y', '.'))),
      approvalPolicy: fc.constantFrom('never', 'untrusted', 'on-failure', null),
      approvalsReviewer: fc.constantFrom('user', 'auto_review', null),
      permissions: fc.constantFrom(':read-only', ':workspace', ':danger-full-access', null),
      sandboxPolicy: fc.option(POLICY),
      model: fc.constantFrom('gpt-5.4', 'no-such-model', null),
      serviceTier: fc.constantFrom('fast', 'flex', 'default', null),
      effort: fc.option(EFFORT),
      summary: fc.constantFrom('auto', 'concise', 'detailed', 'none', null),
      personality: fc.constantFrom('none', 'friendly', 'pragmatic', null),
      collaborationMode: fc.option(
        fc.record({
          mode: fc.constantFrom('plan', 'default'),
          settings: fc.record({
            model: fc.constantFrom('gpt-5.2', 'gpt-5.4'),
            reasoning_effort: fc.option(EFFORT),
            developer_instructions: fc.constantFrom('mine', null),
          }),
        }),
      ),
    },
    { requiredKeys: [] },
  )
  .map((overrides) =>
    overrides.permissions ? { ...overrides, sandboxPolicy: null } : overrides,
  ) as fc.Arbitrary<SettingsOverrides>;

/** Members that a change of each override may touch. */
const TOUCHED: Record<string, (keyof EffectiveSettings)[]> = {
  cwd: ['cwd', 'runtimeWorkspaceRoots', 'sandboxPolicy'],
  runtimeWorkspaceRoots: ['runtimeWorkspaceRoots', 'sandboxPolicy'],
  permissions: ['permissions', 'sandboxPolicy', 'activePermissionProfile'],
  sandboxPolicy: ['permissions', 'sandboxPolicy', 'activePermissionProfile'],
  model: ['model', 'collaborationMode'],
  effort: ['effort', 'collaborationMode'],
  collaborationMode: ['model', 'effort', 'collaborationMode'],
};

describe('changes of settings', () => {
  it('SET-01: what is left out, or null, changes nothing', () => {
    fc.assert(
      fc.property(OVERRIDES, (overrides) => {
        const before = state().current;
        const after = changed(overrides);
        const given = Object.entries(overrides).filter(([key, value]) => value !== null || key === 'serviceTier');
        const touched = new Set(given.flatMap(([key]) => TOUCHED[key] ?? [key]));
        for (const key of Object.keys(before) as (keyof EffectiveSettings)[]) {
          if (!touched.has(key)) expect(after[key]).toEqual(before[key]);
        }
      }),
    );
  });

  it('PERM-18: policy and profile always come from the same place', () => {
    fc.assert(
      fc.property(fc.array(OVERRIDES, { maxLength: 4 }), (requests) => {
        const settings = state();
        for (const overrides of requests) {
          const { sandboxPolicy, activePermissionProfile } = changed(overrides, settings);
          const types = {
            ':read-only': 'readOnly',
            ':workspace': 'workspaceWrite',
            ':danger-full-access': 'dangerFullAccess',
          };
          if (activePermissionProfile) {
            expect(sandboxPolicy.type).toBe(types[activePermissionProfile.id as keyof typeof types]);
          }
        }
      }),
    );
  });

  it('SET-02: a change is one exactly when something is different, and made twice it is none', () => {
    fc.assert(
      fc.property(OVERRIDES, (overrides) => {
        const settings = state();
        const before = JSON.stringify(settings.current);
        const patch = settingsPatchOf(overrides, settings.current, SERVICES);
        expect(settings.change(patch)).toBe(before !== JSON.stringify(settings.current));
        expect(settings.change(patch)).toBe(false);
      }),
    );
  });

  it('the mode repeats model and effort after any change', () => {
    fc.assert(
      fc.property(fc.array(OVERRIDES, { maxLength: 4 }), (requests) => {
        const settings = state();
        for (const overrides of requests) {
          const { model, effort, collaborationMode } = changed(overrides, settings);
          expect(collaborationMode.settings).toMatchObject({ model, reasoning_effort: effort });
        }
      }),
    );
  });

  it.each([
    [{ permissions: ':read-only', sandbox: 'read-only' }, 'sandbox'],
    [{ permissions: ':read-only', sandboxPolicy: { type: 'dangerFullAccess' } }, 'sandboxPolicy'],
  ] as [SettingsOverrides, string][])('SET-03, PERM-10: %j is refused by name', (overrides, other) => {
    const refused = expect.objectContaining({
      code: -32600,
      message: expect.stringContaining(`\`permissions\` cannot be combined with \`${other}\``) as string,
    });
    expect(() => changed(overrides)).toThrow(refused as Error);
  });

  it('refuses profiles and providers that are not there', () => {
    const refusal = (overrides: SettingsOverrides) => {
      try {
        changed(overrides);
      } catch (error) {
        return error;
      }
    };
    expect(refusal({ permissions: 'nope' })).toMatchObject({ code: -32600, data: { what: 'permissionProfile' } });
    expect(refusal({ permissions: '' })).toMatchObject({ code: -32600, data: { what: 'permissionProfile' } });
    expect(refusal({ modelProvider: 'nope' })).toMatchObject({ code: -32600, data: { what: 'modelProvider' } });
  });
});

describe('one setting', () => {
  it('THR-11: a folder starts at that of the server; roots follow the working directory and keep the others', () => {
    expect(changed({ cwd: '/elsewhere' })).toMatchObject({
      cwd: '/elsewhere',
      runtimeWorkspaceRoots: ['/elsewhere', '/data'],
    });
    expect(changed({ cwd: 'relative' }).cwd).toBe('/server/relative');
    expect(changed({ cwd: '' }).cwd).toBe('/server');
  });

  it('THR-11: roots are complete, and start at the new working directory', () => {
    const { runtimeWorkspaceRoots } = changed({ cwd: '/elsewhere', runtimeWorkspaceRoots: ['x', '/y', './x'] });
    expect(runtimeWorkspaceRoots).toEqual(['/elsewhere/x', '/y']);
  });

  it('PERM-16: a profile stays symbolic, so that new roots change what may be written', () => {
    const settings = state();
    changed({ runtimeWorkspaceRoots: ['/repo', '/more'] }, settings);
    expect(settings.current.sandboxPolicy).toMatchObject({ writableRoots: ['/more', '/home/memories'] });
  });

  it('PERM-02: a policy gets what it leaves out, and loses what older clients add', () => {
    const policy = { type: 'readOnly', access: { type: 'fullAccess' } } as unknown as SandboxPolicy;
    expect(changed({ sandboxPolicy: policy }).sandboxPolicy).toEqual({ type: 'readOnly', networkAccess: false });
    const workspace = { type: 'workspaceWrite' } as SandboxPolicy;
    expect(changed({ sandboxPolicy: workspace }).sandboxPolicy).toEqual({
      type: 'workspaceWrite',
      writableRoots: [],
      networkAccess: false,
      excludeTmpdirEnvVar: false,
      excludeSlashTmp: false,
    });
  });

  it('APR-11: switches of a granular policy that are left out are off', () => {
    const granular = { sandbox_approval: true, rules: false, mcp_elicitations: true };
    const { approvalPolicy } = changed({ approvalPolicy: { granular } as never });
    expect(approvalPolicy).toEqual({ granular: { ...granular, skill_approval: false, request_permissions: false } });
  });

  it('APR-01: the reviewer is told by its former name', () => {
    const settings = state();
    changed({ approvalsReviewer: 'auto_review' }, settings);
    expect(settings.current.approvalsReviewer).toBe('auto_review');
    expect(settings.told.approvalsReviewer).toBe('guardian_subagent');
  });

  it('SET-04, MDL-04: a service tier is kept, or set, or the usual one by its name', () => {
    expect(changed({}).serviceTier).toBeNull();
    expect(changed({ serviceTier: null }).serviceTier).toBe('default');
    expect(changed({ serviceTier: 'fast' }).serviceTier).toBe('priority');
    expect(changed({ serviceTier: 'flex' }).serviceTier).toBe('flex');
  });

  it('MDL-05: a tier that the model does not have is none', () => {
    const tier = (asked: string | null | undefined, model: string) => supportedTier(asked, model, builtInCatalogue());
    expect(tier('fast', 'gpt-5.5')).toBe('priority');
    expect(tier('fast', 'gpt-5.2')).toBeNull();
    expect(tier('priority', 'no-such-model')).toBeNull();
    expect(tier('flex', 'gpt-5.5')).toBeNull();
    expect(tier(null, 'gpt-5.2')).toBe('default');
    expect(tier(undefined, 'gpt-5.5')).toBeNull();
  });

  it('a mode wins over model and effort, and has instructions of its own where it is given none', () => {
    const mode = (developer_instructions: string | null) => ({
      mode: 'plan' as const,
      settings: { model: 'gpt-5.2', reasoning_effort: 'high' as const, developer_instructions },
    });
    const settings = changed({ model: 'gpt-5.4', effort: 'low', collaborationMode: mode('mine') });
    expect(settings).toMatchObject({ model: 'gpt-5.2', effort: 'high', collaborationMode: mode('mine') });
    const { collaborationMode } = changed({ collaborationMode: mode(null) });
    expect(collaborationMode.settings.developer_instructions).toContain('Plan mode');
  });
});
