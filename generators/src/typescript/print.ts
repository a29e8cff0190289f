/** Prints type declarations; the bodies come from json-schema-to-typescript. */
import type { JsonSchema, Method } from '@app-server/protocol';
import { prepare } from './prepare.js';

const OPTIONS = { format: false, bannerComment: '', additionalProperties: false, strictIndexSignatures: true };

/** The printer respells names that hold digits, so it never sees them. */
const PLACEHOLDER = 'Declaration';

/** Declarations that were printed before, by name and body: both surfaces share most of them. */
const printed = new Map<string, Promise<string>>();

/** The exported declaration of one named type, comment included. */
export function printType(name: string, schema: JsonSchema): Promise<string> {
  const body = prepare(schema);
  const key = `${name} ${JSON.stringify(body)}`;
  let text = printed.get(key);
  if (text === undefined) {
    text = compile(body).then((declaration) => indent(unwrap(declaration.trim().replace(PLACEHOLDER, name))));
    printed.set(key, text);
  }
  return text;
}

/** The library is only loaded once something is printed. */
async function compile(body: object): Promise<string> {
  const library = await import('json-schema-to-typescript');
  return library.compile(body, PLACEHOLDER, OPTIONS);
}

/** A TSDoc comment, or nothing. */
export function tsdoc(text: string, margin = ''): string {
  if (text === '') return '';
  const lines = text.split('\n');
  if (lines.length === 1) return `${margin}/** ${text} */\n`;
  return `${margin}/**\n${lines.map((line) => `${margin} * ${line}`.trimEnd()).join('\n')}\n${margin} */\n`;
}

/** The sentence of a method with its tags. */
export function methodDoc({ doc, deprecated, descriptor }: Method): string {
  const tags = [
    ...(deprecated ? ['@deprecated'] : []),
    ...(descriptor === undefined ? [] : [`@experimental \`${descriptor}\``]),
  ];
  return tags.length === 0 ? doc : `${doc}\n\n${tags.join('\n')}`;
}

/** The import of named types, each of them once. */
export function printImports(names: readonly (string | undefined)[]): string {
  const sorted = [...new Set(names.filter((name) => name !== undefined))].sort();
  return `import type {\n${sorted.map((name) => `  ${name},\n`).join('')}} from './types.js';\n`;
}

/** Indents lines by the brackets that are open around them, comments left out of the count. */
export function indent(text: string): string {
  let depth = 0;
  return joinComments(text)
    .split('\n')
    .map((line) => {
      const code = line.trim();
      if (/^(\/\*\*|\*)/.test(code)) return '  '.repeat(depth) + (code.startsWith('*') ? ` ${code}` : code);
      const opened = code.match(/\{/g)?.length ?? 0;
      const closed = code.match(/\}/g)?.length ?? 0;
      const margin = '  '.repeat(code.startsWith('}') ? depth - 1 : depth);
      depth += opened - closed;
      return code === '' ? '' : margin + code;
    })
    .join('\n');
}

/** Takes away the parentheses that the printer puts around every union. */
function unwrap(text: string): string {
  const wrapped = text.replace(/^(export type \w+ = )\(([\s\S]*)\)$/m, '$1$2');
  return wrapped.replace(/^(\S+\??: )\(([^()]*)\)$/gm, '$1$2');
}

/** Puts a comment of one line on one line. */
function joinComments(text: string): string {
  return text.replace(/\/\*\*\n\s*\* ([^\n]*)\n\s*\*\//g, '/** $1 */');
}
