/** Everything of threads that is no turn. */
import type { MethodFamily } from '../../core/methods.js';
import type { Services } from '../../threads/services.js';
import type { ThreadDirectory } from '../../threads/thread-directory.js';
import { archiveMethods } from './archive.js';
import { listMethods } from './list.js';
import { metadataMethods } from './metadata.js';
import { readMethods } from './read.js';
import { resumeMethods } from './resume.js';
import { rollbackMethods } from './rollback.js';
import { settingsMethods } from './settings.js';
import { startMethods } from './start.js';
import { withStoreFaults } from './store-faults.js';

/** Ends what runs in the threads when the server does. */
export function threadMethods(services: Services, directory: ThreadDirectory): MethodFamily {
  return {
    handlers: withStoreFaults({
      ...startMethods(services, directory),
      ...resumeMethods(services, directory),
      ...readMethods(services, directory),
      ...listMethods(services, directory),
      ...archiveMethods(services, directory),
      ...metadataMethods(services, directory),
      ...rollbackMethods(directory),
      ...settingsMethods(services, directory),
    }),
    close: () => directory.close(),
  };
}
