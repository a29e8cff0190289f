/** The text that a thread is recognized by. */
import type { UserInput } from '@app-server/schema/experimental';
import { textOf } from './user-items.js';

export function previewOf(input: readonly UserInput[]): string {
  return textOf(input).trim();
}
