/** What a user can put into a turn. */
import * as t from '../define/index.js';
import { ByteRange, ImageDetail } from './primitives.js';

export const TextElement = t.object(
  'TextElement',
  'A span of a text input that the interface treats specially, such as an attachment placeholder.',
  {
    byteRange: t.field(ByteRange, 'Position of the span in `text`, in UTF-8 bytes.'),
    placeholder: t.nullable(t.string, 'Text shown for the span; null when it has none of its own.'),
  },
);

export const UserInput = t.named(
  'UserInput',
  'One piece of input to a turn.',
  t.union([
    t.arm({ type: 'text' }, 'Plain text.', {
      text: t.string,
      text_elements: t.defaulted(
        t.list(TextElement),
        [],
        'Special spans for the interface; may be omitted on input and is written as `[]` when empty.',
      ),
    }),
    t.arm({ type: 'image' }, 'An image given by URL.', {
      detail: t.optional(ImageDetail, 'Resolution the model sees; may come back as null when it was not given.'),
      url: t.field(t.string, 'Web address or data URL of the image.'),
    }),
    t.arm({ type: 'localImage' }, "An image read from the server's file system.", {
      detail: t.optional(ImageDetail, 'Resolution the model sees; `original` keeps the size of the file.'),
      path: t.field(t.string, 'Path of the image file.'),
    }),
    t.arm({ type: 'skill' }, 'A skill to use, normally next to a text that names it as `$name`.', {
      name: t.string,
      path: t.field(t.string, "Path of the skill's `SKILL.md` file."),
    }),
    t.arm({ type: 'mention' }, 'An app or plugin the text refers to.', {
      name: t.field(t.string, 'Name to display.'),
      path: t.field(
        t.string,
        'Address of the target, such as `app://<connector-id>` or `plugin://<plugin>@<marketplace>`.',
      ),
    }),
  ]),
);
