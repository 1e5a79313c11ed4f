/** What the tables say of a workbook, a person or an organisation, as JSON lines: a file for each that says anything. */
import type { DatabaseSync } from 'node:sqlite';

type Row = Readonly<Record<string, unknown>>;

/** Keys that open something are nobody's to carry away, not even as a hash. */
const isSecret = (column: string): boolean => /(?:_hash|secret|password|code)$/.test(column);

/** The same as bytes, which JSON has none of. */
function told(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !isSecret(column))
      .map(([column, value]) => [
        column,
        value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
      ]),
  );
}

export interface Records {
  readonly table: string;
  readonly lines: string;
}

type Subject = 'workbook' | 'person' | 'organisation';

/** Columns that say whom or what a row is about. */
const columnsOf: Readonly<Record<Subject, readonly string[]>> = {
  workbook: ['doc', 'workbook'],
  person: ['person'],
  organisation: ['organisation'],
};

/** A person's tracks in the documents belong to the workbooks. */
const isLog = (table: string): boolean => table.startsWith('doc_');

export function recordsOf(db: DatabaseSync, subject: Subject, id: string): readonly Records[] {
  const tables = db.prepare("select name from sqlite_master where type = 'table' order by name").all();
  return tables.flatMap(({ name }) => {
    const table = String(name);
    const columns = db.prepare(`select name from pragma_table_info('${table}')`).all();
    const names = columns.map((column) => String(column['name']));
    const column = table === subject ? 'id' : columnsOf[subject].find((each) => names.includes(each));
    if (column === undefined || (subject !== 'workbook' && (isLog(table) || table === 'workbook'))) return [];
    const rows = db.prepare(`select * from ${table} where ${column} = ?`).all(id);
    if (rows.length === 0) return [];
    return [{ table, lines: rows.map((row) => `${JSON.stringify(told(row))}\n`).join('') }];
  });
}
