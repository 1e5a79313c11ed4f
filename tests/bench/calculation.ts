/** What calculating costs: a build, and an edit afterwards. */
import * as Y from 'yjs';
import { HyperFormula } from 'hyperformula';
import { addSheet, danish, newWorkbookState, openEditor, openWorkbook, setCell } from '../../model/index.ts';
import { openProjection } from '../../model/calculation/index.ts';
import { openCaseWorkbook } from '../support/case-workbook.ts';
import { measureSizes } from './calculation-sizes.ts';
import { type Figure, medianMs } from './measure.ts';

export async function measureCalculation(): Promise<readonly Figure[]> {
  const state = newWorkbookState('investment-case', { title: 'Case', language: 'da' })!;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const workbook = openWorkbook(doc);
  const build = await medianMs(
    3,
    () => openProjection(workbook),
    (projection) => {
      projection.flush();
      projection.close();
    },
  );
  // The floor of an edit is the engine's own time for a cell that nothing depends on.
  const engine = HyperFormula.buildFromArray([[1]], { licenseKey: 'gpl-v3' });
  const bare = await medianMs(
    50,
    () => engine,
    (one) => one.setCellContents({ sheet: 0, row: 0, col: 0 }, Math.random()),
  );
  engine.destroy();
  const book = openCaseWorkbook();
  let effect = 5;
  const edit = await medianMs(
    9,
    () => `${++effect} %`,
    (text) => {
      book.type('Effekt', text);
      book.projection.flush();
    },
  );
  book.close();
  const editor = openEditor(workbook);
  const added = addSheet(editor, 'Kladde');
  if (!added.ok) throw new Error('no sheet');
  const sheet = workbook.sheetOf(added.value)!;
  const projection = openProjection(workbook);
  projection.flush();
  const aside = { sheet: sheet.id, row: sheet.rows.lineAt(3)!, column: sheet.columns.lineAt(3)! };
  let number = 0;
  const small = await medianMs(
    50,
    () => String(++number),
    (text) => {
      if (!setCell(editor, aside, { text, language: danish }).ok) throw new Error('refused');
      projection.flush();
    },
  );
  projection.close();
  workbook.close();
  return [
    { what: 'template: first calculation', value: build, unit: 'ms' },
    {
      what: 'template: a new effect, 22,000 formulas follow',
      value: edit,
      unit: 'ms',
      against: { what: 'first calculation', value: build },
    },
    {
      what: 'an edit that nothing depends on',
      value: small,
      unit: 'ms',
      against: { what: 'the engine alone, one cell', value: bare },
    },
    ...measureSizes(),
  ];
}
