/** Lets the last text of the user choose what a mocked model says. */
import type { ModelRequest, Player } from './mock-responses.js';
import type { Answer, Part, Refusal } from './parts.js';

/** The answers of a turn, one for each time the model is asked; or what refuses each of its requests. */
export type Script = readonly (Step | ((request: ModelRequest) => Step))[] | Refusal;

type Step = readonly Part[] | Answer | Refusal;

/** @param scriptFor the script of a text; a turn that asks more often than its script answers gets an empty answer */
export function byText(scriptFor: (text: string) => Script): Player {
  return (request) => {
    const { text, toolResults } = lastOfUser(request);
    const script = scriptFor(text);
    if ('status' in script) return script;
    const step = script[toolResults] ?? [];
    const answer = typeof step === 'function' ? step(request) : step;
    if ('status' in answer) return answer;
    const group = text.replaceAll(/\W+/g, '').slice(0, 20);
    return { group, ...('parts' in answer ? answer : { parts: answer }) };
  };
}

/** The last text of the user, and how many tools have answered since. */
function lastOfUser({ input }: ModelRequest): { text: string; toolResults: number } {
  const at = input.findLastIndex((item) => item.role === 'user' && textOf(item) !== '');
  const text = textOf(input[at]);
  return { text, toolResults: input.slice(at + 1).filter(({ type }) => type.endsWith('_output')).length };
}

/** What a server adds in tags is not of the user. */
function textOf(item: ModelRequest['input'][number] | undefined): string {
  return item?.content?.flatMap(({ text }) => (text === undefined || text.startsWith('<') ? [] : text)).join(' ') ?? '';
}

/** The terminal that a tool told the model of last; servers say so in words of their own. */
export function terminalIn({ input }: ModelRequest): number {
  const outputs = input.map(({ output }) => JSON.stringify(output ?? ''));
  return Number(outputs.map((text) => /session\D{0,8}(\d+)/i.exec(text)?.[1]).findLast((id) => id !== undefined) ?? 0);
}
