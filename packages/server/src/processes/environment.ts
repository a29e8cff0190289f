/** The variables of a program. */
export type Environment = Readonly<Record<string, string>>;

/** Variables to set; null removes one. */
export type Overrides = Readonly<Record<string, string | null | undefined>>;

export function mergeEnvironment(base: NodeJS.ProcessEnv, overrides: Overrides = {}): Environment {
  const merged = Object.entries({ ...base, ...overrides });
  return Object.fromEntries(merged.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
