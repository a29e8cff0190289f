/** Base64 as the protocol writes it: the standard alphabet, with padding. */
import { invalidRequest } from '../../core/faults.js';

/** Node decodes leniently; only what encodes to the same text again was proper. */
export function decodeBase64(text: string, path: string): Buffer {
  const data = Buffer.from(text, 'base64');
  if (data.toString('base64') !== text)
    throw invalidRequest('expected base64 of the standard alphabet, padded with =', path);
  return data;
}
