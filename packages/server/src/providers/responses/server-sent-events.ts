/** Reads a stream of server-sent events, and gives the data of as many as have come at a time. */
import { createParser } from 'eventsource-parser';

/** Some providers send this behind the last event. */
const DONE = '[DONE]';

type Body = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export async function* serverSentEvents(body: Body): AsyncGenerator<readonly string[]> {
  let events: string[] = [];
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data !== DONE) events.push(data);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (events.length === 0) continue;
    yield events;
    events = [];
  }
}
