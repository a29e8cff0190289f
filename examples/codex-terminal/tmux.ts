/** A program in a terminal of its own, typed at and read as somebody would: tmux holds it. */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

const LOOK_MS = 100;

export interface TerminalOptions {
  /** Words of the program; the first is its path. */
  command: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string>>;
}

export class Terminal {
  /** A server of its own, so that it meets nobody's sessions. */
  readonly #socket: string;

  static async open(name: string, { command, cwd, env }: TerminalOptions): Promise<Terminal> {
    const terminal = new Terminal(name);
    const variables = Object.entries(env).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
    const size = ['-x', '100', '-y', '40'];
    await terminal.#tmux('new-session', '-d', ...size, '-c', cwd, ...variables, command.map(quoted).join(' '));
    await terminal.#tmux('set-option', 'remain-on-exit', 'on');
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

  async screen(): Promise<string> {
    const { stdout } = await this.#tmux('capture-pane', '-p');
    return stdout.trimEnd();
  }

  /** The screen, once it shows something. */
  async shows(what: RegExp, patienceMs = 20_000): Promise<string> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const screen = await this.screen();
      if (what.test(screen)) return screen;
      if (Date.now() > deadline) throw new Error(`${what} does not appear:\n${screen}`);
      await sleep(LOOK_MS);
    }
  }

  async close(): Promise<void> {
    await this.#tmux('kill-server').catch(() => {});
  }

  #tmux(...args: string[]): Promise<{ stdout: string }> {
    return run('tmux', ['-L', this.#socket, '-f', '/dev/null', ...args]);
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
