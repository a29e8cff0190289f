/** Tells a proposed plan from the rest of a message while it is being written. */

export interface PlanPart {
  kind: 'text' | 'plan';
  text: string;
}

const OPEN = '<proposed_plan>';
const CLOSE = '</proposed_plan>';

export class PlanSplitter {
  #inPlan = false;
  /** What may be the beginning of a mark, or the line break behind one. */
  #held = '';
  #dropBreak = false;

  add(text: string): PlanPart[] {
    const parts: PlanPart[] = [];
    let rest = this.#held + text;
    this.#held = '';
    for (;;) {
      if (this.#dropBreak && rest !== '') {
        if (rest.startsWith('\n')) rest = rest.slice(1);
        this.#dropBreak = false;
      }
      const mark = this.#inPlan ? CLOSE : OPEN;
      const at = rest.indexOf(mark);
      if (at < 0) break;
      this.#push(parts, rest.slice(0, at));
      rest = rest.slice(at + mark.length);
      this.#inPlan = !this.#inPlan;
      this.#dropBreak = true;
      if (this.#inPlan) parts.push({ kind: 'plan', text: '' });
    }
    const held = beginningAtEnd(rest, this.#inPlan ? CLOSE : OPEN);
    this.#held = rest.slice(rest.length - held);
    this.#push(parts, rest.slice(0, rest.length - held));
    return parts;
  }

  /** What was held back, since nothing more comes. */
  end(): PlanPart[] {
    const parts: PlanPart[] = [];
    this.#push(parts, this.#held);
    this.#held = '';
    return parts;
  }

  #push(parts: PlanPart[], text: string): void {
    if (text !== '') parts.push({ kind: this.#inPlan ? 'plan' : 'text', text });
  }
}

/** How many characters at the end of a text may be the beginning of a mark. */
function beginningAtEnd(text: string, mark: string): number {
  for (let length = Math.min(text.length, mark.length - 1); length > 0; length -= 1) {
    if (text.endsWith(mark.slice(0, length))) return length;
  }
  return 0;
}
