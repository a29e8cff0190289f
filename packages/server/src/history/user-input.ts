/** Parts of what the user says. */
import type { ByteRange, ImageDetail, TextElement, UserInput } from '@app-server/schema/experimental';
import type { TextElement as StoredElement, UserInput as StoredInput } from '@app-server/schema/rollout';
import { fields, list, numberOrNull, text, textOrNull } from './loose.js';

export function storedInput(part: UserInput): StoredInput {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text, text_elements: (part.text_elements ?? []).map(storedElement) };
    case 'image':
      return { type: 'image', image_url: part.url, ...detailOf(part) };
    case 'localImage':
      return { type: 'local_image', path: part.path, ...detailOf(part) };
    default:
      return part;
  }
}

/** Undefined for kinds that this release does not know. */
export function inputOf(value: unknown): UserInput | undefined {
  const part = fields(value);
  switch (part.type) {
    case 'text':
      return { type: 'text', text: text(part.text), text_elements: list(part.text_elements).map(elementOf) };
    case 'image':
      return { type: 'image', ...detailOf(part), url: text(part.image_url) };
    case 'local_image':
      return { type: 'localImage', ...detailOf(part), path: text(part.path) };
    case 'skill':
    case 'mention':
      return { type: part.type, name: text(part.name), path: text(part.path) };
    default:
      return undefined;
  }
}

/** A range that is shown in a special way; its words differ between files and the wire. */
export function elementOf(value: unknown): TextElement {
  const { byte_range, placeholder } = fields(value);
  const { start, end } = fields(byte_range);
  const byteRange: ByteRange = { start: numberOrNull(start) ?? 0, end: numberOrNull(end) ?? 0 };
  return { byteRange, placeholder: textOrNull(placeholder) };
}

function storedElement({ byteRange, placeholder }: TextElement): StoredElement {
  return { byte_range: byteRange, placeholder };
}

/** Null says that the client gave none; servers of this release write that too. */
function detailOf({ detail }: { readonly detail?: unknown }): { detail?: ImageDetail } {
  return detail === undefined ? {} : { detail: detail as ImageDetail };
}
