/** What may stand in cells as the fields of a form: what is chosen and typed, as text, to and from what the model knows. */
import {
  type Language,
  type LanguageId,
  type Validation,
  type WantedRule,
  type Workbook,
  areaOf,
  editText,
  formatPresets,
  formatValue,
  readTyped,
  referencesIn,
  ruleText,
} from '#model';
import type { Range, Rule } from '#model';
import type { TextKey } from '../text/text.tsx';
import { numberOfText } from './typed-range.ts';

/** In the order in which they are offered. */
export const ruleKinds = [
  'any',
  'list',
  'range',
  'whole',
  'decimal',
  'date',
  'length',
  'filled',
  'formula',
] as const;

export interface RuleFields {
  readonly kind: Rule['kind'];
  readonly min: string;
  readonly max: string;
  /** one choice on each line */
  readonly items: string;
  /** the cells with the choices */
  readonly source: string;
  /** for the first of the cells, with its '=' */
  readonly formula: string;
}

export const noFields: RuleFields = { kind: 'list', min: '', max: '', items: '', source: '', formula: '' };

/** Whether a rule has a lower and an upper end. */
export function hasEnds(kind: Rule['kind']): boolean {
  return kind === 'whole' || kind === 'decimal' || kind === 'date' || kind === 'length';
}

/** The rule that the fields mean, or what is missing. */
export function readRuleFields(
  fields: RuleFields,
  language: Language,
  rangeOf: (text: string) => Range | undefined,
): { readonly rule: WantedRule } | { readonly problem: TextKey; readonly text?: string } {
  const { kind } = fields;
  switch (kind) {
    case 'any':
    case 'filled':
      return { rule: { kind } };
    case 'list': {
      const items = fields.items
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => choiceOf(line, language.id));
      return items.length === 0 ? { problem: 'look.valid.noItems' } : { rule: { kind, items } };
    }
    case 'range': {
      const range = rangeOf(fields.source);
      return range ? { rule: { kind, range } } : { problem: 'look.valid.badSource' };
    }
    case 'formula': {
      const text = fields.formula.trim();
      return { rule: { kind, text: text.startsWith('=') ? text : `=${text}`, language } };
    }
    default: {
      const end = (text: string): number | undefined | 'bad' =>
        text.trim() === '' ? undefined : (numberOfText(text, language.id) ?? 'bad');
      const [min, max] = [end(fields.min), end(fields.max)];
      if (min === 'bad') return { problem: 'look.valid.badLimit', text: fields.min };
      if (max === 'bad') return { problem: 'look.valid.badLimit', text: fields.max };
      return { rule: { kind, min, max } };
    }
  }
}

/** A choice as it would be read in a cell. */
function choiceOf(line: string, language: LanguageId): string | number | boolean {
  const typed = readTyped(line, language);
  return typed.kind === 'number' || typed.kind === 'boolean' ? typed.value : line;
}

/** The fields of a rule that is there. */
export function ruleFieldsOf(
  validation: Validation,
  workbook: Workbook,
  how: { readonly language: Language; textOf(range: Range): string },
): RuleFields {
  const { rule, area } = validation;
  switch (rule.kind) {
    case 'any':
    case 'filled':
      return { ...noFields, kind: rule.kind };
    case 'list': {
      const lines = rule.items.map((item) => formatValue(item, undefined, how.language.id).text);
      return { ...noFields, kind: 'list', items: lines.join('\n') };
    }
    case 'range': {
      const [reference] = referencesIn(rule.stored);
      const source = reference && areaOf(reference, area.sheet, workbook);
      return { ...noFields, kind: 'range', source: source ? how.textOf(source) : '' };
    }
    case 'formula':
      return { ...noFields, kind: 'formula', formula: ruleText(workbook, validation, how.language) ?? '' };
    default: {
      const code = rule.kind === 'date' ? formatPresets.find(({ key }) => key === 'date')?.code : undefined;
      const text = (end: number | undefined): string =>
        end === undefined ? '' : editText(end, code, how.language.id);
      return { ...noFields, kind: rule.kind, min: text(rule.min), max: text(rule.max) };
    }
  }
}
