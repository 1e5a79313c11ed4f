/** Tells what a transaction changed, mine and a colleague's alike: the screen and the calculation have no other source. */
import type * as Y from 'yjs';
import type { CellKey, SheetId, WorkbookRoot } from './schema.ts';
import type { Workbook } from './workbook.ts';

export interface SheetChange {
  /** keys of cells whose content may have changed */
  readonly cells: ReadonlySet<CellKey>;
  /** keys of formats, "row.column/attribute" */
  readonly formats: ReadonlySet<string>;
  /** the order or number of rows, of columns */
  readonly rows: boolean;
  readonly columns: boolean;
  readonly sizes: boolean;
  /** hidden and grouped rows and columns */
  readonly lines: boolean;
  readonly merges: boolean;
  readonly conditions: boolean;
  readonly validations: boolean;
  readonly protection: boolean;
}

export interface WorkbookChange {
  /** who made it: the origin that the verb was called with, or the connection's */
  readonly origin: unknown;
  readonly isLocal: boolean;
  readonly about: boolean;
  /** the list of sheets, their names, order, freezing or protection */
  readonly sheets: boolean;
  readonly names: boolean;
  readonly results: boolean;
  readonly assumptions: boolean;
  readonly scenarios: boolean;
  readonly comments: boolean;
  readonly receipts: boolean;
  readonly bySheet: ReadonlyMap<SheetId, SheetChange>;
}

type Gathered = { -readonly [Part in keyof SheetChange]: SheetChange[Part] } & {
  readonly cells: Set<CellKey>;
  readonly formats: Set<string>;
};

/** What is told of a sheet as a whole; cells and formats are told one by one. */
const wholeParts = [
  'rows',
  'columns',
  'sizes',
  'lines',
  'merges',
  'conditions',
  'validations',
  'protection',
] as const;

/** Calls `listen` once per transaction that changed the workbook, after its derived order and names are up to date. */
export function watchWorkbook(
  workbook: Workbook,
  listen: (change: WorkbookChange) => void,
): { close(): void } {
  const known = new Set(workbook.sheets.map((sheet) => sheet.id));
  const afterTransaction = (transaction: Y.Transaction): void => {
    if (transaction.changed.size === 0) return;
    const changed = new Set<WorkbookRoot>();
    const bySheet = new Map<SheetId, Gathered>();
    const gather = (sheet: SheetId): Gathered => {
      const gathered = bySheet.get(sheet);
      if (gathered) return gathered;
      const fresh: Gathered = {
        cells: new Set<CellKey>(),
        formats: new Set<string>(),
        rows: false,
        columns: false,
        sizes: false,
        lines: false,
        merges: false,
        conditions: false,
        validations: false,
        protection: false,
      };
      bySheet.set(sheet, fresh);
      return fresh;
    };
    for (const [type, keys] of transaction.changed) {
      const root = workbook.rootOf(type);
      if (!root) continue;
      if (root.kind === 'workbook') {
        changed.add(root.root);
        continue;
      }
      const gathered = gather(root.sheet);
      if (root.part === 'growth') {
        gathered.rows = true;
        gathered.columns = true;
      } else if (root.part === 'cells' || root.part === 'formats') {
        for (const key of keys) if (key !== null) gathered[root.part].add(key);
      } else {
        gathered[root.part] = true;
      }
    }
    if (changed.has('sheets')) {
      for (const sheet of workbook.sheets) {
        if (known.has(sheet.id)) continue;
        // New here or revived: whatever it holds may have arrived earlier, unseen.
        const gathered = gather(sheet.id);
        for (const part of wholeParts) gathered[part] = true;
        for (const key of sheet.maps.cells.keys()) gathered.cells.add(key);
        for (const key of sheet.maps.formats.keys()) gathered.formats.add(key);
      }
      known.clear();
      for (const sheet of workbook.sheets) known.add(sheet.id);
    }
    if (changed.size === 0 && bySheet.size === 0) return;
    listen({
      origin: transaction.origin,
      isLocal: transaction.local,
      about: changed.has('about'),
      sheets: changed.has('sheets'),
      names: changed.has('names'),
      results: changed.has('results'),
      assumptions: changed.has('assumptions'),
      scenarios: changed.has('scenarios'),
      comments: changed.has('comments'),
      receipts: changed.has('receipts'),
      bySheet,
    });
  };
  workbook.doc.on('afterTransaction', afterTransaction);
  return { close: () => workbook.doc.off('afterTransaction', afterTransaction) };
}
