import type { Command } from 'commander';
import { processConsole } from '../output.js';
import { writeReference } from '../reference/write-reference.js';

/** Describes files that only the server reads and writes, so the general help does not offer it. */
export function addGenerateInternalJsonSchema(program: Command): void {
  program
    .command('generate-internal-json-schema', { hidden: true })
    .description('write the JSON Schema of one line of a rollout file')
    .requiredOption('-o, --out <dir>', 'folder to write into; it is created when missing')
    .action(generateInternalJsonSchema);
}

async function generateInternalJsonSchema({ out }: { out: string }): Promise<void> {
  const { rolloutTree } = await import('@app-server/generators');
  await writeReference(out, rolloutTree, processConsole());
}
