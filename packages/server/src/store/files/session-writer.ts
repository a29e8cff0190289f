/** Writes session files: new ones, and more lines for those that are there. */
import { unlinkSync } from 'node:fs';
import { ThreadExists } from '../thread-store.js';
import { type AppendFile, FileRemoved } from './append-file.js';
import { InOrder } from './in-order.js';
import { OpenFiles } from './open-files.js';

export class SessionWriter {
  readonly #files = new OpenFiles();
  readonly #order = new InOrder();
  /** How long files were when this process began to write to them. */
  readonly #began = new Map<string, number>();
  readonly #find: (id: string) => Promise<string>;
  readonly #written: (id: string) => void;

  /**
   * @param find where the file of a thread is; rejects when there is none
   * @param written is told what has grown
   */
  constructor(find: (id: string) => Promise<string>, written: (id: string) => void) {
    this.#find = find;
    this.#written = written;
  }

  /** @param text whole lines */
  append(id: string, text: string): Promise<void> {
    return this.#order.run(id, () => {
      const file = this.#files.get(id);
      return file ? this.#appendTo(id, file, text) : this.#openAndAppend(id, text);
    });
  }

  create(id: string, path: string, text: string): void {
    const file = this.#create(id, path);
    try {
      this.#write(id, file, text);
    } catch (error) {
      this.discard(id, path);
      throw error;
    }
  }

  /** Takes back what was just created. */
  discard(id: string, path: string): void {
    this.#files.close(id);
    this.#began.delete(id);
    unlinkSync(path);
  }

  /** Whether the line at an offset was written by this process. */
  wrote(id: string, offset: number): boolean {
    const began = this.#began.get(id);
    return began !== undefined && offset >= began;
  }

  /** Nothing is going on in a thread: only what is written from now on can be unfinished. */
  rest(id: string): void {
    this.#began.delete(id);
  }

  close(): void {
    this.#files.closeAll();
  }

  #appendTo(id: string, file: AppendFile, text: string): void | Promise<void> {
    try {
      this.#write(id, file, text);
    } catch (error) {
      if (!(error instanceof FileRemoved)) throw error;
      this.#files.close(id);
      return this.#openAndAppend(id, text);
    }
  }

  async #openAndAppend(id: string, text: string): Promise<void> {
    const path = await this.#find(id);
    this.#write(id, this.#files.open(id, path), text);
  }

  #write(id: string, file: AppendFile, text: string): void {
    const end = file.end();
    if (!this.#began.has(id)) this.#began.set(id, end);
    file.append(text);
    this.#written(id);
  }

  #create(id: string, path: string): AppendFile {
    try {
      return this.#files.create(id, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new ThreadExists(path, error);
      throw error;
    }
  }
}
