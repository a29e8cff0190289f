import { describe, expect, it } from 'vitest';
import type { Surface } from '../src/index.js';
import { account } from './requirements/account.js';
import { commands } from './requirements/commands.js';
import { permissions } from './requirements/permissions.js';
import { plugins } from './requirements/plugins.js';
import type { Row } from './requirements/row.js';
import { services } from './requirements/services.js';
import { threads } from './requirements/threads.js';
import { turns } from './requirements/turns.js';
import { membersOf, methodOf, objectOf, surfaces, typeOf, valuesOf, visit } from './surfaces.js';

const ROWS: readonly Row[] = [...threads, ...turns, ...permissions, ...commands, ...plugins, ...account, ...services];
const { stable, experimental } = surfaces;

/** A name without its trailing mark, and whether it had one. */
function unstar(name: string): [plain: string, isExperimental: boolean] {
  return name.endsWith('*') ? [name.slice(0, -1), true] : [name, false];
}

function checkMethod(starred: string, types: string): void {
  const [method, isExperimental] = unstar(starred);
  const row = methodOf(experimental, method);
  const { params = '-', result = '-' } = row ?? {};
  expect([method, row && `${params} ${result}`]).toEqual([method, types]);
  expect([method, methodOf(stable, method) === undefined]).toEqual([method, isExperimental]);
}

function checkMembers(starred: string, members: string): void {
  const [type, isExperimental] = unstar(starred);
  expect(typeOf(experimental, type), `${type} exists`).toBeDefined();
  expect([type, typeOf(stable, type) === undefined]).toEqual([type, isExperimental]);
  for (const member of members.split(' ')) checkMember(type, member, isExperimental);
}

function checkMember(type: string, written: string, isExperimental: boolean): void {
  const onSurface = (surface: Surface, name: string) => name in (membersOf(surface, type) ?? {});
  if (written.startsWith('-')) {
    const gone = [experimental, stable].some((surface) => onSurface(surface, written.slice(1)));
    expect([type, written, gone]).toEqual([type, written, false]);
    return;
  }
  const [name = '', mark] = written.split(/(?=[*!]$)/);
  const isHidden = isExperimental || mark === '*';
  expect([type, name, onSurface(experimental, name), onSurface(stable, name)]).toEqual([type, name, true, !isHidden]);
  expect([type, name, objectOf(experimental, type)?.required?.includes(name) ?? false]).toEqual([
    type,
    name,
    mark === '!',
  ]);
}

/** Names of methods, types and tags. */
function namesOf({ definitions, methods }: Surface): Set<string> {
  const names = new Set([...methods.map(({ method }) => method), ...Object.keys(definitions)]);
  for (const schema of Object.values(definitions)) {
    visit(schema, ({ const: constant, enum: values = [] }) =>
      [constant, ...values].forEach((v) => names.add(String(v))),
    );
  }
  return names;
}

describe('requirement rows, wire surface', () => {
  it('are many, and each has its own id', () => {
    expect(ROWS.length).toBeGreaterThan(150);
    expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length);
    for (const { id } of ROWS) expect(id).toMatch(/^[A-Z]+-\d\d$/);
  });

  it.each(ROWS.map((row) => [row.id, row.says, row] as const))('%s: %s', (_, __, row) => {
    const { methods = {}, members = {}, values = {}, absent = '' } = row;
    expect.hasAssertions();
    for (const [method, types] of Object.entries(methods)) checkMethod(method, types);
    for (const [type, names] of Object.entries(members)) checkMembers(type, names);
    for (const [type, names] of Object.entries(values)) expect(valuesOf(experimental, type)).toEqual(names.split(' '));
    const present = namesOf(experimental);
    for (const name of absent.split(' ').filter((part) => part !== '')) expect(present).not.toContain(name);
  });
});

describe('shapes behind some rows', () => {
  const member = (type: string, name: string) => membersOf(experimental, type)?.[name];

  it('PERM-07: a depth of zero is refused', () => {
    expect(member('AdditionalFileSystemPermissions', 'globScanMaxDepth')).toMatchObject({ minimum: 1 });
  });

  it.each([
    ['FS-07', 'FsReadFileParams', 'path'],
    ['FS-07', 'FsCopyParams', 'destinationPath'],
    ['FS-07', 'FsWatchParams', 'path'],
    ['PLG-11', 'PluginShareSaveParams', 'pluginPath'],
    ['WIN-02', 'WindowsSandboxSetupStartParams', 'cwd'],
    ['PRC-01', 'ProcessSpawnParams', 'cwd'],
    ['THR-11', 'ThreadStartResponse', 'runtimeWorkspaceRoots'],
    ['THR-09', 'ThreadStartResponse', 'instructionSources'],
  ])('%s: %s.%s is absolute', (_, type, name) => {
    expect(JSON.stringify(member(type, name))).toContain('#/definitions/AbsolutePathBuf');
  });

  it.each([
    ['CMD-07', 'CommandExecParams', 'permissionProfile'],
    ['PERM-12', 'TurnStartParams', 'permissions'],
    ['SET-04', 'ThreadSettingsUpdateParams', 'serviceTier'],
    ['MDL-04', 'TurnStartParams', 'serviceTier'],
    ['RT-03', 'ThreadRealtimeStartParams', 'prompt'],
  ])('%s: %s.%s is a plain string or null', (_, type, name) => {
    expect(member(type, name)).toMatchObject({ type: ['string', 'null'] });
  });

  it('LST-02: directories are one or several', () => {
    expect(experimental.definitions.ThreadListCwdFilter?.anyOf).toMatchObject([
      { type: 'string' },
      { type: 'array', items: { type: 'string' } },
    ]);
  });

  it('CMD-03: a variable may be null', () => {
    expect(JSON.stringify(member('CommandExecParams', 'env'))).toContain('["string","null"]');
  });

  it.each([
    ['PRC-10', 'ProcessSpawnParams', 'outputBytesCap'],
    ['PRC-10', 'ProcessSpawnParams', 'timeoutMs'],
  ])('%s: %s.%s tells null from a missing key', (_, type, name) => {
    expect(member(type, name)).toMatchObject({ type: ['integer', 'null'] });
    expect(member(type, name)).not.toHaveProperty('default');
  });

  it('APR-11: two switches are off when left out', () => {
    for (const name of ['skill_approval', 'request_permissions']) {
      expect(member('AskForApproval.granular', name)).toMatchObject({ type: 'boolean', default: false });
    }
  });

  it('THR-17, RPC-17: both older spellings are aliases of one method, and there are no other aliases', () => {
    const aliased = experimental.methods.filter(({ aliases }) => aliases !== undefined);
    expect(aliased.map(({ method, aliases }) => [method, aliases])).toEqual([
      ['thread/inject_items', ['turn/inject_items', 'turn/injet_items']],
    ]);
  });
});
