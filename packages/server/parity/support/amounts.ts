/** What announcements amount to: pieces become wholes, states the last one, and the rest is kept as it came. */

type Params = Record<string, unknown>;

/** By method, and what else tells its announcements apart. */
export type Amounts = Map<string, unknown[]>;

/** States of which only the last one counts: they are told as often as it happens. */
const STATES = new Set([
  'account/rateLimits/updated',
  'fuzzyFileSearch/sessionCompleted',
  'item/fileChange/patchUpdated',
  'turn/diff/updated',
]);

/** The reference leaves out what was written before it began to tell of it. */
const LEFT_OUT = new Set(['item/commandExecution/outputDelta']);

export function gather(amounts: Amounts, method: string, params: Params): void {
  if (LEFT_OUT.has(method) || isContext(params)) return;
  const [key, join] = rule(method, params);
  const before = amounts.get(key) ?? [];
  amounts.set(key, join ? [join(before[0] as Params | undefined)] : [...before, withoutEstimates(params)]);
}

/** After a compaction the tokens of the next request are guessed, by everybody in their own way. */
function withoutEstimates(params: Params): Params {
  const { tokenUsage } = params as { tokenUsage?: { last: Record<string, number> } };
  const { last } = tokenUsage ?? {};
  if (!last || last['inputTokens'] !== 0 || last['outputTokens'] !== 0) return params;
  return {
    ...params,
    tokenUsage: { ...tokenUsage, last: { ...last, totalTokens: Math.sign(last['totalTokens'] ?? 0) } },
  };
}

/** A raw item in which a server tells the model of itself, in words of its own. */
function isContext({ item }: Params): boolean {
  const { role, content } = (item ?? {}) as { role?: string; content?: { text?: string }[] };
  return role === 'developer' || (role === 'user' && content?.[0]?.text?.startsWith('<') === true);
}

/** How an announcement is told apart from others, and how it is joined with what came before. */
function rule(method: string, params: Params): [key: string, join?: (before: Params | undefined) => Params] {
  const item = params['itemId'] ?? (params['item'] as Params | undefined)?.['id'];
  const subject = item ?? params['turnId'];
  const about = typeof subject === 'string' ? `${method} of ${subject}` : method;
  if (method.endsWith('/outputDelta'))
    return [`${method} ${String(params['stream'])}`, (before) => withOutput(before, params)];
  if (method === 'fs/changed') return [method, (before) => withChanges(before, params)];
  if (method === 'fuzzyFileSearch/sessionUpdated')
    return [`${method} ${JSON.stringify(params['query'])}`, () => params];
  if (STATES.has(method)) return [about, () => params];
  const index = params['summaryIndex'] ?? params['contentIndex'];
  const part = index === undefined ? about : `${about} ${JSON.stringify(index)}`;
  if (/[dD]elta$/.test(method)) return [part, (before) => withText(before, params)];
  return [about];
}

/** Output becomes one text for each stream. */
function withOutput(before: Params | undefined, params: Params): Params {
  const texts = [before?.['deltaBase64'] ?? '', params['deltaBase64']] as string[];
  const chunks = texts.map((text) => Buffer.from(text, 'base64'));
  const capReached = Boolean(before?.['capReached']) || params['capReached'];
  return { ...params, deltaBase64: Buffer.concat(chunks).toString('base64'), capReached };
}

/** Changes become one list of paths. */
function withChanges(before: Params | undefined, params: Params): Params {
  const changed = [before?.['changedPaths'], params['changedPaths']].flatMap((paths) => (paths ?? []) as string[]);
  return { ...params, changedPaths: [...new Set(changed)] };
}

/** The deltas of an item become one text. */
function withText(before: Params | undefined, params: Params): Params {
  const texts = [before?.['delta'] ?? '', params['delta']] as string[];
  return { ...params, delta: texts.join('') };
}
