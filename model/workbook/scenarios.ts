/**
 * Scenarios: other values for some of the assumptions, to be calculated beside the workbook. A scenario changes no cell;
 * `scenarioInputs` gives what a second engine is fed with, and only `writeScenario` puts the values into the cells.
 */
import { type Result, refused } from '../result.ts';
import { type Assumption, assumptionsOf } from './assumptions.ts';
import type { Editor } from './editor.ts';
import { isLocked } from './format.ts';
import { inOrder, placeBefore, placeLast } from './order.ts';
import { rangeOfCell } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, cellKey, newId } from './schema.ts';
import { isLivingThing, livingThings, numberOf, textOf } from './thing.ts';
import { invalidIn } from './validation.ts';
import { markOfThing } from './tombstone.ts';
import type { Workbook } from './workbook.ts';

export interface Scenario {
  readonly id: string;
  readonly name: string;
}

const maxNameLength = 100;

/** The scenarios in the order that people gave them. Two that got one name at the same time are told apart by a number. */
export function scenariosOf(workbook: Workbook): readonly Scenario[] {
  return workbook.derive('scenarios', () => {
    const map = workbook.scenarioEntries;
    const wanted = livingThings(map, 'n').flatMap((id) => {
      const name = textOf(map.get(`${id}/n`), maxNameLength);
      return name === undefined ? [] : [{ id, name }];
    });
    const taken = new Set<string>();
    const names = new Map<string, string>();
    // By id and not by place, so that moving a scenario never renames one.
    for (const { id, name } of wanted) {
      let shown = name;
      for (let number = 2; taken.has(shown.toLowerCase()); number++) shown = `${name} (${number})`;
      taken.add(shown.toLowerCase());
      names.set(id, shown);
    }
    return inOrder(map, [...names.keys()]).map((id) => ({ id, name: names.get(id)! }));
  });
}

export interface ScenarioInput {
  readonly assumption: Assumption;
  readonly cell: CellId;
  readonly value: number;
}

/** What a scenario says, for the assumptions that are there; undefined when there is no such scenario. */
export function scenarioInputs(workbook: Workbook, id: string): readonly ScenarioInput[] | undefined {
  const map = workbook.scenarioEntries;
  if (!isLivingThing(map, 'n', id)) return undefined;
  return assumptionsOf(workbook).flatMap((assumption) => {
    const value = numberOf(map.get(`${id}/v/${assumption.id}`));
    return value === undefined ? [] : [{ assumption, cell: assumption.cell, value }];
  });
}

function problemOfName(workbook: Workbook, name: string, own?: string): EditRefusal | undefined {
  const wanted = name.trim();
  if (wanted === '') return { kind: 'badText', why: 'empty', limit: maxNameLength };
  if (wanted.length > maxNameLength) return { kind: 'badText', why: 'tooLong', limit: maxNameLength };
  const isTaken = scenariosOf(workbook).some(
    (other) => other.id !== own && other.name.toLowerCase() === wanted.toLowerCase(),
  );
  return isTaken ? { kind: 'nameTaken' } : undefined;
}

/**
 * Adds a scenario without values, the last in the list. Concurrent: two that are added at once both stand, and a name
 * given twice gets a number; undo keeps a scenario in which a colleague has set a value.
 */
export function addScenario(editor: Editor, name: string): Result<string, EditRefusal> {
  return addWithValues(editor, name, new Map());
}

/** Adds a scenario with the values of another. Concurrent: a value set in the other meanwhile is not copied. */
export function duplicateScenario(editor: Editor, id: string, name: string): Result<string, EditRefusal> {
  const map = editor.workbook.scenarioEntries;
  if (!isLivingThing(map, 'n', id)) return refused({ kind: 'gone' });
  const values = new Map<string, number>();
  const prefix = `${id}/v/`;
  map.forEach((entry, key) => {
    const value = key.startsWith(prefix) ? numberOf(entry) : undefined;
    if (value !== undefined) values.set(key.slice(prefix.length), value);
  });
  return addWithValues(editor, name, values);
}

function addWithValues(
  editor: Editor,
  name: string,
  values: ReadonlyMap<string, number>,
): Result<string, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.scenarioEntries;
  const problem = problemOfName(workbook, name);
  if (problem) return refused(problem);
  const id = newId(workbook.doc);
  const others = scenariosOf(workbook).map((other) => other.id);
  return editor.edit(undefined, (write) => {
    write.set(map, `${id}/o`, placeLast(map, others));
    write.set(map, `${id}/n`, name.trim());
    for (const [assumption, value] of values) write.set(map, `${id}/v/${assumption}`, value);
    return id;
  });
}

/** Renames a scenario. Concurrent: the last name stands; a name given twice gets a number. */
export function renameScenario(editor: Editor, id: string, name: string): Result<void, EditRefusal> {
  const { workbook } = editor;
  if (!isLivingThing(workbook.scenarioEntries, 'n', id)) return refused({ kind: 'gone' });
  const problem = problemOfName(workbook, name, id);
  if (problem) return refused(problem);
  return editor.edit(undefined, (write) => write.set(workbook.scenarioEntries, `${id}/n`, name.trim()));
}

/** Puts a scenario before the one at `before`, counted without itself. Concurrent: the last place stands. */
export function moveScenario(editor: Editor, id: string, before: number): Result<void, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.scenarioEntries;
  if (!isLivingThing(map, 'n', id)) return refused({ kind: 'gone' });
  const others = scenariosOf(workbook).flatMap((other) => (other.id === id ? [] : [other.id]));
  return editor.edit(undefined, (write) => write.set(map, `${id}/o`, placeBefore(map, others, before)));
}

/** Takes a scenario away. Concurrent: a value that a colleague sets in it meanwhile is kept and returns with undo. */
export function removeScenario(editor: Editor, id: string): Result<void, EditRefusal> {
  const map = editor.workbook.scenarioEntries;
  if (!isLivingThing(map, 'n', id)) return refused({ kind: 'gone' });
  return editor.edit(undefined, (write) => write.set(map, `${id}/x`, markOfThing(map, id)));
}

/**
 * Gives an assumption another value in a scenario. Concurrent: value by value the last writer's; of an assumption that is
 * removed meanwhile it is kept and returns with it.
 */
export function setScenarioValue(
  editor: Editor,
  at: { readonly scenario: string; readonly assumption: string },
  value: number,
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.scenarioEntries;
  const isThere =
    isLivingThing(map, 'n', at.scenario) && isLivingThing(workbook.assumptionEntries, 'c', at.assumption);
  if (!isThere) return refused({ kind: 'gone' });
  if (!Number.isFinite(value)) return refused({ kind: 'badField', field: 'likely' });
  return editor.edit(undefined, (write) => write.set(map, `${at.scenario}/v/${at.assumption}`, value));
}

/** Lets an assumption have its own value in a scenario again. Concurrent: as `setScenarioValue`. */
export function clearScenarioValue(
  editor: Editor,
  at: { readonly scenario: string; readonly assumption: string },
): Result<void, EditRefusal> {
  const map = editor.workbook.scenarioEntries;
  if (!isLivingThing(map, 'n', at.scenario)) return refused({ kind: 'gone' });
  return editor.edit(undefined, (write) => write.set(map, `${at.scenario}/v/${at.assumption}`, undefined));
}

/**
 * Puts a scenario's values into the cells of its assumptions, formulas there too, in one undo step; a locked cell or a
 * value that its validation does not allow refuses all of them. Concurrent: cell by cell as `setCell`; the scenario is
 * read once, at the call.
 */
export function writeScenario(editor: Editor, id: string): Result<number, EditRefusal> {
  const { workbook } = editor;
  const inputs = scenarioInputs(workbook, id);
  if (!inputs) return refused({ kind: 'gone' });
  for (const { cell, value } of inputs) {
    if (isLocked(workbook, cell)) return refused({ kind: 'locked', at: cell });
    const { row, column } = workbook.positionOf(cell)!;
    const invalid = invalidIn(workbook, rangeOfCell(cell.sheet, row, column), () => ({
      kind: 'content',
      content: { kind: 'number', value },
      format: undefined,
    }));
    if (invalid?.kind === 'invalid') return refused({ ...invalid, cell: { row, column } });
  }
  const first = inputs[0]?.cell;
  return editor.edit(first && { from: first, to: first }, (write) => {
    for (const { cell, value } of inputs) {
      write.set(workbook.sheetOf(cell.sheet)!.maps.cells, cellKey(cell.row, cell.column), value);
    }
    return inputs.length;
  });
}
