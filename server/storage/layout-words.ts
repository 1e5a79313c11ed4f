/**
 * What SQLite and PostgreSQL call the same thing. A layout step is SQL that both understand, with these words where they
 * differ; a name that is a reserved word, such as "end", stands in double quotes.
 */
export interface LayoutWords {
  /** text that is compared byte by byte */
  readonly text: string;
  /** whole numbers up to 2^53: times, counts, checksums; 0 and 1 for no and yes */
  readonly integer: string;
  readonly real: string;
  readonly bytes: string;
  /** stands after the bracket of a table of short rows, which is kept in the order of its key */
  readonly keyed: string;
  /** stands after the bracket of a table whose rows may be large */
  readonly wide: string;
}

export const sqliteWords: LayoutWords = {
  text: 'text',
  integer: 'integer',
  real: 'real',
  bytes: 'blob',
  keyed: 'without rowid, strict',
  wide: 'strict',
};

export const postgresWords: LayoutWords = {
  // Otherwise the order would be that of the language in which the database was made.
  text: 'text collate "C"',
  integer: 'bigint',
  real: 'double precision',
  bytes: 'bytea',
  keyed: '',
  wide: '',
};

/** One step of the layout as SQL in the words of a database: statements, each ended by a semicolon. */
export type LayoutStep = (words: LayoutWords) => string;
