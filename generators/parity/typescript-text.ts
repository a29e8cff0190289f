/** Edits the source of types, so that the rest can be compared. */
import { type Difference, type Part, type Side, TYPESCRIPT_SPELLINGS } from './differences.js';
import { namesIn } from './schemas.js';

/** The reference's source in our spelling. */
export function respell(text: string): string {
  return TYPESCRIPT_SPELLINGS.reduce(
    (result, [theirs, ours]) => result.replace(new RegExp(`\\b${theirs}\\b`, 'g'), ours),
    text,
  );
}

/** The source without what only this side has; `only` says which type the source declares, if it is but one. */
export function withoutParts(text: string, differences: Difference[], side: Side, only?: string): string {
  return differences
    .filter((difference) => difference.only === side && (only === undefined || difference.type === only))
    .reduce((source, { type, part }) => {
      const renamed = source.replace(new RegExp(`^export (type|interface) ${type} `, 'm'), `$1 Whole${type} `);
      return `${renamed}\nexport type ${type} = ${rest(`Whole${type}`, part)};\n`;
    }, text);
}

function rest(type: string, part: Part): string {
  const names = namesIn(part);
  const literals = names.map((name) => `'${name}'`).join(' | ');
  if ('members' in part) return `Omit<${type}, ${literals}>`;
  if ('tag' in part) return `Exclude<${type}, { ${part.tag}: ${literals} }>`;
  return `Exclude<${type}, ${names.map((name) => `{ ${name}: unknown }`).join(' | ')}>`;
}
