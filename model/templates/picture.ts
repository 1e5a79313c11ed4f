/**
 * What a template looks like, small: where its texts, figures and fields lie on the sheet that people fill in. Worked out
 * from the template itself, so that no picture of it grows stale. In pixels of the sheet.
 */
import { isInputRole } from '../workbook/format.ts';
import { type PlacedCell, placeSheet } from './layout.ts';
import type { Template, TemplateSheet } from './template.ts';

export const pictureKinds = ['title', 'heading', 'text', 'figure', 'input', 'result'] as const;
export type PictureKind = (typeof pictureKinds)[number];

export interface PictureMark {
  readonly kind: PictureKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The upper left part of a sheet. Every mark is a row high. */
export interface TemplatePicture {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly marks: readonly PictureMark[];
}

/** As on the screen: the usual width of a column, the height of a row, about what a letter takes. */
const usualWidthPx = 110;
const rowHeightPx = 26;
const letterPx = 6.5;
const seen = { width: 720, rows: 15 } as const;

/** The sheet that people begin to fill in, or the first when none has fields. */
function pictured(template: Template): TemplateSheet | undefined {
  return template.sheets.find((sheet) => fieldsOf(sheet) >= 3) ?? template.sheets[0];
}

function fieldsOf(sheet: TemplateSheet): number {
  return placeSheet(sheet).cells.filter(({ role }) => isInputRole(role)).length;
}

export function pictureOf(template: Template): TemplatePicture {
  const sheet = pictured(template);
  const marks = sheet === undefined ? [] : marksOf(sheet);
  return { width: seen.width, height: seen.rows * rowHeightPx, rowHeight: rowHeightPx, marks };
}

function marksOf(sheet: TemplateSheet): readonly PictureMark[] {
  const startOf = (column: number): number =>
    Array.from({ length: column }, (_, i) => sheet.widths[i] ?? usualWidthPx).reduce((a, b) => a + b, 0);
  return placeSheet(sheet).cells.flatMap((cell): readonly PictureMark[] => {
    const x = startOf(cell.column);
    const kind = kindOf(cell);
    if (cell.row >= seen.rows || x >= seen.width || kind === undefined) return [];
    const room = sheet.widths[cell.column] ?? usualWidthPx;
    const length = String(cell.given ?? '').length * letterPx * (kind === 'title' ? 1.3 : 1);
    const isField = kind === 'input' || kind === 'result';
    // A text runs on over empty cells; a figure stands at the right of its own.
    const width = isField || kind === 'figure' ? room : Math.max(length, letterPx);
    return [{ kind, x, y: cell.row * rowHeightPx, width: Math.round(Math.min(width, seen.width - x)) }];
  });
}

function kindOf({ role, given, isBold }: PlacedCell): PictureKind | undefined {
  if (isInputRole(role)) return 'input';
  if (role === 'result') return 'result';
  if (given === undefined) return undefined;
  if (role === 'title') return 'title';
  if (role === 'heading' || isBold) return 'heading';
  const isFigure = typeof given === 'number' || given.startsWith('=');
  return isFigure ? 'figure' : 'text';
}
