/** A refused edit in the person's words. */
import {
  type Breach,
  type EditRefusal,
  type LanguageId,
  type Rule,
  type Workbook,
  editText,
  formatAt,
  formatPresets,
  formatValue,
  nameOfCell,
} from '#model';
import type { TextKey, Translate } from '../text/text.tsx';

const sheetNames = {
  empty: 'refusal.sheetNameEmpty',
  tooLong: 'refusal.sheetNameTooLong',
  characters: 'refusal.sheetNameCharacters',
  taken: 'refusal.sheetNameTaken',
} as const satisfies Record<string, TextKey>;

const rules = {
  limits: 'refusal.ruleLimits',
  list: 'refusal.ruleList',
  formula: 'refusal.ruleFormula',
} as const satisfies Record<string, TextKey>;

export interface Wording {
  readonly t: Translate;
  readonly language: LanguageId;
}

/** `typed` is what would otherwise be lost; it is told with the reason. */
export function textOfRefusal(refusal: EditRefusal, { t, language }: Wording, typed: string): string {
  switch (refusal.kind) {
    case 'readOnly':
      return t('refusal.readOnly');
    case 'gone':
      return typed === '' ? t('refusal.goneShort') : t('refusal.gone', { text: typed });
    case 'locked':
      return t('refusal.locked');
    case 'textTooLong':
      return t('refusal.textTooLong', { limit: refusal.limit.toLocaleString(language) });
    case 'sheetFull':
      return t('refusal.sheetFull', {
        rows: refusal.rows.toLocaleString(language),
        columns: refusal.columns.toLocaleString(language),
      });
    case 'lastSheet':
      return t('refusal.lastSheet');
    case 'badSheetName':
      return t(sheetNames[refusal.why]);
    case 'badName':
      return t('refusal.badName');
    case 'underMerge': {
      const { firstRow, firstColumn, lastRow, lastColumn } = refusal.area;
      const cells = `${nameOfCell(firstRow, firstColumn)}:${nameOfCell(lastRow, lastColumn)}`;
      return t('clipboard.underMerge', { cells });
    }
    case 'oneCell':
      return t('refusal.oneCell');
    case 'groupTooDeep':
      return t('refusal.groupTooDeep', { levels: refusal.levels });
    case 'badText':
      return refusal.why === 'empty'
        ? t('refusal.textMissing')
        : t('refusal.wordsTooLong', { limit: refusal.limit });
    case 'badRule':
      return t(rules[refusal.why]);
    case 'notYours':
      return t('refusal.notYours');
    case 'hasAssumption':
      return t('refusal.hasAssumption');
    case 'badField':
      return t('refusal.badField', { field: t(`assumption.${refusal.field}`) });
    case 'noRoom':
      return t('register.noRoom');
    case 'nameTaken':
      return t('refusal.nameTaken');
    case 'invalid': {
      const { cell, rule, isPercent, message } = refusal;
      const text = message ?? textOfRule(rule, { t, language }, isPercent);
      return cell ? t('refusal.invalidAt', { cell: nameOfCell(cell.row, cell.column), text }) : text;
    }
  }
}

/** What is to be said of a cell, or of what is typed there, that its rule does not allow. */
export function textOfBreach(
  workbook: Workbook,
  { at, rule, message }: Pick<Breach, 'at' | 'rule' | 'message'>,
  wording: Wording,
): string {
  const sheet = workbook.sheetOf(at.sheet);
  const number = sheet && formatAt(sheet, at.row, at.column).number;
  return message ?? textOfRule(rule, wording, number?.includes('%'));
}

/** Most choices of a list that are told. */
const maxChoices = 8;

/** What may stand in a cell; a cell of percents has its limits as percents. */
export function textOfRule(rule: Rule, { t, language }: Wording, isPercent = false): string {
  switch (rule.kind) {
    case 'any':
      return '';
    case 'filled':
      return t('allowed.filled');
    case 'range':
      return t('allowed.range');
    case 'formula':
      return t('allowed.formula');
    case 'list': {
      const items = rule.items
        .slice(0, maxChoices)
        .map((item) => formatValue(item, undefined, language).text);
      const list = items.join(', ');
      return t(items.length < rule.items.length ? 'allowed.listMore' : 'allowed.list', { list });
    }
    default: {
      const end = (value: number | undefined): string => {
        if (value === undefined) return '';
        return isPercent
          ? editText(value, '0 %', language)
          : formatValue(value, codeOf(rule.kind), language).text;
      };
      return t(`allowed.${rule.kind}${endsOf(rule)}`, { min: end(rule.min), max: end(rule.max) });
    }
  }
}

function endsOf({ min, max }: { readonly min: number | undefined; readonly max: number | undefined }) {
  if (min !== undefined && max !== undefined) return min === max ? 'Exact' : 'Between';
  return min !== undefined ? 'Least' : max !== undefined ? 'Most' : '';
}

function codeOf(kind: Rule['kind']): string | undefined {
  return kind === 'date' ? formatPresets.find(({ key }) => key === 'date')?.code : undefined;
}
