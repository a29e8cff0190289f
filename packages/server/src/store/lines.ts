/** Lines of session files as text. */
import type { RolloutLine } from '@app-server/schema/rollout';

/** Members that tell what a line holds come first, so that readers can pass over it without parsing all of it. */
export function writeLine({ timestamp, type, payload }: RolloutLine): string {
  return `${JSON.stringify({ timestamp, type, payload })}\n`;
}

/** Undefined for what is no line: half of one, or something else. */
export function readLine(text: string): RolloutLine | undefined {
  try {
    const value = JSON.parse(text) as Partial<RolloutLine> | null;
    const isLine = typeof value?.type === 'string' && typeof value.payload === 'object' && value.payload !== null;
    return isLine ? (value as RolloutLine) : undefined;
  } catch {
    return undefined;
  }
}
