/** Shows a value the way faults do: short, whatever it is, and without looking deep into it. */
const LIMIT = 60;

export function show(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'string':
      return cut(JSON.stringify(value.slice(0, LIMIT + 1)));
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : showMembers(value);
    default:
      return String(value);
  }
}

function showMembers(value: object): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  const keys = Object.keys(value).slice(0, LIMIT);
  return keys.length === 0 ? '{}' : cut(`{ ${keys.join(', ')} }`);
}

function cut(text: string): string {
  return text.length <= LIMIT ? text : `${text.slice(0, LIMIT - 1)}…`;
}
