/** The `apps` part of the configuration. */
import * as t from '../define/index.js';

export const AppToolApproval = t.enumeration(
  'AppToolApproval',
  'Whether calls of an app tool need approval. `auto` decides by what the tool declares about itself, `prompt` always asks, `approve` never asks.',
  ['auto', 'prompt', 'approve'],
);

export const AppToolConfig = t.object(
  'AppToolConfig',
  'Settings of one tool of an app; null takes the default of the app.',
  {
    approval_mode: t.nullable(AppToolApproval, 'Approval mode of this tool.'),
    enabled: t.nullable(t.boolean, 'Whether the tool is available.'),
  },
);

export const AppToolsConfig = t.named(
  'AppToolsConfig',
  'Settings of the tools of one app, by tool name.',
  t.openMap(AppToolConfig),
);

export const AppConfig = t.object('AppConfig', 'Settings of one app; null falls back to the defaults for all apps.', {
  default_tools_approval_mode: t.nullable(AppToolApproval, 'Approval mode of tools without an entry in `tools`.'),
  default_tools_enabled: t.nullable(t.boolean, 'Whether tools without an entry in `tools` are available.'),
  destructive_enabled: t.nullable(t.boolean, 'Whether tools that declare themselves destructive are available.'),
  enabled: t.defaulted(t.boolean, true, 'Whether the app may be used; true when omitted.'),
  open_world_enabled: t.nullable(
    t.boolean,
    'Whether tools that declare themselves as reaching the outside world are available.',
  ),
  tools: t.nullable(AppToolsConfig, 'Settings of single tools by tool name.'),
});

export const AppsDefaultConfig = t.object('AppsDefaultConfig', 'Settings for apps that have none of their own.', {
  enabled: t.defaulted(t.boolean, true, 'Whether apps may be used; true by default.'),
  destructive_enabled: t.defaulted(
    t.boolean,
    true,
    'Whether tools that declare themselves destructive are available; true by default.',
  ),
  open_world_enabled: t.defaulted(
    t.boolean,
    true,
    'Whether tools that declare themselves as reaching the outside world are available; true by default.',
  ),
});

export const AppsConfig = t.object(
  'AppsConfig',
  'Settings of apps, by app id.',
  { _default: t.nullable(AppsDefaultConfig, 'Settings for all apps without an own value; null when not configured.') },
  { rest: AppConfig },
);
