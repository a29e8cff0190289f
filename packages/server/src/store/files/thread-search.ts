/** Finds threads by text: in what was said, or in names and previews. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { indexOfTerm, snippetOf } from '../snippet.js';
import type { Database } from '../sqlite/database.js';
import { searchable, type TextTable } from './text-table.js';
import type { ThreadTable } from './thread-table.js';
import { anchorAt, type ThreadRange, threadsIn } from './thread-pages.js';
import { factsOf, type ListedThread } from './thread-rows.js';

/** A term with more candidates is so common that going through the threads in order soon finds enough. */
const FEW = 500;
/** Threads that are looked through between two turns of the event loop. */
const AT_ONCE = 32;
/** A term has as many trigrams as characters; these are enough to tell it from others. */
const MOST_TRIGRAMS = 48;

/** Where to look. */
interface Tables {
  readonly db: Database;
  readonly threads: ThreadTable;
  readonly texts: TextTable;
}

export interface Found {
  readonly row: ListedThread;
  readonly snippet: string;
}

/** Threads with a text in their messages, reasoning, commands or names, whatever its case. */
export async function searchThreads(
  tables: Tables,
  range: ThreadRange,
  asked: string,
  limit: number,
): Promise<Found[]> {
  const term = searchable(asked);
  const { texts } = tables;
  const pieces = candidates(texts, term);
  if (!pieces) return walk(tables, range, limit, (row) => firstSnippet(texts.textsOf(row.num), term));
  return walk(tables, { ...range, nums: [...pieces.keys()] }, limit, (row) => {
    const ids = pieces.get(row.num) ?? [];
    return firstSnippet(
      ids.map((id) => texts.byId(id)),
      term,
    );
  });
}

/** Threads with a text in name or preview, exactly as it is written. */
export async function filterThreads(
  tables: Tables,
  range: ThreadRange,
  term: string,
  limit: number,
): Promise<ListedThread[]> {
  const pieces = candidates(tables.texts, searchable(term));
  const among = pieces ? { ...range, nums: [...pieces.keys()] } : range;
  const found = await walk(tables, among, limit, (row) => {
    const { name, preview } = factsOf(row);
    return [name ?? '', preview].find((text) => text.includes(term));
  });
  return found.map(({ row }) => row);
}

/** Pieces that may hold a term, by thread; undefined when there are too many, or no telling. */
function candidates(texts: TextTable, term: string): Map<number, number[]> | undefined {
  const match = matchOf(term);
  const pieces = match === undefined ? [] : texts.matches(match, FEW + 1);
  if (match === undefined || pieces.length > FEW) return undefined;
  const byThread = new Map<number, number[]>();
  for (const { id, thread } of pieces) byThread.set(thread, [...(byThread.get(thread) ?? []), id]);
  return byThread;
}

async function walk(
  { db, threads }: Tables,
  range: ThreadRange,
  limit: number,
  snippet: (row: ListedThread) => string | undefined,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let { anchor } = range; ;) {
    const rows = threadsIn(db, threads, { ...range, anchor }, AT_ONCE);
    for (const row of rows) {
      const text = snippet(row);
      if (text !== undefined) found.push({ row, snippet: text });
      if (found.length === limit) return found;
    }
    const last = rows.at(-1);
    if (rows.length < AT_ONCE || !last) return found;
    anchor = anchorAt(last, range.sortKey, false);
    await nextTurn();
  }
}

function firstSnippet(texts: Iterable<string>, term: string): string | undefined {
  for (const text of texts) if (indexOfTerm(text, term) >= 0) return snippetOf(text, term);
}

/** All trigrams of a term; undefined for terms that have none. */
function matchOf(term: string): string | undefined {
  const characters = Array.from(term);
  if (characters.length < 3) return undefined;
  const trigrams = characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''));
  const quoted = [...new Set(trigrams)].slice(0, MOST_TRIGRAMS).map((trigram) => `"${trigram.replaceAll('"', '""')}"`);
  return quoted.join(' AND ');
}
