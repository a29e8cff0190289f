/** The two surfaces as types: what a connection may name depends on what it opted in to. */
import type * as stable from '@app-server/schema';
import type * as experimental from '@app-server/schema/experimental';

export interface StableSurface {
  requests: stable.ClientRequests;
  serverRequests: stable.ServerRequests;
  notifications: stable.ServerNotifications;
}

export interface ExperimentalSurface {
  requests: experimental.ClientRequests;
  serverRequests: experimental.ServerRequests;
  notifications: experimental.ServerNotifications;
}

export type Surface = StableSurface | ExperimentalSurface;

/** What a method is called with. */
export type ParamsOf<M, K extends keyof M> = M[K] extends { params: infer P } ? P : never;

/** What a method answers with. */
export type ResultOf<M, K extends keyof M> = M[K] extends { result: infer R } ? R : never;
