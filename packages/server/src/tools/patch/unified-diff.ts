/** Hunks of a unified diff as git writes them. */

/** Beyond this many changed lines the shortest way is not searched for: everything between the ends is replaced. */
const MOST_EDITS = 1500;
const NO_NEWLINE = '\\ No newline at end of file';

interface Hunk {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  lines: string[];
}

/** @param context how many unchanged lines stand around a change; at least one */
export async function unifiedDiff(before: string, after: string, context: number): Promise<string> {
  if (before === after) return '';
  const { structuredPatch } = await import('diff');
  const patch = structuredPatch('', '', before, after, '', '', { context, maxEditLength: MOST_EDITS });
  return (patch?.hunks ?? [replaceMiddle(before, after, context)]).map(print).join('');
}

function print({ oldStart, oldLines, newStart, newLines, lines }: Hunk): string {
  const header = `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;
  return [header, ...lines].map((line) => `${line}\n`).join('');
}

/** An empty range is named by the line before it, a range of one line by that line alone. */
function range(start: number, length: number): string {
  if (length === 0) return `${start - 1},0`;
  return length === 1 ? `${start}` : `${start},${length}`;
}

function replaceMiddle(before: string, after: string, context: number): Hunk {
  const [old, now] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const [first, last] = [Math.max(head - context, 0), Math.max(tail - context, 0)];
  const lines = [
    ...old.slice(first, head).flatMap((line) => mark(' ', line)),
    ...old.slice(head, old.length - tail).flatMap((line) => mark('-', line)),
    ...now.slice(head, now.length - tail).flatMap((line) => mark('+', line)),
    ...old.slice(old.length - tail, old.length - last).flatMap((line) => mark(' ', line)),
  ];
  const [oldLines, newLines] = [old.length - last - first, now.length - last - first];
  return { oldStart: first + 1, oldLines, newStart: first + 1, newLines, lines };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function mark(sign: string, line: string): string[] {
  return line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, NO_NEWLINE];
}
