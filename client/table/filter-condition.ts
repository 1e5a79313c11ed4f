/** The conditions that a column can be filtered by, as a person picks and types them. Pure. */
import { type Condition, type Language, readTyped } from '#model';

export const conditionKinds = [
  'contains',
  'equals',
  'begins',
  'lacks',
  'greater',
  'atLeast',
  'less',
  'atMost',
  'between',
  'filled',
  'empty',
] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** How many values a person types for a condition. */
export function operandsOf(kind: ConditionKind): 0 | 1 | 2 {
  if (kind === 'filled' || kind === 'empty') return 0;
  return kind === 'between' ? 2 : 1;
}

const signs = { greater: '>', atLeast: '>=', less: '<', atMost: '<=' } as const;

/** The condition for what was typed, numbers and dates in the person's language; undefined when it is none. */
export function readConditionTyped(
  kind: ConditionKind,
  typed: readonly string[],
  language: Language,
): Condition | undefined {
  const [one = '', other = ''] = typed.map((text) => text.trim());
  const numberOf = (text: string): number | undefined => {
    const read = readTyped(text, language.id);
    const likeliest = read.kind === 'ambiguous' ? read.alternatives[0] : read;
    return likeliest && 'value' in likeliest && typeof likeliest.value === 'number'
      ? likeliest.value
      : undefined;
  };
  switch (kind) {
    case 'filled':
    case 'empty':
      return { kind };
    case 'between': {
      const [min, max] = [numberOf(one), numberOf(other)];
      return min === undefined || max === undefined || min > max ? undefined : { kind, min, max };
    }
    case 'equals': {
      const value = numberOf(one);
      if (value !== undefined) return { kind: 'compare', is: '=', value };
      return one === '' ? undefined : { kind: 'text', is: 'equals', text: one };
    }
    case 'contains':
    case 'begins':
    case 'lacks':
      return one === '' ? undefined : { kind: 'text', is: kind, text: one };
    default: {
      const value = numberOf(one);
      return value === undefined ? undefined : { kind: 'compare', is: signs[kind], value };
    }
  }
}

/** The kind under which a person finds a condition that is there. */
export function kindOfCondition(condition: Condition): ConditionKind | undefined {
  switch (condition.kind) {
    case 'filled':
    case 'empty':
    case 'between':
      return condition.kind;
    case 'text':
      return condition.is === 'ends' ? undefined : condition.is;
    case 'compare': {
      if (condition.is === '=') return 'equals';
      const found = Object.entries(signs).find(([, sign]) => sign === condition.is);
      return found?.[0] as ConditionKind | undefined;
    }
    default:
      return undefined;
  }
}
