/**
 * What people lost to each other, kept in the workbook until they have seen it (DOC-4): whose it was, what it was, who
 * overrode or deleted it and when, and one verb that brings it back. The server writes receipts, since it sees every edit
 * before anything is thrown away; whoever lost something finds the receipt also when they come back tomorrow.
 *
 * receipts: <id> -> [person, by person, by name, at ms, how, root, [key, lost, key, lost, …]]; <id>/s -> 1 when seen
 */
import { type Result, refused } from '../result.ts';
import { type Loss, gravesOf, isBack } from './conflicts.ts';
import type { Editor } from './editor.ts';
import type { EditRefusal } from './refusal.ts';
import { type CellId, type Entries, isSet, linesOfKey, readRootName } from './schema.ts';
import type { Workbook } from './workbook.ts';

/** What was lost in one go: an edit of mine, by one colleague, of one sort. */
export interface Receipt {
  readonly id: string;
  /** the person whose edit was lost */
  readonly person: string;
  readonly by: { readonly person: string; readonly name: string };
  /** when the two edits met, in milliseconds since 1970 */
  readonly at: number;
  readonly how: Loss['how'];
  /** name of the root map that the edit was written in */
  readonly root: string;
  readonly entries: readonly LostEntry[];
  readonly isSeen: boolean;
}

export interface LostEntry {
  readonly key: string;
  /** as it stood in the document; null when the edit was to empty it */
  readonly lost: unknown;
}

/** The most entries that one receipt names; of a larger paste the rest goes into further ones. */
const maxEntries = 500;

/** Losses of one person to one other, as they are written down. */
export interface NewReceipt {
  readonly person: string;
  readonly by: { readonly person: string; readonly name: string };
  readonly at: number;
  readonly losses: readonly Loss[];
}

/** Losses sorted by who lost to whom. Edits of unknown clients, such as the program itself, are nobody's loss. */
export function receiptsFor(
  losses: readonly Loss[],
  whose: (client: number) => { readonly person: string; readonly name: string } | undefined,
  at: number,
): readonly NewReceipt[] {
  const pairs = Map.groupBy(losses, ({ item, by }) => `${item.client} ${by}`);
  return [...pairs.values()].flatMap((between) => {
    const { item, by } = between[0]!;
    const loser = whose(item.client);
    const winner = whose(by) ?? { person: '', name: '' };
    return loser ? [{ person: loser.person, by: winner, at, losses: latest(between) }] : [];
  });
}

/** Of several edits of one entry, only its author's last was still wanted. */
function latest(losses: readonly Loss[]): readonly Loss[] {
  const byEntry = new Map<string, Loss>();
  for (const loss of losses) {
    const entry = `${loss.root} ${loss.key}`;
    const known = byEntry.get(entry);
    if (!known || known.item.clock < loss.item.clock) byEntry.set(entry, loss);
  }
  return [...byEntry.values()];
}

/**
 * Cuts receipts so that each portion can be an edit of its own, of no more than so many bytes: many long texts lost at
 * once would else make one that is larger than any that people may send. Only an entry that is larger itself is, alone.
 */
export function portionsOf(
  receipts: readonly NewReceipt[],
  mostBytes: number,
): readonly (readonly NewReceipt[])[] {
  const pieces = receipts.flatMap((receipt) => piecesOf(receipt, mostBytes));
  return gather(pieces, (piece) => weighReceipt(piece), { bytes: mostBytes });
}

/** Writes receipts down. For the server, in a transaction of its own: they are nobody's edit and nobody undoes them. */
export function writeReceipts(entries: Entries, receipts: readonly NewReceipt[]): void {
  for (const { person, by, at, losses } of receipts.flatMap((receipt) => piecesOf(receipt))) {
    const { item, how, root } = losses[0]!;
    const lost = losses.flatMap((loss) => [loss.key, loss.lost]);
    entries.set(freeId(entries, item), [person, by.person, by.name, at, how, root, lost]);
  }
}

/** A receipt in pieces, each of which is one entry of the document. */
function piecesOf(receipt: NewReceipt, mostBytes = Number.POSITIVE_INFINITY): readonly NewReceipt[] {
  const groups = Map.groupBy(receipt.losses, ({ how, root }) => `${how} ${root}`);
  return [...groups.values()].flatMap((group) => {
    const most = { count: maxEntries, bytes: mostBytes - weighHead(receipt, group) };
    return gather(group, (loss) => weighLoss(loss), most).map((losses) => ({ ...receipt, losses }));
  });
}

/** Neighbours in groups of no more than so many, and no heavier than so many bytes unless one is so by itself. */
function gather<Thing>(
  things: readonly Thing[],
  weigh: (thing: Thing) => number,
  most: { readonly count?: number; readonly bytes: number },
): readonly (readonly Thing[])[] {
  const groups: Thing[][] = [];
  let weight = 0;
  for (const thing of things) {
    const own = weigh(thing);
    const last = groups.at(-1);
    const fits = last && weight + own <= most.bytes && last.length < (most.count ?? things.length);
    if (fits) last.push(thing);
    else groups.push([thing]);
    weight = fits ? weight + own : own;
  }
  return groups;
}

/** What an entry's place in an update takes besides its value: id, origin, the name of the root and the ends of both. */
const entryBytes = 200;

function weighReceipt(receipt: NewReceipt): number {
  const { losses } = receipt;
  return losses.reduce((sum, loss) => sum + weighLoss(loss), weighHead(receipt, losses));
}

function weighHead({ person, by }: NewReceipt, losses: readonly Loss[]): number {
  return weighValue([person, by.person, by.name, losses[0]?.root]) + entryBytes;
}

function weighLoss({ key, lost }: Loss): number {
  return weighValue(key) + weighValue(lost);
}

/** No fewer bytes than a value takes in an update, where a character takes three at most and a number nine. */
function weighValue(value: unknown): number {
  if (typeof value === 'string') return 6 + 3 * value.length;
  if (typeof value !== 'object' || value === null) return 10;
  return Object.entries(value).reduce((sum, [key, part]) => sum + weighValue(key) + weighValue(part), 6);
}

/** One edit can be lost several times, such as to the deletion of its row and to that of its column. */
function freeId(entries: Entries, { client, clock }: Loss['item']): string {
  const stem = `${client.toString(36)}-${clock.toString(36)}`;
  for (let number = 0; ; number++) if (!entries.has(`${stem}-${number}`)) return `${stem}-${number}`;
}

/** A receipt as it stands in the document; undefined when it is none: anyone may have written anything. */
function readReceipt(entries: Entries, id: string): Receipt | undefined {
  const entry = entries.get(id);
  if (id.includes('/') || !Array.isArray(entry)) return undefined;
  const [person, byPerson, byName, at, how, root, lost] = entry as readonly unknown[];
  const areTexts = [person, byPerson, byName, root].every((part) => typeof part === 'string');
  const isHow = how === 'overridden' || how === 'deleted';
  if (!areTexts || !isHow || !Number.isSafeInteger(at) || !Array.isArray(lost)) return undefined;
  if (!readRootName(root as string)) return undefined;
  const found: LostEntry[] = [];
  for (let i = 0; i + 1 < lost.length; i += 2) {
    const key: unknown = lost[i];
    if (typeof key === 'string') found.push({ key, lost: lost[i + 1] });
  }
  if (found.length === 0) return undefined;
  return {
    id,
    person: person as string,
    by: { person: byPerson as string, name: byName as string },
    at: at as number,
    how,
    root: root as string,
    entries: found,
    isSeen: isSet(entries, `${id}/s`),
  };
}

/** The client number and clock that a receipt's id is made of. */
function itemOf(id: string): { readonly client: string; readonly clock: number } {
  const [client = '', clock = ''] = id.split('-');
  return { client, clock: Number.parseInt(clock, 36) };
}

/**
 * What a person has lost in this workbook, newest first. What has come back since is left out, and so is an edit of an
 * entry that its author had edited once more before hearing of the loss.
 */
export function receiptsOf(workbook: Workbook, person: string): readonly Receipt[] {
  const { receiptEntries } = workbook;
  const own = [...receiptEntries.keys()]
    .map((id) => readReceipt(receiptEntries, id))
    .filter((receipt) => receipt !== undefined)
    .filter((receipt) => receipt.person === person)
    .sort((a, b) => b.at - a.at || itemOf(b.id).clock - itemOf(a.id).clock || (a.id < b.id ? 1 : -1));
  const seen = new Set<string>();
  const found: Receipt[] = [];
  for (const receipt of own) {
    const { root } = receipt;
    const entries = receipt.entries.filter(({ key, lost }) => {
      const entry = `${itemOf(receipt.id).client} ${root} ${key}`;
      const isLast = !seen.has(entry);
      seen.add(entry);
      return isLast && !isBack(workbook.doc, { root, key, lost });
    });
    if (entries.length > 0) found.push({ ...receipt, entries });
  }
  return found;
}

/** The cell that a lost entry belongs to; undefined for what is not of a cell. */
export function cellOfLost(root: string, { key }: LostEntry): CellId | undefined {
  const what = readRootName(root);
  if (what?.kind !== 'sheet' || (what.part !== 'cells' && what.part !== 'formats')) return undefined;
  const slash = key.indexOf('/');
  const [row, column] = linesOfKey(slash < 0 ? key : key.slice(0, slash));
  return row === '' || column === '' ? undefined : { sheet: what.sheet, row, column };
}

/**
 * Brings back what a receipt says was lost, or those of its entries whose keys are given, as one undo step, and marks it
 * as seen: the lost entries stand again, and what they stand in is no longer deleted. Concurrent: as any edit of those
 * entries; the last writer's stands.
 */
export function restoreReceipt(
  editor: Editor,
  id: string,
  keys?: readonly string[],
): Result<void, EditRefusal> {
  const { workbook } = editor;
  const receipt = readReceipt(workbook.receiptEntries, id);
  const what = receipt && readRootName(receipt.root);
  if (!receipt || !what) return refused({ kind: 'gone' });
  const restored = editor.edit(undefined, (write) => {
    const map: Entries = workbook.doc.getMap(receipt.root);
    for (const { key, lost } of receipt.entries) {
      if (keys && !keys.includes(key)) continue;
      write.set(map, key, lost ?? undefined);
      for (const [root, grave] of gravesOf(what, receipt.root, key)) {
        // A deletion that was lost is itself a tombstone.
        if (root !== receipt.root || grave !== key) write.set(workbook.doc.getMap(root), grave, undefined);
      }
    }
  });
  if (restored.ok) markReceiptsSeen(editor, [id]);
  return restored;
}

/** Marks receipts as seen. No undo step: it changes nothing in the workbook that people calculate with. */
export function markReceiptsSeen(editor: Editor, ids: readonly string[]): void {
  const { receiptEntries } = editor.workbook;
  editor.note((write) => {
    for (const id of ids) if (isSet(receiptEntries, id)) write.set(receiptEntries, `${id}/s`, 1);
  });
}
