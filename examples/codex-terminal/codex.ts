/** The terminal of `codex`, as somebody uses it who types, waits and reads. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { screenText } from './screen-text.js';
import { Terminal } from './tmux.js';

/** What is shown while a turn runs, or before the thread is known. */
const BUSY = /esc to interrupt|loading/;

export interface CodexOptions {
  program: string;
  /** Of the server. */
  url: string;
  /** Where codex, tmux and the commands of the user may leave their files. */
  folder: string;
  /** Where it is started; nobody asks then whether the files there are trusted. */
  workspace: string;
}

export class Codex {
  readonly #terminal: Terminal;
  /** Where on the screen the newest part begins. */
  #newest = '╭';

  /** @param words such as those of `codex resume` */
  static async open({ program, url, folder, workspace }: CodexOptions, ...words: string[]): Promise<Codex> {
    const [home, temporary] = [join(folder, 'codex'), join(folder, 'tmp')];
    await Promise.all([home, temporary].map((path) => mkdir(path, { recursive: true })));
    await writeFile(join(home, 'config.toml'), configuration(workspace));
    const variables = { CODEX_HOME: home, HOME: folder, TMPDIR: temporary, TERM: 'xterm-256color' };
    const terminal = await Terminal.open({
      socket: join(folder, 'tmux'),
      command: [program, ...words, '--remote', url, '--cd', workspace],
      cwd: workspace,
      env: { ...variables, PATH: process.env.PATH ?? '' },
    });
    return new Codex(terminal);
  }

  private constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** @param shown how the line for input shows the text */
  async ask(text: string, shown = `› ${text}`): Promise<void> {
    await this.#terminal.type(text);
    this.#newest = shown;
    await this.sees(shown);
    await this.press('Enter');
  }

  async press(key: string): Promise<void> {
    await this.#terminal.press(key);
  }

  /** Waits for a text in the newest part of the screen, or below another text. */
  async sees(text: string, below = this.#newest): Promise<void> {
    await this.#terminal.shows(text, below);
  }

  /** The same, when nothing moves any more: what is there then. */
  async reads(text: string, below = this.#newest): Promise<string> {
    return screenText(await this.#terminal.restsAt(text, below, BUSY));
  }

  /** Takes the newest input back, with what came after it. */
  async takeBack(): Promise<void> {
    await this.press('Escape');
    await this.sees('esc again to edit previous message');
    await this.press('Escape');
    await this.sees('enter to edit message', 'T R A N S C R I P T');
    await this.press('Enter');
    await this.#terminal.restsAt(this.#newest, '╭', BUSY);
    // What was taken back is there to be changed.
    await this.press('C-u');
  }

  async leave(): Promise<void> {
    await this.press('C-c');
    assert.equal(await this.#terminal.ended(), 0);
    await this.close();
  }

  async close(): Promise<void> {
    await this.#terminal.close();
  }
}

function configuration(workspace: string): string {
  return `
check_for_update_on_startup = false
disable_paste_burst = true

# This decides who has to sign in, though the models are those of the server: nobody has to.
model_provider = "none"

[model_providers.none]
name = "none"
base_url = "http://127.0.0.1:9"

[projects.${JSON.stringify(workspace)}]
trust_level = "trusted"

[tui]
show_tooltips = false
animations = false
`;
}
