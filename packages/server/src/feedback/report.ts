/** A report that a user sends: what they say, and what helps to understand it. */
import type { FeedbackUploadParams } from '@app-server/schema/experimental';
import { invalidRequest } from '../core/faults.js';

/** Tags that the server sets; what clients say of them does not count. */
interface ReservedTags {
  readonly thread_id: string;
  readonly classification: string;
  readonly cli_version: string;
  readonly session_source: string;
  readonly reason?: string;
}

/** A file that is sent along; the beginning is left out of one that is too long. */
export type Attachment =
  | {
      readonly path: string;
      readonly encoding: 'utf8' | 'base64';
      readonly content: string;
      readonly omittedBytes: number;
    }
  /** It could not be read. */
  | { readonly path: string; readonly problem: string };

export interface Report {
  readonly threadId: string;
  readonly classification: string;
  readonly reason: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly attachments: readonly Attachment[];
  readonly sentAt: string;
}

/** Characters and entries that are accepted. */
export const LIMITS = { classification: 200, reason: 100_000, tags: 100, tag: 1_000, files: 20 } as const;

const RESERVED: ReadonlySet<string> = new Set<keyof ReservedTags>([
  'thread_id',
  'classification',
  'cli_version',
  'session_source',
  'reason',
]);

/** @throws {RpcError} when something is too long or there is too much of it */
export function checkFeedback({ classification, reason, tags, extraLogFiles }: FeedbackUploadParams): void {
  atMost('classification', classification.length, LIMITS.classification, 'characters');
  atMost('reason', reason?.length ?? 0, LIMITS.reason, 'characters');
  atMost('extraLogFiles', extraLogFiles?.length ?? 0, LIMITS.files, 'files');
  const entries = Object.entries(tags ?? {});
  atMost('tags', entries.length, LIMITS.tags, 'entries');
  for (const [name, value = ''] of entries) {
    atMost(`tags/${name.slice(0, 50)}`, name.length + value.length, LIMITS.tag, 'characters');
  }
}

export function mergedTags(tags: FeedbackUploadParams['tags'], own: ReservedTags): Record<string, string> {
  const others = Object.entries(tags ?? {}).filter((entry): entry is [string, string] => {
    return entry[1] !== undefined && !RESERVED.has(entry[0]);
  });
  return { ...Object.fromEntries(others), ...own };
}

function atMost(member: string, amount: number, most: number, unit: string): void {
  if (amount <= most) return;
  throw invalidRequest(`${member} has ${amount} ${unit}; ${most} are allowed.`, `/params/${member}`);
}
