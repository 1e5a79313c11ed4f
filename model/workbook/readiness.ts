/**
 * Ready for a decision: somebody has said so, at a time, of the workbook as it was. With the mark stands a fingerprint of
 * what the results came from: for each sheet the contents of the cells, for each assumption what was known of it. What has
 * changed since is found by comparing, on every screen alike, so that nobody needs to be there when it changes.
 */
import { type Result, refused } from '../result.ts';
import { type Assumption, assumptionsOf } from './assumptions.ts';
import { type Author, commentLimits } from './comments.ts';
import type { Editor, ReadOnly } from './editor.ts';
import type { CellSet } from './precedents.ts';
import { type ReadValue, type RegisterLine, registerOf } from './register.ts';
import type { SheetId } from './schema.ts';
import { numberOf, textOf } from './thing.ts';
import { type Warning, warningsOf } from './warnings.ts';
import type { Workbook } from './workbook.ts';

/** Why a workbook is not ready. */
export type Obstacle =
  /** the inputs are a template's example */
  | { readonly kind: 'example' }
  | { readonly kind: 'assumption'; readonly line: RegisterLine }
  | { readonly kind: 'warning'; readonly warning: Warning };

/** Warnings that only say once more what the register's lines lack. */
const saidByLines: ReadonlySet<string> = new Set(['noSource', 'estimateRange']);

/** All that stands in the way, in the order in which one would put it right. */
export function obstaclesTo(workbook: Workbook, read: ReadValue): readonly Obstacle[] {
  const lines = registerOf(workbook, read);
  const open = warningsOf(workbook, read, lines).filter(
    ({ key, acknowledged }) => !acknowledged && !saidByLines.has(key),
  );
  return [
    ...(workbook.properties.isExample ? [{ kind: 'example' } as const] : []),
    ...open.map((warning) => ({ kind: 'warning', warning }) as const),
    ...lines.flatMap((line) => (line.lacks.length > 0 ? [{ kind: 'assumption', line } as const] : [])),
  ];
}

interface Mark {
  readonly by: Author;
  /** milliseconds since 1970 */
  readonly at: number;
  /** of each sheet and assumption, by 's' or 'a' and the id */
  readonly prints: ReadonlyMap<string, string>;
}

export type Readiness =
  | { readonly kind: 'notMarked' }
  | {
      readonly kind: 'ready' | 'changed';
      readonly by: Author;
      readonly at: number;
      /** on which cells have changed that results come from; deleted ones too */
      readonly sheets: readonly SheetId[];
      /** that have changed, come or gone */
      readonly assumptions: readonly string[];
    };

const entry = 'ready';
/** More sheets and assumptions than anybody has. */
const maxPrints = 10_000;

function readMark(value: unknown): Mark | undefined {
  if (!Array.isArray(value)) return undefined;
  const [person, name, at, ...prints] = value as readonly unknown[];
  const id = textOf(person, commentLimits.person);
  const time = numberOf(at);
  if (id === undefined || time === undefined || typeof name !== 'string' || name.length > commentLimits.name)
    return undefined;
  const pairs = prints.slice(0, maxPrints).flatMap((print): (readonly [string, string])[] => {
    const colon = typeof print === 'string' ? print.lastIndexOf(':') : -1;
    return colon < 1 ? [] : [[(print as string).slice(0, colon), (print as string).slice(colon + 1)]];
  });
  return { by: { person: id, name }, at: time, prints: new Map(pairs) };
}

/** Two numbers of 32 bits, mixed from a text. Not proof against ill will, only against chance. */
function hashOf(text: string): readonly [number, number] {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [one, other];
}

function written([one, other]: readonly [number, number]): string {
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}

function knownOf(assumption: Assumption): string {
  return JSON.stringify({ ...assumption, cell: undefined });
}

/** The order of cells does not count: lines that are moved or inserted change no content. */
function printsOf(workbook: Workbook, behind: CellSet): ReadonlyMap<string, string> {
  const prints = new Map<string, string>();
  for (const [sheet, keys] of behind) {
    const cells = workbook.sheetOf(sheet)?.maps.cells;
    let one = 0;
    let other = 0;
    for (const key of keys) {
      const hash = hashOf(`${key}=${typeof cells?.get(key)} ${String(cells?.get(key))}`);
      one ^= hash[0];
      other ^= hash[1];
    }
    prints.set(`s${sheet}`, written([one, other]));
  }
  for (const assumption of assumptionsOf(workbook))
    prints.set(`a${assumption.id}`, written(hashOf(knownOf(assumption))));
  return prints;
}

/** Whether somebody has said that the workbook is ready, without asking what has changed since. */
export function isMarkedReady(workbook: Workbook): boolean {
  return readMark(workbook.about.get(entry)) !== undefined;
}

/** `behind` is all that the workbook's results come from. */
export function readinessOf(workbook: Workbook, behind: CellSet): Readiness {
  const mark = readMark(workbook.about.get(entry));
  if (!mark) return { kind: 'notMarked' };
  const prints = printsOf(workbook, behind);
  const changed = [...new Set([...mark.prints.keys(), ...prints.keys()])]
    .filter((key) => mark.prints.get(key) !== prints.get(key))
    .sort();
  const { by, at } = mark;
  const of = (letter: string): readonly string[] =>
    changed.filter((key) => key.startsWith(letter)).map((key) => key.slice(1));
  return { kind: changed.length === 0 ? 'ready' : 'changed', by, at, sheets: of('s'), assumptions: of('a') };
}

export interface Marking {
  readonly by: Author;
  /** milliseconds since 1970 */
  readonly at: number;
  readonly read: ReadValue;
  /** all that the workbook's results come from */
  readonly behind: CellSet;
}

/**
 * Says that the workbook is ready for a decision, as it is here at the call. Refused while something stands in the way.
 * Concurrent: it is one entry, so of two who mark at once, or of one who marks and one who withdraws, the last writer's
 * stands and the other has a receipt; what a colleague changes at the same moment shows as changed since, for everybody.
 */
export function markReady(
  editor: Editor,
  { by, at, read, behind }: Marking,
): Result<void, ReadOnly | { readonly kind: 'notReady'; readonly obstacles: readonly Obstacle[] }> {
  const { workbook } = editor;
  const obstacles = obstaclesTo(workbook, read);
  if (obstacles.length > 0) return refused({ kind: 'notReady', obstacles });
  const prints = [...printsOf(workbook, behind)].map(([key, print]) => `${key}:${print}`);
  return editor.edit(undefined, (write) =>
    write.set(workbook.about, entry, [by.person, by.name.slice(0, commentLimits.name), at, ...prints]),
  );
}

/** Takes back that the workbook is ready. Concurrent: as `markReady`. */
export function withdrawReady(editor: Editor): Result<void, ReadOnly> {
  return editor.edit(undefined, (write) => write.set(editor.workbook.about, entry, undefined));
}
