/** What the history costs: telling the log, and keeping what is told, beside what the same edits cost to commit. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { newWorkbookState } from '../../model/index.ts';
import { LogTeller } from '../../server/history/log-teller.ts';
import { openSqlite } from '../../server/storage/sqlite.ts';
import { temporaryFolder } from '../support/server.ts';
import { type Figure, median } from './measure.ts';

const edits = 1000;
const rounds = 5;

/** Bytes of the pages that a table and its indexes take. */
function bytesOf(path: string, table: string): number {
  const db = new DatabaseSync(path);
  try {
    const row = db
      .prepare(
        "select sum(pgsize) as bytes from dbstat where name = ? or name in (select name from sqlite_schema where tbl_name = ? and type = 'index')",
      )
      .get(table, table) as { bytes: number | null };
    return row.bytes ?? 0;
  } finally {
    db.close();
  }
}

/** Edits as people make them: one update each, two numbers for one formula, in a workbook of a template. */
function editsOf(state: Uint8Array): readonly Uint8Array[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const [sheet] = [...doc.getMap('sheets').keys()].filter((key) => !key.includes('/'));
  const cells = doc.getMap(`c/${sheet}`);
  const log: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => log.push(update));
  for (let i = 0; i < edits; i++)
    cells.set(
      `${(i % 150).toString(36)}.${i % 7}`,
      i % 3 === 0 ? `=SUM(\`1.2:${(i % 20).toString(36)}.2\`)*${i}` : i * 1.5,
    );
  doc.destroy();
  return log;
}

export async function measureHistory(): Promise<readonly Figure[]> {
  const state = newWorkbookState('investment-case', { title: 'Måling', language: 'da' })!;
  const log = editsOf(state);
  const folder = temporaryFolder();
  const path = join(folder, 'samregn.sqlite');
  const storage = openSqlite(path);
  const committing: number[] = [];
  const telling: number[] = [];
  const keeping: number[] = [];
  const again: number[] = [];
  const now = (): number => performance.now();
  for (let round = 0; round < rounds; round++) {
    const id = `workbook-${round}`;
    await storage.createWorkbook({
      id,
      title: '',
      template: 'investment-case',
      owner: 'anne',
      at: 1,
      state,
      clients: [],
    });
    let start = now();
    for (const [i, data] of log.entries())
      await storage.append([
        { workbook: id, updates: [{ data, author: 'anne', at: 1000 * i }], clients: [] },
      ]);
    committing.push(now() - start);
    const teller = new LogTeller();
    const untold = (await storage.fetchUntold(id))!;
    start = now();
    const told = teller.tell({ workbook: id, untold, pauseMs: 1e12, isOver: false });
    telling.push(now() - start);
    if (told.kind === 'lost') throw new Error('The teller had no document.');
    start = now();
    let from = untold.told;
    for (const part of told.parts) {
      await storage.keepTold(id, { from, ...part });
      from = part.to;
    }
    keeping.push(now() - start);
    // The next edits, when the teller has the document.
    const more = { ...untold, base: undefined, told: from };
    const next = log.map((data, i) => ({ data, author: 'anne', at: 1000 * i, seq: from + i + 1 }));
    start = now();
    teller.tell({ workbook: id, untold: { ...more, updates: next }, pauseMs: 1e12, isOver: false });
    again.push(now() - start);
  }
  await storage.close();
  const kept = bytesOf(path, 'doc_change') / rounds;
  const logged = bytesOf(path, 'doc_update') / rounds;
  rmSync(folder, { recursive: true });
  const commit = median(committing);
  return [
    {
      what: 'telling 1,000 edits of a template workbook, its document read first',
      value: median(telling),
      unit: 'ms',
      against: { what: 'the same edits committed one by one', value: commit },
    },
    {
      what: 'keeping what was told of them',
      value: median(keeping),
      unit: 'ms',
      against: { what: 'the same edits committed one by one', value: commit },
    },
    { what: 'telling 1,000 updates when the document is there', value: median(again), unit: 'ms' },
    {
      what: 'kept history of 1,000 edits',
      value: kept,
      unit: 'bytes',
      against: { what: 'their log, before it is folded away', value: logged },
    },
  ];
}
