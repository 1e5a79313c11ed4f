/**
 * Comments in threads at cells. A thread follows its cell, rests while the cell is deleted and returns with it. Who writes,
 * and when, is handed in: the document itself knows neither people nor clocks, and the server holds it against the log.
 */
import { type Result, refused } from '../result.ts';
import { anchorOfCell, cellInAnchor, cellOfAnchor } from './anchor.ts';
import type { Editor } from './editor.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, isId, isSet, newId } from './schema.ts';
import { isLivingThing, livingThings, numberOf, textOf } from './thing.ts';
import { markOfThing } from './tombstone.ts';
import type { Workbook } from './workbook.ts';

export interface Author {
  /** the id of a person or of a guest link */
  readonly person: string;
  readonly name: string;
}

/** What somebody writes, with those whom the text mentions. */
export interface Remark {
  readonly by: Author;
  /** milliseconds since 1970 */
  readonly at: number;
  readonly text: string;
  /** ids of persons */
  readonly mentions: readonly string[];
}

export interface Message extends Remark {
  readonly id: string;
  readonly editedAt: number | undefined;
}

export interface Thread {
  readonly id: string;
  /** where it belongs; of a resting thread, the cell that is gone */
  readonly cell: CellId;
  readonly resolved: { readonly by: Author; readonly at: number } | undefined;
  /** in the order of their times; at least one */
  readonly messages: readonly Message[];
}

export const commentLimits = { text: 4000, name: 200, person: 200, mentions: 50 } as const;

function readRemark(entry: unknown): Remark | undefined {
  if (!Array.isArray(entry)) return undefined;
  const [person, name, at, text, ...mentions] = entry as readonly unknown[];
  const by = readAuthor(person, name);
  const time = numberOf(at);
  const words = textOf(text, commentLimits.text);
  if (!by || time === undefined || words === undefined) return undefined;
  const mentioned = mentions.flatMap((one) => textOf(one, commentLimits.person) ?? []);
  return { by, at: time, text: words, mentions: mentioned.slice(0, commentLimits.mentions) };
}

function readAuthor(person: unknown, name: unknown): Author | undefined {
  const id = textOf(person, commentLimits.person);
  const shown = typeof name === 'string' && name.length <= commentLimits.name ? name : undefined;
  return id === undefined || shown === undefined ? undefined : { person: id, name: shown };
}

/** The messages of every thread that are not deleted, each thread's in the order of time, then of id. */
function messagesByThread(workbook: Workbook): ReadonlyMap<string, readonly Message[]> {
  const map = workbook.commentEntries;
  const threads = new Map<string, Message[]>();
  map.forEach((entry, key) => {
    const [thread, kind, id, ...rest] = key.split('/');
    if (kind !== 'm' || rest.length > 0 || id === undefined || !isId(thread!) || !isId(id)) return;
    const remark = readRemark(entry);
    if (!remark || isSet(map, `${thread}/d/${id}`)) return;
    const messages = threads.get(thread!) ?? [];
    messages.push({ ...remark, id, editedAt: numberOf(map.get(`${thread}/e/${id}`)) });
    threads.set(thread!, messages);
  });
  for (const messages of threads.values()) messages.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return threads;
}

/**
 * The threads of the workbook whose cells are there, by sheet, row and column, the older first at one cell. A thread
 * whose messages are all deleted is none.
 */
export function threadsOf(workbook: Workbook): readonly Thread[] {
  return workbook.derive('threads', () => {
    const map = workbook.commentEntries;
    if (map.size === 0) return [];
    const messagesOf = messagesByThread(workbook);
    const tabs = new Map(workbook.sheets.map(({ id }, i) => [id, i]));
    const found = livingThings(map, 'c').flatMap((id) => {
      const cell = cellOfAnchor(workbook, map.get(`${id}/c`));
      const messages = messagesOf.get(id);
      if (!cell || !messages) return [];
      const { row, column } = workbook.positionOf(cell)!;
      const place = [tabs.get(cell.sheet)!, row, column, messages[0]!.at];
      return [{ place, thread: { id, cell, resolved: readResolved(map.get(`${id}/r`)), messages } }];
    });
    // Ids come in order, and sorting keeps it where places are alike.
    found.sort((a, b) => {
      const differs = a.place.findIndex((one, i) => one !== b.place[i]);
      return differs < 0 ? 0 : a.place[differs]! - b.place[differs]!;
    });
    return found.map(({ thread }): Thread => thread);
  });
}

/** The threads whose cells are gone for now, with a row, a column or a sheet: the latest message first. */
export function restingThreads(workbook: Workbook): readonly Thread[] {
  return workbook.derive('restingThreads', () => {
    const map = workbook.commentEntries;
    if (map.size === 0) return [];
    const messagesOf = messagesByThread(workbook);
    const found = livingThings(map, 'c').flatMap((id): readonly Thread[] => {
      const cell = cellInAnchor(map.get(`${id}/c`));
      const messages = messagesOf.get(id);
      if (!cell || !messages || workbook.positionOf(cell)) return [];
      return [{ id, cell, resolved: readResolved(map.get(`${id}/r`)), messages }];
    });
    return found.sort((a, b) => b.messages.at(-1)!.at - a.messages.at(-1)!.at);
  });
}

function readResolved(entry: unknown): Thread['resolved'] {
  if (!Array.isArray(entry)) return undefined;
  const [person, name, at] = entry as readonly unknown[];
  const by = readAuthor(person, name);
  const time = numberOf(at);
  return by && time !== undefined ? { by, at: time } : undefined;
}

/** The threads at a cell. */
export function threadsAt(workbook: Workbook, { sheet, row, column }: CellId): readonly Thread[] {
  return threadsOf(workbook).filter(
    ({ cell }) => cell.sheet === sheet && cell.row === row && cell.column === column,
  );
}

/** The threads in which somebody is mentioned and which are not resolved. */
export function mentionsOf(workbook: Workbook, person: string): readonly Thread[] {
  return threadsOf(workbook).filter(
    ({ resolved, messages }) => !resolved && messages.some(({ mentions }) => mentions.includes(person)),
  );
}

function problemOf({ by, text, mentions }: Remark): EditRefusal | undefined {
  const { text: limit, name, person, mentions: most } = commentLimits;
  if (text.trim() === '') return { kind: 'badText', why: 'empty', limit };
  const isTooLong = text.length > limit || by.name.length > name || mentions.length > most;
  if (isTooLong) return { kind: 'badText', why: 'tooLong', limit };
  const areIds = [by.person, ...mentions].every((one) => textOf(one, person) !== undefined);
  return areIds ? undefined : { kind: 'notYours' };
}

function writeRemark({ by, at, text, mentions }: Remark): readonly unknown[] {
  return [by.person, by.name, at, text.trim(), ...mentions];
}

/**
 * Starts a thread at a cell; also a locked one, for a comment changes nothing. Concurrent: two threads that are started
 * at one cell at once both stand; in a row that is deleted meanwhile it rests and returns with it; undo keeps a thread in
 * which a colleague has replied.
 */
export function startThread(editor: Editor, at: CellId, remark: Remark): Result<string, EditRefusal> {
  const { workbook } = editor;
  if (!workbook.positionOf(at)) return refused({ kind: 'gone' });
  const problem = problemOf(remark);
  if (problem) return refused(problem);
  const id = newId(workbook.doc);
  return editor.comment({ from: at, to: at }, (write) => {
    write.set(workbook.commentEntries, `${id}/c`, anchorOfCell(at));
    write.set(workbook.commentEntries, `${id}/m/${newId(workbook.doc)}`, writeRemark(remark));
    return id;
  });
}

/**
 * Replies in a thread; a resolved one is reopened. Concurrent: replies made at once all stand, in the order of their times
 * and then of their ids; a reply in a thread that a colleague resolves at the same moment stands in the resolved thread;
 * in one that is deleted meanwhile it returns with the thread.
 */
export function replyInThread(editor: Editor, thread: string, remark: Remark): Result<string, EditRefusal> {
  const { workbook } = editor;
  const map = workbook.commentEntries;
  if (!isLivingThing(map, 'c', thread)) return refused({ kind: 'gone' });
  const problem = problemOf(remark);
  if (problem) return refused(problem);
  const id = newId(workbook.doc);
  return editor.comment(undefined, (write) => {
    write.set(map, `${thread}/m/${id}`, writeRemark(remark));
    write.set(map, `${thread}/r`, undefined);
    return id;
  });
}

export interface MessageId {
  readonly thread: string;
  readonly message: string;
}

function ownMessage(workbook: Workbook, at: MessageId, person: string): Result<Remark, EditRefusal> {
  const map = workbook.commentEntries;
  const isThere = isLivingThing(map, 'c', at.thread) && !isSet(map, `${at.thread}/d/${at.message}`);
  const remark = isThere ? readRemark(map.get(`${at.thread}/m/${at.message}`)) : undefined;
  if (!remark) return refused({ kind: 'gone' });
  return remark.by.person === person ? { ok: true, value: remark } : refused({ kind: 'notYours' });
}

/**
 * Changes one's own message; its place in the thread stays, and the time of the change is shown. Concurrent: from two
 * places at once the last text stands; of a deleted message or thread it returns with undo.
 */
export function editMessage(editor: Editor, at: MessageId, remark: Remark): Result<void, EditRefusal> {
  const own = ownMessage(editor.workbook, at, remark.by.person);
  if (!own.ok) return own;
  const problem = problemOf(remark);
  if (problem) return refused(problem);
  const map = editor.workbook.commentEntries;
  return editor.comment(undefined, (write) => {
    write.set(map, `${at.thread}/m/${at.message}`, writeRemark({ ...remark, at: own.value.at }));
    write.set(map, `${at.thread}/e/${at.message}`, remark.at);
  });
}

/** Takes one's own message away; with its last message a thread goes. Concurrent: replies of others stand. */
export function deleteMessage(editor: Editor, at: MessageId, person: string): Result<void, EditRefusal> {
  const own = ownMessage(editor.workbook, at, person);
  if (!own.ok) return own;
  return editor.comment(undefined, (write) => {
    write.set(editor.workbook.commentEntries, `${at.thread}/d/${at.message}`, 1);
  });
}

/**
 * Says that a thread is dealt with: by whom and when. Concurrent: of two at once one stands; of resolving and reopening
 * the last writer's.
 */
export function resolveThread(
  editor: Editor,
  thread: string,
  resolved: { readonly by: Author; readonly at: number },
): Result<void, EditRefusal> {
  const map = editor.workbook.commentEntries;
  if (!isLivingThing(map, 'c', thread)) return refused({ kind: 'gone' });
  const { by, at } = resolved;
  return editor.comment(undefined, (write) => write.set(map, `${thread}/r`, [by.person, by.name, at]));
}

/** Opens a resolved thread again. Concurrent: as `resolveThread`. */
export function reopenThread(editor: Editor, thread: string): Result<void, EditRefusal> {
  const map = editor.workbook.commentEntries;
  if (!isLivingThing(map, 'c', thread)) return refused({ kind: 'gone' });
  return editor.comment(undefined, (write) => write.set(map, `${thread}/r`, undefined));
}

/**
 * Takes a whole thread away; whoever may edit the workbook may do so. Concurrent: a reply made meanwhile is kept and
 * returns with undo.
 */
export function deleteThread(editor: Editor, thread: string): Result<void, EditRefusal> {
  const map = editor.workbook.commentEntries;
  if (!isLivingThing(map, 'c', thread)) return refused({ kind: 'gone' });
  return editor.edit(undefined, (write) => write.set(map, `${thread}/x`, markOfThing(map, thread)));
}
