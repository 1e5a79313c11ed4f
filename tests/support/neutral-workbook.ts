/** What an xlsx holds, built by hand: plain cells in one column of one sheet, and whatever a test wants otherwise. */
import type { NeutralCell, NeutralContent, NeutralSheet, NeutralWorkbook } from '../../model/index.ts';

const plain = {
  number: undefined,
  bold: false,
  italic: false,
  role: undefined,
  align: undefined,
  wrap: false,
  underline: false,
  colour: undefined,
  ground: undefined,
  border: undefined,
  vertical: undefined,
  isLocked: false,
} as const;

export function neutralCell(
  row: number,
  content: NeutralContent,
  look: Partial<NeutralCell> = {},
): NeutralCell {
  return { ...plain, row, column: 0, content, ...look };
}

export function neutralWorkbook(
  cells: readonly NeutralCell[],
  sheet: Partial<NeutralSheet> = {},
  workbook: Partial<NeutralWorkbook> = {},
): NeutralWorkbook {
  return {
    title: 'Prøve',
    properties: { application: 'Samregn', language: 'da' },
    names: [],
    notes: [],
    sheets: [
      {
        name: 'Ark',
        cells,
        columnWidthsPx: new Map(),
        rowHeightsPx: new Map(),
        rows: new Map(),
        columns: new Map(),
        merges: [],
        validations: [],
        conditions: [],
        comments: [],
        frozen: { rows: 0, columns: 0 },
        isProtected: false,
        ...sheet,
      },
    ],
    ...workbook,
  };
}
