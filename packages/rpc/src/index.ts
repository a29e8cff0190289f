export { CODES, LocalError, type LocalCode, type LocalDetails, RpcError } from './errors.js';
export type { Diagnostic, IncomingRequest, NotificationHandler, RequestContext, RequestHandler } from './inbound.js';
export type { TraceContext } from './message.js';
export { NO_ANSWER } from './no-answer.js';
export { type CallOptions, Peer, type PeerOptions } from './peer.js';
export { memoryPair } from './transports/memory.js';
export {
  type FrameFault,
  type FrameLimits,
  MAX_FRAME_BYTES,
  type Transport,
  type TransportOptions,
  type TransportSink,
} from './transports/transport.js';
export { type WebSocketLike, webSocketTransport } from './transports/websocket.js';
