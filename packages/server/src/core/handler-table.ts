/** Which handler answers a method. Families can be loaded when they are first needed: a hello passes without them. */
import { contract } from './contract.js';
import type { HandlerContext, MethodFamily } from './methods.js';

/** Families that are there, or what loads them. */
export type Families = readonly MethodFamily[] | (() => Promise<readonly MethodFamily[]>);

export type AnyHandler = (params: unknown, context: HandlerContext) => unknown;

type Handlers = ReadonlyMap<string, AnyHandler>;

export class HandlerTable {
  readonly #source: Families;
  #families: readonly MethodFamily[] = [];
  #handlers: Handlers | undefined;
  #loading: Promise<Handlers> | undefined;

  /** @throws {TypeError} when two families answer one method, or a method is answered that is not declared */
  constructor(families: Families) {
    this.#source = families;
    if (typeof families !== 'function') this.#handlers = this.#take(families);
  }

  /** By method; undefined until they are loaded. */
  get handlers(): Handlers | undefined {
    return this.#handlers;
  }

  /** Loads them, once. Those who wait for one promise go on in the order they came, before anybody who comes later. */
  load(): Promise<Handlers> {
    if (this.#loading === undefined) {
      this.#loading = this.#begin();
      this.#loading.then(
        (handlers) => (this.#handlers = handlers),
        // Each request that needs them fails with the reason.
        () => {},
      );
    }
    return this.#loading;
  }

  /** Loads them, and what their first requests need. */
  prepare(): void {
    this.load().then(
      () => this.#families.forEach((family) => family.prepare?.()),
      () => {},
    );
  }

  async #begin(): Promise<Handlers> {
    if (typeof this.#source === 'function') return this.#take(await this.#source());
    return this.#handlers ?? this.#take(this.#source);
  }

  /** The families that there are to let go of: none, where none were ever needed, or could be loaded. */
  async loaded(): Promise<readonly MethodFamily[]> {
    await this.#loading?.catch(() => {});
    return this.#families;
  }

  #take(families: readonly MethodFamily[]): Handlers {
    this.#families = families;
    const handlers = new Map<string, AnyHandler>();
    for (const family of families) {
      for (const [method, handler] of Object.entries(family.handlers)) {
        if (!contract().clientRequests.has(method)) throw new TypeError(`${method} is no request of a client.`);
        if (handlers.has(method)) throw new TypeError(`${method} is answered by two families.`);
        handlers.set(method, handler as AnyHandler);
      }
    }
    return handlers;
  }
}
