/** Messages of a server that the protocol does not allow. */
import { checkMessage } from '@app-server/schema/experimental/validators';
import { type Transcript, exchangesOf } from './messages.js';

/** What a server sent and the experimental surface does not declare. */
export function invalidMessages(transcript: Transcript): unknown[] {
  const asked = new Map(exchangesOf(transcript).flatMap(({ answers, method }) => answers.map((one) => [one, method])));
  return transcript.flatMap(({ from, message, raw }) => {
    if (from === 'client') return [];
    const verdict = checkMessage(message, { from: 'server', answers: message && asked.get(message) });
    return verdict.ok ? [] : [{ faults: verdict.faults, raw: raw.slice(0, 300) }];
  });
}
