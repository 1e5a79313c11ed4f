/** What is offered for a word that is being typed into a formula: functions, names of cells, sheets. Pure. */
import { type Language, type TypedWord, type Workbook, engineFunctions, quoteSheetName } from '#model';

export interface Offer {
  readonly kind: 'function' | 'name' | 'sheet';
  /** as it is shown */
  readonly label: string;
  /** what is written instead of the word */
  readonly written: string;
  /** a function's English name */
  readonly function?: string;
}

/** Most offers in the list. */
const mostOffered = 60;

/** What a word may become in a cell of `sheet`: what begins with it, and functions whose English name does. */
export function offersFor(
  word: TypedWord,
  from: { readonly workbook: Workbook; readonly sheet: string; readonly language: Language },
): readonly Offer[] {
  const { workbook, sheet, language } = from;
  const isQuoted = word.text.startsWith("'");
  const typed = (isQuoted ? word.text.slice(1) : word.text).toLowerCase();
  const begins = (text: string): boolean => text.toLowerCase().startsWith(typed);
  const sheets = workbook.sheets.flatMap(({ id }): readonly Offer[] => {
    const name = workbook.sheetName(id) ?? '';
    return id !== sheet && begins(name)
      ? [{ kind: 'sheet', label: name, written: `${quoteSheetName(name)}!` }]
      : [];
  });
  if (isQuoted) return sheets.slice(0, mostOffered);
  const names = workbook.definedNames
    .filter(({ text, scope }) => begins(text) && (scope === undefined || scope === sheet))
    .map(({ text }): Offer => ({ kind: 'name', label: text, written: text }));
  const own: Offer[] = [];
  const foreign: Offer[] = [];
  for (const name of engineFunctions) {
    const label = language.functionFromEnglish(name);
    const offer: Offer = { kind: 'function', label, written: `${label}(`, function: name };
    if (begins(label)) own.push(offer);
    else if (begins(name)) foreign.push(offer);
  }
  const byLabel = (one: Offer, other: Offer): number => one.label.localeCompare(other.label, language.id);
  return [...[...own, ...names].toSorted(byLabel), ...sheets, ...foreign.toSorted(byLabel)].slice(
    0,
    mostOffered,
  );
}

/** Whether Enter takes the first offer: not when the word is something already. */
export function isUnfinished(word: TypedWord, offers: readonly Offer[]): boolean {
  if (word.isReference) return false;
  const typed = word.text.toLowerCase();
  return !offers.some(({ kind, label }) => kind === 'name' && label.toLowerCase() === typed);
}
