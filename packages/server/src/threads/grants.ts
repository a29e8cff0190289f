/** What the user has allowed beyond the sandbox, for a turn or for as long as the thread is in memory. */
import type { AdditionalPermissionProfile } from '@app-server/schema/experimental';
import { matchesPrefix } from '../tools/commands/prefixes.js';

/** How far a command reaches: as far as the sandbox lets it, that and something more, or anywhere. */
export type Reach = 'sandbox' | 'anywhere' | AdditionalPermissionProfile;

interface Allowed {
  readonly words: readonly string[];
  readonly reach: Reach;
}

export class Grants {
  readonly #commands: Allowed[] = [];
  readonly #prefixes: Allowed[] = [];
  readonly #files = new Set<string>();
  #permissions: readonly AdditionalPermissionProfile[] = [];

  /** Commands that are exactly these arguments need not be asked for again, unless they reach further. */
  allowCommand(argv: readonly string[], reach: Reach = 'anywhere'): void {
    this.#commands.push({ words: argv, reach });
  }

  /** Neither need those that begin with these words. */
  allowPrefix(prefix: readonly string[], reach: Reach = 'anywhere'): void {
    if (prefix.length > 0) this.#prefixes.push({ words: prefix, reach });
  }

  allowsCommand(argv: readonly string[], reach: Reach = 'anywhere'): boolean {
    const far = (allowed: Allowed) => reachesAsFar(allowed.reach, reach);
    if (this.#commands.some((allowed) => far(allowed) && isSame(allowed.words, argv))) return true;
    const prefixes = this.#prefixes.filter(far).map(({ words }) => words);
    return matchesPrefix(argv, prefixes);
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

function reachesAsFar(allowed: Reach, wanted: Reach): boolean {
  return allowed === 'anywhere' || wanted === 'sandbox' || isSame(allowed, wanted);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
