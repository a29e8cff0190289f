/** Which arguments of a program are no options. */

/** @param values options whose value is the next argument */
export function operandsOf(args: readonly string[], values: ReadonlySet<string> = new Set()): string[] {
  const operands: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--') return [...operands, ...args.slice(at + 1)];
    if (values.has(arg)) at += 1;
    else if (!arg.startsWith('-') || arg === '-') operands.push(arg);
  }
  return operands;
}

/** What stands behind the first of these options, or is written into it. */
export function valueOf(args: readonly string[], options: readonly string[]): string | undefined {
  for (const [at, arg] of args.entries()) {
    if (arg === '--') return undefined;
    const option = options.find((known) => arg === known || arg.startsWith(`${known}=`));
    if (option !== undefined) return arg === option ? args[at + 1] : arg.slice(option.length + 1);
  }
  return undefined;
}

/** The names of options, from a list with blanks. */
export function options(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
