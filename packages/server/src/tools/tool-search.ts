/** `tool_search`: finds tools that the model was not told of; there only where there are some. */
import { type DynamicTools, inNamespaces } from './dynamic-tools.js';
import { type NamedTool, type ToolCall, argumentsOf, optionalNumber, text } from './tool.js';

const USUAL_LIMIT = 8;

export function toolSearch({ deferred }: DynamicTools): NamedTool[] {
  if (deferred.length === 0) return [];
  const spec = {
    type: 'function',
    name: 'tool_search',
    description: 'Finds further tools by words of their name or description.',
    strict: false,
    parameters: {
      type: 'object',
      properties: { query: { type: 'string' }, limit: { type: 'number' } },
      required: ['query'],
    },
  } as const;
  return [{ name: 'tool_search', tool: { spec, run } }];

  async function run(call: ToolCall) {
    const { query, limit } = argumentsOf(call);
    const words = text('query', query).toLowerCase().split(/\W+/).filter(Boolean);
    const scored = deferred.map((tool) => {
      const searched = `${tool.namespace ?? ''} ${tool.name} ${tool.description}`.toLowerCase();
      return { tool, score: words.filter((word) => searched.includes(word)).length };
    });
    const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    const most = optionalNumber('limit', limit) ?? USUAL_LIMIT;
    return { output: JSON.stringify(inNamespaces(found.slice(0, most).map(({ tool }) => tool))) };
  }
}
