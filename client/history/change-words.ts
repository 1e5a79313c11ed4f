/** A change in the reader's words: contents as they are typed in the reader's language, with the addresses of then. */
import {
  type ChangeFacts,
  type Language,
  type ThingDifference,
  type Workbook,
  entryText,
  formatAt,
  formulaIn,
  linesOfKey,
  readContent,
} from '#model';
import type { TextKey, Translate } from '../text/text.tsx';
import type { HistoryChange } from './history-api.ts';

export interface Reader {
  readonly workbook: Workbook;
  readonly language: Language;
  readonly t: Translate;
}

/** The number format of a cell as it is now; undefined for one that is not here. */
function numberFormat(workbook: Workbook, sheet: string, cell: string): string | undefined {
  const holder = workbook.sheetOf(sheet);
  const [row, column] = linesOfKey(cell);
  return holder && formatAt(holder, row, column).number;
}

/** A kept content as its cell's editor would show it; '' for none. */
export function textOfKept(
  { workbook, language }: Omit<Reader, 't'>,
  kept: {
    readonly stored: ChangeFacts['before'];
    /** a formula as it read then, in English */
    readonly text?: string | undefined;
    readonly sheet: string;
    readonly cell: string;
  },
): string {
  if (kept.text !== undefined) return formulaIn(kept.text, language);
  const number = numberFormat(workbook, kept.sheet, kept.cell);
  return entryText(readContent(kept.stored), { workbook, sheet: kept.sheet, number, language });
}

/** What stood in a cell before and after a change; '' for nothing. */
export function contentsOf(
  change: Pick<HistoryChange, 'sheet' | 'cell' | 'facts'>,
  reader: Omit<Reader, 't'>,
): { readonly before: string; readonly after: string } {
  const { sheet, cell, facts } = change;
  return {
    before: textOfKept(reader, { stored: facts.before, text: facts.beforeText, sheet, cell }),
    after: textOfKept(reader, { stored: facts.after, text: facts.afterText, sheet, cell }),
  };
}

const lineActs = { inserted: 1, deleted: 1, restored: 1, moved: 1 } as const;
const sheetActs = {
  added: 1,
  deleted: 1,
  removed: 1,
  restored: 1,
  renamed: 1,
  moved: 1,
  protected: 1,
  unprotected: 1,
} as const;
const things = {
  name: 1,
  assumption: 1,
  scenario: 1,
  result: 1,
  protection: 1,
  validation: 1,
  condition: 1,
  merge: 1,
} as const;

function isOf<Words extends object>(words: Words, word: string): word is keyof Words & string {
  return Object.hasOwn(words, word);
}

/** What happened, for everything but the content of a cell. */
export function textOfAct(
  change: Pick<HistoryChange, 'kind' | 'facts'> | ThingDifference,
  t: Translate,
): string {
  const { kind } = change;
  const facts: ChangeFacts = 'facts' in change ? change.facts : change;
  const { act = 'changed', count = 1, name = '', was = '' } = facts;
  const place =
    facts.to === undefined || facts.to === facts.at ? (facts.at ?? '–') : `${facts.at}:${facts.to}`;
  if (kind === 'rows' || kind === 'columns') {
    if (!isOf(lineActs, act)) return t('history.act.layout');
    const one = kind === 'rows' ? 'row' : 'column';
    return t(`history.act.${count === 1 ? one : kind}.${act}`, { count, place });
  }
  if (kind === 'sheet' && isOf(sheetActs, act))
    return t(`history.act.sheet.${act}`, { name: name || (facts.on ?? ''), was });
  if (kind === 'format')
    return t(count === 1 ? 'history.act.formatOne' : 'history.act.format', { count, place });
  if (kind === 'about')
    return act === 'renamed' ? t('history.act.title', { name, was }) : t('history.act.about');
  if (kind === 'comment') {
    const at = facts.at ?? t('history.act.nowhere');
    return t(`history.act.comment.${act === 'added' || act === 'removed' ? act : 'changed'}`, { place: at });
  }
  if (!isOf(things, kind)) return t('history.act.layout');
  const thing = t(`history.thing.${kind}`, { name }).trim();
  const known = act === 'added' || act === 'removed' || act === 'restored' ? act : 'changed';
  return t(`history.act.thing.${known}` satisfies TextKey, { thing });
}
