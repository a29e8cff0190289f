/** A Responses API on loopback that streams one long message, as fast as it is read. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface DeltaModel {
  url: string;
  close(): Promise<void>;
}

export async function deltaModel(deltas: number): Promise<DeltaModel> {
  const text = reply(deltas);
  const server = createServer((request, response) => {
    request.resume();
    if (!request.url?.endsWith('/responses')) return void response.writeHead(404).end();
    request.on('end', () => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function reply(deltas: number): string {
  const item = { type: 'message', role: 'assistant', id: 'msg_1' };
  const delta = event({ type: 'response.output_text.delta', item_id: 'msg_1', delta: 'a word ' });
  const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
  return [
    event({ type: 'response.created', response: { id: 'resp_1' } }),
    event({ type: 'response.output_item.added', item: { ...item, content: [] } }),
    delta.repeat(deltas),
    event({
      type: 'response.output_item.done',
      item: { ...item, content: [{ type: 'output_text', text: 'a word '.repeat(deltas) }] },
    }),
    event({ type: 'response.completed', response: { id: 'resp_1', usage } }),
  ].join('');
}

function event(value: { type: string } & Record<string, unknown>): string {
  return `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
}
