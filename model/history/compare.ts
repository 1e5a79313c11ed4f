/**
 * What differs between two versions of a workbook: what people put in, and what comes out of it. Matched by identity, so
 * a row that was moved is no other row. Pure: whoever asks has both documents calculated.
 */
import { english } from '../formula/language.ts';
import { nameOfCell, nameOfColumn } from '../formula/reference.ts';
import { textOfStored } from '../formula/stored.ts';
import { type Value, isError } from '../calculation/value.ts';
import { isSame } from '../workbook/conflicts.ts';
import { type Stored, readContent, writeContent } from '../workbook/content.ts';
import { formatAt } from '../workbook/format.ts';
import { resultArea, resultKeys, resultText } from '../workbook/results.ts';
import { type CellKey, type Entries, type SheetId, isSet, linesOfKey } from '../workbook/schema.ts';
import { thingOf } from '../workbook/thing.ts';
import type { Sheet, Workbook } from '../workbook/workbook.ts';
import type { ChangeAct, ChangeKind } from './change.ts';

/** A version: its document, and the values of its formulas. */
export interface Version {
  readonly workbook: Workbook;
  valueAt(sheet: SheetId, key: CellKey): Value | undefined;
}

/** What a cell holds in one of the versions; nothing at all when it is empty there, or not there. */
export interface CellSide {
  readonly stored?: Stored;
  /** a formula as it reads in that version, in English */
  readonly text?: string;
  /** what a formula comes to */
  readonly value?: Value;
}

export interface CellDifference {
  readonly sheet: SheetId;
  readonly cell: CellKey;
  readonly sheetName: string;
  /** its address in the later version, or in the earlier one when it is gone */
  readonly at: string;
  /** the first text in its row */
  readonly label?: string;
  /** Excel number format code */
  readonly number?: string;
  readonly before: CellSide;
  readonly after: CellSide;
}

export interface ResultDifference {
  readonly key: string;
  readonly label: string;
  readonly unit?: string;
  readonly number?: string;
  readonly before?: Value;
  readonly after?: Value;
}

export interface ThingDifference {
  readonly kind: ChangeKind;
  readonly act: ChangeAct;
  readonly name?: string;
  readonly was?: string;
  readonly at?: string;
  readonly count?: number;
  readonly sheetName?: string;
}

export interface Difference {
  /** cells whose content differs: what people typed */
  readonly inputs: readonly CellDifference[];
  readonly inputCount: number;
  /** named results whose value differs */
  readonly results: readonly ResultDifference[];
  /** cells with the same formula in both that come to something else */
  readonly values: readonly CellDifference[];
  readonly valueCount: number;
  /** sheets, rows, columns, names, assumptions and the like */
  readonly things: readonly ThingDifference[];
  /** entries of formats that differ */
  readonly formatCount: number;
}

/** The most cells of each sort that are listed at a time; all are counted. */
const mostListed = 500;

/** Everything that differs. */
export function compareVersions(before: Version, after: Version): Difference {
  const cells = [...cellDifferences(before, after)];
  const inputs = cells.filter(({ isValue }) => !isValue).map(({ difference }) => difference);
  const values = cells.filter(({ isValue }) => isValue).map(({ difference }) => difference);
  return {
    inputs,
    inputCount: inputs.length,
    results: resultDifferences(before, after),
    values,
    valueCount: values.length,
    things: thingDifferences(before.workbook, after.workbook),
    formatCount: formatDifferences(before.workbook, after.workbook),
  };
}

/** A page of it. `from`: how many cells of each sort the reader has already. */
export function pageOfDifference(difference: Difference, from: number): Difference {
  const { inputs, values } = difference;
  const until = from + mostListed;
  return { ...difference, inputs: inputs.slice(from, until), values: values.slice(from, until) };
}

/** Floating noise is no difference. */
function isSameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
  if (one !== undefined && other !== undefined && isError(one) && isError(other))
    return one.error === other.error;
  return one === other;
}

/** The sheets of either version, those of the later one first, in their order. */
function sheetsOf(before: Workbook, after: Workbook): readonly SheetId[] {
  return [...new Set([...after.sheets, ...before.sheets].map(({ id }) => id))];
}

/** What stands where people see it: by key, with its place. */
function livingCells(
  workbook: Workbook,
  id: SheetId,
): ReadonlyMap<CellKey, readonly [row: number, column: number]> {
  const found = new Map<CellKey, readonly [number, number]>();
  const sheet = workbook.livingSheet(id);
  if (!sheet) return found;
  for (const key of sheet.maps.cells.keys()) {
    const [row, column] = linesOfKey(key);
    const place = [sheet.rows.indexOf(row), sheet.columns.indexOf(column)] as const;
    if (place[0] >= 0 && place[1] >= 0 && isSet(sheet.maps.cells, key)) found.set(key, place);
  }
  return found;
}

function* cellDifferences(
  before: Version,
  after: Version,
): Iterable<{ readonly difference: CellDifference; readonly isValue: boolean }> {
  for (const id of sheetsOf(before.workbook, after.workbook)) {
    const [then, now] = [livingCells(before.workbook, id), livingCells(after.workbook, id)];
    const places = [...new Map([...then, ...now])].sort(([, a], [, b]) => a[0] - b[0] || a[1] - b[1]);
    for (const [key, place] of places) {
      const [one, other] = [
        contentIn(before.workbook, id, key, then),
        contentIn(after.workbook, id, key, now),
      ];
      const isFormula = typeof one === 'string' && one.startsWith('=');
      const isValue = one === other;
      if (isValue && (!isFormula || isSameValue(before.valueAt(id, key), after.valueAt(id, key)))) continue;
      const where = now.has(key) ? after.workbook : before.workbook;
      yield {
        isValue,
        difference: {
          sheet: id,
          cell: key,
          at: nameOfCell(...place),
          ...aboutCell(where, id, key, place),
          before: sideOf(before, id, key, one),
          after: sideOf(after, id, key, other),
        },
      };
    }
  }
}

function contentIn(
  workbook: Workbook,
  id: SheetId,
  key: CellKey,
  living: ReadonlyMap<CellKey, unknown>,
): Stored | undefined {
  if (!living.has(key)) return undefined;
  return writeContent(readContent(workbook.sheetOf(id)?.maps.cells.get(key)));
}

function sideOf(version: Version, sheet: SheetId, key: CellKey, stored: Stored | undefined): CellSide {
  if (stored === undefined) return {};
  if (typeof stored !== 'string' || !stored.startsWith('=')) return { stored };
  const value = version.valueAt(sheet, key);
  const text = textOfStored(stored, sheet, version.workbook, english);
  return { stored, text, ...(value !== undefined && { value }) };
}

function aboutCell(
  workbook: Workbook,
  id: SheetId,
  key: CellKey,
  [row, column]: readonly [number, number],
): Pick<CellDifference, 'sheetName' | 'label' | 'number'> {
  const sheet = workbook.sheetOf(id)!;
  const [rowLine, columnLine] = linesOfKey(key);
  const { number } = formatAt(sheet, rowLine, columnLine);
  const label = labelOf(workbook, sheet, row, column);
  return {
    sheetName: workbook.sheetName(id) ?? '',
    ...(label !== undefined && { label }),
    ...(number !== undefined && { number }),
  };
}

const longestLabel = 80;

/** The first text to the left in a cell's row: what templates and most people call the row. */
function labelOf(workbook: Workbook, sheet: Sheet, row: number, column: number): string | undefined {
  for (let index = 0; index < Math.min(column, 5); index++) {
    const at = workbook.cellAt(sheet, row, index);
    const content = at && workbook.contentAt(at);
    if (content?.kind === 'text') return content.value.slice(0, longestLabel);
  }
  return undefined;
}

function resultDifferences(before: Version, after: Version): readonly ResultDifference[] {
  const keys = new Set([...resultKeys(after.workbook), ...resultKeys(before.workbook)]);
  return [...keys].flatMap((key) => {
    const [then, now] = [resultIn(before, key), resultIn(after, key)];
    const told = now ?? then;
    if (!told || isSameValue(then?.value, now?.value)) return [];
    return [
      {
        key,
        label: told.label ?? key,
        ...(told.unit !== undefined && { unit: told.unit }),
        ...(told.number !== undefined && { number: told.number }),
        ...(then?.value !== undefined && { before: then.value }),
        ...(now?.value !== undefined && { after: now.value }),
      },
    ];
  });
}

interface ResultThen {
  readonly label: string | undefined;
  readonly unit: string | undefined;
  readonly number: string | undefined;
  readonly value: Value | undefined;
}

/** A result that stands in one cell; undefined for any other. */
function resultIn({ workbook, valueAt }: Version, key: string): ResultThen | undefined {
  const area = resultArea(workbook, key);
  const sheet = area && workbook.sheetOf(area.sheet);
  if (!area || !sheet || area.firstRow !== area.lastRow || area.firstColumn !== area.lastColumn)
    return undefined;
  const at = workbook.cellAt(sheet, area.firstRow, area.firstColumn);
  if (!at) return undefined;
  const content = workbook.contentAt(at);
  const value =
    content.kind === 'formula'
      ? valueAt(at.sheet, `${at.row}.${at.column}`)
      : 'value' in content
        ? content.value
        : undefined;
  const text = resultText(workbook, key);
  const { number } = formatAt(sheet, at.row, at.column);
  return {
    label: text.label ?? labelOf(workbook, sheet, area.firstRow, area.firstColumn),
    unit: text.unit,
    number,
    value,
  };
}

const thingMaps = [
  ['name', 'nameEntries', 'n', 'n'],
  ['assumption', 'assumptionEntries', 'c', 'n'],
  ['scenario', 'scenarioEntries', 'n', 'n'],
  ['result', 'resultEntries', '', 'l'],
] as const;

const sheetThings = [
  ['merge', 'merges'],
  ['condition', 'conditions'],
  ['validation', 'validations'],
  ['protection', 'protection'],
] as const;

function thingDifferences(before: Workbook, after: Workbook): readonly ThingDifference[] {
  const found: ThingDifference[] = [];
  const [was, title] = [before.properties.title, after.properties.title];
  if (was !== title) found.push({ kind: 'about', act: 'renamed', name: title, was });
  for (const id of sheetsOf(before, after)) {
    const [then, now] = [before.livingSheet(id), after.livingSheet(id)];
    const sheetName = after.sheetName(id) ?? before.sheetName(id) ?? '';
    if (!then || !now) {
      found.push({ kind: 'sheet', act: now ? 'added' : 'removed', name: sheetName });
      continue;
    }
    const earlier = before.sheetName(id) ?? '';
    if (earlier !== sheetName) found.push({ kind: 'sheet', act: 'renamed', name: sheetName, was: earlier });
    found.push(...lineDifferences(then, now, 'rows', sheetName));
    found.push(...lineDifferences(then, now, 'columns', sheetName));
    for (const [kind, part] of sheetThings)
      found.push(...thingsIn({ kind, birth: 'r', label: 'n', sheetName }, then.maps[part], now.maps[part]));
  }
  for (const [kind, map, birth, label] of thingMaps)
    found.push(...thingsIn({ kind, birth, label }, before[map], after[map]));
  return found;
}

function lineDifferences(
  then: Sheet,
  now: Sheet,
  side: 'rows' | 'columns',
  sheetName: string,
): readonly ThingDifference[] {
  const [earlier, later] = [new Set(then[side].lines), new Set(now[side].lines)];
  // A sheet that was grown at its end says nothing to people.
  const inserted = now[side].lines.filter((line) => !earlier.has(line) && line.includes('-'));
  const back = now[side].lines.filter((line) => !earlier.has(line) && isSet(then.maps[side].deleted, line));
  const gone = then[side].lines.filter((line) => !later.has(line));
  const moved = [...earlier].filter(
    (line) => later.has(line) && !isSame(then.maps[side].moves.get(line), now.maps[side].moves.get(line)),
  );
  const name = (sheet: Sheet, line: string): string => {
    const index = sheet[side].indexOf(line);
    return side === 'rows' ? String(index + 1) : nameOfColumn(index);
  };
  const fresh = inserted.filter((line) => !back.includes(line));
  const tell = (act: ChangeAct, lines: readonly string[], sheet: Sheet): readonly ThingDifference[] =>
    lines.length === 0
      ? []
      : [{ kind: side, act, count: lines.length, at: name(sheet, lines[0]!), sheetName }];
  return [
    ...tell('inserted', fresh, now),
    ...tell('deleted', gone, then),
    ...tell('restored', back, now),
    ...tell('moved', moved, now),
  ];
}

function thingsIn(
  {
    kind,
    birth,
    label,
    sheetName,
  }: {
    readonly kind: ChangeKind;
    readonly birth: string;
    readonly label: string;
    readonly sheetName?: string;
  },
  then: Entries,
  now: Entries,
): readonly ThingDifference[] {
  const keys = Map.groupBy(new Set([...then.keys(), ...now.keys()]), thingOf);
  const isAlive = (map: Entries, id: string): boolean =>
    isSet(map, birth === '' ? id : `${id}/${birth}`) && !isSet(map, `${id}/x`);
  return [...keys].flatMap(([id, own]): readonly ThingDifference[] => {
    const [was, is] = [isAlive(then, id), isAlive(now, id)];
    if (!was && !is) return [];
    if (was && is && own.every((key) => isSame(then.get(key), now.get(key)))) return [];
    const name = (is ? now : then).get(`${id}/${label}`);
    return [
      {
        kind,
        act: was ? (is ? 'changed' : 'removed') : 'added',
        ...(typeof name === 'string' && { name }),
        ...(sheetName !== undefined && { sheetName }),
      },
    ];
  });
}

function formatDifferences(before: Workbook, after: Workbook): number {
  let count = 0;
  for (const id of sheetsOf(before, after)) {
    const [then, now] = [before.livingSheet(id)?.maps.formats, after.livingSheet(id)?.maps.formats];
    if (!then || !now) continue;
    for (const key of new Set([...then.keys(), ...now.keys()]))
      if (!isSame(then.get(key), now.get(key))) count++;
  }
  return count;
}
