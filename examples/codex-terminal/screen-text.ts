/** Parts of screens as text that is the same in every run. */

/** The terminal asks for skills when it likes, and complains where a server has none to list. */
const COMPLAINTS = /^■ failed to (?:load|refresh) skills[^]*?\n\n/gm;

/** What the empty line for input proposes, another thing each time; the line with the model follows it. */
const PROPOSAL = /^›.*(?=\n\n {2}\S.* · \S*$)/gm;

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

export function screenText(part: string): string {
  return part
    .replaceAll(COMPLAINTS, '')
    .replaceAll(PROPOSAL, '›')
    .replaceAll(ID, '01a00000-0000-7000-8000-000000000000')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd();
}
