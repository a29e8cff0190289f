/** User input, in the spelling of session files. */
import * as t from '../define/index.js';
import { ByteRange, ImageDetail } from '../domains/primitives.js';

export const TextElement = t.object('TextElement', 'Part of a text that a client shows in a special way.', {
  byte_range: t.field(ByteRange, 'Range in bytes of the UTF-8 text it belongs to.'),
  placeholder: t.maybe(t.string, 'Text to show in its place; null when there is none.'),
});

export const UserInput = t.named(
  'UserInput',
  'One piece of user input in its internal form.',
  t.union([
    t.arm({ type: 'text' }, 'Text typed by the user.', {
      text: t.string,
      text_elements: t.defaulted(
        t.list(TextElement),
        [],
        'Ranges of `text` that the client renders specially, in bytes of its UTF-8 form; the text itself stays unchanged.',
      ),
    }),
    t.arm({ type: 'image' }, 'An image, already encoded.', {
      image_url: t.field(t.string, 'Image as a data URI.'),
      detail: t.maybe(ImageDetail, 'Detail level for the model; null means the default level.'),
    }),
    t.arm({ type: 'local_image' }, 'An image file, encoded when the model request is built.', {
      path: t.field(t.string, 'Path of the image file.'),
      detail: t.maybe(ImageDetail, 'Detail level for the model; null means the default level.'),
    }),
    t.arm({ type: 'skill' }, 'A skill picked by the user.', {
      name: t.string,
      path: t.field(t.string, 'Path of its `SKILL.md` file.'),
    }),
    t.arm({ type: 'mention' }, 'A mention of an app or plugin picked by the user.', {
      name: t.field(t.string, 'Name shown to the user.'),
      path: t.field(
        t.string,
        'URI of what is mentioned, with scheme `app` (connector id) or `plugin` (name, `@`, marketplace name).',
      ),
    }),
  ]),
);
