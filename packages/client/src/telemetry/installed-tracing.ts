/** Spans without being asked for, where the application has OpenTelemetry. */
import type { Tracing } from '../connection.js';
import { openTelemetry } from './opentelemetry.js';

/** `undefined` where `@opentelemetry/api` is not installed. */
export async function installedTracing(): Promise<Tracing | undefined> {
  try {
    return openTelemetry(await import('@opentelemetry/api'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
