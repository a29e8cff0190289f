/** What a request to the Responses API says. */
import type { ReasoningSummary, ResponseItem } from '@app-server/schema/experimental';
import type { ModelRequest, ToolSpec } from '../model-provider.js';

export interface RequestBody {
  model: string;
  instructions: string;
  input: readonly ResponseItem[];
  tools: readonly ToolSpec[];
  tool_choice: 'auto';
  parallel_tool_calls: true;
  reasoning?: { effort?: string; summary?: Exclude<ReasoningSummary, 'none'> };
  store: false;
  stream: true;
  include: ['reasoning.encrypted_content'];
  service_tier?: string;
  prompt_cache_key: string;
  text?: { format: { type: 'json_schema'; strict: true; schema: unknown; name: string } };
}

/** The tier of those who pay for none: upstream knows it by silence alone. */
const STANDARD_TIER = 'default';

export function requestBody(request: ModelRequest, input: readonly ResponseItem[]): RequestBody {
  const { effort, summary, serviceTier, outputSchema } = request;
  const reasoning = { ...(effort && { effort }), ...(summary && summary !== 'none' && { summary }) };
  return {
    model: request.model,
    instructions: request.instructions,
    input: input.filter(({ type }) => type !== 'other'),
    tools: request.tools,
    tool_choice: 'auto',
    parallel_tool_calls: true,
    ...(Object.keys(reasoning).length > 0 && { reasoning }),
    store: false,
    stream: true,
    include: ['reasoning.encrypted_content'],
    ...(serviceTier !== null && serviceTier !== STANDARD_TIER && { service_tier: serviceTier }),
    prompt_cache_key: request.threadId,
    ...(outputSchema !== undefined && outputSchema !== null && { text: { format: formatOf(outputSchema) } }),
  };
}

function formatOf(schema: unknown) {
  return { type: 'json_schema', strict: true, schema, name: 'output_schema' } as const;
}
