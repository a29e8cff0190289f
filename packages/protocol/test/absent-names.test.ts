import { describe, expect, it } from 'vitest';
import { published, rolloutDefinitions } from '../src/index.js';
import { type Definitions, STABILITIES, membersOf, references, surfaces, typeOf, valuesOf, visit } from './surfaces.js';

/** Names of earlier releases: types, members, values. */
const REMOVED = `ghost_snapshot GhostCommit ReadOnlyAccess PermissionProfileSelectionParams
  PermissionProfileModificationParams ActivePermissionProfileModification SkillsListExtraRootsForCwd forceRemoteSync
  remoteSyncError perCwdExtraUserRoots skill_md_contents riskScore clientMetadata downloadUrl search_tool_bm25`.split(
  /\s+/,
);

/** Legacy input that readers accept and no schema shows. */
const HIDDEN = ['current_working_directory', 'fullAccess', 'readOnlyAccess', 'turn/inject_items', 'turn/injet_items'];

/** Names of types, members and string values that are published. */
function words(definitions: Definitions): Set<string> {
  const found = new Set(Object.keys(definitions));
  for (const definition of Object.values(definitions)) {
    visit(published(definition), ({ properties = {}, enum: values = [], const: constant }) => {
      for (const word of [...Object.keys(properties), ...values, constant]) found.add(String(word));
    });
  }
  return found;
}

describe.each(STABILITIES)('on the %s surface', (stability) => {
  const surface = surfaces[stability];
  const present = words(surface.definitions);

  it('has words to look for', () => {
    expect(present.size).toBeGreaterThan(1000);
    expect([...present]).toEqual(expect.arrayContaining(['ThreadItem', 'threadId', 'context_compaction', 'deny']));
  });

  it.each(REMOVED)('GEN-16: %s is gone', (name) => {
    expect(present).not.toContain(name);
  });

  it.each(HIDDEN)('GEN-09: %s is accepted and not shown', (name) => {
    expect(present).not.toContain(name);
  });

  it('GEN-09: the alias guardian_subagent is shown, the alias none is not', () => {
    expect(valuesOf(surface, 'ApprovalsReviewer')).toEqual(['user', 'auto_review', 'guardian_subagent']);
    expect(valuesOf(surface, 'FileSystemAccessMode')).toEqual(['read', 'write', 'deny']);
  });

  it('GEN-15, PERM-11: permission profiles are named and not exposed', () => {
    expect(surface.definitions).not.toHaveProperty('PermissionProfile');
    expect(Object.keys(rolloutDefinitions())).toContain('PermissionProfile');
  });

  it('PRC-02: processes take no sandbox', () => {
    for (const [name, { properties }] of Object.entries(surface.definitions)) {
      if (!name.startsWith('Process')) continue;
      for (const key of ['sandboxPolicy', 'permissionProfile', 'permissions', 'sandbox']) {
        expect(properties ?? {}, name).not.toHaveProperty(key);
      }
    }
    if (stability === 'experimental') expect(surface.definitions).toHaveProperty('ProcessSpawnParams');
  });

  it('PLG-17: plugins have no flags for remote synchronization', () => {
    const members = ['PluginListParams', 'PluginInstallParams', 'PluginUninstallParams', 'PluginListResponse'].flatMap(
      (name) => Object.keys(membersOf(surface, name) ?? {}),
    );
    expect(members.length).toBeGreaterThan(8);
    expect(members.filter((key) => /sync/i.test(key))).toEqual([]);
  });

  it('GEN-05: the two web search actions are two types', () => {
    expect(valuesOf(surface, 'WebSearchAction')).toEqual(['search', 'openPage', 'findInPage', 'other']);
    expect(valuesOf(surface, 'ResponsesApiWebSearchAction')).toEqual(['search', 'open_page', 'find_in_page', 'other']);
    expect(references(typeOf(surface, 'ThreadItem.webSearch'))).toEqual(['WebSearchAction']);
    expect(references(typeOf(surface, 'ResponseItem.web_search_call'))).toEqual(['ResponsesApiWebSearchAction']);
    expect(references(surface.definitions.RawResponseItemCompletedNotification)).toEqual(['ResponseItem']);
    const history = membersOf(surfaces.experimental, 'ThreadResumeParams')?.history;
    expect(references(history)).toEqual(['ResponseItem']);
  });
});

describe('PERM-25: while profiles are experimental', () => {
  const names = `ThreadStartParams ThreadStartResponse ThreadResumeParams ThreadResumeResponse ThreadForkParams
    ThreadForkResponse TurnStartParams CommandExecParams`.split(/\s+/);
  const keys = ['permissions', 'permissionProfile', 'activePermissionProfile', 'runtimeWorkspaceRoots'];

  it.each(names)('stable connections see none of their members in %s', (name) => {
    expect(Object.keys(membersOf(surfaces.stable, name) ?? {}).length).toBeGreaterThan(5);
    expect(keys.filter((key) => key in (membersOf(surfaces.stable, name) ?? {}))).toEqual([]);
    expect(keys.some((key) => key in (membersOf(surfaces.experimental, name) ?? {}))).toBe(true);
  });
});
