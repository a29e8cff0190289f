import type { Command } from 'commander';
import { processConsole } from '../output.js';
import { addSurfaceOptions } from '../reference/options.js';
import { formatWith, requireExecutable } from '../reference/prettier.js';
import { type SurfaceOptions, stabilityOf, writeReference } from '../reference/write-reference.js';

interface Options extends SurfaceOptions {
  prettier?: string;
}

export function addGenerateTs(program: Command): void {
  addSurfaceOptions(program.command('generate-ts'))
    .description('write the TypeScript types, one file a type')
    .option('-p, --prettier <path>', 'prettier executable to format the written files with')
    .action(generateTs);
}

async function generateTs(options: Options): Promise<void> {
  const prettier = options.prettier === undefined ? undefined : await requireExecutable(options.prettier);
  const { referenceTypescriptTree } = await import('@app-server/generators');
  const tree = () => referenceTypescriptTree(stabilityOf(options));
  await writeReference(options.out, tree, processConsole(), async (root, paths) => {
    if (prettier !== undefined) await formatWith(prettier, root, paths);
  });
}
