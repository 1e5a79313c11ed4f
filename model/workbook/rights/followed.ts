/**
 * A formula, or a range that a rule holds for, may stand where its writer may not type and still be rewritten by what the
 * writer may do: whoever moves cells or lines takes along whatever refers to them, as in Excel. So a rewritten one is
 * taken when it says the same but for references, and each that differs names cells that the writer may type in, before
 * and after. Nobody gains by it: the same can be reached by moving those cells about.
 */
import { type StoredEnd, type StoredReference, piecesOf, writeIdentity } from '../../formula/stored.ts';
import type { SheetId } from '../schema.ts';

/** The end of a reference on a sheet; of a range the ids are those of slots. */
export interface Corner {
  readonly sheet: SheetId;
  readonly end: StoredEnd;
  readonly isOfRange: boolean;
}

export function isFollowed(
  was: unknown,
  is: unknown,
  at: { readonly sheet: SheetId; isOpen(corner: Corner, when: 'before' | 'after'): boolean },
): boolean {
  if (!isFormula(was) || !isFormula(is)) return false;
  const [old, now] = [piecesOf(was), piecesOf(is)];
  if (old.length !== now.length) return false;
  const ends = ({ sheet = at.sheet, from, to }: StoredReference): readonly Corner[] =>
    [from, ...(to ? [to] : [])].map((end) => ({ sheet, end, isOfRange: to !== undefined }));
  return old.every((piece, i) => {
    const other = now[i]!;
    if (typeof piece === 'string' || typeof other === 'string') return piece === other;
    if (writeIdentity(piece) === writeIdentity(other)) return true;
    if (piece.kind !== 'cells' || other.kind !== 'cells') return false;
    const [from, to] = [ends(piece), ends(other)];
    if (from.length !== to.length) return false;
    return from.every((corner, end) => {
      const next = to[end]!;
      if (isSameEnd(corner, next)) return true;
      return isAlike(corner.end, next.end) && at.isOpen(corner, 'before') && at.isOpen(next, 'after');
    });
  });
}

function isFormula(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('=');
}

function isSameEnd(one: Corner, other: Corner): boolean {
  return one.sheet === other.sheet && one.end.row === other.end.row && one.end.column === other.end.column;
}

function isAlike(one: StoredEnd, other: StoredEnd): boolean {
  return one.rowFixed === other.rowFixed && one.columnFixed === other.columnFixed;
}
