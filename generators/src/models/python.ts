/** Models for Python: one module of dataclasses a surface, printed by quicktype from the published JSON Schema. */
import { MESSAGE_UNIONS, type Surface, published } from '@app-server/protocol';
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } from 'quicktype-core';

/** Unions over all methods are no models: messages are told apart by their method. */
const MESSAGES = new Set([...Object.values(MESSAGE_UNIONS), 'JSONRPCMessage']);

export async function pythonModels({ definitions, stability }: Surface): Promise<string> {
  const names = Object.keys(definitions)
    .filter((name) => !MESSAGES.has(name))
    .sort();
  const schema = {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${name}` }])),
    definitions: Object.fromEntries(
      names.map((name) => [name, { title: name, ...published(definitions[name] ?? {}) }]),
    ),
  };
  const source = new JSONSchemaInput(new FetchingJSONSchemaStore());
  await source.addSource({ name: 'AppServerProtocol', schema: JSON.stringify(schema) });
  const inputData = new InputData();
  inputData.addInput(source);
  const { lines } = await quicktype({
    inputData,
    lang: 'python',
    combineClasses: false,
    leadingComments: [
      `The ${stability} surface of the App Server Protocol. Generated: change the declarations instead.`,
    ],
    rendererOptions: { 'python-version': '3.7', 'just-types': 'true' },
  });
  return lines.join('\n');
}
