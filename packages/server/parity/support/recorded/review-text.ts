/** What a model must have written in a review, of which a recorded session shows only the outcome. */

const FINDING = /^- (.*) — (.*):(\d+)-(\d+)\n((?: {2}.*\n?)*)/gm;

/** @param outcome as it is told: what the model thinks of it all, and its findings */
export function reviewText(outcome: string): string {
  const [, explanation, list] = /^([^]*?)\n\n[\w ]*[Rr]eview comments?:\n\n([^]*)$/.exec(outcome) ?? [];
  if (explanation === undefined || list === undefined) return outcome;
  const findings = [...list.matchAll(FINDING)].map(([, title = '', path, start, end, body = '']) => ({
    title,
    body: body.replaceAll(/^ {2}/gm, '').trimEnd(),
    confidence_score: 0.9,
    priority: Number(/\[P(\d)\]/.exec(title)?.[1] ?? 1),
    code_location: { absolute_file_path: path, line_range: { start: Number(start), end: Number(end) } },
  }));
  return JSON.stringify({
    findings,
    overall_correctness: 'patch is incorrect',
    overall_explanation: explanation,
    overall_confidence_score: 0.9,
  });
}
