/** Canonical JSON: two spaces, short values on one line, one newline at the end. */
const WIDTH = 100;

export function printJson(value: unknown): string {
  return `${print(value, '')}\n`;
}

function print(value: unknown, margin: string): string {
  const flat = printFlat(value);
  if (flat.length + margin.length <= WIDTH || typeof value !== 'object' || value === null) return flat;
  const inner = `${margin}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => inner + print(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${margin}${close}`;
}

function printFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printFlat).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${printFlat(item)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}
