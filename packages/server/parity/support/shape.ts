/** What a value is made of: which keys it has everywhere, the kinds of its parts, and the parts that must be the same. */

/** Members that say what was done, and so are the same wherever the same was done. */
const EXACT = new Set([
  'account',
  'capReached',
  'changedPaths',
  'dataBase64',
  'deltaBase64',
  'diff',
  'echoed',
  'exitCode',
  'fileName',
  'file_name',
  'isDirectory',
  'isFile',
  'isSymlink',
  'match_type',
  'mode',
  'path',
  'platformFamily',
  'platformOs',
  'processHandle',
  'processId',
  'query',
  'requiresOpenaiAuth',
  'root',
  'sha',
  'started',
  'status',
  'stderr',
  'stderrCapReached',
  'stdout',
  'stdoutCapReached',
  'stream',
  'success',
  'watchId',
]);

interface Part {
  kinds: Set<string>;
  /** How often it is there; members of array items may be there more or less often than the items. */
  count: number;
  /** Values that count, in no order. */
  values: string[];
}

/** Parts by their path; `*` stands for every item of an array. */
type Shape = Map<string, Part>;

export interface Deviation {
  at: string;
  reference: string;
  ours: string;
}

/** Where ours is made of something else than the reference's. */
export function deviations(reference: unknown, ours: unknown, base: string): Deviation[] {
  const expected = shapeOf(reference, base);
  const actual = shapeOf(ours, base);
  const found: Deviation[] = [];
  const covered: string[] = [];
  for (const at of [...new Set([...expected.keys(), ...actual.keys()])].sort()) {
    if (covered.some((path) => at.startsWith(`${path}/`))) continue;
    const deviation = compareParts(expected.get(at), actual.get(at), at.includes('*'));
    if (!deviation) continue;
    found.push({ at, ...deviation });
    covered.push(at);
  }
  return found;
}

function compareParts(expected: Part | undefined, actual: Part | undefined, isInArray: boolean) {
  if (!expected || !actual)
    return { reference: expected ? kindsOf(expected) : 'absent', ours: actual ? kindsOf(actual) : 'absent' };
  const isAllowed = isInArray
    ? [...actual.kinds].every((kind) => expected.kinds.has(kind))
    : kindsOf(expected) === kindsOf(actual);
  if (!isAllowed) return { reference: kindsOf(expected), ours: kindsOf(actual) };
  const values = [expected, actual].map((part) => part.values.toSorted().join(', '));
  return values[0] === values[1] ? undefined : { reference: values[0] ?? '', ours: values[1] ?? '' };
}

function kindsOf({ kinds }: Part): string {
  return [...kinds].sort().join(' | ');
}

function shapeOf(value: unknown, base: string): Shape {
  const shape: Shape = new Map();
  const add = (at: string, kind: string, exact?: string) => {
    const part = shape.get(at) ?? { kinds: new Set(), count: 0, values: [] };
    shape.set(at, part);
    part.kinds.add(kind);
    part.count += 1;
    if (exact !== undefined) part.values.push(exact);
  };
  const walk = (value: unknown, at: string, name: string) => {
    if (Array.isArray(value)) {
      add(at, 'array');
      for (const item of value) walk(item, `${at}/*`, name);
    } else if (value !== null && typeof value === 'object') {
      add(at, 'object');
      for (const [key, member] of Object.entries(value)) walk(member, `${at}/${key}`, key);
    } else {
      add(at, value === null ? 'null' : typeof value, EXACT.has(name) ? JSON.stringify(value) : undefined);
    }
  };
  walk(value, base, '');
  markOptional(shape);
  return shape;
}

/** Of a member that some items of an array lack, being absent is one of its kinds. */
function markOptional(shape: Shape): void {
  for (const [at, part] of shape) {
    const parent = shape.get(at.slice(0, at.lastIndexOf('/')));
    if (parent && !at.endsWith('*') && part.count < parent.count) part.kinds.add('absent');
  }
}
