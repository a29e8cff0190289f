/** What the user has allowed beyond the sandbox, for a turn or for as long as the thread is in memory. */
import type { AdditionalPermissionProfile } from '@app-server/schema/experimental';
import { matchesPrefix } from '../tools/commands/prefixes.js';

export class Grants {
  readonly #commands = new Set<string>();
  readonly #prefixes: (readonly string[])[] = [];
  readonly #files = new Set<string>();
  #permissions: readonly AdditionalPermissionProfile[] = [];

  /** Commands that are exactly these arguments need not be asked for again. */
  allowCommand(argv: readonly string[]): void {
    this.#commands.add(JSON.stringify(argv));
  }

  /** Neither need those that begin with these words. */
  allowPrefix(prefix: readonly string[]): void {
    if (prefix.length > 0) this.#prefixes.push(prefix);
  }

  allowsCommand(argv: readonly string[]): boolean {
    return this.#commands.has(JSON.stringify(argv)) || matchesPrefix(argv, this.#prefixes);
  }

  /** Changes of these files need not be asked for again. */
  allowFiles(paths: readonly string[]): void {
    for (const path of paths) this.#files.add(path);
  }

  allowsFiles(paths: readonly string[]): boolean {
    return paths.every((path) => this.#files.has(path));
  }

  /** Permissions that later commands have too, until the function that is returned is called. */
  addPermissions(permissions: AdditionalPermissionProfile): () => void {
    this.#permissions = [...this.#permissions, permissions];
    return () => {
      this.#permissions = this.#permissions.filter((granted) => granted !== permissions);
    };
  }

  get permissions(): readonly AdditionalPermissionProfile[] {
    return this.#permissions;
  }
}
