/** The references in a formula that is being typed, each with its colour and the cells that it means: what is typed, seen. */
import { type Area, areaOf, identify, nameOfToken, referencesIn } from '../formula/stored.ts';
import { writeReference } from '../formula/reference.ts';
import type { Token } from '../formula/tokens.ts';
import type { Span } from '../formula/typing.ts';
import type { SheetId } from './schema.ts';
import type { Workbook } from './workbook.ts';

export interface ReferenceMark extends Span {
  /** the same for everything that means the same cells; counted from 0 in the order in which they are typed */
  readonly colour: number;
  /** undefined when it means no cells of this workbook (yet) */
  readonly area: Area | undefined;
  /** as it is written, without '$' */
  readonly text: string;
}

/** What a name's first reference means; undefined when the name stands for no cells. */
export function areaOfName(workbook: Workbook, name: string): Area | undefined {
  const defined = workbook.definedNames.find(({ id }) => id === name);
  const reference = defined && referencesIn(defined.stored)[0];
  return reference && areaOf(reference, '', workbook);
}

/** The marks of tokens that are typed into a cell of `sheet`, in order. */
export function referenceMarks(
  tokens: readonly Token[],
  sheet: SheetId,
  workbook: Workbook,
): readonly ReferenceMark[] {
  const colours = new Map<string, number>();
  const marks: ReferenceMark[] = [];
  for (const token of tokens) {
    const { start, end } = token;
    const meant =
      token.kind === 'reference' || token.kind === 'name' ? meantCells(token, sheet, workbook) : undefined;
    if (!meant) continue;
    const { area, text } = meant;
    const key = area
      ? `${area.sheet} ${area.firstRow} ${area.firstColumn} ${area.lastRow} ${area.lastColumn}`
      : text.toLowerCase();
    const colour = colours.get(key) ?? colours.size;
    colours.set(key, colour);
    marks.push({ start, end, colour, area, text });
  }
  return marks;
}

function meantCells(
  token: Token,
  sheet: SheetId,
  workbook: Workbook,
): { readonly area: Area | undefined; readonly text: string } | undefined {
  if (token.reference) {
    const { from, to } = token.reference;
    const loose = { rowFixed: false, columnFixed: false };
    const text = writeReference({
      ...token.reference,
      from: { ...from, ...loose },
      ...(to && { to: { ...to, ...loose } }),
    });
    const identity = identify(token.reference, sheet, workbook);
    return { area: identity && areaOf(identity, sheet, workbook), text };
  }
  const name = nameOfToken(token, sheet, workbook);
  const area = name === undefined ? undefined : areaOfName(workbook, name);
  return area && { area, text: token.text };
}
