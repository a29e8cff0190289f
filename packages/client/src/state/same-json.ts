/** Values of JSON compared and updated, so that what has not changed keeps its identity. */

/** Whether two values print as the same JSON, whatever the order of keys. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((value, index) => sameJson(value, right[index]));
  }
  const [a, b] = [Object.entries(left).filter(isWritten), Object.entries(right).filter(isWritten)];
  return a.length === b.length && a.every(([key, value]) => sameJson(value, (right as Record<string, unknown>)[key]));
}

function isWritten([, value]: [string, unknown]): boolean {
  return value !== undefined;
}

/** `target` with `changes` in it; `target` itself when it says all of them already. */
export function patched<T extends object>(target: T, changes: Partial<T>): T {
  const changed = Object.entries(changes).filter(([key, value]) => !sameJson(target[key as keyof T], value));
  return changed.length === 0 ? target : { ...target, ...(Object.fromEntries(changed) as Partial<T>) };
}

/** `list` with the element at `index` replaced; `list` itself when that is the element. */
export function replaced<T>(list: readonly T[], index: number, value: T): readonly T[] {
  return list[index] === value ? list : list.with(index, value);
}

/** `list` with `value` in the place of the element `matches` finds, or at the end. */
export function upserted<T>(list: readonly T[], value: T, matches: (element: T) => boolean): readonly T[] {
  const index = list.findIndex(matches);
  if (index < 0) return [...list, value];
  return sameJson(list[index], value) ? list : list.with(index, value);
}
