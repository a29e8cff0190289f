/** Runs a recording through a session, chunk by chunk. */
import { LineReader } from './line-reader.js';
import type { Finding } from './findings.js';
import type { Progress } from './progress.js';
import { type Checker, Session } from './session.js';
import type { Tally } from './tally.js';

export interface Validation {
  /** How messages name the recording. */
  file: string;
  checker: Checker;
  tally: Tally;
  /** Called with what a chunk brought to light; reading goes on when it is done. */
  onFindings: (findings: Finding[]) => Promise<void>;
  progress?: Progress;
}

export async function validateStream(
  chunks: AsyncIterable<Buffer | string>,
  { file, checker, tally, onFindings, progress }: Validation,
): Promise<void> {
  const reader = new LineReader();
  let found: Finding[] = [];
  const session = new Session(file, checker, tally, (finding) => found.push(finding));
  const flush = async () => {
    if (found.length === 0) return;
    const findings = found;
    found = [];
    await onFindings(findings);
  };
  for await (const chunk of chunks) {
    for (const { number, text } of reader.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk))
      session.line(number, text);
    await flush();
    progress?.update(file, reader.lines, reader.bytes);
  }
  for (const { number, text } of reader.end()) session.line(number, text);
  session.end();
  tally.files += 1;
  await flush();
}
