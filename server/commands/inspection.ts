/**
 * Looks at every row of a copy of a database: whether its bytes are what was written, whether each workbook can be put
 * together, and whether anything hangs in the air. Says ids and numbers, never titles, names or content.
 */
import { DatabaseSync } from 'node:sqlite';
import { crc32, inflateSync } from 'node:zlib';
import * as Y from 'yjs';
import { newDocument, openWorkbook } from '#model';
import { openSqlite } from '../storage/sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { isIntact } from './integrity.ts';

export interface Inspection {
  readonly workbooks: number;
  /** rows whose checksum was compared */
  readonly rows: number;
  /** sentences in Danish about what is wrong; empty when nothing is */
  readonly faults: readonly string[];
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

function tablesOf(db: DatabaseSync): readonly Table[] {
  const names = db.prepare("select name from sqlite_master where type = 'table' order by name").all();
  return names.map(({ name }) => ({
    name: String(name),
    columns: db
      .prepare(`select name from pragma_table_info('${String(name)}')`)
      .all()
      .map((row) => String(row['name'])),
  }));
}

/** How a row is called in a sentence: by what its table is keyed with. */
function nameOf(table: string, row: Readonly<Record<string, unknown>>): string {
  const key = ['doc', 'publication', 'seq', 'number'].filter((name) => name in row);
  return `${table} ${key.map((name) => String(row[name])).join(' ')}`;
}

/** The rows whose bytes are not what was written, of every table that keeps a checksum beside them. */
function inspectBytes(db: DatabaseSync, tables: readonly Table[], faults: string[]): number {
  let count = 0;
  for (const { name, columns } of tables) {
    if (!columns.includes('data') || !columns.includes('crc')) continue;
    try {
      for (const row of db.prepare(`select * from ${name}`).iterate()) {
        count++;
        const data = row['data'] as Uint8Array;
        // All but the log itself is deflated.
        if (crc32(data) !== row['crc'] || (name !== 'doc_update' && !inflates(data)))
          faults.push(`${nameOf(name, row)}: rækken kan ikke læses.`);
      }
    } catch {
      faults.push(`${name}: tabellen kan ikke læses til ende.`);
    }
  }
  return count;
}

function inflates(data: Uint8Array): boolean {
  try {
    inflateSync(data);
    return true;
  } catch {
    return false;
  }
}

/** Columns that name a row of another table. '' names none. */
const references: Readonly<Record<string, string>> = {
  doc: 'workbook',
  workbook: 'workbook',
  publication: 'publication',
  organisation: 'organisation',
};

/** Whose session, right or membership it is; logs keep pseudonyms, which are nobody. */
const tablesOfPeople = ['access', 'session', 'account', 'identity', 'member'];

function inspectReferences(db: DatabaseSync, tables: readonly Table[], faults: string[]): void {
  const known = new Set(tables.map(({ name }) => name));
  for (const { name, columns } of tables) {
    const people = tablesOfPeople.includes(name) ? { person: 'person' } : {};
    for (const [column, other] of Object.entries({ ...references, ...people })) {
      if (!columns.includes(column) || !known.has(other) || name === other) continue;
      const { n } = db
        .prepare(
          `select count(*) as n from ${name}
           where ${column} is not null and ${column} != '' and ${column} not in (select id from ${other})`,
        )
        .get() as { n: number };
      if (n > 0) faults.push(`${name}: ${n} rækker hører til noget, der ikke findes (${column}).`);
    }
  }
}

/** Whether a document can be put together from its parts and is a workbook. */
function opens(parts: readonly Uint8Array[]): boolean {
  const doc = newDocument();
  try {
    for (const part of parts) Y.applyUpdate(doc, part);
    const workbook = openWorkbook(doc);
    const hasSheets = workbook.sheets.length > 0;
    workbook.close();
    return hasSheets;
  } catch {
    return false;
  } finally {
    doc.destroy();
  }
}

async function inspectDocument(storage: Storage, id: string, faults: string[]): Promise<void> {
  const document = await storage.readDocument(id);
  if (!document) return;
  if (document.damage === 'lost') faults.push(`Projektmappe ${id}: noget af indholdet er gået tabt.`);
  if (document.damage === 'covered')
    faults.push(`Projektmappe ${id}: et øjebliksbillede kan ikke læses; intet er gået tabt.`);
  if (document.damage !== 'lost' && !opens(document.parts))
    faults.push(`Projektmappe ${id}: dokumentet kan ikke åbnes.`);
}

/** `path`: a copy that nobody else uses; it is brought to this program's layout. */
export async function inspect(path: string): Promise<Inspection> {
  if (!isIntact(path)) return { workbooks: 0, rows: 0, faults: ['Filen er ikke en hel Samregn-database.'] };
  const storage = openSqlite(path);
  const db = new DatabaseSync(path, { readOnly: true });
  const faults: string[] = [];
  try {
    const tables = tablesOf(db);
    const rows = inspectBytes(db, tables, faults);
    inspectReferences(db, tables, faults);
    const ids = db.prepare('select id from workbook').all();
    for (const { id } of ids) await inspectDocument(storage, String(id), faults);
    return { workbooks: ids.length, rows, faults };
  } finally {
    db.close();
    await storage.close();
  }
}
