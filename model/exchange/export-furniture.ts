/** What of a sheet's furniture a file can hold: merges, hidden and grouped lines, validations, comments. */
import { excelLimits, writeReference } from '../formula/reference.ts';
import { referencesIn, textOfReference } from '../formula/stored.ts';
import { contains, overlap } from '../workbook/range.ts';
import { threadsOf } from '../workbook/comments.ts';
import { mergesOf } from '../workbook/merges.ts';
import { outlineOf } from '../workbook/outline.ts';
import type { Rule } from '../workbook/rule.ts';
import type { SheetId } from '../workbook/schema.ts';
import type { Side } from '../workbook/structure.ts';
import { type Validation, ruleFormula, validationsOf } from '../workbook/validation.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { excelFormula } from './excel-formula.ts';
import type { ExcelPlaces } from './excel-names.ts';
import type { NeutralArea, NeutralComment, NeutralLine, NeutralValidation } from './neutral.ts';

const whole: NeutralArea = {
  firstRow: 0,
  lastRow: excelLimits.rows - 1,
  firstColumn: 0,
  lastColumn: excelLimits.columns - 1,
};

function isInFile(area: NeutralArea): boolean {
  return contains(whole, area);
}

export function neutralMerges(workbook: Workbook, sheet: SheetId): readonly NeutralArea[] {
  return mergesOf(workbook, sheet).flatMap(({ area }) => (isInFile(area) ? [plain(area)] : []));
}

function plain({ firstRow, lastRow, firstColumn, lastColumn }: NeutralArea): NeutralArea {
  return { firstRow, lastRow, firstColumn, lastColumn };
}

export function neutralLines(
  workbook: Workbook,
  sheet: SheetId,
  side: Side,
): ReadonlyMap<number, NeutralLine> {
  const { levels, hidden } = outlineOf(workbook, sheet, side);
  const lines = new Map<number, NeutralLine>();
  const count = Math.min(workbook.livingSheet(sheet)?.[side].size ?? 0, excelLimits[side]);
  for (let i = 0; i < count; i++) {
    const level = levels[i] ?? 0;
    if (level > 0 || hidden.has(i)) lines.set(i, { isHidden: hidden.has(i), level });
  }
  return lines;
}

/** Excel's own limit for a list that stands in the rule itself, commas included. */
const maxListLength = 255;

/** Each cell's rule, as in a file: one that overlaps a later one loses what they share. */
export function neutralValidations(
  workbook: Workbook,
  sheet: SheetId,
  places: ExcelPlaces,
): readonly NeutralValidation[] {
  const all = validationsOf(workbook, sheet);
  return all.flatMap((validation, i): NeutralValidation[] => {
    const { area, rule, allowsEmpty, strictness, message, help } = validation;
    let areas: readonly NeutralArea[] = isInFile(area) ? [plain(area)] : [];
    for (const later of all.slice(i + 1)) areas = areas.flatMap((one) => without(one, later.area));
    // In a file a formula stands for the first cell of its areas: each gets its own.
    const groups = rule.kind === 'formula' ? areas.map((one) => [one]) : [areas];
    return groups.flatMap((group) => {
      const [first] = group;
      const found =
        rule.kind === 'formula'
          ? first && neutralFormula(workbook, validation, first, places)
          : neutralRule(rule, sheet, places);
      // A rule that no file can hold still says what to type.
      const neutral = found ?? (help === undefined ? undefined : ({ kind: 'any' } as const));
      return neutral && first
        ? [{ areas: group, rule: neutral, allowsEmpty, strictness, message, help }]
        : [];
    });
  });
}

/** Excel's own limit for the formula of a rule. */
const maxFormulaLength = 255;

function neutralFormula(
  workbook: Workbook,
  validation: Validation,
  { firstRow: row, firstColumn: column }: NeutralArea,
  places: ExcelPlaces,
): NeutralValidation['rule'] | undefined {
  const { sheet } = validation.area;
  const stored = ruleFormula(workbook, validation, { sheet, row, column });
  const formula = stored === undefined ? undefined : excelFormula(stored, sheet, places);
  if (!formula?.ok || formula.value.text.length > maxFormulaLength) return undefined;
  return { kind: 'formula', text: formula.value.text };
}

/** Every rule without a formula of its own. */
type Plain = Exclude<Rule, { readonly kind: 'formula' }>;

function neutralRule(
  rule: Plain,
  sheet: SheetId,
  places: ExcelPlaces,
): NeutralValidation['rule'] | undefined {
  switch (rule.kind) {
    case 'any':
      return undefined;
    case 'filled':
      return { kind: 'length', min: 1, max: undefined };
    case 'list': {
      const items = rule.items.map((item) =>
        typeof item === 'boolean' ? String(item).toUpperCase() : String(item),
      );
      const isListable = items.every((item) => !/[,"]/.test(item)) && items.join().length <= maxListLength;
      return isListable ? { kind: 'list', items } : undefined;
    }
    case 'range':
      return neutralRange(rule.stored, sheet, places);
    default:
      return rule;
  }
}

/** A list's range with its sheet and fixed; Excel takes only one row or one column. */
function neutralRange(
  stored: string,
  sheet: SheetId,
  places: ExcelPlaces,
): NeutralValidation['rule'] | undefined {
  const [reference] = referencesIn(stored);
  const text = reference && textOfReference(reference, sheet, places, 'asBoundedGrid');
  const name = places.sheetName(reference?.sheet ?? sheet);
  if (!text || name === undefined) return undefined;
  const to = text.to ?? text.from;
  if (text.from.row !== to.row && text.from.column !== to.column) return undefined;
  const fixed = (end: typeof to): typeof to => ({ ...end, rowFixed: true, columnFixed: true });
  return { kind: 'range', text: writeReference({ sheet: name, from: fixed(text.from), to: fixed(to) }) };
}

/** What is left of an area outside another, as areas that do not overlap. */
function without(area: NeutralArea, other: NeutralArea): readonly NeutralArea[] {
  if (!overlap(area, other)) return [area];
  const firstRow = Math.max(area.firstRow, other.firstRow);
  const lastRow = Math.min(area.lastRow, other.lastRow);
  const beside = { ...area, firstRow, lastRow };
  return [
    { ...area, lastRow: other.firstRow - 1 },
    { ...beside, lastColumn: other.firstColumn - 1 },
    { ...beside, firstColumn: other.lastColumn + 1 },
    { ...area, firstRow: other.lastRow + 1 },
  ].filter((one) => one.firstRow <= one.lastRow && one.firstColumn <= one.lastColumn);
}

/** Longest text of a comment that is written; Excel's own limit for a cell. */
const maxCommentLength = 32_767;

/** The open and the resolved threads of each cell, as one text. */
export function neutralComments(workbook: Workbook, sheet: SheetId): readonly NeutralComment[] {
  const comments = new Map<string, NeutralComment>();
  for (const { cell, messages } of threadsOf(workbook)) {
    const position = cell.sheet === sheet ? workbook.positionOf(cell) : undefined;
    if (!position || position.row >= excelLimits.rows || position.column >= excelLimits.columns) continue;
    const key = `${position.row} ${position.column}`;
    const said = messages.map(({ by, text }) => (by.name === '' ? text : `${by.name}: ${text}`)).join('\n');
    const before = comments.get(key);
    const text = (before ? `${before.text}\n\n${said}` : said).slice(0, maxCommentLength);
    comments.set(key, {
      ...position,
      author: before?.author ?? messages[0]!.by.name,
      text: text.replace(/[\ud800-\udbff]$/, ''),
    });
  }
  return [...comments.values()];
}
