import { describe, expect, it } from 'vitest';
import type { ServerConfig } from '../config/server-config.js';
import { overridden } from './config-overrides.js';

const CONFIG = {
  model: 'from the file',
  effort: 'low',
  workspaceWrite: { writableRoots: ['/data'], networkAccess: true, excludeTmpdirEnvVar: false, excludeSlashTmp: false },
} as unknown as ServerConfig;

describe('settings of one thread', () => {
  it('THR-15: take the place of those of the configuration, and leave the others alone', () => {
    const overrides = {
      model: 'x',
      approval_policy: 'never',
      sandbox_mode: 'read-only',
      personality: 'friendly',
      model_reasoning_summary: 'detailed',
      developer_instructions: 'Hurry.',
      model_context_window: 128_000,
      no_such_key: 1,
    };
    expect(overridden(CONFIG, overrides)).toEqual({
      ...CONFIG,
      model: 'x',
      approvalPolicy: 'never',
      sandboxMode: 'read-only',
      personality: 'friendly',
      summary: 'detailed',
      developerInstructions: 'Hurry.',
      contextWindow: 128_000,
    });
  });

  it.each([
    { 'sandbox_workspace_write.network_access': false },
    { sandbox_workspace_write: { network_access: false } },
    { sandbox_workspace_write: {}, 'sandbox_workspace_write.network_access': false },
    { 'sandbox_workspace_write.network_access': true, sandbox_workspace_write: { network_access: false } },
  ])('%j leads into a table', (overrides) => {
    const { workspaceWrite } = overridden(CONFIG, overrides);
    expect(workspaceWrite).toEqual({ ...CONFIG.workspaceWrite, networkAccess: false });
  });

  it('are none where nothing is asked for', () => {
    for (const overrides of [undefined, null, {}]) expect(overridden(CONFIG, overrides)).toBe(CONFIG);
  });

  it.each([
    { model: 5 },
    { approval_policy: 'bogus' },
    { sandbox_mode: 'bogus' },
    { model_reasoning_effort: 'bogus' },
    { 'sandbox_workspace_write.network_access': 'yes' },
    { __proto__: 1, model: [] },
  ])('%j is refused', (overrides) => {
    expect(() => overridden(CONFIG, overrides as never)).toThrow(expect.objectContaining({ code: -32600 }));
  });
});
