/** What the tables say of one workbook, as JSON lines: one file for each table that says anything. */
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

/** Columns that say which workbook a row is about. */
const columnsOfWorkbook = ['doc', 'workbook'];

export function recordsOf(db: DatabaseSync, workbook: string): readonly Records[] {
  const tables = db.prepare("select name from sqlite_master where type = 'table' order by name").all();
  return tables.flatMap(({ name }) => {
    const table = String(name);
    const columns = db.prepare(`select name from pragma_table_info('${table}')`).all();
    const names = columns.map((column) => String(column['name']));
    const column = table === 'workbook' ? 'id' : columnsOfWorkbook.find((each) => names.includes(each));
    if (column === undefined) return [];
    const rows = db.prepare(`select * from ${table} where ${column} = ?`).all(workbook);
    if (rows.length === 0) return [];
    return [{ table, lines: rows.map((row) => `${JSON.stringify(told(row))}\n`).join('') }];
  });
}
