/** Checks the tools that a client brings along. */
import type { DynamicToolSpec } from '@app-server/schema/experimental';
import { invalidRequest } from '../../core/faults.js';

const NAME = /^[a-zA-Z0-9_-]+$/;
const LONGEST_NAME = 128;
const LONGEST_NAMESPACE = 64;

/** Namespaces that the Responses API has for itself. */
const TAKEN: ReadonlySet<string> = new Set([
  'api_tool',
  'browser',
  'computer',
  'container',
  'file_search',
  'functions',
  'image_gen',
  'multi_tool_use',
  'python',
  'python_user_visible',
  'submodel_delegator',
  'terminal',
  'tool_search',
  'web',
]);

/** @throws {RpcError} when a tool could not be told to a model, or not be told apart from others */
export function checkDynamicTools(tools: readonly DynamicToolSpec[]): void {
  const names = new Set<string>();
  for (const [index, tool] of tools.entries()) {
    const problem = problemOf(tool) ?? (names.has(fullName(tool)) ? 'its name is taken by one before it' : undefined);
    if (problem !== undefined) {
      const message = `The dynamic tool ${JSON.stringify(fullName(tool))} cannot be used: ${problem}.`;
      throw invalidRequest(message, `/params/dynamicTools/${index}`);
    }
    names.add(fullName(tool));
  }
}

function problemOf({ name, namespace, deferLoading, inputSchema }: DynamicToolSpec): string | undefined {
  const ofName = problemOfWord('name', name, LONGEST_NAME);
  if (ofName !== undefined) return ofName;
  if (namespace === undefined && deferLoading === true) return 'one that is loaded later needs a namespace';
  const ofNamespace = namespace === undefined ? undefined : problemOfWord('namespace', namespace, LONGEST_NAMESPACE);
  if (ofNamespace !== undefined) return ofNamespace;
  if (namespace !== undefined && TAKEN.has(namespace)) return `the namespace ${namespace} belongs to the Responses API`;
  return isSchema(inputSchema) ? undefined : 'inputSchema is no JSON Schema';
}

function problemOfWord(what: string, word: string, longest: number): string | undefined {
  if (!NAME.test(word)) return `the ${what} must consist of letters, digits, _ and -`;
  if (word.length > longest) return `the ${what} must have no more than ${longest} characters`;
  if (word === 'mcp' || word.startsWith('mcp__')) return `a ${what} that begins with mcp__ is reserved for MCP`;
  return undefined;
}

function fullName({ namespace, name }: DynamicToolSpec): string {
  return namespace === undefined ? name : `${namespace}.${name}`;
}

const LISTS = ['anyOf', 'oneOf', 'allOf'];

/** Only its outer form; what keywords mean is for the model provider to know. */
function isSchema(value: unknown): boolean {
  if (typeof value === 'boolean') return true;
  if (!isObject(value)) return false;
  const { properties, required, items, enum: values } = value;
  if (properties !== undefined && !(isObject(properties) && Object.values(properties).every(isSchema))) return false;
  if (required !== undefined && !(Array.isArray(required) && required.every((name) => typeof name === 'string')))
    return false;
  if (values !== undefined && !Array.isArray(values)) return false;
  if (items !== undefined && !(Array.isArray(items) ? items.every(isSchema) : isSchema(items))) return false;
  return LISTS.every((name) => {
    const list = value[name];
    return list === undefined || (Array.isArray(list) && list.every(isSchema));
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
