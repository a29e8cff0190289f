/** Changes at a JSON pointer, on a value that may be changed. */

/** Sets a member or an entry; `-` appends. Where the way there does not exist, nothing happens. */
export function setAt(root: unknown, pointer: string, value: unknown): void {
  const place = find(root, pointer);
  if (!place) return;
  const { parent, key } = place;
  if (Array.isArray(parent) && key === '-') parent.push(value);
  else (parent as Record<string, unknown>)[key] = value;
}

/** Removes a member or an entry. */
export function removeAt(root: unknown, pointer: string): void {
  const place = find(root, pointer);
  if (!place) return;
  const { parent, key } = place;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as Record<string, unknown>)[key];
}

function find(root: unknown, pointer: string): { parent: object; key: string } | undefined {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key = keys.pop();
  const parent = keys.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    root,
  );
  return key === undefined || typeof parent !== 'object' || parent === null ? undefined : { parent, key };
}
