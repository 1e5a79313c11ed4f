/**
 * Rules by a formula: what is typed is tried in its cell by the calculation before anybody gets it. It is asked while one
 * types, so that Enter seldom waits. What the calculation cannot tell is let through and framed later on.
 */
import {
  type CellId,
  type Language,
  type Validation,
  cellKey,
  isYes,
  ruleFormula,
  typedCell,
  validationAt,
} from '#model';
import type { WorkbookSession } from '../workbook-session.ts';

export type Verdict =
  | { readonly is: 'allowed' }
  | { readonly is: 'broken'; readonly validation: Validation }
  | { readonly is: 'asked'; readonly answered: Promise<void> };

const allowed: Verdict = { is: 'allowed' };

interface Asked {
  readonly about: string;
  verdict: Verdict;
}

export interface OwnRule {
  /** What the cell's rule says of a text that is typed in it; asks where it is not known. */
  verdictOn(at: CellId, text: string, language: Language): Verdict;
  /** Forgets what was asked: everything around the cell may have changed since. */
  forget(): void;
}

export function createOwnRule(session: WorkbookSession): OwnRule {
  const { workbook } = session;
  let latest: Asked | undefined;
  return {
    verdictOn(at, text, language) {
      const position = workbook.positionOf(at);
      const place = position && { sheet: at.sheet, ...position };
      const validation = place && validationAt(workbook, place);
      if (!validation) return allowed;
      const stored = ruleFormula(workbook, validation, place);
      const calculation = session.calculation();
      const { content } = typedCell(text, language);
      if (stored === undefined || !calculation || !content || !('value' in content)) return allowed;
      const about = JSON.stringify([at, stored, content.value]);
      if (latest?.about === about) return latest.verdict;
      const trial = { sheet: at.sheet, stored, key: cellKey(at.row, at.column), value: content.value };
      const asked: Asked = {
        about,
        verdict: {
          is: 'asked',
          answered: calculation.try(trial).then((value) => {
            asked.verdict = value === undefined || isYes(value) ? allowed : { is: 'broken', validation };
          }),
        },
      };
      latest = asked;
      return asked.verdict;
    },
    forget() {
      latest = undefined;
    },
  };
}
