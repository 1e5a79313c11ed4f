/**
 * npm run export -- <folder> all, or npm run export -- <folder> <id>: everything that a person or an organisation owns,
 * to be carried away: each workbook as xlsx, as JSON and as the document itself, with its log and what else is known.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { type Office, openOffice } from '../files/office.ts';
import { withDocument } from '../files/with-document.ts';
import { messageOf } from '../start-refusal.ts';
import { addressOf } from '../storage/hold-storage.ts';
import { layoutVersion } from '../storage/migrations.ts';
import { openSqlite } from '../storage/sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { type Command, type Said, fail, runCommand, say } from './command.ts';
import { recordsOf } from './export-records.ts';
import { onCopy } from './on-copy.ts';

const usage =
  'Brug: npm run export -- <mappe> all eller npm run export -- <mappe> <id på person eller organisation>';

interface Exported {
  readonly id: string;
  readonly title: string;
  readonly template: string;
  /** why there is no xlsx file; undefined when there is one */
  readonly withoutXlsx?: string;
  readonly damage: string;
}

/** Everything in a document as plain values: cells, formats, names, comments. */
function valuesOf(state: Uint8Array): unknown {
  return withDocument(state, (doc) =>
    Object.fromEntries([...doc.share.keys()].toSorted().map((key) => [key, doc.getMap(key).toJSON()])),
  );
}

interface Source {
  readonly storage: Storage;
  readonly db: DatabaseSync;
  readonly office: Office;
}

async function exportOne({ storage, db, office }: Source, folder: string, id: string): Promise<Exported> {
  mkdirSync(folder, { recursive: true });
  const document = (await storage.readDocument(id))!;
  const state = Y.mergeUpdates([...document.parts]);
  writeFileSync(join(folder, 'document.yjs'), state);
  writeFileSync(join(folder, 'document.json'), JSON.stringify(valuesOf(state), undefined, 1));
  for (const { table, lines } of recordsOf(db, 'workbook', id))
    writeFileSync(join(folder, `${table}.jsonl`), lines);
  const row = db.prepare('select title, template from workbook where id = ?').get(id)!;
  const entry = {
    id,
    title: String(row['title']),
    template: String(row['template']),
    damage: document.damage,
  };
  try {
    writeFileSync(join(folder, 'workbook.xlsx'), await office.export(state));
    return entry;
  } catch (error) {
    return { ...entry, withoutXlsx: messageOf(error) };
  }
}

type Owner = 'all' | 'person' | 'organisation';

const owned: Readonly<Record<Owner, string>> = {
  all: "select id from workbook where ? = 'all' order by id",
  person: `select distinct workbook.id from access join workbook on workbook.id = access.workbook
    where access.person = ? and access.role = 'owner' and workbook.organisation is null order by workbook.id`,
  organisation: 'select id from workbook where organisation = ? order by id',
};

/** Whose id it is; undefined for nobody's. */
function ownerOf(db: DatabaseSync, whose: string): Owner | undefined {
  if (whose === 'all') return 'all';
  return (['person', 'organisation'] as const).find((table) =>
    db.prepare(`select id from ${table} where id = ?`).get(whose),
  );
}

/** The workbooks of an owner, deleted ones included. */
function workbooksOf(db: DatabaseSync, owner: Owner, whose: string): readonly string[] {
  return db
    .prepare(owned[owner])
    .all(whose)
    .map(({ id }) => String(id));
}

async function exportAll(copy: string, target: string, whose: string): Promise<Said> {
  const storage = openSqlite(copy);
  const db = new DatabaseSync(copy, { readOnly: true });
  const office = openOffice();
  try {
    const owner = ownerOf(db, whose);
    if (!owner) return fail(`Der er hverken en person eller en organisation med id ${whose}.`);
    mkdirSync(target, { recursive: true });
    const exported: Exported[] = [];
    for (const id of workbooksOf(db, owner, whose))
      exported.push(await exportOne({ storage, db, office }, join(target, 'workbooks', id), id));
    const own = owner === 'all' ? [] : recordsOf(db, owner, whose);
    for (const { table, lines } of own) writeFileSync(join(target, `${table}.jsonl`), lines);
    // Ids in logs and comments are people's.
    const people = db.prepare('select id, name from person order by id').all();
    const met = JSON.stringify([own, ...exported.map(({ id }) => recordsOf(db, 'workbook', id))]);
    writeFileSync(
      join(target, 'people.json'),
      JSON.stringify(
        people.filter((person) => met.includes(String(person['id']))),
        undefined,
        1,
      ),
    );
    const madeAt = new Date().toISOString();
    const index = { program: 'Samregn', layout: layoutVersion, madeAt, of: whose, workbooks: exported };
    writeFileSync(join(target, 'export.json'), JSON.stringify(index, undefined, 1));
    const missing = exported.filter(({ withoutXlsx }) => withoutXlsx !== undefined);
    const said = `Udtræk skrevet: ${exported.length} projektmapper i ${target}`;
    return missing.length === 0
      ? say(said)
      : fail(`${said}. Uden xlsx: ${missing.map(({ id }) => id).join(', ')}.`);
  } finally {
    await office.close();
    db.close();
    await storage.close();
  }
}

export const exportOwned: Command = async ({ settings, words }) => {
  const [target, whose] = words;
  if (target === undefined || whose === undefined || words.length > 2) return fail(usage);
  const source = addressOf(settings);
  if (source.kind === 'sqlite' && !existsSync(source.path))
    return fail(`Der er ingen database i mappen ${settings.data}.`);
  if (existsSync(target)) return fail(`${target} findes allerede. Den er ikke rørt.`);
  return onCopy(source, (copy) => exportAll(copy, target, whose));
};

if (import.meta.main) await runCommand(exportOwned);
