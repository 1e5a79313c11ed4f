/** How a sheet goes on paper: kept with the sheet, so that everybody prints it alike. */
import type { Area } from '../formula/stored.ts';
import { type Result, refused } from '../result.ts';
import { anchorOfRange, areaOnSheet } from './anchor.ts';
import type { Editor } from './editor.ts';
import type { Range } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import type { SheetId } from './schema.ts';
import type { Workbook } from './workbook.ts';

export const papers = ['a4', 'a3'] as const;
export type Paper = (typeof papers)[number];

export const orientations = ['portrait', 'landscape'] as const;
export type Orientation = (typeof orientations)[number];

/** What may stand at the left, in the middle and at the right of a page's head and foot. */
export const pageTexts = ['none', 'title', 'sheet', 'date', 'page', 'pageOfPages'] as const;
export type PageText = (typeof pageTexts)[number];
export type PageLine = readonly [left: PageText, middle: PageText, right: PageText];

/** In millimetres, 0 to 100. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface PageSetup {
  readonly paper: Paper;
  readonly orientation: Orientation;
  /** percent, 10 to 400; or as small as it takes for all columns to fit the width */
  readonly scale: number | 'fitWidth';
  readonly margins: Margins;
  /** how many of the first rows stand again at the top of every page; 0 to 50 */
  readonly headingRows: number;
  readonly header: PageLine;
  readonly footer: PageLine;
}

export const pageLimits = { scale: { least: 10, most: 400 }, marginMm: 100, headingRows: 50 } as const;

/** A sheet that nobody has set up: landscape, since most sheets are wide, and with what stays in view on top. */
function usual(workbook: Workbook, sheet: SheetId): PageSetup {
  return {
    paper: 'a4',
    orientation: 'landscape',
    scale: 'fitWidth',
    margins: { top: 18, right: 15, bottom: 18, left: 15 },
    headingRows: Math.min(workbook.frozenOf(sheet).rows, pageLimits.headingRows),
    header: ['title', 'none', 'date'],
    footer: ['sheet', 'none', 'pageOfPages'],
  };
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function readLine(value: unknown): PageLine | undefined {
  const parts = typeof value === 'string' ? value.split(' ') : [];
  const [left, middle, right] = parts.map((part) => pageTexts.find((one) => one === part));
  return parts.length === 3 && left && middle && right ? [left, middle, right] : undefined;
}

/** Anyone may write anything: what cannot be read whole counts as not set up. */
function read(entry: unknown): PageSetup | undefined {
  if (!Array.isArray(entry) || entry.length !== 10) return undefined;
  const values: readonly unknown[] = entry;
  const paper = papers.find((one) => one === values[0]);
  const orientation = orientations.find((one) => one === values[1]);
  const { least, most } = pageLimits.scale;
  const scale = values[2] === 0 ? 'fitWidth' : values[2];
  const [top, right, bottom, left] = values.slice(3, 7);
  const headingRows = values[7];
  const header = readLine(values[8]);
  const footer = readLine(values[9]);
  const isMargin = (value: unknown): value is number => isWithin(value, 0, pageLimits.marginMm);
  if (!paper || !orientation || !header || !footer) return undefined;
  if (scale !== 'fitWidth' && !isWithin(scale, least, most)) return undefined;
  if (!isMargin(top) || !isMargin(right) || !isMargin(bottom) || !isMargin(left)) return undefined;
  if (!isWithin(headingRows, 0, pageLimits.headingRows) || !Number.isInteger(headingRows)) return undefined;
  return {
    paper,
    orientation,
    scale,
    margins: { top, right, bottom, left },
    headingRows,
    header,
    footer,
  };
}

export function pageSetupOf(workbook: Workbook, sheet: SheetId): PageSetup {
  return read(workbook.sheetEntries.get(`${sheet}/u`)) ?? usual(workbook, sheet);
}

/** The part of a sheet that is printed; undefined for all that is filled in. */
export function printAreaOf(workbook: Workbook, sheet: SheetId): Area | undefined {
  return areaOnSheet(workbook, sheet, workbook.sheetEntries.get(`${sheet}/a`));
}

/**
 * Sets up how a sheet is printed, and which part of it; without an area all that is filled in. What is out of bounds is
 * brought inside them. Concurrent: the last writer's set-up stands, whole, and so does the last writer's area. Rows and
 * columns inserted inside the area extend it.
 */
export function setPageSetup(
  editor: Editor,
  sheet: SheetId,
  wanted: { readonly setup: PageSetup; readonly area: Range | undefined },
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const { setup, area } = wanted;
  if (!workbook.livingSheet(sheet)) return refused({ kind: 'gone' });
  const anchor = area && anchorOfRange(workbook, area, 'asItIs');
  if (area && (area.sheet !== sheet || anchor === undefined)) return refused({ kind: 'gone' });
  const bounded = (value: number, least: number, most: number): number =>
    Math.min(Math.max(Number.isFinite(value) ? value : least, least), most);
  const { least, most } = pageLimits.scale;
  const { top, right, bottom, left } = setup.margins;
  const entry = [
    setup.paper,
    setup.orientation,
    setup.scale === 'fitWidth' ? 0 : Math.round(bounded(setup.scale, least, most)),
    ...[top, right, bottom, left].map((mm) => bounded(mm, 0, pageLimits.marginMm)),
    Math.trunc(bounded(setup.headingRows, 0, pageLimits.headingRows)),
    setup.header.join(' '),
    setup.footer.join(' '),
  ];
  return editor.edit(undefined, (write) => {
    const { sheetEntries } = workbook;
    if (JSON.stringify(sheetEntries.get(`${sheet}/u`)) !== JSON.stringify(entry))
      write.set(sheetEntries, `${sheet}/u`, entry);
    if ((sheetEntries.get(`${sheet}/a`) ?? undefined) !== anchor)
      write.set(sheetEntries, `${sheet}/a`, anchor);
  });
}
