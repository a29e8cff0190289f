/** Which projects the user trusts: the configuration says so, and what they do in a project. */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, placeOf } from '../core/logger.js';
import { projectRoot } from './project-root.js';

export type TrustLevel = 'trusted' | 'untrusted';

export interface TrustServices {
  /** Its `config.toml` is written to. */
  readonly home: string;
  readonly config: { readonly projects: ReadonlyMap<string, TrustLevel> };
  readonly logger: Logger;
}

export class ProjectTrust {
  readonly #levels: Map<string, TrustLevel>;
  readonly #file: string;
  readonly #logger: Logger;
  #writing: Promise<void> = Promise.resolve();

  constructor({ home, config, logger }: TrustServices) {
    this.#levels = new Map(config.projects);
    this.#file = join(home, 'config.toml');
    this.#logger = logger;
  }

  /** What was decided for a directory, or for the project it is part of; undefined when nothing was. */
  async levelOf(directory: string): Promise<TrustLevel | undefined> {
    const own = this.#levels.get(directory);
    if (own) return own;
    const root = await projectRoot(directory);
    return root === undefined ? undefined : this.#levels.get(root);
  }

  /** Trusts the project of a directory from now on, after a restart too. */
  async trust(directory: string): Promise<void> {
    const project = (await projectRoot(directory)) ?? directory;
    if (this.#levels.has(project)) return;
    this.#levels.set(project, 'trusted');
    this.#writing = this.#writing.then(() => this.#write(project));
    await this.#writing;
  }

  /** A file that cannot be written costs the user a question after a restart, and nobody their thread. */
  async #write(project: string): Promise<void> {
    try {
      const before = await readFile(this.#file, 'utf8').catch(whenMissing);
      const addition = await additionTo(before, project);
      if (addition !== undefined) await appendFile(this.#file, addition);
    } catch (error) {
      this.#logger.warn({ project, ...placeOf(error) }, 'that a project is trusted could not be written down');
    }
  }
}

/**
 * What has to be added at the end, so that nothing that is there changes; undefined when the file says already what it
 * thinks of the project.
 *
 * @throws {TomlError} when the file cannot be read, or not with the addition
 */
async function additionTo(before: string, project: string): Promise<string | undefined> {
  const { parse } = await import('smol-toml');
  const { projects } = parse(before);
  if (typeof projects === 'object' && Object.hasOwn(projects, project)) return undefined;
  const gap = before === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const addition = `${gap}[projects.${JSON.stringify(project)}]\ntrust_level = "trusted"\n`;
  parse(before + addition);
  return addition;
}

function whenMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
