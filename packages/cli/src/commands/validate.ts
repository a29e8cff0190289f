import { type Command, Option } from 'commander';
import { processConsole } from '../output.js';
import { loadChecker } from '../validate/checkers.js';
import { type ValidateOptions, validateFiles } from '../validate/validate-files.js';

interface Options extends ValidateOptions {
  stable?: true;
  experimental?: true;
}

const HELP = `
A recording has one JSON object a line: a bare message, or {"dir": "c2s" | "s2c" | "meta", "msg": message}
with, where needed, "conn" (name of the connection) and "raw" (the exact text that was sent).

Examples:
  $ app-server validate session.jsonl
  $ app-server validate --quiet sessions/*.jsonl
  $ zcat big.jsonl.gz | app-server validate --json - | jq -r .path | sort | uniq -c`;

export function addValidate(program: Command): void {
  program
    .command('validate')
    .description('check every message of recorded sessions against the protocol')
    .argument('<file...>', 'recordings; - is the standard input')
    .option('--json', 'print one JSON object a fault, then one with the summary')
    .option('--quiet', 'print the summary only')
    .option('--stable', 'allow the stable surface only')
    .addOption(new Option('--experimental', 'allow the experimental surface (default)').conflicts('stable'))
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => {
      const checker = await loadChecker(options.stable ? 'stable' : 'experimental');
      process.exitCode = await validateFiles(files, options, checker, processConsole());
    });
}
