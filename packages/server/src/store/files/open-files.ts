/** Session files that are open to be appended to: as many as are in use, within bounds. */
import { AppendFile } from './append-file.js';

const MOST_OPEN = 64;

export class OpenFiles {
  /** By id of the thread; the one used last comes last. */
  readonly #files = new Map<string, AppendFile>();

  get(id: string): AppendFile | undefined {
    const file = this.#files.get(id);
    if (file) this.#keep(id, file);
    return file;
  }

  open(id: string, path: string): AppendFile {
    const file = AppendFile.open(path);
    this.#keep(id, file);
    return file;
  }

  create(id: string, path: string): AppendFile {
    const file = AppendFile.create(path);
    this.#keep(id, file);
    return file;
  }

  close(id: string): void {
    this.#files.get(id)?.close();
    this.#files.delete(id);
  }

  closeAll(): void {
    for (const id of this.#files.keys()) this.close(id);
  }

  #keep(id: string, file: AppendFile): void {
    this.#files.delete(id);
    this.#files.set(id, file);
    const [oldest] = this.#files.keys();
    if (this.#files.size > MOST_OPEN && oldest !== undefined) this.close(oldest);
  }
}
