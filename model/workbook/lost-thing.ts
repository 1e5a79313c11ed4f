/** What a lost entry was about, read from where it stood in the document. Words for it are the screen's affair. */
import { type FormatChange, readFormatEntry } from './format.ts';
import { type LostEntry, cellOfLost } from './receipts.ts';
import { type CellId, type NameId, type SheetId, readRootName } from './schema.ts';
import type { Side } from './structure.ts';

export type LostThing =
  | { readonly kind: 'content'; readonly at: CellId }
  /** of a cell, or of a whole row or column: then the other id is empty */
  | { readonly kind: 'format'; readonly at: CellId; readonly change: FormatChange }
  | {
      readonly kind: 'size' | 'move' | 'lineDeletion';
      readonly sheet: SheetId;
      readonly side: Side;
      readonly line: string;
    }
  | { readonly kind: 'sheetName' | 'sheetOrder' | 'sheetDeletion'; readonly sheet: SheetId }
  | { readonly kind: 'nameText' | 'nameFormula' | 'nameDeletion'; readonly name: NameId }
  | { readonly kind: 'title' }
  /** what people do not write themselves, such as the size that a sheet was grown to */
  | { readonly kind: 'other' };

const sheetParts: Readonly<Record<string, 'sheetName' | 'sheetOrder' | 'sheetDeletion'>> = {
  n: 'sheetName',
  o: 'sheetOrder',
  x: 'sheetDeletion',
};
const nameParts: Readonly<Record<string, 'nameText' | 'nameFormula' | 'nameDeletion'>> = {
  n: 'nameText',
  f: 'nameFormula',
  x: 'nameDeletion',
};
const lineParts: Readonly<Record<string, 'move' | 'lineDeletion'>> = { l: 'move', x: 'lineDeletion' };

export function lostThing(root: string, entry: LostEntry): LostThing {
  const { key } = entry;
  const what = readRootName(root);
  if (what?.kind === 'workbook') {
    const slash = key.indexOf('/');
    const id = key.slice(0, Math.max(slash, 0));
    const part = key.slice(slash + 1);
    if (root === 'about' && key === 'title') return { kind: 'title' };
    if (root === 'sheets' && id && sheetParts[part]) return { kind: sheetParts[part], sheet: id };
    if (root === 'names' && id && nameParts[part]) return { kind: nameParts[part], name: id };
    return { kind: 'other' };
  }
  if (what?.part === 'cells') {
    const at = cellOfLost(root, entry);
    if (at) return { kind: 'content', at };
  } else if (what?.part === 'formats') {
    const format = readFormatEntry(key, entry.lost);
    if (format) {
      const { row, column, change } = format;
      return { kind: 'format', at: { sheet: what.sheet, row, column }, change };
    }
  } else if (what?.part === 'rows' || what?.part === 'columns') {
    const kind = lineParts[root[1]!];
    if (kind) return { kind, sheet: what.sheet, side: what.part, line: key };
  } else if (what?.part === 'sizes') {
    return {
      kind: 'size',
      sheet: what.sheet,
      side: key.startsWith('r') ? 'rows' : 'columns',
      line: key.slice(1),
    };
  }
  return { kind: 'other' };
}
