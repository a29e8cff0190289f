/** How many tokens something takes where nobody has counted them yet. */
import type { ResponseItem } from '@app-server/schema/experimental';

const BYTES_PER_TOKEN = 4;

/** Stands for an image, which takes no more than this however large it is. */
const IMAGE = 'x'.repeat(7_000);

export function estimatedTokens(items: readonly ResponseItem[], instructions = ''): number {
  const texts = [instructions, ...items.map((item) => JSON.stringify(item, withoutImages))];
  return texts.reduce((sum, text) => sum + Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN), 0);
}

function withoutImages(key: string, value: unknown): unknown {
  return key === 'image_url' && typeof value === 'string' && value.startsWith('data:') ? IMAGE : value;
}

/** What no reply has counted yet: all that came behind the last thing that the model said. */
export function uncountedItems(items: readonly ResponseItem[]): readonly ResponseItem[] {
  const last = items.findLastIndex(isOfModel);
  return last < 0 ? [] : items.slice(last + 1);
}

const OF_MODEL = /^(?:reasoning|\w+_call|(?:context_)?compaction)$/;

function isOfModel(item: ResponseItem): boolean {
  return item.type === 'message' ? item.role === 'assistant' : OF_MODEL.test(item.type);
}
