/** How long a program may run unless the request says otherwise, in milliseconds. */
export const DEFAULT_TIMEOUT_MS = 10_000;

/** How much a program may write to each stream unless the request says otherwise, in bytes. */
export const DEFAULT_OUTPUT_CAP = 1024 * 1024;

/** The most one piece of output holds, in bytes. */
export const CHUNK_BYTES = 64 * 1024;

/** How long after a program's end what it left behind may still write to its streams, in milliseconds. */
export const DRAIN_MS = 2000;
