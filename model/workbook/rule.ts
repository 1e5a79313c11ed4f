/** What a validation allows in a cell: as a fact, as it stands in the document, and judged against a content. */
import { lastSerial } from '../formula/number-format.ts';
import type { Content } from './content.ts';
import type { RangeFormula } from './range-formula.ts';
import { numberOf } from './thing.ts';

/** What a list offers. */
export type Choice = string | number | boolean;

export type Rule =
  /** anything at all: lifts an earlier rule from some of its cells */
  | { readonly kind: 'any' }
  /** something, whatever it is */
  | { readonly kind: 'filled' }
  /** both ends included; an undefined end is open. A date's ends are serial numbers. */
  | {
      readonly kind: 'whole' | 'decimal' | 'date' | 'length';
      readonly min: number | undefined;
      readonly max: number | undefined;
    }
  | { readonly kind: 'list'; readonly items: readonly Choice[] }
  /** one of the values in a range; `stored` is its anchor */
  | { readonly kind: 'range'; readonly stored: string }
  /** what makes a formula true, with it in the cell: what Excel calls a custom rule */
  | ({ readonly kind: 'formula' } & RangeFormula);

const bounded = ['whole', 'decimal', 'date', 'length'] as const;
const maxItems = 500;
const maxItemLength = 255;

/** Whether a rule can be used at all: its ends in order, its list neither empty nor too long. */
export function problemOfRule(rule: Rule): 'limits' | 'list' | undefined {
  if (rule.kind === 'list') return isList(rule.items) ? undefined : 'list';
  if (!('min' in rule)) return undefined;
  const { min, max } = rule;
  const areNumbers = [min, max].every((end) => end === undefined || Number.isFinite(end));
  return areNumbers && (min === undefined || max === undefined || min <= max) ? undefined : 'limits';
}

function isList(items: readonly unknown[]): items is readonly Choice[] {
  return items.length > 0 && items.length <= maxItems && items.every(isChoice);
}

function isChoice(item: unknown): item is Choice {
  if (typeof item === 'string') return item !== '' && item.length <= maxItemLength;
  return typeof item === 'boolean' || (typeof item === 'number' && Number.isFinite(item));
}

/** A rule as a short list; a range's anchor and a formula stand in an entry of their own. */
export function writeRule(rule: Rule): readonly unknown[] {
  if (rule.kind === 'list') return [rule.kind, ...rule.items];
  if (rule.kind === 'formula') return [rule.kind, rule.base.row, rule.base.column];
  return 'min' in rule ? [rule.kind, rule.min ?? null, rule.max ?? null] : [rule.kind];
}

export function readRule(entry: unknown, stored: unknown): Rule | undefined {
  if (!Array.isArray(entry)) return undefined;
  const [kind, ...operands] = entry as readonly unknown[];
  if (kind === 'any' || kind === 'filled') return { kind };
  if (kind === 'list') return isList(operands) ? { kind, items: operands } : undefined;
  if (kind === 'range') return typeof stored === 'string' ? { kind, stored } : undefined;
  if (kind === 'formula') {
    const [row, column] = operands;
    const isFormula = typeof stored === 'string' && stored.startsWith('=');
    return isFormula && typeof row === 'string' && typeof column === 'string'
      ? { kind, stored, base: { row, column } }
      : undefined;
  }
  const limited = bounded.find((one) => one === kind);
  if (!limited) return undefined;
  const rule: Rule = { kind: limited, min: numberOf(operands[0]), max: numberOf(operands[1]) };
  return problemOfRule(rule) ? undefined : rule;
}

/** What is to be judged: `isDate` when the cell shows its number as a date. */
export interface Candidate {
  readonly content: Content;
  readonly isDate: boolean;
}

/**
 * Whether a rule allows a content that is not empty. A formula is allowed, since its value is not known before it is
 * calculated, and so is the draft of one. A rule by a formula allows everything here: the calculation judges. `choices`
 * are those of a list in a range; undefined when they are not all known.
 */
export function allows(
  rule: Rule,
  { content, isDate }: Candidate,
  choices: readonly Choice[] | undefined,
): boolean {
  if (content.kind === 'formula' || content.kind === 'draft' || content.kind === 'empty') return true;
  const { value } = content;
  switch (rule.kind) {
    case 'any':
    case 'filled':
    case 'formula':
      return true;
    case 'whole':
      return Number.isInteger(value) && isBetween(value as number, rule);
    case 'decimal':
      return typeof value === 'number' && isBetween(value, rule);
    case 'date':
      return (
        typeof value === 'number' &&
        isDate &&
        value >= 1 &&
        value < lastSerial + 1 &&
        isBetween(Math.floor(value), rule)
      );
    case 'length':
      return isBetween([...String(value)].length, rule);
    case 'list':
      return rule.items.some((item) => isSame(item, value));
    case 'range':
      return choices === undefined || choices.some((item) => isSame(item, value));
  }
}

function isBetween(
  value: number,
  { min, max }: { readonly min: number | undefined; readonly max: number | undefined },
): boolean {
  return value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY);
}

/** As in a formula, 'ja' and 'Ja' are one word. */
function isSame(item: Choice, value: Choice): boolean {
  if (typeof item === 'string' && typeof value === 'string')
    return item.toLowerCase() === value.toLowerCase();
  return item === value;
}
