/**
 * What a colleague's edit costs in sheets of several sizes, and a row put in, taken out or moved by a verb, each beside
 * what the bare engine takes for the same on the same contents, one after the other in the same run.
 */
import * as Y from 'yjs';
import type { HyperFormula } from 'hyperformula';
import {
  type Editor,
  type Workbook,
  cellKey,
  deleteLines,
  insertLines,
  moveLines,
  nameOfCell,
  openEditor,
  openWorkbook,
} from '../../model/index.ts';
import { type Projection, openProjection } from '../../model/calculation/index.ts';
import { openEngine } from '../../model/calculation/engine.ts';
import { baseLine } from '../../model/workbook/axis.ts';
import { blankDoc } from '../support/workbooks.ts';
import { type Figure, median } from './measure.ts';

const columns = 20;
const valueColumns = 14;

type Write = (fromColumn: number, toColumn?: number, rowsAbove?: number) => string;

/** Three cells in ten hold a formula, and one column of them is a running total. */
const formulas: readonly ((at: Write, isFirst: boolean) => string)[] = [
  (at) => `=SUM(${at(0, 5)})`,
  (at) => `=${at(2)}*${at(3)}`,
  (at) => `=IF(${at(4)}>500,${at(14)},${at(15)})`,
  (at) => `=ROUND(${at(16)}/3,2)`,
  (at, isFirst) => (isFirst ? `=${at(14)}` : `=${at(18, undefined, 1)}+${at(14)}`),
  (at) => `=${at(17)}-${at(6)}`,
];

function contentAt(row: number, column: number, at: Write): number | string {
  return column < valueColumns
    ? (row * 7919 + column * 104_729) % 1000
    : formulas[column - valueColumns]!(at, row === 0);
}

/** References as the document has them. */
function byIdentity(row: number): Write {
  return (from, to, above = 0) => {
    const end = (column: number): string => `${baseLine(row - above)}.${baseLine(column)}`;
    return `\`${end(from)}${to === undefined ? '' : `:${end(to)}`}\``;
  };
}

/** References as the engine reads them. */
function byPosition(row: number): Write {
  return (from, to, above = 0) => {
    const end = (column: number): string => nameOfCell(row - above, column);
    return to === undefined ? end(from) : `${end(from)}:${end(to)}`;
  };
}

interface Scene {
  readonly rows: number;
  /** a colleague's document, and mine with its projection */
  readonly there: Y.Doc;
  readonly here: Y.Doc;
  readonly workbook: Workbook;
  readonly editor: Editor;
  readonly projection: Projection;
  readonly engine: HyperFormula;
  close(): void;
}

function openScene(rows: number): Scene {
  const there = blankDoc([{ id: 'a', name: 'Ark', rows, columns }]);
  const grid: (number | string)[][] = [];
  there.transact(() => {
    const cells = there.getMap<number | string>('c/a');
    for (let row = 0; row < rows; row++) {
      const line: (number | string)[] = [];
      for (let column = 0; column < columns; column++) {
        cells.set(cellKey(baseLine(row), baseLine(column)), contentAt(row, column, byIdentity(row)));
        line.push(contentAt(row, column, byPosition(row)));
      }
      grid.push(line);
    }
  });
  const here = new Y.Doc();
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
  const workbook = openWorkbook(here);
  const projection = openProjection(workbook);
  projection.flush();
  const engine = openEngine();
  engine.addSheet('A');
  engine.setSheetContent(0, grid);
  return {
    rows,
    there,
    here,
    workbook,
    editor: openEditor(workbook),
    projection,
    engine,
    close() {
      projection.close();
      workbook.close();
      engine.destroy();
    },
  };
}

function timeMs(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** What a colleague writes into a cell, from the arrival of the update to the new values. */
function receiveMs(scene: Scene, row: number, column: number, content: number | string): number {
  let update: Uint8Array | undefined;
  const take = (one: Uint8Array): void => void (update = one);
  scene.there.on('update', take);
  scene.there.getMap('c/a').set(cellKey(baseLine(row), baseLine(column)), content);
  scene.there.off('update', take);
  return timeMs(() => {
    Y.applyUpdate(scene.here, update!, 'wire');
    scene.projection.flush();
  });
}

interface Work {
  readonly what: string;
  ours(scene: Scene, time: number): number;
  bare(scene: Scene, time: number): number;
}

const edits: readonly Work[] = [
  {
    what: 'a colleague’s value',
    ours: (scene, time) => receiveMs(scene, (time * 31) % scene.rows, 7, time + 0.5),
    bare: ({ engine, rows }, time) =>
      timeMs(() => engine.setCellContents({ sheet: 0, row: (time * 31) % rows, col: 7 }, time + 0.5)),
  },
  {
    what: 'a colleague’s formula',
    ours: (scene, time) => {
      const row = (time * 37) % scene.rows;
      const at = byIdentity(row);
      return receiveMs(scene, row, 8, `=${at(9)}*${time}+SUM(${at(9, 12)})`);
    },
    bare: ({ engine, rows }, time) => {
      const row = (time * 37) % rows;
      const at = byPosition(row);
      const formula = `=${at(9)}*${time}+SUM(${at(9, 12)})`;
      return timeMs(() => engine.setCellContents({ sheet: 0, row, col: 8 }, formula));
    },
  },
];

function must(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error('refused');
}

/** In pairs that leave the sheet as it was; a row that is put in is taken out again by the next. */
const structures: readonly Work[] = [
  {
    what: 'a row put in',
    ours: ({ editor, projection, rows }) =>
      timeMs(() => {
        must(insertLines(editor, { sheet: 'a', side: 'rows', first: rows >> 1, count: 1 }));
        projection.flush();
      }),
    bare: ({ engine, rows }) => timeMs(() => engine.addRows(0, [rows >> 1, 1])),
  },
  {
    what: 'a row taken out',
    ours: ({ editor, projection, rows }) =>
      timeMs(() => {
        must(deleteLines(editor, { sheet: 'a', side: 'rows', first: rows >> 1, count: 1 }));
        projection.flush();
      }),
    bare: ({ engine, rows }) => timeMs(() => engine.removeRows(0, [rows >> 1, 1])),
  },
  {
    what: 'a row moved',
    ours: ({ editor, projection, rows }, time) =>
      timeMs(() => {
        const first = (rows >> 1) + (time % 20);
        must(moveLines(editor, { sheet: 'a', side: 'rows', first, count: 1 }, first - 4));
        projection.flush();
      }),
    bare: ({ engine, rows }, time) => {
      const first = (rows >> 1) + (time % 20);
      return timeMs(() => engine.moveRows(0, first, 1, first - 4));
    },
  },
];

function measure(scene: Scene, name: string, works: readonly Work[], times: number): Figure[] {
  const found = works.map((work) => ({ work, ours: [] as number[], bare: [] as number[] }));
  for (let time = 0; time < times; time++) {
    for (const { work, ours, bare } of found) {
      const isBareFirst = time % 2 === 0;
      if (isBareFirst) bare.push(work.bare(scene, time));
      ours.push(work.ours(scene, time));
      if (!isBareFirst) bare.push(work.bare(scene, time));
    }
  }
  return found.map(({ work, ours, bare }) => ({
    what: `${name}: ${work.what}`,
    value: median(ours),
    unit: 'ms',
    against: { what: 'the bare engine', value: median(bare) },
  }));
}

/** The sizes by their number of cells; the largest is 10,000 rows. */
const sizes: readonly (readonly [rows: number, times: number])[] = [
  [50, 41],
  [500, 41],
  [5000, 21],
  [10_000, 21],
];

export function measureSizes(): readonly Figure[] {
  const figures: Figure[] = [];
  for (const [rows, times] of sizes) {
    const name = `${(rows * columns).toLocaleString('en')} cells`;
    const scene = openScene(rows);
    figures.push(...measure(scene, name, edits, times));
    // What is made ready at the first change of structure is asked for only once in a workbook's life.
    const first = measure(scene, name, structures.slice(0, 1), 1);
    figures.push(...first.map((figure) => ({ ...figure, what: `${figure.what}, the first` })));
    must(deleteLines(scene.editor, { sheet: 'a', side: 'rows', first: rows >> 1, count: 1 }));
    scene.engine.removeRows(0, [rows >> 1, 1]);
    scene.projection.flush();
    figures.push(...measure(scene, name, structures, times));
    scene.close();
  }
  return figures;
}
