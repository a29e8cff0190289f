/** Methods: what travels, in which direction, and how a server treats it. */
import type { TSchema } from './typebox.js';
import type { SerializationScope } from './scopes.js';

/** What every method says about itself. */
export interface MethodNotes {
  /** One sentence that says what the method does. */
  doc: string;
  /** Descriptor that the experimental gate reports; present on experimental methods only. */
  experimental?: string;
  deprecated?: true;
}

/** A request that a client sends and the server answers. */
export interface ClientRequest<P extends TSchema = TSchema, R extends TSchema = TSchema> extends MethodNotes {
  params: P;
  result: R;
  /** Which requests wait for each other. */
  scope: SerializationScope;
  /**
   * Asking again after a lost reply changes nothing and is answered as before, so a client may re-send it blindly.
   * Left out where a repeat may undo what somebody else did meanwhile, or tells others twice.
   */
  idempotent?: true;
  /** Older spellings of the method that a server accepts. */
  aliases?: readonly string[];
}

/** A request that the server sends and the client answers. */
export interface ServerRequest<P extends TSchema = TSchema, R extends TSchema = TSchema> extends MethodNotes {
  params: P;
  result: R;
}

/**
 * Who receives a notification: every initialized connection, those subscribed to its thread,
 * or only the connection that owns what it is about.
 */
export type Delivery = 'all' | 'subscribers' | 'connection';

export interface ServerNotification<P extends TSchema = TSchema> extends MethodNotes {
  params: P;
  delivery: Delivery;
}

/** A notification that the client sends; the protocol has one, without params. */
export type ClientNotification = MethodNotes;

export function request<P extends TSchema, R extends TSchema>(method: ClientRequest<P, R>): ClientRequest<P, R> {
  return method;
}

export function serverRequest<P extends TSchema, R extends TSchema>(method: ServerRequest<P, R>): ServerRequest<P, R> {
  return method;
}

export function notification<P extends TSchema>(method: ServerNotification<P>): ServerNotification<P> {
  return method;
}

export function clientNotification(method: ClientNotification): ClientNotification {
  return method;
}
