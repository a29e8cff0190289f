/** What a user says: as items are written, and as the model sees it. */
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { ContentItem, ResponseItem, TextElement, UserInput } from '@app-server/schema/experimental';

/** Input in the form in which items hold it: nothing is left out. */
export function writtenInput(input: readonly UserInput[]): UserInput[] {
  return input.map((part) => {
    switch (part.type) {
      case 'text':
        return { ...part, text_elements: (part.text_elements ?? []).map(writtenElement) };
      case 'image':
      case 'localImage':
        return { ...part, detail: part.detail ?? null } as UserInput;
      default:
        return part;
    }
  });
}

function writtenElement(element: TextElement): TextElement {
  return { ...element, placeholder: element.placeholder ?? null };
}

/** The message that the model sees; undefined for no input. */
export async function userMessage(input: readonly UserInput[]): Promise<ResponseItem | undefined> {
  if (input.length === 0) return undefined;
  return { type: 'message', role: 'user', content: await Promise.all(input.map(contentOf)) };
}

async function contentOf(part: UserInput): Promise<ContentItem> {
  switch (part.type) {
    case 'text':
      return { type: 'input_text', text: part.text };
    case 'image':
      return { type: 'input_image', image_url: part.url, ...detailOf(part) };
    case 'localImage':
      return localImage(part.path, detailOf(part));
    case 'skill':
      return { type: 'input_text', text: `Use the skill ${part.name} (${part.path}).` };
    case 'mention':
      return { type: 'input_text', text: `${part.name} is ${part.path}.` };
  }
}

type Detail = NonNullable<Extract<UserInput, { type: 'localImage' }>['detail']>;

/** What clients leave open is looked at closely. */
function detailOf({ detail }: { detail?: Detail | null }): { detail: Detail } {
  return { detail: detail ?? 'high' };
}

const IMAGES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

/** Bytes of an image that a request has room for. */
const MOST_BYTES = 50 * 1024 * 1024;

/** The model is told of an image that cannot be sent, rather than left to guess. */
async function localImage(path: string, detail: { detail: Detail }): Promise<ContentItem> {
  const type = IMAGES[extname(path).toLowerCase()];
  if (type === undefined) return sorry(`${path} is no image that can be shown.`);
  try {
    const found = await stat(path);
    if (!found.isFile()) return sorry(`${path} is no file.`);
    if (found.size > MOST_BYTES) return sorry(`The image ${path} is too large: ${found.size} bytes.`);
    const bytes = await readFile(path);
    return { type: 'input_image', image_url: `data:${type};base64,${bytes.toString('base64')}`, ...detail };
  } catch (error) {
    const { code = 'EIO' } = error as NodeJS.ErrnoException;
    return sorry(`The image ${path} could not be read (${code}).`);
  }
}

function sorry(text: string): ContentItem {
  return { type: 'input_text', text };
}
