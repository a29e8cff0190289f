export { type WebSocketOptions, connectUnixSocket, connectWebSocket } from './transports/node-websocket.js';
export { type StreamOptions, streamTransport } from './transports/stdio.js';
