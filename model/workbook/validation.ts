/**
 * Rules for what may stand in the cells of a range: lists, numbers, dates, lengths of text, a formula; and what to type
 * there. A rule by a formula is judged where there is a calculation: before what was typed is written, and of what stands.
 * Verbs, which have none, let everything through, as Excel does with what is pasted.
 */
import type { Language } from '../formula/language.ts';
import { isDateFormat } from '../formula/number-format.ts';
import { type Area, areaOf, referencesIn, textOfStored } from '../formula/stored.ts';
import { type Result, done, refused } from '../result.ts';
import type { Value } from '../calculation/value.ts';
import { anchorOfRange, areaOnSheet } from './anchor.ts';
import type { Editor, Writer } from './editor.ts';
import type { Entry } from './entry.ts';
import { formatAt } from './format.ts';
import { inOrder, placeLast } from './order.ts';
import { lookLockedIn } from './protection.ts';
import { formulaAt, isYes, readRangeFormula } from './range-formula.ts';
import { type Range, contains, holds, overlap, placeOfRange } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type Choice, type Rule, allows, problemOfRule, readRule, writeRule } from './rule.ts';
import { type CellId, type Entries, type SheetId, cellKey, newId } from './schema.ts';
import { isLivingThing, livingThings, textOf } from './thing.ts';
import { markOfThing } from './tombstone.ts';
import type { Workbook } from './workbook.ts';

/** 'stop' refuses what is not allowed; 'warn' lets it stand and only says so. */
export type Strictness = 'stop' | 'warn';

export interface Validation {
  readonly id: string;
  readonly area: Area;
  readonly rule: Rule;
  readonly allowsEmpty: boolean;
  readonly strictness: Strictness;
  /** what its maker wants people to read; undefined: what follows from the rule */
  readonly message: string | undefined;
  /** shown while a person stands in the cells: what to type there */
  readonly help: string | undefined;
}

/** Excel's limit for both texts. */
const maxMessageLength = 255;
const maxRules = 1000;
/** Most cells of a list in a range that are read. */
const maxListCells = 10_000;

/** The validations of a sheet that have cells; where two overlap, the later one holds. */
export function validationsOf(workbook: Workbook, sheet: SheetId): readonly Validation[] {
  return workbook.derive(`validations ${sheet}`, () => {
    const map = workbook.livingSheet(sheet)?.maps.validations;
    if (!map || map.size === 0) return [];
    return inOrder(map, livingThings(map, 'r').slice(0, maxRules)).flatMap((id): Validation[] => {
      const area = areaOnSheet(workbook, sheet, map.get(`${id}/r`));
      const rule = readRule(map.get(`${id}/k`), map.get(`${id}/f`));
      if (!area || !rule) return [];
      return [
        {
          id,
          area,
          rule,
          allowsEmpty: map.get(`${id}/e`) !== 0 && rule.kind !== 'filled',
          strictness: map.get(`${id}/t`) === 'warn' ? 'warn' : 'stop',
          message: textOf(map.get(`${id}/m`), maxMessageLength),
          help: textOf(map.get(`${id}/h`), maxMessageLength),
        },
      ];
    });
  });
}

/** The validation that holds for a cell, by position. */
export function validationAt(
  workbook: Workbook,
  at: { readonly sheet: SheetId; readonly row: number; readonly column: number },
): Validation | undefined {
  return validationsOf(workbook, at.sheet).findLast(({ area }) => holds(area, at.row, at.column));
}

/** What a rule says of what to type in a cell; undefined where none says anything. */
export function helpAt(workbook: Workbook, at: CellId): string | undefined {
  const position = workbook.positionOf(at);
  return position && validationAt(workbook, { sheet: at.sheet, ...position })?.help;
}

/** The value of a formula's cell; undefined when it is not known (yet). */
export type FormulaValue = (sheet: SheetId, key: string) => Value | undefined;

export interface Choices {
  readonly items: readonly Choice[];
  /** false when some value of the list's range is not known, or its cells are gone */
  readonly areAllKnown: boolean;
}

const noneKnown: Choices = { items: [], areAllKnown: false };

/** What a list offers, each once, in its order; undefined for any other rule. */
export function choicesOf(
  workbook: Workbook,
  rule: Rule,
  ownSheet: SheetId,
  formulaValue?: FormulaValue,
): Choices | undefined {
  if (rule.kind === 'list') return { items: rule.items, areAllKnown: true };
  if (rule.kind !== 'range') return undefined;
  const [reference] = referencesIn(rule.stored);
  const area = reference && areaOf(reference, ownSheet, workbook);
  const sheet = area && workbook.livingSheet(area.sheet);
  if (
    !sheet ||
    (area.lastRow - area.firstRow + 1) * (area.lastColumn - area.firstColumn + 1) > maxListCells
  ) {
    return noneKnown;
  }
  const items = new Set<Choice>();
  let areAllKnown = true;
  for (const row of sheet.rows.lines.slice(area.firstRow, area.lastRow + 1)) {
    for (const column of sheet.columns.lines.slice(area.firstColumn, area.lastColumn + 1)) {
      const key = cellKey(row, column);
      const content = workbook.contentOf(sheet, key);
      if (content.kind === 'formula') {
        const value = formulaValue?.(sheet.id, key);
        if (value === undefined || typeof value === 'object') areAllKnown = false;
        else items.add(value);
      } else if (content.kind !== 'empty' && content.kind !== 'draft') {
        items.add(content.value);
      }
    }
  }
  return { items: [...items], areAllKnown };
}

/** What a stored formula comes to on a sheet; undefined when it is not known (yet). */
export type Calculate = (stored: string, sheet: SheetId) => Value | undefined;

/** The formula that a rule asks of a cell; undefined for a rule without one. */
export function ruleFormula(
  workbook: Workbook,
  { rule }: Validation,
  at: { readonly sheet: SheetId; readonly row: number; readonly column: number },
): string | undefined {
  const sheet = workbook.livingSheet(at.sheet);
  return sheet && rule.kind === 'formula' ? formulaAt(sheet, rule, at.row, at.column) : undefined;
}

/** The formula of a rule as it is typed, for the first of its cells. */
export function ruleText(workbook: Workbook, validation: Validation, language: Language): string | undefined {
  const { sheet, firstRow: row, firstColumn: column } = validation.area;
  const stored = ruleFormula(workbook, validation, { sheet, row, column });
  return stored === undefined ? undefined : textOfStored(stored, sheet, workbook, language);
}

/** What a validation says of an entry: undefined when it is allowed, otherwise the rule that it breaks. */
function brokenRule(workbook: Workbook, validation: Validation, at: CellId, entry: Entry): Rule | undefined {
  if (entry.kind === 'formula') return undefined;
  const { content } = entry;
  if (content.kind === 'empty') return validation.allowsEmpty ? undefined : { kind: 'filled' };
  const { rule } = validation;
  const choices = rule.kind === 'range' ? choicesOf(workbook, rule, at.sheet) : undefined;
  const sheet = workbook.sheetOf(at.sheet)!;
  const isDate = isDateFormat(entry.format) || isDateFormat(formatAt(sheet, at.row, at.column).number);
  const known = choices?.areAllKnown === true ? choices.items : undefined;
  return allows(rule, { content, isDate }, known) ? undefined : rule;
}

export interface Breach {
  readonly at: CellId;
  readonly rule: Rule;
  readonly strictness: Strictness;
  readonly message: string | undefined;
}

/** What would be wrong with an entry in a cell, for a warning before it is kept; undefined when nothing. */
export function breachOf(workbook: Workbook, at: CellId, entry: Entry): Breach | undefined {
  const position = workbook.positionOf(at);
  const validation = position && validationAt(workbook, { sheet: at.sheet, ...position });
  const rule = validation && brokenRule(workbook, validation, at, entry);
  return rule && { at, rule, strictness: validation.strictness, message: validation.message };
}

/**
 * What is wrong with what stands in a cell: somebody else's paste, an older value, or one that was only warned about. Without
 * a calculation rules by a formula are not judged.
 */
export function standingBreach(workbook: Workbook, at: CellId, calculate?: Calculate): Breach | undefined {
  const sheet = workbook.livingSheet(at.sheet);
  if (!sheet || validationsOf(workbook, at.sheet).length === 0) return undefined;
  const position = calculate && workbook.positionOf(at);
  const place = position && { sheet: at.sheet, ...position };
  const validation = place && validationAt(workbook, place);
  const formula = validation && ruleFormula(workbook, validation, place);
  const { kind } = workbook.contentAt(at);
  if (validation && formula !== undefined && kind !== 'empty' && kind !== 'draft') {
    const value = calculate?.(formula, at.sheet);
    const { rule, strictness, message } = validation;
    return value === undefined || isYes(value) ? undefined : { at, rule, strictness, message };
  }
  const { number } = formatAt(sheet, at.row, at.column);
  return breachOf(workbook, at, { kind: 'content', content: workbook.contentAt(at), format: number });
}

/**
 * For verbs that write contents: the refusal of the first cell of `target` that a strict rule does not allow to hold what
 * is to be put there. `entryAt` counts from the target's first cell; where it gives undefined nothing is written.
 */
export function invalidIn(
  workbook: Workbook,
  target: Range,
  entryAt: (row: number, column: number) => Entry | undefined,
): EditRefusal | undefined {
  const sheet = workbook.livingSheet(target.sheet);
  const strict = validationsOf(workbook, target.sheet).filter(({ area }) => overlap(area, target));
  if (!sheet || !strict.some(({ strictness }) => strictness === 'stop')) return undefined;
  const isOne = target.firstRow === target.lastRow && target.firstColumn === target.lastColumn;
  for (let row = target.firstRow; row <= target.lastRow; row++) {
    for (let column = target.firstColumn; column <= target.lastColumn; column++) {
      const validation = strict.findLast(({ area }) => holds(area, row, column));
      const at = workbook.cellAt(sheet, row, column);
      if (!at || validation?.strictness !== 'stop') continue;
      const entry = entryAt(row - target.firstRow, column - target.firstColumn);
      const rule = entry && brokenRule(workbook, validation, at, entry);
      if (rule) {
        const cell = isOne ? undefined : { row, column };
        const { number } = formatAt(sheet, at.row, at.column);
        const isPercent = number?.includes('%') ?? false;
        return { kind: 'invalid', at, cell, rule, isPercent, message: validation.message };
      }
    }
  }
  return undefined;
}

/** A rule as it is asked for: a list's range is given by position, a formula as it is typed for the first cell. */
export type WantedRule =
  | Exclude<Rule, { readonly kind: 'range' | 'formula' }>
  | { readonly kind: 'range'; readonly range: Range }
  | { readonly kind: 'formula'; readonly text: string; readonly language: Language };

export interface WantedValidation {
  readonly rule: WantedRule;
  readonly allowsEmpty: boolean;
  readonly strictness: Strictness;
  readonly message: string;
  readonly help?: string;
}

function checkWanted(
  workbook: Workbook,
  area: Range,
  { rule, message, help }: Partial<WantedValidation>,
): Result<Rule | undefined, EditRefusal> {
  if ([message, help].some((text) => (text?.trim().length ?? 0) > maxMessageLength)) {
    return refused({ kind: 'badText', why: 'tooLong', limit: maxMessageLength });
  }
  if (rule?.kind === 'formula') {
    const formula = readRangeFormula(workbook, area, rule);
    return formula ? done({ kind: rule.kind, ...formula }) : refused({ kind: 'badRule', why: 'formula' });
  }
  if (rule?.kind !== 'range') {
    const why = rule && problemOfRule(rule);
    return why ? refused({ kind: 'badRule', why }) : { ok: true, value: rule };
  }
  const anchor = anchorOfRange(workbook, rule.range, 'withLaterLines');
  if (anchor === undefined) return refused({ kind: 'badRule', why: 'list' });
  const isElsewhere = rule.range.sheet !== area.sheet;
  const stored = isElsewhere ? `${anchor.slice(0, 2)}${rule.range.sheet}!${anchor.slice(2)}` : anchor;
  return { ok: true, value: { kind: 'range', stored } };
}

/** A rule whose cells are gone asks nothing of where they are. */
function nowhere(sheet: SheetId): Range {
  return { sheet, firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0 };
}

function writeValidation(
  write: Writer,
  to: { readonly map: Entries; readonly id: string },
  wanted: Partial<Omit<WantedValidation, 'rule'>>,
  rule: Rule | undefined,
): void {
  const { map, id } = to;
  if (rule) {
    write.set(map, `${id}/k`, writeRule(rule));
    write.set(map, `${id}/f`, 'stored' in rule ? rule.stored : undefined);
  }
  if (wanted.allowsEmpty !== undefined) write.set(map, `${id}/e`, wanted.allowsEmpty ? undefined : 0);
  if (wanted.strictness) write.set(map, `${id}/t`, wanted.strictness === 'warn' ? 'warn' : undefined);
  if (wanted.message !== undefined) write.set(map, `${id}/m`, wanted.message.trim() || undefined);
  if (wanted.help !== undefined) write.set(map, `${id}/h`, wanted.help.trim() || undefined);
}

/**
 * Gives the cells of a range a rule, instead of the rules that lie wholly inside it and before those that reach beyond it.
 * What stands there already stays, also what the rule does not allow. A range over every row (or column) holds for later
 * ones too. Concurrent: of two rules given to a cell at the same time the later in order holds, the same for everybody; a
 * value that a colleague types meanwhile stands and is shown as not allowed; the rule rests while its cells are deleted.
 */
export function setValidation(
  editor: Editor,
  range: Range,
  wanted: WantedValidation,
): Result<string, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.livingSheet(range.sheet)?.maps.validations;
  const anchor = anchorOfRange(workbook, range, 'withLaterLines');
  if (!map || anchor === undefined) return refused({ kind: 'gone' });
  const locked = lookLockedIn(workbook, range);
  if (locked) return refused({ kind: 'locked', at: locked });
  const checked = checkWanted(workbook, range, wanted);
  if (!checked.ok) return checked;
  const id = newId(workbook.doc);
  return editor.edit(placeOfRange(workbook, range), (write) => {
    const place = placeLast(map, inOrder(map, livingThings(map, 'r')));
    removeInside(write, workbook, range, map);
    write.set(map, `${id}/r`, anchor);
    write.set(map, `${id}/o`, place);
    writeValidation(write, { map, id }, wanted, checked.value);
    return id;
  });
}

function removeInside(write: Writer, workbook: Workbook, range: Range, map: Entries): void {
  for (const { id, area } of validationsOf(workbook, range.sheet))
    if (contains(range, area)) write.set(map, `${id}/x`, markOfThing(map, id));
}

/** Changes parts of a rule that is there. Concurrent: rule, strictness, emptiness, message and help are each the last
 * writer's. */
export function changeValidation(
  editor: Editor,
  at: { readonly sheet: SheetId; readonly id: string },
  wanted: Partial<WantedValidation>,
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.livingSheet(at.sheet)?.maps.validations;
  if (!map || !isLivingThing(map, 'r', at.id)) return refused({ kind: 'gone' });
  const area = areaOnSheet(workbook, at.sheet, map.get(`${at.id}/r`));
  const locked = area && lookLockedIn(workbook, area);
  if (locked) return refused({ kind: 'locked', at: locked });
  if (wanted.rule?.kind === 'formula' && !area) return refused({ kind: 'gone' });
  const checked = checkWanted(workbook, area ?? nowhere(at.sheet), wanted);
  if (!checked.ok) return checked;
  return editor.edit(undefined, (write) => writeValidation(write, { map, id: at.id }, wanted, checked.value));
}

/**
 * Takes every rule away from the cells of a range; a rule that reaches beyond it goes on holding there. Concurrent: a rule
 * that a colleague gives these cells at the same moment may hold; what a colleague changes about one that was taken away
 * returns with undo.
 */
export function clearValidation(editor: Editor, range: Range): Result<void, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.livingSheet(range.sheet)?.maps.validations;
  const anchor = anchorOfRange(workbook, range, 'withLaterLines');
  if (!map || anchor === undefined) return refused({ kind: 'gone' });
  const locked = lookLockedIn(workbook, range);
  if (locked) return refused({ kind: 'locked', at: locked });
  return editor.edit(placeOfRange(workbook, range), (write) => {
    const place = placeLast(map, inOrder(map, livingThings(map, 'r')));
    removeInside(write, workbook, range, map);
    const rest = validationsOf(workbook, range.sheet).filter(({ area }) => overlap(area, range));
    if (!rest.some(({ rule }) => rule.kind !== 'any')) return;
    const id = newId(workbook.doc);
    write.set(map, `${id}/r`, anchor);
    write.set(map, `${id}/o`, place);
    write.set(map, `${id}/k`, writeRule({ kind: 'any' }));
  });
}
