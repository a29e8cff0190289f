import type { Command } from 'commander';
import { generateFixtures } from '../fixtures/fixtures.js';
import { addFixturesOption } from '../fixtures/options.js';
import { processConsole } from '../output.js';

export function addGenerate(program: Command): void {
  addFixturesOption(program.command('generate'))
    .description('write what the declarations generate now, and remove files they no longer generate')
    .action(async (options: { fixtures?: string }) => {
      process.exitCode = await generateFixtures(options, processConsole());
    });
}
