export { Client, type ConnectOptions, connect } from './client.js';
export {
  ExperimentalRequired,
  InvalidParams,
  NotInitialized,
  NotSupported,
  Overloaded,
  ServerError,
  ThreadNotFound,
} from './errors.js';
export type { AnyNotification, Listener } from './notifications.js';
export type { ServerRequestContext, ServerRequestHandlers } from './server-requests.js';
export type { ExperimentalSurface, ParamsOf, ResultOf, StableSurface, Surface } from './surfaces.js';
