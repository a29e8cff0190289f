/** Skills: discovery and switching them on and off. */
import * as t from '../define/index.js';
import { AbsolutePathBuf } from './primitives.js';

export const SkillsListParams = t.object('SkillsListParams', {
  cwds: t.omittable(
    t.list(t.string),
    'Directories to look at; omitted or empty means the working directory of the server.',
  ),
  forceReload: t.omittable(t.boolean, 'True skips the cache and scans the disk again; default false.'),
});

export const SkillErrorInfo = t.object('SkillErrorInfo', 'Problem met while loading skills.', {
  path: t.field(t.string, 'File or directory that could not be loaded.'),
  message: t.string,
});

export const SkillToolDependency = t.object('SkillToolDependency', 'Tool that a skill relies on.', {
  type: t.field(t.string, 'Kind of tool, as declared by the skill.'),
  value: t.field(t.string, 'Identifier of the tool within its kind.'),
  description: t.optional(t.string, 'What the tool is needed for.'),
  transport: t.optional(t.string, 'How to reach the tool, when it is a server.'),
  command: t.optional(t.string, 'Command that starts the tool, when it runs locally.'),
  url: t.optional(t.string, 'Address of the tool, when it is remote.'),
});

export const SkillDependencies = t.object('SkillDependencies', 'Things a skill needs in order to work.', {
  tools: t.field(t.list(SkillToolDependency), 'Tools the skill relies on.'),
});

export const SkillInterface = t.object(
  'SkillInterface',
  'Presentation details of a skill, each present only when the skill declares it.',
  {
    displayName: t.optional(t.string, 'Label to show instead of `name`.'),
    shortDescription: t.optional(t.string, 'One-line text for lists.'),
    iconSmall: t.optional(AbsolutePathBuf, 'Absolute path of the small icon file.'),
    iconLarge: t.optional(AbsolutePathBuf, 'Absolute path of the large icon file.'),
    brandColor: t.optional(t.string, 'Colour for the skill, as written in its metadata.'),
    defaultPrompt: t.optional(t.string, 'Text to offer as a first prompt for the skill.'),
  },
);

export const SkillScope = t.enumeration(
  'SkillScope',
  "Where a skill comes from: `user` is the user's own directories, `repo` the project, `system` ships with the product, `admin` is installed for the machine.",
  ['user', 'repo', 'system', 'admin'],
);

export const SkillMetadata = t.object('SkillMetadata', 'Skill found for a working directory.', {
  name: t.field(t.string, 'Name used to invoke the skill; skills of a plugin are prefixed as `plugin:skill`.'),
  description: t.field(t.string, 'When the skill should be used, as declared by the skill.'),
  shortDescription: t.optional(
    t.string,
    'Older short text from `SKILL.md`; use `interface.shortDescription` where present.',
  ),
  interface: t.optional(SkillInterface, 'Presentation details, absent when the skill declares none.'),
  dependencies: t.optional(SkillDependencies, 'Required tools, absent when the skill declares none.'),
  path: t.field(AbsolutePathBuf, "Absolute path of the skill's `SKILL.md`."),
  scope: t.field(SkillScope, 'Kind of place the skill was found in.'),
  enabled: t.field(t.boolean, 'False after the skill has been switched off in the configuration.'),
});

export const SkillsListEntry = t.object('SkillsListEntry', 'Skills that apply to one working directory.', {
  cwd: t.field(t.string, 'Directory this entry belongs to, as requested.'),
  skills: t.field(t.list(SkillMetadata), 'Skills found, disabled ones included.'),
  errors: t.field(t.list(SkillErrorInfo), 'Skills that could not be loaded; the others are still listed.'),
});

export const SkillsListResponse = t.object('SkillsListResponse', {
  data: t.field(t.list(SkillsListEntry), 'One entry per requested directory.'),
});

export const SkillsConfigWriteParams = t.object('SkillsConfigWriteParams', {
  path: t.maybe(AbsolutePathBuf, "Absolute path of the skill's `SKILL.md`; excludes `name`."),
  name: t.maybe(t.string, 'Name of the skill; excludes `path`.'),
  enabled: t.field(t.boolean, 'False stores an entry that disables the skill, true removes it.'),
});

export const SkillsConfigWriteResponse = t.object('SkillsConfigWriteResponse', {
  effectiveEnabled: t.field(t.boolean, 'State of the skill after the write.'),
});

export const SkillsChangedNotification = t.empty(
  'SkillsChangedNotification',
  'Carries no data; call `skills/list` to get the new state.',
);

export const SkillSummary = t.object('SkillSummary', 'Skill as listed in the details of a plugin.', {
  name: t.field(t.string, 'Skill name, with the plugin name as prefix.'),
  description: t.string,
  shortDescription: t.nullable(
    t.string,
    'Older short text, null when there is none; use `interface.shortDescription` where present.',
  ),
  interface: t.nullable(SkillInterface, 'Presentation details, null when the skill declares none.'),
  path: t.nullable(AbsolutePathBuf, "Absolute path of the skill's `SKILL.md`, null when it is not on this machine."),
  enabled: t.field(t.boolean, 'Whether the skill is switched on in the configuration.'),
});

export const clientRequests = {
  'skills/list': t.request({
    doc: 'Returns the skills found for each requested directory, from a cache unless `forceReload` is set.',
    params: SkillsListParams,
    result: SkillsListResponse,
    scope: t.scopes.shared('config'),
    idempotent: true,
  }),
  'skills/config/write': t.request({
    doc: 'Enables or disables one skill in the user configuration; exactly one of `path` and `name` must be given.',
    params: SkillsConfigWriteParams,
    result: SkillsConfigWriteResponse,
    scope: t.scopes.exclusive('config'),
  }),
};

export const serverNotifications = {
  'skills/changed': t.notification({
    doc: 'Sent to all connections when watched skill files change; it is not repeated until `skills/list` has been called again.',
    params: SkillsChangedNotification,
    delivery: 'all',
  }),
};
