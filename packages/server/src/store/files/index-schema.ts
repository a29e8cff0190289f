/** The tables of the index. Whatever they hold comes from session files and notes, and can be made again from them. */
import { type ExpressionBuilder, type Generated, sql } from 'kysely';
import { tables } from '../sqlite/query.js';
import type { TurnState } from '../turn-table.js';

export interface ThreadRow {
  num: Generated<number>;
  id: string;
  /** See `storedPath`. */
  path: string;
  created_at: number;
  updated_at: number;
  /** 0 or 1. */
  archived: number;
  cwd: string;
  model_provider: string;
  source_key: string;
  /** All else that is known of it, as JSON: reading one value costs much less than reading many. See `ThreadFacts`. */
  facts: string;
  /** JSON. */
  settings: string | null;
  /** Bytes of the file that the index knows, and those of them whose text can be searched. */
  indexed: number;
  texted: number;
  /** The file when it was last looked at; as long as it stays so there is nothing to do. */
  size: number;
  mtime: number;
  /** Where the latest line is that replaces all context before it. */
  compacted_at: number | null;
  /** Where reading goes on from, as JSON; see `DigestState`. */
  digest: string;
}

export interface TurnRow {
  thread: number;
  start: number;
  end: number;
  turn_id: string;
  state: TurnState;
  /** JSON. */
  error: string | null;
}

/** Lines of a turn behind its end. */
export interface LateLineRow {
  thread: number;
  turn_start: number;
  start: number;
  end: number;
}

/** Searchable text of a thread, in pieces. */
export interface TextRow {
  id: Generated<number>;
  thread: number;
  /** Where in the file it begins; below 0 for what is not in it, see `TextTable`. */
  start: number;
  text: string;
}

export interface Tables {
  threads: ThreadRow;
  turns: TurnRow;
  late_lines: LateLineRow;
  texts: TextRow;
  /** Full text of `texts`. */
  texts_fts: { rowid: number; texts_fts: string; text: string };
  /** When a folder of session files was last listed. */
  folders: { path: string; mtime: number };
  /** What the notes file says of a thread, all its lines together; JSON. */
  notes: { id: string; note: string };
  state: { key: string; value: string };
}

export const build = tables<Tables>();

/** Whether a column holds one of the values of a JSON list. */
export function among(
  from: ExpressionBuilder<Tables, 'threads'>,
  column: 'model_provider' | 'source_key' | 'num',
  list: string,
) {
  return from(column, 'in', sql<never>`(select value from json_each(${list}))`);
}

/**
 * Sort keys carry all that filters ask for, so that passing over a thread does not read its row. The full text index
 * holds which trigrams are in a piece and not where: half the size and twice as fast to write as with positions, and
 * the few pieces that hold all trigrams of a term but not the term are told apart by their text. It merges its parts
 * rarely, since it is written in small transactions.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table threads (
    num integer primary key,
    id text not null unique,
    path text not null,
    created_at integer not null,
    updated_at integer not null,
    archived integer not null,
    cwd text not null,
    model_provider text not null,
    source_key text not null,
    facts text not null,
    settings text,
    indexed integer not null,
    texted integer not null,
    size integer not null,
    mtime real not null,
    compacted_at integer,
    digest text not null
  );
  create index threads_path on threads (path);
  create index threads_created on threads (archived, created_at, id, source_key, model_provider);
  create index threads_updated on threads (archived, updated_at, id, source_key, model_provider);
  create index threads_cwd_created on threads (archived, cwd, created_at, id, source_key, model_provider);
  create index threads_cwd_updated on threads (archived, cwd, updated_at, id, source_key, model_provider);
  create index threads_textless on threads (num) where texted < indexed;

  create table turns (
    thread integer not null references threads (num) on delete cascade,
    start integer not null,
    "end" integer not null,
    turn_id text not null,
    state text not null,
    error text,
    primary key (thread, start)
  ) without rowid;
  create table late_lines (
    thread integer not null,
    turn_start integer not null,
    start integer not null,
    "end" integer not null,
    primary key (thread, turn_start, start),
    foreign key (thread, turn_start) references turns (thread, start) on delete cascade
  ) without rowid;

  create table texts (
    id integer primary key,
    thread integer not null references threads (num) on delete cascade,
    start integer not null,
    text text not null
  );
  create index texts_thread on texts (thread, start);
  create virtual table texts_fts using fts5 (
    text, content = 'texts', content_rowid = 'id', tokenize = 'trigram', detail = none, columnsize = 0
  );
  insert into texts_fts (texts_fts, rank) values ('automerge', 16);
  insert into texts_fts (texts_fts, rank) values ('crisismerge', 64);
  create trigger texts_added after insert on texts begin
    insert into texts_fts (rowid, text) values (new.id, new.text);
  end;
  create trigger texts_removed after delete on texts begin
    insert into texts_fts (texts_fts, rowid, text) values ('delete', old.id, old.text);
  end;

  create table folders (path text primary key, mtime real not null) without rowid;
  create table notes (id text primary key, note text not null) without rowid;
  create table state (key text primary key, value text not null) without rowid;
  `,
];
