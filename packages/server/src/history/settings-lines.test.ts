import { readFileSync } from 'node:fs';
import type { ThreadSettings } from '@app-server/schema/experimental';
import type { RolloutLine } from '@app-server/schema/rollout';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeptSettings, settingsOf } from './settings-lines.js';
import { instancesOf, misfits } from './test-instances.js';
import { event, reread } from './test-support.js';
import { settingsAppliedLine, turnContextLine } from './turn-lines.js';

const SETTINGS: ThreadSettings = {
  cwd: '/p',
  approvalPolicy: 'on-request',
  approvalsReviewer: 'guardian_subagent',
  sandboxPolicy: { type: 'readOnly', networkAccess: false },
  activePermissionProfile: { id: ':read-only', extends: null },
  model: 'gpt-5.5',
  modelProvider: 'openai',
  serviceTier: null,
  effort: null,
  summary: null,
  collaborationMode: {
    mode: 'default',
    settings: { model: 'gpt-5.5', reasoning_effort: null, developer_instructions: null },
  },
  personality: null,
};

const settings: fc.Arbitrary<KeptSettings> = fc
  .tuple(
    instancesOf<ThreadSettings>('ThreadSettings'),
    fc.option(fc.array(instancesOf<string>('AbsolutePathBuf'), { maxLength: 3 }), { nil: undefined }),
  )
  .map(([told, runtimeWorkspaceRoots]) => ({ ...told, ...(runtimeWorkspaceRoots && { runtimeWorkspaceRoots }) }));

describe('ROL-04: all settings come back from valid lines exactly as they were', () => {
  it.each<[string, (settings: KeptSettings) => RolloutLine]>([
    ['turn_context', (settings) => turnContextLine(settings, 'turn')],
    ['thread_settings_applied', settingsAppliedLine],
  ])('%s', (_, write) => {
    fc.assert(
      fc.property(settings, (settings) => {
        const line = reread(write(settings));
        expect(misfits([line])).toEqual([]);
        expect(settingsOf(line)).toStrictEqual(reread(settings));
      }),
      { numRuns: 300 },
    );
  });

  it('a change of settings needs nothing but what the format declares', () => {
    expect(settingsAppliedLine(SETTINGS).payload).not.toHaveProperty('wire');
  });

  it('a turn context has no place for some of them', () => {
    const { payload } = turnContextLine(SETTINGS, 'turn', { current_date: '2026-01-02', timezone: 'Etc/UTC' });
    expect(payload).toEqual({
      turn_id: 'turn',
      cwd: '/p',
      current_date: '2026-01-02',
      timezone: 'Etc/UTC',
      approval_policy: 'on-request',
      sandbox_policy: { type: 'read-only', network_access: false },
      permission_profile: expect.objectContaining({ type: 'managed' }),
      model: 'gpt-5.5',
      collaboration_mode: SETTINGS.collaborationMode,
      summary: 'auto',
      wire: {
        summary: null,
        approvalsReviewer: 'guardian_subagent',
        activePermissionProfile: { id: ':read-only', extends: null },
        modelProvider: 'openai',
        serviceTier: null,
      },
    });
  });
});

it('ROL-04: reads what the reference keeps of a turn', () => {
  const text = readFileSync(new URL('recorded/settings.jsonl', import.meta.url), 'utf8');
  const lines = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as RolloutLine]));
  const told = lines.map(settingsOf).filter((settings) => settings !== undefined);
  expect(told.map(({ sandboxPolicy }) => sandboxPolicy)).toEqual([
    { type: 'dangerFullAccess' },
    {
      type: 'workspaceWrite',
      writableRoots: ['/tmp/other'],
      networkAccess: true,
      excludeTmpdirEnvVar: true,
      excludeSlashTmp: false,
    },
    { type: 'readOnly', networkAccess: true },
    { type: 'externalSandbox', networkAccess: 'enabled' },
    {
      type: 'workspaceWrite',
      writableRoots: [],
      networkAccess: false,
      excludeTmpdirEnvVar: false,
      excludeSlashTmp: true,
    },
    { type: 'readOnly', networkAccess: false },
    expect.objectContaining({ writableRoots: ['/tmp/extra', '/home/user/memories'] }),
  ]);
  expect(told[1]).toEqual({
    cwd: '/home/user/ws',
    approvalPolicy: 'on-request',
    sandboxPolicy: told[1]?.sandboxPolicy,
    model: 'gpt-5.5',
    effort: 'low',
    summary: 'auto',
    personality: 'friendly',
    collaborationMode: {
      mode: 'plan',
      settings: { model: 'gpt-5.5', reasoning_effort: 'low', developer_instructions: 'Plan first.' },
    },
  });
});

describe('ROL-03: contexts of other releases', () => {
  const context = (payload: object) =>
    settingsOf({ timestamp: '2026-01-02T03:04:05.678Z', type: 'turn_context', payload } as unknown as RolloutLine);
  const old = { cwd: '/p', approval_policy: 'never', model: 'm', summary: 'auto' };

  it('may know no modes', () => {
    expect(context({ ...old, sandbox_policy: { type: 'danger-full-access' } })).toEqual({
      cwd: '/p',
      approvalPolicy: 'never',
      sandboxPolicy: { type: 'dangerFullAccess' },
      model: 'm',
      effort: null,
      summary: 'auto',
      personality: null,
    });
  });

  it('have policies under other names', () => {
    const workspace = { mode: 'workspace-write', network_access: true, writable_roots: ['/a'] };
    expect(context({ ...old, sandbox_policy: workspace })?.sandboxPolicy).toEqual({
      type: 'workspaceWrite',
      writableRoots: ['/a'],
      networkAccess: true,
      excludeTmpdirEnvVar: false,
      excludeSlashTmp: false,
    });
  });

  it('PERM-05: have profiles without a tag, which may stand alone', () => {
    const permission_profile = {
      network: { enabled: true },
      file_system: { entries: [{ path: { type: 'special', value: { kind: 'root' } }, access: 'read' }] },
    };
    expect(context({ ...old, permission_profile })?.sandboxPolicy).toEqual({ type: 'readOnly', networkAccess: true });
  });

  it('PERM-02: limits on reading are not widened', () => {
    const restricted = { type: 'read-only', access: { type: 'restricted', readable_roots: ['/p'] } };
    expect(context({ ...old, sandbox_policy: restricted })).not.toHaveProperty('sandboxPolicy');
    const full = { type: 'read-only', access: { type: 'full-access' } };
    expect(context({ ...old, sandbox_policy: full })?.sandboxPolicy).toEqual({
      type: 'readOnly',
      networkAccess: false,
    });
  });

  it('may hold anything', () => {
    for (const payload of [
      null,
      3,
      [],
      {},
      { sandbox_policy: 'x', permission_profile: {}, approval_policy: { a: 1 } },
    ]) {
      expect(Object.values(context(payload as object) ?? {}).filter((value) => value !== null)).toEqual([]);
    }
  });
});

it('what no policy can say becomes the one that allows least', () => {
  const line = settingsAppliedLine(SETTINGS);
  const everywhere = { path: { type: 'special', value: { kind: 'root' } }, access: 'write' };
  const denied = { path: { type: 'path', path: '/secret' }, access: 'none' };
  const file_system = { type: 'restricted', entries: [everywhere, denied] };
  const payload = {
    type: 'thread_settings_applied',
    thread_settings: { permission_profile: { type: 'managed', file_system, network: 'enabled' } },
  };
  expect(settingsOf({ ...line, payload } as unknown as RolloutLine)?.sandboxPolicy).toEqual({
    type: 'readOnly',
    networkAccess: false,
  });
});

it('other lines tell of no settings', () => {
  expect(settingsOf(event({ type: 'context_compacted' }))).toBeUndefined();
});
