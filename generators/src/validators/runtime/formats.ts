/** Rules that JSON Schema names by `format`; plain readers of the schema do not apply them. */
export interface NumberFormat {
  type: 'number';
  validate: (value: number) => boolean;
}

export interface StringFormat {
  type: 'string';
  validate: (value: string) => boolean;
}

/** A path that starts at a root, of either kind of system: both ends need not run the same one. */
function isAbsolutePath(path: string): boolean {
  const first = path.charCodeAt(0);
  if (first === 47) return true;
  return path.startsWith('\\\\') || /^[A-Za-z]:[\\/]/.test(path);
}

function between(low: number, high: number): NumberFormat {
  return { type: 'number', validate: (value) => value >= low && value <= high };
}

export const formats = {
  'absolute-path': { type: 'string', validate: isAbsolutePath },
  int32: between(-(2 ** 31), 2 ** 31 - 1),
  int64: between(-(2 ** 63), 2 ** 63),
  uint16: between(0, 2 ** 16 - 1),
  uint32: between(0, 2 ** 32 - 1),
  uint64: between(0, 2 ** 64),
  uint: between(0, 2 ** 64),
} satisfies Record<string, NumberFormat | StringFormat>;

export type FormatName = keyof typeof formats;
