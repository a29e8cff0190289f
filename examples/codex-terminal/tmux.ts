/** A program in a terminal of its own, typed at and read as somebody would: tmux holds it. */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

const LOOK_MS = 100;
const PATIENCE_MS = 30_000;
const SIZE = ['-x', '100', '-y', '200'];

export interface TerminalOptions {
  /** Path of the socket that tmux makes; it ends with the terminal. */
  socket: string;
  /** Words of the program; the first is its path. */
  command: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
}

export class Terminal {
  /** A server of its own, so that it meets nobody's sessions. */
  readonly #socket: string;

  static async open({ socket, command, cwd, env }: TerminalOptions): Promise<Terminal> {
    const terminal = new Terminal(socket);
    const variables = Object.entries(env).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
    const session = ['new-session', '-d', ...SIZE, '-c', cwd, ...variables, command.map(quoted).join(' ')];
    // In one go: the screen of a program that ends at once is kept, too.
    await terminal.#tmux(...session, ';', 'set-option', '-g', 'remain-on-exit', 'on');
    return terminal;
  }

  private constructor(socket: string) {
    this.#socket = socket;
  }

  /** Types a text, as it is. */
  async type(text: string): Promise<void> {
    await this.#tmux('send-keys', '-l', text);
  }

  /** Presses keys by their names, such as `Enter`. */
  async press(...keys: string[]): Promise<void> {
    await this.#tmux('send-keys', ...keys);
  }

  /** Waits for a text below the last place where another one is, and returns all from there on. */
  async shows(text: string, below: string): Promise<string> {
    return this.#once((part) => part.includes(text), text, below);
  }

  /** Waits until nothing moves any more, too. */
  async restsAt(text: string, below: string, isBusy: RegExp): Promise<string> {
    let before: string | undefined;
    const isAtRest = (part: string) => {
      const rests = part === before && part.includes(text) && !isBusy.test(part);
      before = part;
      return rests;
    };
    return this.#once(isAtRest, text, below);
  }

  /** Waits until the program has ended; returns its exit code. */
  async ended(): Promise<number> {
    const state = ['display-message', '-p', '#{pane_dead} #{pane_dead_status}'];
    const told = await this.#until(async () => {
      const { stdout } = await this.#tmux(...state);
      return stdout.startsWith('1') ? stdout : undefined;
    }, 'the end of the program');
    return Number(told.split(' ')[1]);
  }

  async close(): Promise<void> {
    // It may be gone already.
    await this.#tmux('kill-server').catch(() => {});
  }

  async #once(isReached: (part: string) => boolean, text: string, below: string): Promise<string> {
    return this.#until(async () => {
      const screen = await this.#screen();
      const start = screen.lastIndexOf(below);
      const part = screen.slice(start);
      return start >= 0 && isReached(part) ? part : undefined;
    }, `“${text}” below “${below}”`);
  }

  async #until(look: () => Promise<string | undefined>, what: string): Promise<string> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const seen = await look();
      if (seen !== undefined) return seen;
      if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}:\n${await this.#screen()}`);
      await sleep(LOOK_MS);
    }
  }

  async #screen(): Promise<string> {
    const { stdout } = await this.#tmux('capture-pane', '-p');
    return stdout.trimEnd();
  }

  #tmux(...args: string[]): Promise<{ stdout: string }> {
    return run('tmux', ['-u', '-S', this.#socket, '-f', '/dev/null', ...args]);
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
