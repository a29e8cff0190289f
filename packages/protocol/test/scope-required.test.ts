import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const CONFIG = fileURLToPath(new URL('../tsconfig.json', import.meta.url));
const FILE = fileURLToPath(new URL('scope-required.test-d.ts', import.meta.url));

/** What the compiler has to say about a file, read with the options of the package. */
function diagnose(file: string, text?: string): string[] {
  const { config } = ts.readConfigFile(CONFIG, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, fileURLToPath(new URL('..', import.meta.url)));
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (path) => (path === file && text !== undefined ? text : read(path));
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('GEN-10: a client request without a scope', () => {
  it('does not compile', () => {
    expect(diagnose(FILE)).toEqual([]);
  });

  it('is what the compiler complains about', () => {
    const text = ts.sys.readFile(FILE)?.replaceAll('// @ts-expect-error', '//');
    expect(diagnose(FILE, text)).toEqual([
      expect.stringMatching(/scope/),
      expect.stringMatching(/"workspace"/),
      expect.stringMatching(/delivery/),
    ]);
  });
});
