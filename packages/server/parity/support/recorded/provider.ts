/** How the server of a recorded session must have been configured. */
import type { PlacesOptions } from '../places.js';
import { type Recording, transcriptOf } from '../recording.js';

interface Params {
  message?: string;
  error?: { message: string };
}

export function recordedProvider(lives: readonly Recording[]): Pick<PlacesOptions, 'provider' | 'config'> {
  const said = lives.flatMap(transcriptOf).flatMap(({ from, message }) => {
    const { message: remark, error } = (from === 'server' ? (message?.params ?? {}) : {}) as Params;
    return [remark, error?.message].filter((text) => typeof text === 'string');
  });
  const find = (pattern: RegExp) => said.map((text) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  const attempts = find(/^Reconnecting\.\.\. \d+\/(\d+)/);
  const isImpatient = find(/(idle timeout)/) !== undefined;
  const features = new Set(find(/^Under-development features enabled: ([\w, ]+)\./)?.split(', '));
  const methods = new Set(lives.flatMap(transcriptOf).map(({ message }) => message?.method));
  if (methods.has('item/permissions/requestApproval')) features.add('request_permissions_tool');
  return {
    provider: {
      ...(attempts !== undefined && { stream_max_retries: Number(attempts) }),
      ...(isImpatient && { stream_idle_timeout_ms: 1_000 }),
    },
    config: features.size === 0 ? '' : `[features]\n${[...features].map((name) => `${name} = true\n`).join('')}`,
  };
}
