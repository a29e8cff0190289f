export { type WebSocketOptions, connectUnixSocket, connectWebSocket } from './transports/node-websocket.js';
export { streamTransport } from './transports/stdio.js';
