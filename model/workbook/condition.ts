/** A condition of a conditional format: as a fact, as it stands in the document, and met by a value or not. */
import type { Value } from '../calculation/value.ts';
import { numberOf, textOf, wordOf } from './thing.ts';

const comparisons = ['=', '<>', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];
const texts = ['equals', 'contains', 'lacks', 'begins', 'ends'] as const;
const days = ['past', 'today', 'future'] as const;
const bare = ['empty', 'filled', 'error', 'duplicate', 'unique'] as const;
const between = ['between', 'outside'] as const;
const ranks = ['top', 'bottom'] as const;

export type Condition =
  | { readonly kind: 'compare'; readonly is: Comparison; readonly value: number }
  /** both ends included; also for dates, which are numbers of days */
  | { readonly kind: (typeof between)[number]; readonly min: number; readonly max: number }
  | { readonly kind: 'text'; readonly is: (typeof texts)[number]; readonly text: string }
  /** a date before, on or after the day that it is looked at */
  | { readonly kind: 'day'; readonly is: (typeof days)[number] }
  | { readonly kind: (typeof bare)[number] }
  /** among the so many largest or smallest numbers of the rule's cells; equals of the last one too */
  | { readonly kind: 'rank'; readonly is: (typeof ranks)[number]; readonly count: number }
  /** a formula that is true, as it stands for the cell `base`; what is not fixed in it moves along */
  | {
      readonly kind: 'formula';
      readonly stored: string;
      readonly base: { readonly row: string; readonly column: string };
    };

const maxTextLength = 255;
/** Excel's own limit. */
const maxRank = 1000;

export function isUsable(condition: Condition): boolean {
  if (condition.kind === 'text') return textOf(condition.text, maxTextLength) !== undefined;
  if (condition.kind === 'compare') return Number.isFinite(condition.value);
  if (condition.kind === 'rank')
    return Number.isInteger(condition.count) && condition.count > 0 && condition.count <= maxRank;
  if (!('min' in condition)) return true;
  return Number.isFinite(condition.min) && Number.isFinite(condition.max) && condition.min <= condition.max;
}

/** A condition as a short list; its formula stands in an entry of its own. */
export function writeCondition(condition: Condition): readonly unknown[] {
  switch (condition.kind) {
    case 'compare':
      return [condition.kind, condition.is, condition.value];
    case 'between':
    case 'outside':
      return [condition.kind, condition.min, condition.max];
    case 'text':
      return [condition.kind, condition.is, condition.text];
    case 'day':
      return [condition.kind, condition.is];
    case 'rank':
      return [condition.kind, condition.is, condition.count];
    case 'formula':
      return [condition.kind, condition.base.row, condition.base.column];
    default:
      return [condition.kind];
  }
}

export function readCondition(entry: unknown, formula: unknown): Condition | undefined {
  if (!Array.isArray(entry)) return undefined;
  const [kind, one, other] = entry as readonly unknown[];
  const condition = readKind(kind, one, other, formula);
  return condition && isUsable(condition) ? condition : undefined;
}

function readKind(kind: unknown, one: unknown, other: unknown, formula: unknown): Condition | undefined {
  const simple = wordOf(kind, bare);
  if (simple) return { kind: simple };
  const range = wordOf(kind, between);
  if (range) {
    const [min, max] = [numberOf(one), numberOf(other)];
    return min === undefined || max === undefined ? undefined : { kind: range, min, max };
  }
  if (kind === 'compare') {
    const [is, value] = [wordOf(one, comparisons), numberOf(other)];
    return is === undefined || value === undefined ? undefined : { kind, is, value };
  }
  if (kind === 'text') {
    const [is, text] = [wordOf(one, texts), textOf(other, maxTextLength)];
    return is === undefined || text === undefined ? undefined : { kind, is, text };
  }
  if (kind === 'rank') {
    const [is, count] = [wordOf(one, ranks), numberOf(other)];
    return is === undefined || count === undefined ? undefined : { kind, is, count };
  }
  if (kind === 'day') {
    const is = wordOf(one, days);
    return is && { kind, is };
  }
  if (kind !== 'formula' || typeof formula !== 'string' || !formula.startsWith('=')) return undefined;
  return typeof one === 'string' && typeof other === 'string'
    ? { kind, stored: formula, base: { row: one, column: other } }
    : undefined;
}

/**
 * Whether a value meets a condition that needs no other cell; never one that does. `today` is a day's number, as in a
 * cell.
 */
export function meets(condition: Condition, value: Value | undefined, today: number): boolean {
  const isError = typeof value === 'object';
  const isEmpty = value === undefined || value === '';
  switch (condition.kind) {
    case 'empty':
      return isEmpty;
    case 'filled':
      return !isEmpty;
    case 'error':
      return isError;
    case 'text':
      return (
        !isError &&
        !isEmpty &&
        meetsText(condition.is, condition.text.toLowerCase(), String(value).toLowerCase())
      );
    case 'compare':
      return typeof value === 'number' && compares(value, condition.is, condition.value);
    case 'day':
      return typeof value === 'number' && compares(Math.floor(value), daySigns[condition.is], today);
    case 'between':
    case 'outside': {
      if (typeof value !== 'number') return false;
      const isInside = value >= condition.min && value <= condition.max;
      return isInside === (condition.kind === 'between');
    }
    case 'duplicate':
    case 'unique':
    case 'rank':
    case 'formula':
      return false;
  }
}

const daySigns = { past: '<', today: '=', future: '>' } as const;

function meetsText(is: (typeof texts)[number], wanted: string, value: string): boolean {
  switch (is) {
    case 'equals':
      return value === wanted;
    case 'contains':
      return value.includes(wanted);
    case 'lacks':
      return !value.includes(wanted);
    case 'begins':
      return value.startsWith(wanted);
    case 'ends':
      return value.endsWith(wanted);
  }
}

function compares(one: number, is: Comparison, other: number): boolean {
  switch (is) {
    case '=':
      return one === other;
    case '<>':
      return one !== other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
  }
}
