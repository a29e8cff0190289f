/** Tells from the first characters of a line what it holds, so that most lines need no JSON parser. */

/** What a line says of itself before its content. */
export interface LineKind {
  /** `event_msg`, `response_item` and so on. */
  readonly type: string;
  /** `type` of the payload; undefined for payloads that do not begin with one. */
  readonly payload: string | undefined;
}

/** The order of members in which lines are written, by us and by others. */
const HEAD = /^\{"timestamp":"[^"\\]*","type":"(\w+)","payload":\{(?:"type":"(\w+)")?/;

/** Undefined when the line has another order or other blanks: only the parser can tell then. */
export function lineKind(raw: string): LineKind | undefined {
  const [, type, payload] = HEAD.exec(raw) ?? [];
  return type === undefined ? undefined : { type, payload };
}
