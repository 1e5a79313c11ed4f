/** What a workbook would come to after a change that nobody has accepted yet: a second document, calculated beside it. */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import * as Y from 'yjs';
import {
  type Editor,
  type Value,
  type Workbook,
  cellKey,
  newDocument,
  openEditor,
  openWorkbook,
  resultArea,
} from '#model';
import { type Values, openCalculation } from '../sheet/calculation.ts';
import { type CaseState, readCase } from './case-answer.ts';

export interface Preview {
  /** 'waiting' until it is calculated; undefined when it could not be */
  readonly state: Accessor<CaseState | undefined>;
  close(): void;
}

/** Calculates a copy of the document with the change in it. The document itself is left alone. */
export function openPreview(doc: Y.Doc, change: (editor: Editor) => void): Preview {
  const copy = newDocument();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const workbook = openWorkbook(copy);
  change(openEditor(workbook));
  const values: Values = new Map();
  const [count, setCount] = createSignal(0);
  const calculation = openCalculation(copy, values, { onValues: () => setCount(count() + 1) });
  const state = createMemo((): CaseState | undefined => {
    count();
    if (calculation.state() === 'failed') return undefined;
    if (calculation.state() !== 'ready') return { kind: 'waiting' };
    return readCase((key) => resultIn(workbook, values, key));
  });
  return {
    state,
    close() {
      calculation.close();
      workbook.close();
      copy.destroy();
    },
  };
}

function resultIn(workbook: Workbook, values: Values, key: string): (Value | undefined)[] | undefined {
  const area = resultArea(workbook, key);
  const sheet = area && workbook.sheetOf(area.sheet);
  if (!area || !sheet) return undefined;
  const found: (Value | undefined)[] = [];
  for (let row = area.firstRow; row <= area.lastRow; row++) {
    for (let column = area.firstColumn; column <= area.lastColumn; column++) {
      const at = workbook.cellAt(sheet, row, column);
      const content = at && workbook.contentAt(at);
      if (content?.kind === 'formula') found.push(values.get(at!.sheet)?.get(cellKey(at!.row, at!.column)));
      else found.push(content && 'value' in content ? content.value : undefined);
    }
  }
  return found;
}
