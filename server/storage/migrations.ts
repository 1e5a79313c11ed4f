/** The database's layout, one step per version. Forward only: a step that has been released is never changed. */
import type { DatabaseSync } from 'node:sqlite';

const steps: readonly string[] = [
  `
  create table person (
    id text primary key, name text, colour integer not null, created_at integer not null
  ) without rowid, strict;

  create table session (
    token_hash blob primary key, person text not null, created_at integer not null, seen_at integer not null
  ) without rowid, strict;

  create table workbook (
    id text primary key, title text not null, template text not null, head integer not null,
    created_at integer not null, changed_at integer not null, deleted_at integer
  ) without rowid, strict;

  create table access (
    workbook text not null, person text not null, link text not null, role text not null, at integer not null,
    primary key (workbook, person, link)
  ) without rowid, strict;
  create index access_by_person on access (person);
  create index access_by_link on access (link);

  create table share_link (
    id text primary key, workbook text not null, role text not null, token_hash blob not null unique,
    created_by text, created_at integer not null
  ) without rowid, strict;
  create index share_link_by_workbook on share_link (workbook);

  create table doc_update (
    doc text not null, seq integer not null, data blob not null, crc integer not null,
    author text not null, at integer not null,
    primary key (doc, seq)
  ) without rowid, strict;

  create table doc_snapshot (
    doc text not null, seq integer not null, data blob not null, crc integer not null, at integer not null,
    primary key (doc, seq)
  ) strict;

  create table doc_client (
    doc text not null, client integer not null, person text not null, at integer not null,
    primary key (doc, client)
  ) without rowid, strict;
  `,
  // Epochs: a worn document is written anew, and the end of the old one is kept for copies that were offline.
  `
  alter table workbook add column epoch integer not null default 0;
  alter table doc_client add column epoch integer not null default 0;

  create table doc_epoch (
    doc text not null, number integer not null, data blob not null, crc integer not null,
    vector blob not null, at integer not null,
    primary key (doc, number)
  ) strict;
  `,
  // The library of the installation: what owners tell others about their workbooks.
  `
  create table publication (
    id text primary key, workbook text not null unique, content text not null,
    published_at integer not null, changed_at integer not null
  ) without rowid, strict;

  create table publication_copy (
    publication text primary key, data blob not null, crc integer not null
  ) strict;
  `,
  // When each item came, by the minute, and who brought it: the log itself is folded away.
  `
  create table doc_mark (
    doc text not null, client integer not null, at integer not null, person text not null,
    end integer not null,
    primary key (doc, client, at, person)
  ) without rowid, strict;
  `,
  // The history: changes told from the log before it is folded away, and versions.
  `
  alter table workbook add column told integer;

  create table doc_change (
    doc text not null, seq integer not null, n integer not null, at integer not null, person text not null,
    kind text not null, sheet text not null, cell text not null, facts text not null,
    primary key (doc, seq, n)
  ) without rowid, strict;
  create index doc_change_by_cell on doc_change (doc, sheet, cell) where cell <> '';

  create table doc_version (
    doc text not null, number integer not null, seq integer not null, since integer not null, at integer not null,
    name text, made_by text, people text not null, changes integer not null,
    data blob not null, crc integer not null,
    primary key (doc, number)
  ) strict;
  `,
];

/** The version that this program writes. */
export const layoutVersion = steps.length;

export function readLayoutVersion(db: DatabaseSync): number {
  const row = db.prepare('pragma user_version').get() as { user_version: number };
  return row.user_version;
}

/** Brings a database up to date. Throws for one that a newer program has written. */
export function migrate(db: DatabaseSync): void {
  const from = readLayoutVersion(db);
  if (from > layoutVersion) throw new NewerLayout(from);
  for (const [index, step] of steps.entries()) {
    if (index < from) continue;
    // user_version is part of the transaction, so a step is done wholly or not at all.
    db.exec(`begin immediate; ${step}; pragma user_version = ${index + 1}; commit`);
  }
}

class NewerLayout extends Error {
  override readonly name = 'NewerLayout';

  constructor(version: number) {
    super(`the database has layout ${version}, this program knows ${layoutVersion}`);
  }
}
