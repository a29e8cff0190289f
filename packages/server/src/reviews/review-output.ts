/** What a reviewer answers, and how it reads. */

/** One thing that should be changed. */
interface Finding {
  readonly title: string;
  readonly body: string;
  /** Where it is; undefined when the reviewer does not say. */
  readonly place: string | undefined;
}

interface ReviewOutput {
  readonly explanation: string;
  readonly findings: readonly Finding[];
}

const NUMBER = { type: 'number' };
const TEXT = { type: 'string' };

function shape(properties: Record<string, object>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/** JSON Schema of the answer. */
export const REVIEW_SCHEMA = shape({
  findings: {
    type: 'array',
    items: shape({
      title: TEXT,
      body: TEXT,
      confidence_score: NUMBER,
      priority: { type: 'integer' },
      code_location: shape({
        absolute_file_path: TEXT,
        line_range: shape({ start: { type: 'integer' }, end: { type: 'integer' } }),
      }),
    }),
  },
  overall_correctness: { type: 'string', enum: ['patch is correct', 'patch is incorrect'] },
  overall_explanation: TEXT,
  overall_confidence_score: NUMBER,
});

/** An answer that is no JSON, or another, is taken for what the reviewer has to say in words. */
export function readReview(answer: string): ReviewOutput {
  const members = jsonWithin(answer) ?? jsonWithin(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
  const { overall_explanation: explanation, findings } = members ?? {};
  if (typeof explanation !== 'string' && !Array.isArray(findings)) return { explanation: answer.trim(), findings: [] };
  return {
    explanation: typeof explanation === 'string' ? explanation.trim() : '',
    findings: (Array.isArray(findings) ? findings : []).map(findingOf),
  };
}

/** One text, as clients show it: what the reviewer says of the whole, and then each finding with its place. */
export function reviewText({ explanation, findings }: ReviewOutput): string {
  const heading = findings.length === 1 ? 'Review comment:' : 'Full review comments:';
  const comments = findings.length > 0 ? [heading, ...findings.map(commentOf)] : [];
  return [explanation, ...comments].filter((part) => part !== '').join('\n\n');
}

function commentOf({ title, body, place }: Finding): string {
  const lines = body.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
  const heading = place === undefined ? `- ${title}` : `- ${title} — ${place}`;
  return [heading, ...lines].join('\n');
}

function findingOf(value: unknown): Finding {
  const { title, body, code_location: location } = Object(value) as Record<string, unknown>;
  return {
    title: typeof title === 'string' ? title.trim() : 'Without a title',
    body: typeof body === 'string' ? body.trim() : '',
    place: placeOf(location),
  };
}

function placeOf(location: unknown): string | undefined {
  const { absolute_file_path: path, line_range: range } = Object(location) as Record<string, unknown>;
  if (typeof path !== 'string') return undefined;
  const { start, end = start } = Object(range) as Record<string, unknown>;
  return typeof start === 'number' && typeof end === 'number' ? `${path}:${start}-${end}` : path;
}

function jsonWithin(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
