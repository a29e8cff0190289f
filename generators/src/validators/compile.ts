/** Compiles each named type to one module that exports `validate(value)`. */
import { type JsonSchema, MESSAGE_UNIONS } from '@app-server/protocol';
import { Ajv, type AnySchemaObject, type Code, type KeywordCxt, _ } from 'ajv';
import { ACCEPTS, CLOSED, type DialectOptions, toDialect } from './dialect.js';
import { formats } from './runtime/formats.js';
import { verdictOnly } from './verdict-only.js';

/** Unions over all methods are never validated as such: messages are dispatched by method. */
const DISPATCHED = [...Object.values(MESSAGE_UNIONS), 'JSONRPCMessage'];

/** Source of a module by type name; modules refer to each other and to `../formats.js`. */
export function compileTypes(
  definitions: Record<string, JsonSchema>,
  options: DialectOptions = {},
): Map<string, string> {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true, formats: _`formats` },
    discriminator: true,
    messages: false,
    strict: false,
  });
  ajv.addKeyword({ keyword: ACCEPTS, code: (context) => acceptAlternatives(ajv, context) });
  ajv.addKeyword({ keyword: CLOSED, type: 'object', code: countKeys });
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  const validated = Object.entries(definitions).filter(([name]) => !DISPATCHED.includes(name));
  const schemas = toDialect(Object.fromEntries(validated), options);
  for (const [name, schema] of schemas) ajv.addSchema({ $id: name, ...schema });
  return new Map([...schemas.keys()].map((name) => [name, printModule(ajv, name)]));
}

/** One expression for all alternatives, where ajv would count the errors of each. */
function acceptAlternatives(ajv: Ajv, context: KeywordCxt): void {
  const { gen, data, schema } = context;
  const alternatives = (schema as string[]).map((name) => {
    if (name === 'null') return _`${data} === null`;
    return _`${gen.scopeValue('validate', { ref: ajv.getSchema(name) })}(${data})`;
  });
  const [first, ...others] = alternatives as [Code, ...Code[]];
  context.pass(others.reduce((either, one) => _`${either} || ${one}`, first));
}

/** An object has no undeclared keys exactly when it has as many as there are declared ones in it. */
function countKeys(context: KeywordCxt): void {
  const { gen, data } = context;
  const { properties = {}, required = [] } = context.parentSchema as JsonSchema;
  const count = gen.let('count', 0);
  gen.forIn('key', data, () => gen.code(_`${count}++`));
  const optional = Object.keys(properties).filter((key) => !required.includes(key));
  const declared = optional.reduce<Code>(
    (sum, key) => _`${sum} + (${data}[${key}] === undefined ? 0 : 1)`,
    _`${required.length}`,
  );
  context.pass(_`${count} === ${declared}`);
}

/** A module: imports of what it calls, the function, its export. */
function printModule(ajv: Ajv, name: string): string {
  const source = ajv.getSchema(name)?.source;
  if (!source) throw new Error(`ajv compiled no source for "${name}".`);
  const imports: string[] = [];
  const scope = ajv.scope.scopeCode(source.scopeValues, {}, (value) => {
    const target = value.value?.ref as { schema?: AnySchemaObject } | undefined;
    if (value.prefix !== 'validate' || !target?.schema?.$id) return undefined;
    imports.push(`import { validate as ${String(value)} } from './${target.schema.$id}.js';`);
    return _``;
  });
  const constants = String(scope)
    .replace(/^"use strict";|^const schema\d+ = .*;$/gm, '')
    .trim();
  if (constants.includes('formats')) imports.push("import { formats } from '../formats.js';");
  const exported = `export { ${String(source.validateName)} as validate };`;
  return (
    [...imports, constants, verdictOnly(source.validateCode).trim(), exported, '']
      .filter((part) => part !== '')
      .join('\n') + '\n'
  );
}
