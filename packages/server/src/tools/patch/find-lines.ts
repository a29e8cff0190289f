/** Where a run of lines is in a file, by ever looser comparisons. */

type Reading = (line: string) => string;

/** From what is written to what was meant. */
const READINGS: readonly Reading[] = [(line) => line, (line) => line.trimEnd(), (line) => line.trim(), plainly];

const TYPOGRAPHY: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u2018-\u201B]/g, "'"],
  [/[\u201C-\u201F]/g, '"'],
  [/[\u00A0\u2002-\u200A\u202F\u205F\u3000]/g, ' '],
];

/** The first place at or after `from`; of all places an exact one wins. */
export function findLines(lines: readonly string[], wanted: readonly string[], from: number): number | undefined {
  const last = lines.length - wanted.length;
  for (const read of READINGS) {
    const pattern = wanted.map(read);
    for (let at = from; at <= last; at += 1) {
      if (pattern.every((line, offset) => line === read(lines[at + offset] ?? ''))) return at;
    }
  }
  return undefined;
}

/** Dashes, quotation marks and blanks as a keyboard has them. */
function plainly(line: string): string {
  return TYPOGRAPHY.reduce((text, [marks, plain]) => text.replace(marks, plain), line.trim());
}
