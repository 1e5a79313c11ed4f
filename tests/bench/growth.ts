/** How a document grows with its cells and with the edits of its life, and what a new epoch gives back (DOC-6). */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as Y from 'yjs';
import { english, nextEpoch, openEditor, openWorkbook, setBlock } from '../../model/index.ts';
import { blankDoc } from '../support/workbooks.ts';
import { type Figure, medianMs } from './measure.ts';

const columns = 50;
const people = 5;
const edits = 200_000;
/** how many edits each makes before they hear of each other's */
const round = 40;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Numbers that are random to look at and the same in every run. */
function openDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function filled(cells: number): Y.Doc {
  const doc = blankDoc([{ id: 'a', name: 'Ark1', rows: cells / columns, columns }]);
  const workbook = openWorkbook(doc);
  const dice = openDice(1);
  const block = Array.from({ length: cells / columns }, () =>
    Array.from({ length: columns }, () => String(dice(1_000_000))),
  );
  setBlock(openEditor(workbook), rangeAt(0, 0), block, english);
  workbook.close();
  return doc;
}

function rangeAt(row: number, column: number) {
  return { sheet: 'a', firstRow: row, lastRow: row, firstColumn: column, lastColumn: column };
}

/** Five people type single numbers anywhere, now and then at the same time in the same cell. */
function edited(start: Y.Doc, cells: number): Y.Doc {
  const state = Y.encodeStateAsUpdate(start);
  const dice = openDice(2);
  const replicas = Array.from({ length: people }, (_, i) => {
    const doc = new Y.Doc();
    doc.clientID = i + 1;
    Y.applyUpdate(doc, state);
    const workbook = openWorkbook(doc);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'wire') updates.push(update);
    });
    return { doc, workbook, editor: openEditor(workbook), updates };
  });
  for (let done = 0; done < edits; done += people * round) {
    for (const { editor } of replicas) {
      for (let i = 0; i < round; i++) {
        const at = rangeAt(dice(cells / columns), dice(columns));
        setBlock(editor, at, [[String(dice(1_000_000))]], english);
      }
    }
    const sent = replicas.map(({ updates }) => Y.mergeUpdates(updates.splice(0)));
    for (const [to, { doc }] of replicas.entries())
      for (const [from, update] of sent.entries()) if (from !== to) Y.applyUpdate(doc, update, 'wire');
  }
  for (const { workbook } of replicas) workbook.close();
  return replicas[0]!.doc;
}

/** Bytes of heap that a document takes when it is opened. */
function heapOf(state: Uint8Array): number {
  // Once more, for what the first time only came into sight.
  collectGarbage();
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  collectGarbage();
  const taken = process.memoryUsage().heapUsed - before;
  doc.destroy();
  return taken;
}

async function figuresOf(what: string, state: Uint8Array, cells: number): Promise<readonly Figure[]> {
  const load = await medianMs(
    3,
    () => new Y.Doc(),
    (doc) => Y.applyUpdate(doc, state),
  );
  return [
    { what: `${what}: document`, value: state.length, unit: 'bytes' },
    { what: `${what}: per cell`, value: state.length / cells, unit: 'bytes/cell' },
    { what: `${what}: load`, value: load, unit: 'ms' },
    { what: `${what}: heap`, value: heapOf(state), unit: 'bytes' },
  ];
}

export async function measureGrowth(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const cells of [10_000, 100_000]) {
    const size = `${(cells / 1000).toString()}k cells`;
    const fresh = filled(cells);
    const freshState = Y.encodeStateAsUpdate(fresh);
    figures.push(...(await figuresOf(`${size}, fresh`, freshState, cells)));
    const worn = edited(fresh, cells);
    const wornState = Y.encodeStateAsUpdate(worn);
    figures.push(...(await figuresOf(`${size}, after ${edits / 1000}k edits`, wornState, cells)), {
      what: `${size}: per edit`,
      value: (wornState.length - freshState.length) / edits,
      unit: 'bytes/edit',
    });
    const renew = await medianMs(
      3,
      () => worn,
      (doc) => nextEpoch(doc, 99).destroy(),
    );
    const next = Y.encodeStateAsUpdate(nextEpoch(worn, 99));
    figures.push(...(await figuresOf(`${size}, next epoch`, next, cells)), {
      what: `${size}: writing it anew`,
      value: renew,
      unit: 'ms',
    });
  }
  return figures;
}
