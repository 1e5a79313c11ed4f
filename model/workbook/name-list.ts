/** Names as a list to work on: where each points, how many formulas use it, and what a person may point it at. */
import type { Language } from '../formula/language.ts';
import { type Problem } from '../formula/syntax.ts';
import {
  type Area,
  type StoredReference,
  identify,
  identitiesIn,
  storedFromTokens,
  textOfStored,
  writeIdentity,
} from '../formula/stored.ts';
import { type Result, done, refused } from '../result.ts';
import { findLostPlace, readFormula } from './entry.ts';
import { areaOfName } from './reference-marks.ts';
import type { NameId, SheetId } from './schema.ts';
import type { Workbook } from './workbook.ts';

export interface ListedName {
  readonly id: NameId;
  readonly text: string;
  /** the sheet that it belongs to; undefined: the whole workbook */
  readonly scope: SheetId | undefined;
  /** what it stands for, as people read it, with '=' */
  readonly formula: string;
  /** undefined when it stands for no cells, or they are gone */
  readonly area: Area | undefined;
  /** formulas and other names that use it */
  readonly uses: number;
}

/** The names of a workbook with their uses; reads every formula once. */
export function listNames(workbook: Workbook, language: Language): readonly ListedName[] {
  const uses = new Map<NameId, number>();
  const count = (stored: unknown): void => {
    if (typeof stored !== 'string' || !stored.startsWith('=') || !stored.includes('`#')) return;
    const named = new Set(identitiesIn(stored).flatMap((part) => (part.kind === 'named' ? [part.name] : [])));
    for (const id of named) uses.set(id, (uses.get(id) ?? 0) + 1);
  };
  for (const { maps } of workbook.sheets) maps.cells.forEach(count);
  for (const { stored } of workbook.definedNames) count(stored);
  return workbook.definedNames.map(({ id, text, scope, stored }) => ({
    id,
    text,
    scope,
    formula: textOfStored(stored, '', workbook, language),
    area: areaOfName(workbook, id),
    uses: uses.get(id) ?? 0,
  }));
}

/**
 * What a person writes that a name shall stand for, read for `defineName`: cells, a constant or a formula, with or
 * without '='. Cells without a sheet are those of `sheet`; a name always means the same cells, so each is fixed.
 */
export function readNamed(
  typed: string,
  sheet: SheetId,
  language: Language,
  workbook: Workbook,
): Result<string, Problem> {
  const text = typed.trim();
  const { tokens, problem } = readFormula(text.startsWith('=') ? text : `=${text}`, language);
  const found = problem ?? findLostPlace(tokens, workbook);
  if (found) return refused(found);
  const parts = tokens.map((token) => {
    const identity = token.reference && identify(token.reference, sheet, workbook);
    return identity
      ? writeIdentity(fixed({ ...identity, sheet: identity.sheet ?? sheet }))
      : storedFromTokens([token], sheet, workbook).slice(1);
  });
  return done(`=${parts.join('')}`);
}

function fixed(reference: StoredReference): StoredReference {
  const fix = (end: StoredReference['from']): StoredReference['from'] => ({
    ...end,
    rowFixed: end.row !== undefined,
    columnFixed: end.column !== undefined,
  });
  return { ...reference, from: fix(reference.from), to: reference.to && fix(reference.to) };
}
