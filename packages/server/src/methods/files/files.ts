/** `fs/*`: files as the user who runs the server may touch them. Calls run concurrently, watches belong to their connection. */
import { mkdir } from 'node:fs/promises';
import { decodeBase64 } from '../../core/base64.js';
import { invalidRequest } from '../../core/faults.js';
import type { MethodFamily } from '../../core/methods.js';
import { copy } from './copy.js';
import { attempt } from './failures.js';
import { children, metadata } from './look.js';
import { makeDirectories } from './make-directory.js';
import { readBase64 } from './read-file.js';
import { remove } from './remove.js';
import { Watches } from './watches.js';
import { writeWhole } from './write-file.js';

export function files(): MethodFamily {
  const watches = new Watches();
  return {
    handlers: {
      'fs/readFile': ({ path }) => attempt(path, async (path) => ({ dataBase64: await readBase64(path) })),
      'fs/writeFile': async ({ path, dataBase64 }) => {
        const data = decodeBase64(dataBase64);
        if (!data) throw invalidRequest('dataBase64 must be standard base64 with padding', '/params/dataBase64');
        await attempt(path, (path) => writeWhole(path, data));
        return {};
      },
      'fs/createDirectory': async ({ path, recursive }) => {
        await attempt(path, (path) => (recursive === false ? mkdir(path) : makeDirectories(path)));
        return {};
      },
      'fs/getMetadata': ({ path }) => attempt(path, metadata),
      'fs/readDirectory': ({ path }) => attempt(path, async (path) => ({ entries: await children(path) })),
      'fs/remove': async ({ path, recursive, force }) => {
        await attempt(path, (path) => remove({ path, recursive: recursive !== false, force: force !== false }));
        return {};
      },
      'fs/copy': async ({ sourcePath, destinationPath, recursive = false }, { signal }) => {
        await attempt(sourcePath, (from) => attempt(destinationPath, (to) => copy({ from, to, recursive, signal })));
        return {};
      },
      'fs/watch': ({ watchId, path }, { connection }) =>
        attempt(path, (path) => {
          watches.add(connection, watchId, path);
          return { path };
        }),
      'fs/unwatch': ({ watchId }, { connection }) => {
        watches.remove(connection, watchId);
        return {};
      },
    },
    close: () => watches.close(),
  };
}
