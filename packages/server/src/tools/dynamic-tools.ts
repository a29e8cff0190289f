/** Tools that the client runs itself. */
import type {
  DynamicToolCallOutputContentItem,
  DynamicToolCallParams,
  DynamicToolCallResponse,
  DynamicToolSpec,
  FunctionCallOutputBody,
  JsonValue,
  ThreadItem,
} from '@app-server/schema/experimental';
import type { ToolSpec } from '../providers/model-provider.js';
import type { RunningTurn } from '../turns/running-turn.js';
import { type NamedTool, type Tool, type ToolCall, argumentsOf, fullName } from './tool.js';

export interface DynamicTools {
  readonly tools: readonly NamedTool[];
  /** Groups with the tools in them that the model is told of. */
  readonly namespaces: readonly ToolSpec[];
  /** Those it can only search for. */
  readonly deferred: readonly DynamicToolSpec[];
}

export function dynamicTools(specs: readonly DynamicToolSpec[]): DynamicTools {
  const told = specs.filter(({ deferLoading }) => deferLoading !== true);
  return {
    tools: specs.map((spec) => ({ name: fullName(spec.name, spec.namespace), tool: toolOf(spec) })),
    namespaces: inNamespaces(told),
    deferred: specs.filter(({ deferLoading }) => deferLoading === true),
  };
}

/** Tools as the model is told of them, those of a group within it. */
export function inNamespaces(specs: readonly DynamicToolSpec[]): ToolSpec[] {
  const groups = new Map<string, ToolSpec[]>();
  for (const spec of specs) {
    if (spec.namespace === undefined) continue;
    groups.set(spec.namespace, [...(groups.get(spec.namespace) ?? []), functionOf(spec)]);
  }
  return [...groups].map(([name, tools]) => ({
    type: 'namespace',
    name,
    description: `Tools of the client: ${name}.`,
    tools,
  }));
}

function toolOf(spec: DynamicToolSpec): Tool {
  const isTold = spec.namespace === undefined && spec.deferLoading !== true;
  return { spec: isTold ? functionOf(spec) : undefined, run };
}

function functionOf({ name, description, inputSchema }: DynamicToolSpec): ToolSpec {
  return { type: 'function', name, description, strict: false, parameters: inputSchema as object };
}

async function run(call: ToolCall, turn: RunningTurn) {
  const startedAt = Date.now();
  const { callId, namespace, name: tool } = call;
  const args = argumentsOf(call) as JsonValue;
  const shown = { namespace, tool, arguments: args };
  const open = { status: 'inProgress', contentItems: null, success: null, durationMs: null } as const;
  const item: ThreadItem = { type: 'dynamicToolCall', id: callId, ...shown, ...open };
  turn.startItem(item);
  const { success, contentItems } = await ask(turn, { ...turn.place, callId, ...shown });
  await turn.completeItem({
    ...item,
    status: success ? 'completed' : 'failed',
    contentItems,
    success,
    durationMs: Date.now() - startedAt,
  });
  return { output: told(contentItems) };
}

async function ask(turn: RunningTurn, params: DynamicToolCallParams): Promise<DynamicToolCallResponse> {
  const answer = await turn.questions.ask('item/tool/call', params, { announce: false });
  if (answer.kind === 'answered') return answer.result;
  return failed(
    answer.kind === 'malformed' ? 'The answer of the client has another form.' : 'The client did not run it.',
  );
}

/** One text is the whole output, anything else a list; images are looked at closely. */
function told(items: readonly DynamicToolCallOutputContentItem[]): FunctionCallOutputBody {
  const [first] = items;
  if (items.length === 1 && first?.type === 'inputText') return first.text;
  return items.map((item) =>
    item.type === 'inputText'
      ? { type: 'input_text', text: item.text }
      : { type: 'input_image', image_url: item.imageUrl, detail: 'high' },
  );
}

function failed(text: string): DynamicToolCallResponse {
  return { success: false, contentItems: [{ type: 'inputText', text }] };
}
