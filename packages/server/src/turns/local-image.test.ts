import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/folders.js';
import { PIXEL } from '../../test/pixel.js';
import { readImage } from './local-image.js';

const JPEG = Buffer.from('ffd8ffe000104a464946ffd9', 'hex');
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const WEBP = Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=', 'base64');

async function look(bytes: Buffer | string, name = 'image') {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, bytes);
  return { path, image: await readImage(path) };
}

describe('an image in a file', () => {
  it.each([
    ['image/png', PIXEL],
    ['image/jpeg', JPEG],
    ['image/gif', GIF],
    ['image/webp', WEBP],
  ])('TRN-08: is known by what it holds, whatever it is called: %s', async (type, bytes) => {
    const { image } = await look(bytes, 'image.txt');
    expect(image).toEqual({ url: `data:${type};base64,${bytes.toString('base64')}` });
  });

  it('may have something behind it', async () => {
    expect((await look(Buffer.concat([PIXEL, Buffer.from('more')]))).image).toHaveProperty('url');
  });

  it.each([
    ['nothing', '', 'no image'],
    ['text', 'not an image', 'no image'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'no image'],
    ['the beginning of one', PIXEL.subarray(0, 40), 'not whole'],
    ['the beginning of a photograph', JPEG.subarray(0, 8), 'not whole'],
  ])('is not %s', async (_, bytes, why) => {
    const { path, image } = await look(bytes, 'image.png');
    expect(image).toEqual({ problem: expect.stringContaining(why) as string });
    expect(image).toEqual({ problem: expect.stringContaining(path) as string });
  });

  it('has to be there, to be a file, and to fit', async () => {
    const folder = await temporaryFolder();
    const at = (name: string) => join(folder, name);
    await mkdir(at('folder.png'));
    await symlink('loop', at('loop'));
    await writeFile(at('huge.png'), PIXEL);
    await truncate(at('huge.png'), 60 * 1024 * 1024);
    const found = ['none.png', 'folder.png', 'loop', 'huge.png'].map(async (name) => readImage(at(name)));
    expect(await Promise.all(found)).toEqual(
      ['ENOENT', 'no file', 'ELOOP', 'too large'].map((why) => ({ problem: expect.stringContaining(why) as string })),
    );
  });
});
