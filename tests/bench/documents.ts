/** What documents weigh, and how long they take to open. */
import * as Y from 'yjs';
import { newWorkbookState, openEditor, openWorkbook, setBlock, english } from '../../model/index.ts';
import { type Figure, medianMs } from './measure.ts';

const rows = 1000;
const columns = 50;

/** 1,000 × 50 numbers of up to six digits, as a paste would bring them. */
function numbersState(): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, newWorkbookState('blank', { title: 'Tal', language: 'da' })!);
  const workbook = openWorkbook(doc);
  const block = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => String((row * 7919 + column * 104_729) % 1_000_000)),
  );
  const sheet = workbook.sheets[0]!;
  const filled = setBlock(
    openEditor(workbook),
    { sheet: sheet.id, firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 0 },
    block,
    english,
  );
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  workbook.close();
  return Y.encodeStateAsUpdate(doc);
}

function open(state: Uint8Array): number {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const workbook = openWorkbook(doc);
  const cells = workbook.sheets.reduce((sum, { maps }) => sum + maps.cells.size, 0);
  workbook.close();
  doc.destroy();
  return cells;
}

/** The same content as plain JSON: the least that any program has to read. */
function plainOf(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const workbook = openWorkbook(doc);
  const sheets = workbook.sheets.map(({ maps }) => maps.cells.toJSON());
  workbook.close();
  return JSON.stringify(sheets);
}

export async function measureDocuments(): Promise<readonly Figure[]> {
  const states = [
    ['template Investeringscase', newWorkbookState('investment-case', { title: 'Case', language: 'da' })!],
    ['50,000 numbers', numbersState()],
  ] as const;
  const figures: Figure[] = [];
  for (const [name, state] of states) {
    const cells = open(state);
    const plain = plainOf(state);
    figures.push(
      {
        what: `${name}: document, ${cells.toLocaleString('en')} cells`,
        value: state.length,
        unit: 'bytes',
        against: { what: 'its cells as JSON', value: Buffer.byteLength(plain) },
      },
      { what: `${name}: per cell`, value: state.length / cells, unit: 'bytes/cell' },
      {
        what: `${name}: open`,
        value: await medianMs(5, () => state, open),
        unit: 'ms',
        against: { what: 'JSON.parse', value: await medianMs(5, () => plain, JSON.parse) },
      },
    );
  }
  return figures;
}
