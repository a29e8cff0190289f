/** Programs of the examples, talked to as somebody at a terminal would. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { ROOT } from './repository.js';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Arguments for Node that run TypeScript of this repository without a build. */
export const SOURCE = ['--conditions=@app-server/source', '--import', TSX];

/** Programs of the examples take a second. */
const PATIENCE_MS = 40_000;

const CLI = 'packages/cli/src/main.ts';

/** The arguments for Node that play a server, in the root of the repository. */
export function fakeArgs(...args: string[]): string[] {
  return [...SOURCE, CLI, 'fake', ...args];
}

/** The same as one command, for options such as `--server`. */
export function fakeCommand(...args: string[]): string {
  return ['node', ...fakeArgs(...args)].join(' ');
}

/** The arguments for Node that really serve. */
export function serveArgs(...args: string[]): string[] {
  return [...SOURCE, CLI, 'serve', ...args];
}

export function serveCommand(...args: string[]): string {
  return ['node', ...serveArgs(...args)].join(' ');
}

/** A block of a page that shows what was typed and printed; the first one by default. */
export function transcriptOf(page: string, index = 0): string[] {
  const blocks = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```transcript\n([^]*?)^```$/gm)];
  const block = blocks[index]?.[1];
  if (block === undefined) throw new Error(`${page} has no block \`\`\`transcript with the number ${index}.`);
  return block.trimEnd().split('\n');
}

export class Program {
  readonly child: ChildProcessWithoutNullStreams;
  stdout = '';
  stderr = '';
  /** Exit code, or signal. */
  readonly ended: Promise<number | string>;
  #hasEnded = false;
  #wake: () => void = () => {};

  /** Starts Node with these arguments in the root of the repository. */
  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env } });
    for (const name of ['stdout', 'stderr'] as const) {
      this.child[name].setEncoding('utf8').on('data', (text: string) => {
        this[name] += text;
        this.#wake();
      });
    }
    this.ended = once(this.child, 'close').then(([code, signal]: unknown[]) => {
      this.#hasEnded = true;
      this.#wake();
      return (code ?? signal) as number | string;
    });
    // Of one that hangs the test says what it printed.
    const timer = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE_MS);
    onTestFinished(() => {
      clearTimeout(timer);
      this.child.kill('SIGKILL');
    });
  }

  /** Waits until what was printed satisfies a condition, or nothing more will be. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition() && !this.#hasEnded) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  /** Waits until something was printed, and returns the match. */
  async printed(pattern: RegExp, to: 'stdout' | 'stderr' = 'stdout'): Promise<RegExpExecArray> {
    await this.until(() => pattern.test(this[to]));
    const match = pattern.exec(this[to]);
    if (!match) throw new Error(`${pattern} was not printed, but:\n${this.stdout}${this.stderr}`);
    return match;
  }
}

/** How a page and a run are told alike where they have to differ, such as by ids. */
export interface Likeness {
  /** What a page shows. */
  ofPage(text: string): string;
  /** What was printed. */
  ofRun(text: string): string;
  /** What is typed where the page shows this. */
  typed(line: string): string;
}

const SAME: Likeness = { ofPage: (text) => text, ofRun: (text) => text, typed: (line) => line };

/**
 * Plays the part of the user in a transcript: types the lines behind `> ` and presses Ctrl-C at `^C`, each when all that
 * is above was printed. Returns what should have been printed in the end.
 */
export async function play(program: Program, transcript: readonly string[], likeness = SAME): Promise<string> {
  let expected = '';
  const isPrinted = () => {
    const { stdout } = program;
    // Of a line that is half printed nobody knows what it is going to be.
    const printed = likeness.ofRun(stdout.slice(0, stdout.lastIndexOf('\n') + 1));
    return printed.length >= expected.length || !expected.startsWith(printed);
  };
  for (const line of transcript) {
    if (!line.startsWith('> ') && line !== '^C') {
      expected += `${likeness.ofPage(line)}\n`;
      continue;
    }
    await program.until(isPrinted);
    if (line === '^C') program.child.kill('SIGINT');
    else program.child.stdin.write(`${likeness.typed(line.slice(2))}\n`);
  }
  program.child.stdin.end();
  return expected;
}

/** Starts a server that listens. */
async function listening(args: string[], env: NodeJS.ProcessEnv): Promise<{ server: Program; url: string }> {
  const server = new Program([...args, '--listen', 'ws://127.0.0.1:0'], env);
  const [, url = ''] = await server.printed(/listening at (\S+)/, 'stderr');
  return { server, url };
}

export function listeningFake(scenario: string): Promise<{ server: Program; url: string }> {
  return listening(fakeArgs('--scenario', scenario), {});
}

/** Starts a server that really does what it is asked, in a home of its own. */
export function listeningServer(home: string, scenario: string): Promise<{ server: Program; url: string }> {
  return listening(serveArgs('--scenario', scenario), homeOf(home));
}

/** Variables for a server with a home of its own; what the shells of this user load at login stays out of its commands. */
export function homeOf(folder: string): NodeJS.ProcessEnv {
  return { APP_SERVER_HOME: folder, HOME: folder };
}
