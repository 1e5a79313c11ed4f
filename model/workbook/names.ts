/**
 * Verbs on names. A name belongs to the workbook or to one sheet, where it stands before the workbook's name of the same
 * text. Formulas hold a name by identity; what people read and type is worked out from it (`textOfName`, `nameOfToken`).
 */
import { readWholeReference } from '../formula/reference.ts';
import { type Result, refused } from '../result.ts';
import type { Editor } from './editor.ts';
import type { EditRefusal } from './refusal.ts';
import { type NameId, type SheetId, newId } from './schema.ts';
import { markOfThing } from './tombstone.ts';
import type { Workbook } from './workbook.ts';

const nameShape = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;

function problemOfName(text: string): EditRefusal | undefined {
  if (text === '') return { kind: 'badName', why: 'empty' };
  if (!nameShape.test(text)) return { kind: 'badName', why: 'characters' };
  if (/^(true|false|sand|falsk)$/i.test(text)) return { kind: 'badName', why: 'taken' };
  const looksLikeCell = readWholeReference(text) !== undefined || /^[rc]$/i.test(text);
  return looksLikeCell ? { kind: 'badName', why: 'looksLikeCell' } : undefined;
}

/** The name of exactly this text on a sheet, or in the workbook as a whole. */
function nameIn(workbook: Workbook, text: string, scope: SheetId | undefined): NameId | undefined {
  const id = workbook.nameIdByText(text, scope);
  return id !== undefined && workbook.nameScope(id) === scope ? id : undefined;
}

/** The text of a name; with a scope, a name that belongs to that sheet. */
export type NameText = string | { readonly text: string; readonly scope: SheetId };

/**
 * Gives a stored formula (a reference or constant, with '=') a name in the workbook or on one sheet; an existing name of
 * that text there is pointed elsewhere. Formulas keep a name by identity. Concurrent: a name given twice gets a number
 * behind it, and both stand; a name of a sheet that is deleted meanwhile rests with the sheet and returns with it; undo
 * keeps a name that a colleague has pointed elsewhere or renamed.
 */
export function defineName(editor: Editor, name: NameText, stored: string): Result<NameId, EditRefusal> {
  const { workbook } = editor;
  const { text, scope } = typeof name === 'string' ? { text: name, scope: undefined } : name;
  const problem = problemOfName(text);
  if (problem) return refused(problem);
  if (scope !== undefined && !workbook.livingSheet(scope)) return refused({ kind: 'gone' });
  const known = nameIn(workbook, text, scope);
  const id = known ?? newId(workbook.doc);
  return editor.edit(undefined, (write) => {
    write.set(workbook.nameEntries, `${id}/n`, text);
    if (known === undefined && scope !== undefined) write.set(workbook.nameEntries, `${id}/s`, scope);
    write.set(workbook.nameEntries, `${id}/f`, stored);
    return id;
  });
}

/**
 * Renames a name; formulas follow by identity. Concurrent: the last text stands; a text given twice gets a number; what
 * a colleague points the name at meanwhile stands too.
 */
export function renameName(editor: Editor, id: NameId, text: string): Result<void, EditRefusal> {
  const { workbook } = editor;
  if (workbook.nameText(id) === undefined) return refused({ kind: 'gone' });
  const problem = problemOfName(text);
  if (problem) return refused(problem);
  const holder = nameIn(workbook, text, workbook.nameScope(id));
  if (holder !== undefined && holder !== id) return refused({ kind: 'badName', why: 'taken' });
  return editor.edit(undefined, (write) => write.set(workbook.nameEntries, `${id}/n`, text));
}

/**
 * Takes a name away; formulas that use it show #NAME? until undo brings it back. Concurrent: a colleague's change of the
 * name is kept and returns with it.
 */
export function deleteName(editor: Editor, id: NameId): Result<void, EditRefusal> {
  const { workbook } = editor;
  if (workbook.nameText(id) === undefined) return refused({ kind: 'gone' });
  const { nameEntries } = workbook;
  return editor.edit(undefined, (write) => write.set(nameEntries, `${id}/x`, markOfThing(nameEntries, id)));
}
