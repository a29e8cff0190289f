import type { Command } from 'commander';
import { addFixturesOption } from '../fixtures/options.js';
import { processConsole } from '../output.js';

export function addGenerate(program: Command): void {
  addFixturesOption(program.command('generate'))
    .description('write what the declarations generate now, and remove files they no longer generate')
    .action(async (options: { fixtures?: string }) => {
      const { generateFixtures } = await import('../fixtures/fixtures.js');
      process.exitCode = await generateFixtures(options, processConsole());
    });
}
