/** A message of the model on its way through the whole server, piece by piece. */
import type { Row } from '../row.js';
import { type Arena, against } from './arena.js';
import { deltaModel } from './delta-model.js';
import { configOf } from './homes.js';
import type { Subject } from './subject.js';

/** So many that a turn itself counts little; with more, each takes the reference longer. */
const DELTAS = 2_000;

export async function deltas(arena: Arena): Promise<Row[]> {
  const model = await deltaModel(DELTAS);
  try {
    const samples = await arena.with(
      [],
      (homes) =>
        homes.serve(({ ours, reference }) =>
          arena.rotate({
            ours: { times: 3, time: () => streamed(ours) },
            reference: { times: 3, time: () => streamed(reference) },
          }),
        ),
      configOf(model.url),
    );
    const row = against(samples, `a delta of a message, from the model to the client`, 1 / 5);
    return [{ ...row, unit: 'ns' }];
  } finally {
    await model.close();
  }
}

/** Nanoseconds for each. */
async function streamed(server: Subject): Promise<number> {
  const { thread } = (await server.ask('thread/start', {})) as { thread: { id: string } };
  const params = { threadId: thread.id, input: [{ type: 'text', text: 'go' }] };
  const { messages, time } = await server.stream('turn/start', params, '"turn/completed"');
  if (messages < DELTAS) throw new Error(`Of ${DELTAS} deltas came no more than ${messages}.`);
  return (time * 1e6) / DELTAS;
}
