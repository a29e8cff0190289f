/** Finds where a key stands in a TOML text: what reads TOML says nothing of that. */
import type { TextRange } from '@app-server/schema/experimental';

const PART = String.raw`"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+`;
const KEY = String.raw`(?:${PART})(?:\s*\.\s*(?:${PART}))*`;
const HEADER = new RegExp(String.raw`^\s*\[{1,2}\s*(${KEY})\s*\]`);
const ASSIGNMENT = new RegExp(String.raw`^\s*(${KEY})\s*=`);

/** The line that sets the key, or a table around it; undefined where no line does. */
export function placeOfKey(toml: string, key: readonly string[]): TextRange | undefined {
  let table: string[] = [];
  let best: { length: number; range: TextRange } | undefined;
  for (const [index, line] of toml.split('\n').entries()) {
    const header = HEADER.exec(line)?.[1];
    const assigned = header === undefined ? ASSIGNMENT.exec(line)?.[1] : undefined;
    if (header !== undefined) table = partsOf(header);
    const written = header ?? assigned;
    if (written === undefined) continue;
    const path = assigned === undefined ? table : [...table, ...partsOf(assigned)];
    const leads = path.length <= key.length && path.every((part, at) => part === key[at]);
    if (leads && path.length > (best?.length ?? 0)) best = { length: path.length, range: rangeOf(line, index + 1) };
  }
  return best?.range;
}

function partsOf(key: string): string[] {
  return [...key.matchAll(new RegExp(PART, 'g'))].map(([part]) => {
    if (part.startsWith("'")) return part.slice(1, -1);
    return part.startsWith('"') ? part.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : part;
  });
}

/** The line without what is around it; columns count characters. */
function rangeOf(line: string, number: number): TextRange {
  const before = Array.from(/^\s*/.exec(line)?.[0] ?? '').length;
  const length = Array.from(line.trim()).length;
  return { start: { line: number, column: before + 1 }, end: { line: number, column: before + length + 1 } };
}
