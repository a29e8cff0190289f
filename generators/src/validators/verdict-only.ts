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

/** What would be left over if ajv generated something this file does not expect. */
const LEFTOVERS = /(?<![.\w])(?:v?[eE]rrors|_errs\d+|valid\d+|missing\d+|instancePath)\b/;

export function verdictOnly(code: string): string {
  const rewritten = REWRITES.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), code);
  const leftover = LEFTOVERS.exec(rewritten);
  if (leftover) throw new Error(`ajv generated "${leftover[0]}" where verdict-only.ts expects none:\n${rewritten}`);
  return rewritten;
}
