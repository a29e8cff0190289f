import type { Command } from 'commander';
import { addFixturesOption } from '../fixtures/options.js';
import { processConsole } from '../output.js';

export function addCheck(program: Command): void {
  addFixturesOption(program.command('check'))
    .description('compare the generated files with what the declarations generate now')
    .option('--json', 'print one JSON object: ok, missing, extra, changed')
    .action(async (options: { fixtures?: string; json?: true }) => {
      const { checkFixtures } = await import('../fixtures/fixtures.js');
      process.exitCode = await checkFixtures(options, processConsole());
    });
}
