/** Writes changes of files in the words of `apply_patch`, as a model would. */
import type { FileUpdateChange } from '@app-server/schema/experimental';

export function writePatch(changes: readonly FileUpdateChange[]): string {
  return ['*** Begin Patch', ...changes.flatMap(writeChange), '*** End Patch', ''].join('\n');
}

function writeChange({ path, kind, diff }: FileUpdateChange): string[] {
  switch (kind.type) {
    case 'add':
      return [`*** Add File: ${path}`, ...linesOf(diff).map((line) => `+${line}`)];
    case 'delete':
      return [`*** Delete File: ${path}`];
    case 'update': {
      const moved = kind.move_path === null || kind.move_path === undefined ? [] : [`*** Move to: ${kind.move_path}`];
      return [`*** Update File: ${path}`, ...moved, ...hunks(linesOf(diff))];
    }
  }
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/**
 * Of a unified diff, the hunks: a patch finds its place by what is around it, not by numbers, and what a hunk is headed
 * with may be cut short.
 */
function hunks(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.startsWith('@@'));
  const body = first < 0 ? lines.filter((line) => !/^(---|\+\+\+) /.test(line)) : lines.slice(first);
  const written = body.filter((line) => !line.startsWith('\\')).map(writeLine);
  return first < 0 && written.length > 0 ? ['@@', ...written] : written;
}

function writeLine(line: string): string {
  if (line === '') return ' ';
  return /^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/.test(line) ? '@@' : line;
}
