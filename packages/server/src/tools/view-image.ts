/** `view_image`: the model looks at an image in a file. */
import type { ImageDetail, Model, ThreadItem } from '@app-server/schema/experimental';
import { readImage } from '../turns/local-image.js';
import { modelOf } from '../turns/provider-of.js';
import type { RunningTurn } from '../turns/running-turn.js';
import { resolvePath } from './resolve-path.js';
import { type NamedTool, type ToolCall, ToolError, argumentsOf, optionalText, text } from './tool.js';

export function viewImage(): NamedTool {
  return {
    name: 'view_image',
    tool: {
      spec: {
        type: 'function',
        name: 'view_image',
        description: 'Looks at an image in a file: PNG, JPEG, GIF or WebP.',
        strict: false,
        parameters: {
          type: 'object',
          properties: {
            path: { type: 'string', description: 'The file; relative to the folder of the thread.' },
            detail: {
              type: 'string',
              enum: ['high', 'original'],
              description: 'How closely to look: high by default; original where every pixel counts.',
            },
          },
          required: ['path'],
          additionalProperties: false,
        },
      },
      run,
    },
  };
}

async function run(call: ToolCall, turn: RunningTurn) {
  const args = argumentsOf(call);
  const path = resolvePath(turn.settings.cwd, text('path', args.path));
  const detail = detailOf(args.detail);
  if (!seesImages(turn)) throw new ToolError(`The model ${modelOf(turn)} does not take images.`);
  const image = await readImage(path);
  if ('problem' in image) throw new ToolError(image.problem);
  const item: ThreadItem = { type: 'imageView', id: call.callId, path };
  turn.startItem(item);
  await turn.completeItem(item);
  return { output: [{ type: 'input_image' as const, image_url: image.url, detail }] };
}

function detailOf(value: unknown): ImageDetail {
  const detail = optionalText('detail', value) ?? 'high';
  if (detail === 'high' || detail === 'original') return detail;
  throw new ToolError('detail must be high or original.');
}

/** Models of which the catalogue does not say do. */
function seesImages(turn: RunningTurn): boolean {
  const known: Partial<Model> | undefined = turn.thread.services.catalogue.models.find(
    ({ model }) => model === modelOf(turn),
  );
  return known?.inputModalities?.includes('image') ?? true;
}
