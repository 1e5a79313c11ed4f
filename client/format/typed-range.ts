/** Cells and values as people write them in the fields of dialogs. */
import { type LanguageId, type Range, readTyped } from '#model';
import type { Workplace } from '../commands/command.ts';
import { nameOfBlock } from '../sheet/desk.ts';
import { placeOfText } from '../sheet/place-of-text.ts';
import { blockOf } from '../sheet/selection.ts';

/** The range that a text means, on any sheet; undefined when it means none. */
export function rangeOfText(text: string, { session, desk }: Workplace): Range | undefined {
  const place = placeOfText(text, { session, desk });
  const anchor = place && session.workbook.positionOf(place.from);
  const focus = place && session.workbook.positionOf(place.to);
  if (!place || !anchor || !focus) return undefined;
  return { sheet: place.from.sheet, ...blockOf({ anchor, focus }) };
}

/** A range as people write it, with its sheet where that is not the open one. */
export function textOfRange(range: Range, { session, desk }: Workplace): string {
  const isElsewhere = range.sheet !== desk.sheet()?.id;
  return nameOfBlock(range, isElsewhere ? session.sheetName(range.sheet) : undefined);
}

/** The number or date that a text means, the likeliest where it may mean several. */
export function numberOfText(text: string, language: LanguageId): number | undefined {
  const typed = readTyped(text.trim(), language, { year: new Date().getFullYear() });
  if (typed.kind === 'number') return typed.value;
  const [likeliest] = typed.kind === 'ambiguous' ? typed.alternatives : [];
  return typeof likeliest?.value === 'number' ? likeliest.value : undefined;
}
