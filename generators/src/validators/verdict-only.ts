/**
 * Turns the code that ajv generates into functions that only say yes or no. Its error objects, the paths carried
 * along to build them and the counting around them make up most of that code; here every failed check returns at
 * once, so the count stays zero and whatever depends on it is constant. Faults are explained by walking the schema,
 * once a value has been refused.
 */
const REWRITES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/^validate\d+\.errors = .*;\n/gm, ''],
  [/^let vErrors = null;\nlet errors = 0;\n/gm, ''],
  [/^let missing\d+;\n/gm, ''],
  [/ && \(missing\d+ = "(?:[^"\\]|\\.)*"\)/g, ''],
  [/, \{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}/g, ''],
  [/^\/\*# sourceURL=.*\n/gm, ''],
  [/^const _errs\d+ = errors;\n/gm, ''],
  [/^var valid\d+ = (?:_errs\d+ === errors|true);\n/gm, ''],
  [/\b(?:errors === (?:_errs\d+|0)|_errs\d+ === errors)/g, 'true'],
  [/\bif\(valid\d+\)/g, 'if(true)'],
  [/^if\(!valid\d+\)\{\nbreak;\n\}\n/gm, ''],
];

/** The check of a constant; it can be spared where the branch was chosen by that very constant. */
const CONSTANT =
  /^if\((\w+)\.(\w+) !== undefined\)\{\nif\("[^"\n]*" !== \1\.\2\)\{\nreturn false;\n\}\n\}\nelse \{\n\}\n/gm;

/** The check for required members; whatever its else branch holds may rely on them. */
const REQUIRED = /^if\((\(*\w+\.\w+ === undefined[^\n]*)\)\{\nreturn false;\n\}\nelse \{\n/m;

/** What would be left over if ajv generated something this file does not expect. */
const LEFTOVERS = /(?<![.\w])(?:v?[eE]rrors|_errs\d+|valid\d+|missing\d+|instancePath)\b/;

export function verdictOnly(code: string): string {
  const rewritten = REWRITES.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), code);
  const leftover = LEFTOVERS.exec(rewritten);
  if (leftover) throw new Error(`ajv generated "${leftover[0]}" where verdict-only.ts expects none:\n${rewritten}`);
  return withoutNeedlessGuards(withoutKnownConstants(rewritten));
}

function withoutKnownConstants(code: string): string {
  return code.replace(CONSTANT, (check: string, value: string, key: string) =>
    new RegExp(`^const tag\\d+ = ${value}\\.${key};$`, 'm').test(code) ? '' : check,
  );
}

/** Members that are known to be there need not be looked for again before their own check. */
function withoutNeedlessGuards(code: string, from = 0): string {
  const match = REQUIRED.exec(code.slice(from));
  if (!match) return code;
  const start = from + match.index + match[0].length;
  const end = start + blockLength(code.slice(start));
  const members = [...(match[1] ?? '').matchAll(/(\w+\.\w+) === undefined/g)].map(([, member]) => member as string);
  const block = members.reduce(
    (text, member) => text.replaceAll(`if(${member} !== undefined){`, 'if(true){'),
    code.slice(start, end),
  );
  return withoutNeedlessGuards(code.slice(0, start) + block + code.slice(end), start);
}

/** Length of the text up to the brace that closes the block it starts in. */
function blockLength(text: string): number {
  let depth = 1;
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth === 0) return index;
  }
  throw new Error('The generated code has an open block.');
}
