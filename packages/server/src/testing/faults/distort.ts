/** Faults in what a message says. */
import type { Fault } from '../../scenario/scenario-types.js';
import { removeAt, setAt } from './pointer.js';

/** The text of a message with all its faults of content, in the order of the scenario. */
export function distort(text: string, faults: readonly Fault[]): string {
  return faults.reduce((message, fault) => {
    if (fault.fault === 'set') return edit(message, (body) => setAt(body, fault.path, fault.value));
    if (fault.fault === 'remove') return edit(message, (body) => removeAt(body, fault.path));
    return fault.fault === 'oversizedFrame' ? pad(message, fault.bytes) : message;
  }, text);
}

function edit(text: string, change: (body: unknown) => void): string {
  const message = JSON.parse(text) as { result?: unknown; params?: unknown; error?: unknown };
  change(message.result ?? message.params ?? message.error);
  return JSON.stringify(message);
}

/** Blanks between two tokens: still JSON, and the id of a reply stays where readers look for it. */
function pad(text: string, bytes: number): string {
  const missing = bytes - Buffer.byteLength(text);
  if (missing <= 0) return text;
  const place = text.startsWith('{"id":') ? text.length - 1 : text.indexOf(':') + 1;
  return text.slice(0, place) + ' '.repeat(missing) + text.slice(place);
}
