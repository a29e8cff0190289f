/** The text that a thread is recognized by, as it is found in its file later. */
import type { UserInput } from '@app-server/schema/experimental';

export function previewOf(input: readonly UserInput[]): string {
  return input.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
}
