/** What a user says: as items are written, and as the model sees it. */
import type { ContentItem, ResponseItem, TextElement, UserInput } from '@app-server/schema/experimental';
import { readImage } from './local-image.js';

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

/** The model is told of an image that cannot be sent, rather than left to guess. */
async function localImage(path: string, detail: { detail: Detail }): Promise<ContentItem> {
  const image = await readImage(path);
  if ('problem' in image) return { type: 'input_text', text: image.problem };
  return { type: 'input_image', image_url: image.url, ...detail };
}
