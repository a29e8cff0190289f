/** The tools of a turn, by name. */
import { RpcError } from '@app-server/rpc';
import type { ResponseItem } from '@app-server/schema/experimental';
import { goalTools } from '../goals/goal-tools.js';
import type { ToolSpec } from '../providers/model-provider.js';
import type { RunningTurn } from '../turns/running-turn.js';
import { dynamicTools } from './dynamic-tools.js';
import { execTools } from './exec/exec-tools.js';
import { patchTool } from './patch-tool.js';
import { requestPermissions } from './request-permissions.js';
import { requestUserInput } from './request-user-input.js';
import { type Tool, ToolError, type ToolResult, fullName } from './tool.js';
import type { AnswerableCall } from './tool-calls.js';
import { toolSearch } from './tool-search.js';
import { updatePlan } from './update-plan.js';
import { viewImage } from './view-image.js';

export class Toolbox {
  readonly #tools: ReadonlyMap<string, Tool>;
  /** What the model is told it may call. */
  readonly specs: readonly ToolSpec[];

  constructor(tools: ReadonlyMap<string, Tool>, specs: readonly ToolSpec[]) {
    this.#tools = tools;
    this.specs = specs;
  }

  find(name: string, namespace: string | null): Tool | undefined {
    return this.#tools.get(fullName(name, namespace));
  }

  /** Runs a call; what goes wrong with it is the model's to know. Rejects only when the turn is over. */
  async run(call: AnswerableCall, turn: RunningTurn): Promise<ResponseItem> {
    return call.answer(await this.#result(call, turn));
  }

  async #result(call: AnswerableCall, turn: RunningTurn): Promise<ToolResult> {
    const tool = this.find(call.name, call.namespace);
    if (!tool) return { output: `There is no tool ${fullName(call.name, call.namespace)}.` };
    try {
      return await tool.run(call, turn);
    } catch (error) {
      // What the machine refuses is the model's to know, too.
      if (error instanceof ToolError || error instanceof RpcError) return { output: error.message };
      throw error;
    }
  }
}

/** The tools that fit a turn: none that need files or run anything where there is nothing to do it in. */
export function toolboxOf(turn: RunningTurn): Toolbox {
  const local = turn.hasEnvironment ? [...execTools(turn), patchTool(), viewImage()] : [];
  const own = [...local, updatePlan(), ...goalTools(turn), requestUserInput(turn), requestPermissions(turn)];
  const dynamic = dynamicTools(turn.thread.facts.dynamicTools);
  const named = new Map<string, Tool>();
  for (const { name, tool } of [...own, ...dynamic.tools, ...toolSearch(dynamic)]) named.set(name, tool);
  const specs = [...named.values()].flatMap(({ spec }) => (spec ? [spec] : []));
  return new Toolbox(named, [...specs, ...dynamic.namespaces]);
}
