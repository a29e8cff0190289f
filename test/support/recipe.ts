/** Code blocks of a page that name the file they belong to, and how they are put there. */

export interface Step {
  /** The file, from the first line of the block. */
  path: string;
  code: string;
}

const BLOCK = /^```ts\n\/\/ (\S+)\n([^]*?)^```$/gm;

/** The line that stands for what the file holds already. */
const REST = /^ +\/\/ ….*\n/m;

export function readSteps(page: string): Step[] {
  return [...page.matchAll(BLOCK)].map(([, path = '', code = '']) => ({ path, code }));
}

/**
 * The file with the step taken. A block without a `// …` line is the whole file. In any other, the entries before
 * that line go to the top of the declaration they are shown in, and what is above it goes above that declaration;
 * imports go to the imports.
 */
export function takeStep(text: string | undefined, { path, code }: Step): string {
  const [shown, after] = code.split(REST);
  if (after === undefined || shown === undefined) {
    if (text !== undefined) throw new Error(`${path} exists, and the recipe would replace it.`);
    return code;
  }
  const opening = [...shown.matchAll(/^export const .*\{\n/gm)].at(-1);
  if (text === undefined || opening === undefined || !text.includes(opening[0])) {
    throw new Error(`${path} has no place for what the recipe shows.`);
  }
  const [line] = opening;
  const above = shown.slice(0, opening.index);
  const entries = shown.slice(opening.index + line.length);
  const imports = above.match(/^import .*\n/gm)?.join('') ?? '';
  const declarations = above.replace(/^import .*\n/gm, '').trimStart();
  return text.replace(/^import /m, () => `${imports}import `).replace(line, () => declarations + line + entries);
}
