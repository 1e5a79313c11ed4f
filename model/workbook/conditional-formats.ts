/** Looks that depend on values: rules on ranges, in an order, each with a style by its meaning. */
import type { Value } from '../calculation/value.ts';
import type { Language } from '../formula/language.ts';
import { type Area, textOfStored } from '../formula/stored.ts';
import { type Result, done, refused } from '../result.ts';
import { anchorOfRange, areaOnSheet } from './anchor.ts';
import { type Condition, isUsable, meets, readCondition, writeCondition } from './condition.ts';
import type { Editor } from './editor.ts';
import { inOrder, placeBefore, placeLast } from './order.ts';
import { lookLockedIn } from './protection.ts';
import { formulaAt, isYes, readRangeFormula } from './range-formula.ts';
import { type Range, holds, placeOfRange } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type Entries, type SheetId, cellKey, newId } from './schema.ts';
import { isLivingThing, livingThings, wordOf } from './thing.ts';
import { markOfThing } from './tombstone.ts';
import type { Sheet, Workbook } from './workbook.ts';

/** What a style says; its colours, which must not be the only sign of it, belong to the screen. */
export const conditionStyles = ['good', 'bad', 'attention', 'calm', 'strong', 'faint'] as const;
export type ConditionStyle = (typeof conditionStyles)[number];

export interface ConditionalFormat {
  readonly id: string;
  readonly area: Area;
  readonly condition: Condition;
  readonly style: ConditionStyle;
  /** when it is met, later rules are not looked at */
  readonly stops: boolean;
}

const maxRules = 1000;

/** The rules of a sheet that have cells, in the order in which they are looked at. */
export function conditionalFormatsOf(workbook: Workbook, sheet: SheetId): readonly ConditionalFormat[] {
  return workbook.derive(`conditions ${sheet}`, () => {
    const map = workbook.livingSheet(sheet)?.maps.conditions;
    if (!map || map.size === 0) return [];
    return inOrder(map, livingThings(map, 'r').slice(0, maxRules)).flatMap((id): ConditionalFormat[] => {
      const area = areaOnSheet(workbook, sheet, map.get(`${id}/r`));
      const condition = readCondition(map.get(`${id}/c`), map.get(`${id}/f`));
      const style = wordOf(map.get(`${id}/s`), conditionStyles);
      return area && condition && style
        ? [{ id, area, condition, style, stops: map.get(`${id}/t`) === 1 }]
        : [];
    });
  });
}

/** What conditions look at. */
export interface ConditionSight {
  /** undefined for an empty cell */
  valueAt(sheet: SheetId, key: string): Value | undefined;
  /** the value of a stored formula on a sheet; undefined when it is not known (yet) */
  calculate(stored: string, sheet: SheetId): Value | undefined;
  /** the number of the day, as a cell holds a date */
  readonly today: number;
}

/**
 * The styles that rules of a sheet give its cells, by position, the most important first. Pure: the same document, rules
 * and sight give the same styles. What it has counted for duplicates and ranks holds until the next call.
 */
export function conditionalStyles(
  workbook: Workbook,
  sheet: Sheet,
  sight: ConditionSight,
  rules: readonly ConditionalFormat[] = conditionalFormatsOf(workbook, sheet.id),
): (row: number, column: number) => readonly ConditionStyle[] {
  const valueAt = (row: number, column: number): Value | undefined =>
    sight.valueAt(sheet.id, cellKey(sheet.rows.lineAt(row)!, sheet.columns.lineAt(column)!));
  const valuesIn = ({ area }: ConditionalFormat): readonly (Value | undefined)[] => {
    const values: (Value | undefined)[] = [];
    for (let row = area.firstRow; row <= area.lastRow; row++)
      for (let column = area.firstColumn; column <= area.lastColumn; column++)
        values.push(valueAt(row, column));
    return values;
  };
  const countsOf = remembered((rule) => countValues(valuesIn(rule)));
  const ranksOf = remembered((rule) => rankNumbers(valuesIn(rule)));
  const isMet = (rule: ConditionalFormat, row: number, column: number): boolean => {
    const { condition } = rule;
    if (condition.kind === 'formula') {
      const stored = formulaAt(sheet, condition, row, column);
      return isYes(sight.calculate(stored, sheet.id));
    }
    const value = valueAt(row, column);
    switch (condition.kind) {
      case 'duplicate':
        return (countsOf(rule).get(comparable(value)) ?? 0) > 1;
      case 'unique':
        return countsOf(rule).get(comparable(value)) === 1;
      case 'rank':
        return typeof value === 'number' && isAmong(ranksOf(rule), condition, value);
      default:
        return meets(condition, value, sight.today);
    }
  };
  return (row, column) => {
    const styles: ConditionStyle[] = [];
    for (const rule of rules) {
      if (!holds(rule.area, row, column) || !isMet(rule, row, column)) continue;
      styles.push(rule.style);
      if (rule.stops) break;
    }
    return styles;
  };
}

/** Finds something out about a rule only when it is asked for, and only once. */
function remembered<Found>(find: (rule: ConditionalFormat) => Found): (rule: ConditionalFormat) => Found {
  const known = new Map<ConditionalFormat, Found>();
  return (rule) => {
    if (!known.has(rule)) known.set(rule, find(rule));
    return known.get(rule)!;
  };
}

function countValues(values: readonly (Value | undefined)[]): ReadonlyMap<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const value of values) {
    const alike = comparable(value);
    if (alike !== undefined) counts.set(alike, (counts.get(alike) ?? 0) + 1);
  }
  return counts;
}

/** The numbers among values, the smallest first. */
function rankNumbers(values: readonly (Value | undefined)[]): readonly number[] {
  return values.filter((value) => typeof value === 'number').sort((one, other) => one - other);
}

function isAmong(
  numbers: readonly number[],
  { is, count }: Condition & { kind: 'rank' },
  value: number,
): boolean {
  const place = Math.min(count, numbers.length) - 1;
  return is === 'top' ? value >= numbers.at(-1 - place)! : value <= numbers[place]!;
}

/** What makes two values alike; undefined for none and for errors. */
function comparable(value: Value | undefined): unknown {
  if (value === undefined || value === '' || typeof value === 'object') return undefined;
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** A condition as it is asked for: a formula as it was typed for the range's first cell. */
export type WantedCondition =
  | Exclude<Condition, { readonly kind: 'formula' }>
  | { readonly kind: 'formula'; readonly text: string; readonly language: Language };

export interface WantedFormat {
  readonly condition: WantedCondition;
  readonly style: ConditionStyle;
  readonly stops: boolean;
}

function checkCondition(
  workbook: Workbook,
  range: Range,
  wanted: WantedCondition,
): Result<Condition, EditRefusal> {
  if (wanted.kind !== 'formula') {
    return isUsable(wanted) ? { ok: true, value: wanted } : refused({ kind: 'badRule', why: 'limits' });
  }
  const formula = readRangeFormula(workbook, range, wanted);
  return formula ? done({ kind: 'formula', ...formula }) : refused({ kind: 'badRule', why: 'formula' });
}

/** The stored formula of a rule as it stands for the first of its cells; undefined for one without a formula. */
export function conditionFormula(
  workbook: Workbook,
  { area, condition }: ConditionalFormat,
): string | undefined {
  const sheet = workbook.livingSheet(area.sheet);
  if (!sheet || condition.kind !== 'formula') return undefined;
  return formulaAt(sheet, condition, area.firstRow, area.firstColumn);
}

/** That formula as it is typed. */
export function conditionText(
  workbook: Workbook,
  rule: ConditionalFormat,
  language: Language,
): string | undefined {
  const stored = conditionFormula(workbook, rule);
  return stored === undefined ? undefined : textOfStored(stored, rule.area.sheet, workbook, language);
}

/** A conditional format as it would be if it were added, for whoever wants to see it first; nothing is written. */
export function plannedFormat(
  workbook: Workbook,
  range: Range,
  { condition, style, stops }: WantedFormat,
): Result<ConditionalFormat, EditRefusal> {
  const checked = checkCondition(workbook, range, condition);
  if (!checked.ok) return checked;
  return { ok: true, value: { id: '', area: range, condition: checked.value, style, stops } };
}

/**
 * Adds a conditional format to a range, looked at after those that are there. A range over every row (or column) holds for
 * later ones too. Concurrent: two that are added at once both stand, in an order that is the same for everybody; the rule
 * follows its cells and rests while they are deleted; a row inserted inside belongs to it.
 */
export function addConditionalFormat(
  editor: Editor,
  range: Range,
  wanted: WantedFormat,
): Result<string, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.livingSheet(range.sheet)?.maps.conditions;
  const anchor = anchorOfRange(workbook, range, 'withLaterLines');
  if (!map || anchor === undefined) return refused({ kind: 'gone' });
  const locked = lookLockedIn(workbook, range);
  if (locked) return refused({ kind: 'locked', at: locked });
  const checked = checkCondition(workbook, range, wanted.condition);
  if (!checked.ok) return checked;
  const id = newId(workbook.doc);
  return editor.edit(placeOfRange(workbook, range), (write) => {
    const ordered = inOrder(map, livingThings(map, 'r'));
    write.set(map, `${id}/o`, placeLast(map, ordered));
    write.set(map, `${id}/r`, anchor);
    write.set(map, `${id}/c`, writeCondition(checked.value));
    if (checked.value.kind === 'formula') write.set(map, `${id}/f`, checked.value.stored);
    write.set(map, `${id}/s`, wanted.style);
    if (wanted.stops) write.set(map, `${id}/t`, 1);
    return id;
  });
}

interface At {
  readonly sheet: SheetId;
  readonly id: string;
}

function open(
  workbook: Workbook,
  at: At,
): Result<{ readonly map: Entries; readonly area: Area | undefined }, EditRefusal> {
  const map = workbook.livingSheet(at.sheet)?.maps.conditions;
  if (!map || !isLivingThing(map, 'r', at.id)) return refused({ kind: 'gone' });
  const area = areaOnSheet(workbook, at.sheet, map.get(`${at.id}/r`));
  const locked = area && lookLockedIn(workbook, area);
  return locked ? refused({ kind: 'locked', at: locked }) : { ok: true, value: { map, area } };
}

/**
 * Changes parts of a conditional format; a range on its own sheet moves it there. Concurrent: range, condition, style and
 * stopping are each the last writer's.
 */
export function changeConditionalFormat(
  editor: Editor,
  at: At,
  wanted: Partial<WantedFormat & { readonly range: Range }>,
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const opened = open(workbook, at);
  if (!opened.ok) return opened;
  const { map, area } = opened.value;
  const range = wanted.range ?? area;
  const anchor = wanted.range && anchorOfRange(workbook, wanted.range, 'withLaterLines');
  if (range?.sheet !== at.sheet || (wanted.range && anchor === undefined)) return refused({ kind: 'gone' });
  const locked = lookLockedIn(workbook, range);
  if (locked) return refused({ kind: 'locked', at: locked });
  const checked = wanted.condition && checkCondition(workbook, range, wanted.condition);
  if (checked && !checked.ok) return checked;
  return editor.edit(undefined, (write) => {
    if (anchor !== undefined) write.set(map, `${at.id}/r`, anchor);
    if (checked) {
      write.set(map, `${at.id}/c`, writeCondition(checked.value));
      write.set(map, `${at.id}/f`, checked.value.kind === 'formula' ? checked.value.stored : undefined);
    }
    if (wanted.style) write.set(map, `${at.id}/s`, wanted.style);
    if (wanted.stops !== undefined) write.set(map, `${at.id}/t`, wanted.stops ? 1 : undefined);
  });
}

/** Puts a conditional format before the one at `before`, counted without itself. Concurrent: the last place stands. */
export function moveConditionalFormat(editor: Editor, at: At, before: number): Result<void, EditRefusal> {
  const opened = open(editor.workbook, at);
  if (!opened.ok) return opened;
  const { map } = opened.value;
  return editor.edit(undefined, (write) => {
    const shown = conditionalFormatsOf(editor.workbook, at.sheet);
    const others = shown.flatMap(({ id }) => (id === at.id ? [] : [id]));
    write.set(map, `${at.id}/o`, placeBefore(map, others, before));
  });
}

/** Takes a conditional format away. Concurrent: what a colleague changes about it meanwhile returns with undo. */
export function removeConditionalFormat(editor: Editor, at: At): Result<void, EditRefusal> {
  const opened = open(editor.workbook, at);
  if (!opened.ok) return opened;
  return editor.edit(undefined, (write) =>
    write.set(opened.value.map, `${at.id}/x`, markOfThing(opened.value.map, at.id)),
  );
}
