import { describe, expect, test } from 'vitest';
import { type Environment, type Host, overlay } from './host.js';
import { resolveCommand } from './resolve-command.js';
import { SpawnFailed } from './spawn-failed.js';

interface Machine {
  platform?: NodeJS.Platform;
  files?: readonly string[] | Record<string, string>;
  env?: Environment;
  cwd?: string;
}

const WINDOWS = 'win32';
const ARGS = ['app-server', '& calc.exe', '%PATH%', '"; rm -rf ~'];

function resolve(command: string, { platform = 'linux', files = [], env = {}, cwd }: Machine) {
  const texts = new Map(Array.isArray(files) ? files.map((file) => [file, '']) : Object.entries(files));
  const fold = (path: string) => (platform === WINDOWS ? path.toLowerCase() : path);
  const find = (path: string) => [...texts].find(([name]) => fold(name) === fold(path))?.[1];
  const host: Host = {
    platform,
    execPath: platform === WINDOWS ? 'C:\\node\\node.exe' : '/usr/bin/node',
    isRunnable: (path) => find(path) !== undefined,
    readText: (path) => find(path) ?? '',
  };
  return resolveCommand({ command, args: ARGS, cwd: cwd ?? (platform === WINDOWS ? 'C:\\work' : '/home'), env }, host);
}

function failure(command: string, machine: Machine): SpawnFailed {
  try {
    resolve(command, machine);
  } catch (error) {
    if (error instanceof SpawnFailed) return error;
    throw error;
  }
  throw new Error('It was found.');
}

describe('POSIX', () => {
  test('a name is looked for on the PATH, in its order', () => {
    const files = ['/b/codex', '/c/codex'];
    expect(resolve('codex', { files, env: { PATH: '/a::/b:/c' } })).toEqual({ file: '/b/codex', args: ARGS });
  });

  test.each([
    ['/opt/my tools/codex', '/opt/my tools/codex'],
    ['./bin/codex', '/home/bin/codex'],
    ['../codex', '/codex'],
  ])('a path is taken as it is: %s', (command, file) => {
    expect(resolve(command, { files: [file], env: { PATH: '/a' } }).file).toBe(file);
  });

  test('an installed package is found from the folder upwards, after the PATH', () => {
    const files = ['/w/node_modules/.bin/codex', '/w/a/b/node_modules/.bin/codex'];
    expect(resolve('codex', { files, cwd: '/w/a/b/c' }).file).toBe('/w/a/b/node_modules/.bin/codex');
    expect(resolve('codex', { files, cwd: '/w' }).file).toBe('/w/node_modules/.bin/codex');
    expect(resolve('codex', { files: [...files, '/p/codex'], cwd: '/w', env: { PATH: '/p' } }).file).toBe('/p/codex');
    expect(failure('other', { files: ['/w/node_modules/.bin/other'], cwd: '/w' }).message).toContain('other');
  });

  test('what is not found says where it was looked for and how to mend it', () => {
    const { message, code, details } = failure('codex', { env: { PATH: '/a:/b' } });
    expect(code).toBe('spawn');
    expect(message).toContain('npm install -g @openai/codex');
    expect(message).toContain('`command`');
    expect(details).toEqual({
      command: 'codex',
      searched: ['/a/codex', '/b/codex', '/home/node_modules/.bin/codex', '/node_modules/.bin/codex'],
    });
    expect(failure('./codex', {}).message).toContain('/home/codex');
  });
});

describe('Windows', () => {
  const env = { Path: '"C:\\my tools";C:\\npm', PathExt: '.COM;.EXE;.BAT;.CMD;.VBS;.JS' };

  test('extensions are tried in their order, in every folder, and a bare file never is', () => {
    const exe = { platform: WINDOWS, env, files: ['C:\\npm\\codex', 'C:\\my tools\\codex.EXE', 'C:\\npm\\codex.com'] };
    expect(resolve('codex', exe as Machine)).toEqual({ file: 'C:\\my tools\\codex.exe', args: ARGS });
    expect(failure('codex', { platform: WINDOWS, env, files: ['C:\\npm\\codex', 'C:\\npm\\codex.js'] }).code).toBe(
      'spawn',
    );
    const path = { platform: WINDOWS, files: ['C:\\x y\\codex.exe'] } as const;
    expect(resolve('C:\\x y\\codex', path).file).toBe('C:\\x y\\codex.exe');
    expect(resolve('C:/x y/codex.exe', path).file).toBe('C:\\x y\\codex.exe');
  });

  const SHIMS = {
    npm: 'SET "_prog=%dp0%\\node.exe"\r\n) ELSE (\r\nSET "_prog=node"\r\n)\r\nendLocal & goto #_undefined_# 2>NUL || title %COMSPEC% & "%_prog%"  "%dp0%\\node_modules\\@openai\\codex\\bin\\codex.js" %*\r\n',
    'old npm':
      '@IF EXIST "%~dp0\\node.exe" (\r\n  "%~dp0\\node.exe"  "%~dp0\\node_modules\\@openai\\codex\\bin\\codex.js" %*\r\n) ELSE (\r\n  node  "%~dp0\\node_modules\\@openai\\codex\\bin\\codex.js" %*\r\n)',
  };

  test.each(Object.entries(SHIMS))('the script that a batch file of %s starts is started by Node', (_, text) => {
    const files = { 'C:\\npm\\codex.cmd': text, 'C:\\npm\\codex': '#!/bin/sh' };
    const script = 'C:\\npm\\node_modules\\@openai\\codex\\bin\\codex.js';
    const args = [script, ...ARGS];
    expect(resolve('codex', { platform: WINDOWS, env, files })).toEqual({ file: 'C:\\node\\node.exe', args });
    const onPath = { ...files, 'C:\\my tools\\node.exe': '' };
    expect(resolve('codex', { platform: WINDOWS, env, files: onPath })).toEqual({
      file: 'C:\\my tools\\node.exe',
      args,
    });
    const beside = { ...onPath, 'C:\\npm\\node.exe': '' };
    expect(resolve('codex', { platform: WINDOWS, env, files: beside })).toEqual({ file: 'C:\\npm\\node.exe', args });
  });

  test('a program that a batch file starts is started by itself', () => {
    const files = { 'C:\\npm\\codex.cmd': '@"%~dp0\\..\\vendor\\codex.exe" %*' };
    expect(resolve('codex', { platform: WINDOWS, env, files })).toEqual({ file: 'C:\\vendor\\codex.exe', args: ARGS });
  });

  test('a script without an extension is what its first line says', () => {
    const shim = SHIMS.npm.replace('codex.js', 'codex');
    const found = resolve('codex', { platform: WINDOWS, env, files: { 'C:\\npm\\codex.cmd': shim } });
    expect(found.args[0]).toBe('C:\\npm\\node_modules\\@openai\\codex\\bin\\codex');
    const python = shim.replaceAll('node"', 'python"').replaceAll('node.exe', 'python.exe');
    expect(failure('codex', { platform: WINDOWS, env, files: { 'C:\\npm\\codex.cmd': python } }).code).toBe('spawn');
  });

  test('any other batch file is refused', () => {
    const { message } = failure('codex', { platform: WINDOWS, env, files: { 'C:\\npm\\codex.cmd': 'echo %*' } });
    expect(message).toContain('C:\\npm\\codex.cmd');
    expect(message).toContain('`command`');
  });
});

test('variables are laid over others, without regard to case on Windows', () => {
  const base = { Path: 'a', HOME: 'h', GONE: 'x' };
  expect(overlay(base, { PATH: 'b', GONE: undefined }, 'linux')).toEqual({ Path: 'a', HOME: 'h', PATH: 'b' });
  expect(overlay(base, { PATH: 'b', gone: undefined }, 'win32')).toEqual({ HOME: 'h', PATH: 'b' });
});
