/** Images in files, as a model is shown them: as they are, and not made smaller. */
import { readFile, stat } from 'node:fs/promises';

/** What tells a kind of image, whatever its file is called, and comes at the end of a whole one. */
interface Kind {
  readonly type: string;
  readonly mark: string;
  /** Where the mark stands. */
  readonly at: number;
  readonly end: string;
}

const KINDS: readonly Kind[] = [
  { type: 'image/png', mark: '\x89PNG\r\n\x1a\n', at: 0, end: 'IEND' },
  { type: 'image/jpeg', mark: '\xff\xd8\xff', at: 0, end: '\xff\xd9' },
  { type: 'image/gif', mark: 'GIF8', at: 0, end: ';' },
  { type: 'image/webp', mark: 'WEBP', at: 8, end: '' },
];

/** Bytes of an image that a request has room for. */
const MOST_BYTES = 50 * 1024 * 1024;

/** A data URL, or why there is none, as the model may be told. */
export type LocalImage = { readonly url: string } | { readonly problem: string };

export async function readImage(path: string): Promise<LocalImage> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { problem: `${path} is no file.` };
    if (found.size > MOST_BYTES) return { problem: `The image ${path} is too large: ${found.size} bytes.` };
    return dataUrl(path, await readFile(path));
  } catch (error) {
    const { code = 'EIO' } = error as NodeJS.ErrnoException;
    return { problem: `The image ${path} could not be read (${code}).` };
  }
}

/** Providers refuse all that is said to them with an image that they cannot decode. */
function dataUrl(path: string, bytes: Buffer): LocalImage {
  const head = bytes.toString('latin1', 0, 16);
  const kind = KINDS.find(({ mark, at }) => head.startsWith(mark, at));
  if (!kind) return { problem: `${path} is no image that can be shown: PNG, JPEG, GIF and WebP can.` };
  if (!bytes.includes(kind.end, kind.at + kind.mark.length, 'latin1'))
    return { problem: `The image ${path} is not whole.` };
  return { url: `data:${kind.type};base64,${bytes.toString('base64')}` };
}
