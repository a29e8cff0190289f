/** What a model may call. */
import type { FunctionCallOutputBody } from '@app-server/schema/experimental';
import type { ToolSpec } from '../providers/model-provider.js';
import type { RunningTurn } from '../turns/running-turn.js';

export interface ToolCall {
  readonly callId: string;
  readonly name: string;
  readonly namespace: string | null;
  /** JSON for functions, free text for custom tools. */
  readonly input: string;
}

/** What the model is told. */
export interface ToolResult {
  readonly output: FunctionCallOutputBody;
}

export interface Tool {
  /** As the model is told of it; undefined for one that can be called without being listed. */
  readonly spec: ToolSpec | undefined;
  /** @throws {ToolError} with what the model is told instead */
  run(call: ToolCall, turn: RunningTurn): Promise<ToolResult>;
  /** Input that is still being written. */
  preview?(callId: string, input: string, turn: RunningTurn): void;
}

/** A tool under its full name. */
export interface NamedTool {
  readonly name: string;
  readonly tool: Tool;
}

export function fullName(name: string, namespace: string | null | undefined): string {
  return namespace === null || namespace === undefined ? name : `${namespace}.${name}`;
}

/** A call came to nothing, and the model may try something else. */
export class ToolError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ToolError';
  }
}

/** The arguments of a function. */
export function argumentsOf(call: ToolCall): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(call.input === '' ? '{}' : call.input);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    throw new ToolError(`The arguments of ${call.name} are not JSON: ${(cause as Error).message}`, cause);
  }
  throw new ToolError(`The arguments of ${call.name} must be a JSON object.`);
}

/** A text among arguments. */
export function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new ToolError(`${name} must be a text.`);
}

export function optionalText(name: string, value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : text(name, value);
}

export function optionalNumber(name: string, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new ToolError(`${name} must be a number.`);
}
