/** `collaborationMode/list` and `permissionProfile/list`: what users can choose from. */
import type { CollaborationModeMask, PermissionProfileSummary } from '@app-server/schema/experimental';
import type { MethodFamily } from '../../core/methods.js';
import { pageOf } from '../offset-cursor.js';

/** The model is that of the thread in either mode. */
const MODES: readonly CollaborationModeMask[] = [
  { name: 'Plan', mode: 'plan', model: null, reasoning_effort: 'medium' },
  { name: 'Default', mode: 'default', model: null, reasoning_effort: null },
];

const PROFILES: readonly PermissionProfileSummary[] = [
  { id: ':read-only', description: 'Commands can read files, and neither write them nor use the network.' },
  { id: ':workspace', description: 'Commands can write in the folders of the thread and in temporary ones.' },
  { id: ':danger-full-access', description: 'Commands can do whatever the server itself can: there is no sandbox.' },
];

export function presets(): MethodFamily {
  return {
    handlers: {
      'collaborationMode/list': () => ({ data: [...MODES] }),
      'permissionProfile/list': (page) => pageOf(PROFILES, page, 'permission profiles'),
    },
  };
}
