/**
 * A condition as the fields of a form: what is chosen and typed, as text, to and from what the model knows. Numbers and
 * dates are typed as in cells.
 */
import {
  type Comparison,
  type ConditionalFormat,
  type Language,
  type WantedCondition,
  type Workbook,
  conditionText,
  editText,
} from '#model';
import type { TextKey } from '../text/text.tsx';
import { numberOfText } from './typed-range.ts';

const comparisons = {
  greater: '>',
  greaterOrEqual: '>=',
  less: '<',
  lessOrEqual: '<=',
  equal: '=',
  notEqual: '<>',
} as const satisfies Record<string, Comparison>;
const limits = ['between', 'outside'] as const;
const texts = ['equals', 'contains', 'lacks', 'begins', 'ends'] as const;
const days = ['past', 'today', 'future'] as const;
const bare = ['empty', 'filled', 'error', 'duplicate', 'unique'] as const;
const ranks = ['top', 'bottom'] as const;

/** In the order in which they are offered. */
export const conditionKinds = [
  ...(Object.keys(comparisons) as readonly (keyof typeof comparisons)[]),
  ...limits,
  ...texts,
  ...days,
  ...bare,
  ...ranks,
  'formula',
] as const;
export type ConditionKind = (typeof conditionKinds)[number];

export interface ConditionFields {
  readonly kind: ConditionKind;
  readonly first: string;
  readonly second: string;
}

/** What a kind of condition asks for. */
export function operandsOf(kind: ConditionKind): 'none' | 'number' | 'two' | 'text' | 'count' | 'formula' {
  if (kind in comparisons) return 'number';
  if (isIn(limits, kind)) return 'two';
  if (isIn(texts, kind)) return 'text';
  if (isIn(ranks, kind)) return 'count';
  return kind === 'formula' ? 'formula' : 'none';
}

function isIn<Word extends string>(words: readonly Word[], word: string): word is Word {
  return (words as readonly string[]).includes(word);
}

/** The condition that the fields mean, or the key of a text that says what is missing. */
export function readFields(
  { kind, first, second }: ConditionFields,
  language: Language,
): { readonly condition: WantedCondition } | { readonly problem: TextKey } {
  if (kind === 'formula') {
    if (!first.startsWith('=')) return { problem: 'look.rules.needsFormula' };
    return { condition: { kind, text: first, language } };
  }
  if (isIn(texts, kind)) {
    return first.trim() === ''
      ? { problem: 'look.rules.needsText' }
      : { condition: { kind: 'text', is: kind, text: first } };
  }
  if (isIn(days, kind)) return { condition: { kind: 'day', is: kind } };
  if (isIn(bare, kind)) return { condition: { kind } };
  const one = numberOfText(first, language.id);
  if (isIn(ranks, kind)) {
    if (one === undefined || !Number.isInteger(one) || one < 1 || one > 1000)
      return { problem: 'look.rules.needsCount' };
    return { condition: { kind: 'rank', is: kind, count: one } };
  }
  if (one === undefined) return { problem: 'look.rules.needsNumber' };
  if (!isIn(limits, kind)) return { condition: { kind: 'compare', is: comparisons[kind], value: one } };
  const other = numberOfText(second, language.id);
  if (other === undefined) return { problem: 'look.rules.needsNumber' };
  return one > other ? { problem: 'look.rules.order' } : { condition: { kind, min: one, max: other } };
}

/** The fields of a rule that is there; its numbers as cells with `code` show them when they are edited. */
export function fieldsOf(
  rule: ConditionalFormat,
  how: { readonly workbook: Workbook; readonly language: Language; readonly code: string | undefined },
): ConditionFields {
  const { condition } = rule;
  const text = (value: number): string => editText(value, how.code, how.language.id);
  switch (condition.kind) {
    case 'compare': {
      const kinds = Object.keys(comparisons) as readonly (keyof typeof comparisons)[];
      const kind = kinds.find((one) => comparisons[one] === condition.is) ?? 'equal';
      return { kind, first: text(condition.value), second: '' };
    }
    case 'between':
    case 'outside':
      return { kind: condition.kind, first: text(condition.min), second: text(condition.max) };
    case 'text':
      return { kind: condition.is, first: condition.text, second: '' };
    case 'day':
      return { kind: condition.is, first: '', second: '' };
    case 'rank':
      return { kind: condition.is, first: String(condition.count), second: '' };
    case 'formula':
      return { kind: 'formula', first: conditionText(how.workbook, rule, how.language) ?? '', second: '' };
    default:
      return { kind: condition.kind, first: '', second: '' };
  }
}
