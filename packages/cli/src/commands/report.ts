import { type Command, InvalidArgumentError } from 'commander';
import type { ReportOptions } from '../report/run-report.js';
import { addFixturesOption } from '../fixtures/options.js';
import { processConsole } from '../output.js';
import { loadChecker } from '../validate/checkers.js';

export function addReport(program: Command): void {
  addFixturesOption(program.command('report'))
    .description('show what the protocol declares, and whether generated files and a session fit it')
    .option('--session <file>', 'recorded session to validate')
    .option('--expect-faults <n>', 'number of faults the session is known to hold', parseCount, 0)
    .action(async (options: ReportOptions) => {
      const { runReport } = await import('../report/run-report.js');
      process.exitCode = await runReport(options, processConsole(), () => loadChecker('experimental'));
    });
}

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return Number(text);
}
