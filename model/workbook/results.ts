/** A workbook's named results: what pages and reports show, wherever in the sheets it stands. */
import { type Area, areaOf, referencesIn } from '../formula/stored.ts';
import { type Result, refused } from '../result.ts';
import { anchorOfRange } from './anchor.ts';
import type { Editor, Writer } from './editor.ts';
import { inOrder, placeBefore } from './order.ts';
import type { Range } from './range.ts';
import type { EditRefusal } from './refusal.ts';
import { type Entries, isSet, newId } from './schema.ts';
import { textOf } from './thing.ts';
import { markOfThing } from './tombstone.ts';
import type { Workbook } from './workbook.ts';

const textLimits = { label: 200, unit: 50 } as const;

/** The keys that the workbook gives results for, in the order that people gave them; a template's have none. */
export function resultKeys(workbook: Workbook): readonly string[] {
  return workbook.derive('results', () => {
    const map = workbook.resultEntries;
    const keys = [...map.keys()].filter((key) => isResult(map, key));
    return inOrder(map, keys.sort());
  });
}

function isResult(map: Entries, key: string): boolean {
  return !key.includes('/') && isSet(map, key) && !isSet(map, `${key}/x`);
}

/** Where a result's cells stand now; undefined when there is no such result, or its cells have been deleted. */
export function resultArea(workbook: Workbook, key: string): Area | undefined {
  if (!isResult(workbook.resultEntries, key)) return undefined;
  const stored = workbook.resultEntries.get(key);
  const reference = typeof stored === 'string' ? referencesIn(stored)[0] : undefined;
  return reference && areaOf(reference, '', workbook);
}

/** What people call a result and count it in; undefined where nobody has said. */
export function resultText(
  workbook: Workbook,
  key: string,
): { readonly label: string | undefined; readonly unit: string | undefined } {
  const map = workbook.resultEntries;
  return {
    label: textOf(map.get(`${key}/l`), textLimits.label),
    unit: textOf(map.get(`${key}/u`), textLimits.unit),
  };
}

export interface ResultText {
  readonly label: string;
  readonly unit: string;
}

function problemOf(text: Partial<ResultText>): EditRefusal | undefined {
  for (const field of ['label', 'unit'] as const) {
    const limit = textLimits[field];
    if ((text[field]?.trim().length ?? 0) > limit) return { kind: 'badText', why: 'tooLong', limit };
  }
  return text.label?.trim() === '' ? { kind: 'badText', why: 'empty', limit: textLimits.label } : undefined;
}

function writeText(write: Writer, map: Entries, key: string, text: Partial<ResultText>): void {
  if (text.label !== undefined) write.set(map, `${key}/l`, text.label.trim());
  if (text.unit !== undefined) write.set(map, `${key}/u`, text.unit.trim() || undefined);
}

function anchorOf(workbook: Workbook, range: Range): string | undefined {
  const anchor = anchorOfRange(workbook, range, 'asItIs');
  return anchor && `${anchor.slice(0, 2)}${range.sheet}!${anchor.slice(2)}`;
}

/**
 * Makes the cells of a range a result, the last in the list. Concurrent: two that are defined at once both stand; the
 * result follows its cells and shows none while they are deleted; undo keeps one that a colleague has named otherwise.
 */
export function defineResult(editor: Editor, range: Range, text: ResultText): Result<string, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.resultEntries;
  const anchor = anchorOf(workbook, range);
  if (anchor === undefined) return refused({ kind: 'gone' });
  const problem = problemOf(text);
  if (problem) return refused(problem);
  const key = newId(workbook.doc);
  return editor.edit(undefined, (write) => {
    putInOrder(write, workbook, [...resultKeys(workbook)], { key, before: Number.POSITIVE_INFINITY });
    write.set(map, key, anchor);
    writeText(write, map, key, text);
    return key;
  });
}

/** Names a result otherwise, or points it at other cells. Concurrent: label, unit and cells are each the last writer's. */
export function changeResult(
  editor: Editor,
  key: string,
  change: Partial<ResultText> & { readonly range?: Range },
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.resultEntries;
  if (!isResult(map, key)) return refused({ kind: 'gone' });
  const problem = problemOf(change);
  if (problem) return refused(problem);
  const anchor = change.range && anchorOf(workbook, change.range);
  if (change.range && anchor === undefined) return refused({ kind: 'gone' });
  return editor.edit(undefined, (write) => {
    if (anchor !== undefined) write.set(map, key, anchor);
    writeText(write, map, key, change);
  });
}

/** Puts a result before the one at `before`, counted without itself. Concurrent: the last place stands. */
export function moveResult(editor: Editor, key: string, before: number): Result<void, EditRefusal> {
  const { workbook } = editor;
  if (!isResult(workbook.resultEntries, key)) return refused({ kind: 'gone' });
  const others = resultKeys(workbook).filter((other) => other !== key);
  return editor.edit(undefined, (write) => putInOrder(write, workbook, others, { key, before }));
}

/** Gives a result its place; the first time that somebody orders a template's results, each of them gets one. */
function putInOrder(
  write: Writer,
  workbook: Workbook,
  others: readonly string[],
  to: { readonly key: string; readonly before: number },
): void {
  const map = workbook.resultEntries;
  others.forEach((other, i) => {
    if (!isSet(map, `${other}/o`)) write.set(map, `${other}/o`, placeBefore(map, others.slice(0, i), i));
  });
  write.set(map, `${to.key}/o`, placeBefore(map, others, Math.min(to.before, others.length)));
}

/** Takes a result off the list; its cells stay. Concurrent: what a colleague calls it meanwhile returns with undo. */
export function removeResult(editor: Editor, key: string): Result<void, EditRefusal> {
  const map = editor.workbook.resultEntries;
  if (!isResult(map, key)) return refused({ kind: 'gone' });
  return editor.edit(undefined, (write) => write.set(map, `${key}/x`, markOfThing(map, key)));
}
