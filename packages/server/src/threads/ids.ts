/** Ids of threads and turns. */
import { v7, validate } from 'uuid';
import { invalidRequest, notFound } from '../core/faults.js';

/** A UUID whose order is that of creation. */
export function newId(): string {
  return v7();
}

/** @throws {RpcError} when it cannot be the id of a thread */
export function checkThreadId(id: string): string {
  if (!validate(id)) throw invalidRequest(`threadId must be a UUID, not ${JSON.stringify(id)}`, '/threadId');
  return id.toLowerCase();
}

/** The thread is not in memory, where the request needs it. */
export function threadNotFound(id: string): Error {
  return notFound('thread', id, `No thread ${id} is loaded; start, resume or fork one first.`);
}

/** The thread is not stored either. */
export function threadUnknown(id: string): Error {
  return notFound('thread', id, `There is no thread ${id}: nothing of it is stored.`);
}
