import type { Command } from 'commander';
import { processConsole } from '../output.js';
import { addSurfaceOptions } from '../reference/options.js';
import { type SurfaceOptions, stabilityOf, writeReference } from '../reference/write-reference.js';

export function addGenerateJsonSchema(program: Command): void {
  addSurfaceOptions(program.command('generate-json-schema'))
    .description('write the JSON Schemas (draft-07), one file a message and bundles of all')
    .action(generateJsonSchema);
}

async function generateJsonSchema(options: SurfaceOptions): Promise<void> {
  const { referenceJsonTree } = await import('@app-server/generators');
  await writeReference(options.out, () => referenceJsonTree(stabilityOf(options)), processConsole());
}
