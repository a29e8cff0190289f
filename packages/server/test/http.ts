/** HTTP as it goes over the wire. */
import { once } from 'node:events';
import { type NetConnectOpts, connect } from 'node:net';

export interface HttpAnswer {
  status: number;
  body: string;
}

/** Sends a request, and reads until the other side closes. */
export async function ask(
  place: NetConnectOpts,
  line: string,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const socket = connect(place);
  const lines = Object.entries({ Host: 'test', Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.write([`${line} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
    // Whoever is let in is not sent away again.
    if (text.startsWith('HTTP/1.1 101')) socket.destroy();
  });
  await once(socket, 'close');
  const [head = '', ...body] = text.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), body: body.join('\r\n\r\n') };
}

export const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};
