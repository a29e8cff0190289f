/** The two surfaces as types: what a connection may name depends on what it opted in to. */
import type * as stable from '@app-server/schema';
import type * as experimental from '@app-server/schema/experimental';
import type { RequestOptions } from './request-options.js';

export interface StableSurface {
  experimental: false;
  requests: stable.ClientRequests;
  serverRequests: stable.ServerRequests;
  notifications: stable.ServerNotifications;
  /** Any announcement. */
  notification: stable.ServerNotification;
  /** The requests by name. */
  calls: stable.ClientCalls<RequestOptions>;
  threadStart: stable.ThreadStartParams;
  threadResume: stable.ThreadResumeParams;
  threadFork: stable.ThreadForkParams;
  turnStart: stable.TurnStartParams;
}

export interface ExperimentalSurface {
  experimental: true;
  requests: experimental.ClientRequests;
  serverRequests: experimental.ServerRequests;
  notifications: experimental.ServerNotifications;
  notification: experimental.ServerNotification;
  calls: experimental.ClientCalls<RequestOptions>;
  threadStart: experimental.ThreadStartParams;
  threadResume: experimental.ThreadResumeParams;
  threadFork: experimental.ThreadForkParams;
  turnStart: experimental.TurnStartParams;
}

export type Surface = StableSurface | ExperimentalSurface;

/** What a method is called with. */
export type ParamsOf<M, K extends keyof M> = M[K] extends { params: infer P } ? P : never;

/** What a method answers with. */
export type ResultOf<M, K extends keyof M> = M[K] extends { result: infer R } ? R : never;
