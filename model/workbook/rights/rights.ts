/**
 * Says whether a person may write what an update writes. Every value is judged, also one that loses to a colleague's, and
 * everything that is deleted, so neither undo, paste nor a program of somebody's own gets round it. The rules are those of
 * the verbs: what they allow is allowed, what they refuse as locked is refused. The document is as it stands before the
 * update; what a judgement costs grows with the update and not with the document.
 */
import type * as Y from 'yjs';
import { mayEdit } from '../../protocol.ts';
import { shippedRates } from '../../rates/rate-rows.ts';
import { ratesToWrite, ratesWritten } from '../rate-sheet.ts';
import { type Entries, type SheetId, isSet, readRootName } from '../schema.ts';
import { openWorkbook } from '../workbook.ts';
import { wrongInComments } from './comment-rights.ts';
import type { Corner } from './followed.ts';
import { SheetLocks, type Standing } from './sheet-locks.ts';
import { type SheetLaw, isCellOpen, wrongOnSheet } from './sheet-rights.ts';
import { Remembered, Signatures } from './signatures.ts';
import type { Entered, RightsWriter, Writes, Wrong, WrongReason } from './writes.ts';

export class Rights {
  readonly #doc: Y.Doc;
  readonly #sheets: Entries;
  readonly #locks = new Map<SheetId, SheetLocks>();
  readonly #watched = new Map<object, SheetLocks>();
  readonly #signatures = new Signatures();
  readonly #olderRates = new Remembered();
  #shipped: ReadonlyMap<string, unknown> | undefined;
  readonly #forget: (transaction: Y.Transaction) => void;

  /** Use `openRights`. */
  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#sheets = doc.getMap('sheets');
    this.#forget = ({ changed }) => {
      for (const type of changed.keys()) {
        if ((type as object) === this.#sheets)
          for (const locks of this.#locks.values()) locks.before.markStale();
        else this.#watched.get(type)?.before.markStale();
      }
    };
    doc.on('afterTransaction', this.#forget);
  }

  close(): void {
    this.#doc.off('afterTransaction', this.#forget);
  }

  /** The first thing that the writer may not do; undefined when all is well. */
  judge(writer: RightsWriter, writes: Writes): Wrong | undefined {
    const laws = new Map<SheetId, SheetLaw | undefined>();
    const lawOf = (sheet: SheetId): SheetLaw | undefined => {
      if (!laws.has(sheet)) laws.set(sheet, this.#lawOf(sheet, writer, writes, lawOf));
      return laws.get(sheet);
    };
    for (const [root, entries] of writes) {
      const what = readRootName(root);
      const wrong = (why: WrongReason, key: string): Wrong => ({ why, root, key });
      if (!what) return wrong('programOnly', entries[0]?.key ?? '');
      const judge = ((): ((entered: Entered) => WrongReason | undefined) | undefined => {
        if (writer.role === 'viewer') return () => 'readOnly';
        if (what.kind === 'workbook') {
          switch (what.root) {
            case 'comments':
              return (entered) =>
                wrongInComments(this.#doc.getMap('comments'), writer, this.#signatures, entered);
            case 'receipts':
              return (entered) => this.#wrongInReceipts(writer, entered);
            default:
          }
        }
        if (!mayEdit(writer.role)) return () => 'commentsOnly';
        if (what.kind === 'workbook') {
          switch (what.root) {
            case 'about':
              return (entered) => this.#wrongAbout(writer, entered);
            case 'sheets':
              return (entered) => this.#wrongInSheets(writer, entered, lawOf);
            default:
              return undefined;
          }
        }
        const law = lawOf(what.sheet);
        return law && ((entered) => wrongOnSheet(law, { ...what, root }, entered));
      })();
      if (!judge) continue;
      for (const entered of entries) {
        const why = judge(entered);
        if (why) return wrong(why, entered.key);
      }
    }
    return undefined;
  }

  /** Whether a cell held the shipped rate when this was first asked: who brought it up to date may take that back. */
  isShippedRate(root: string, key: string, value: unknown): boolean {
    const what = readRootName(root);
    if (what?.kind !== 'sheet' || what.part !== 'cells') return false;
    this.#shipped ??= ratesOf(this.#doc, ratesWritten);
    const id = `${what.sheet} ${key}`;
    return this.#shipped.has(id) && this.#shipped.get(id) === value;
  }

  /** What is locked on a sheet for a writer; undefined when nothing is, and nobody needs to look. */
  #lawOf(
    sheet: SheetId,
    writer: RightsWriter,
    writes: Writes,
    lawOf: (sheet: SheetId) => SheetLaw | undefined,
  ): SheetLaw | undefined {
    // A sheet that comes with the update is its author's to fill, such as the copy of a protected one.
    if (!isSet(this.#sheets, sheet)) return undefined;
    const touches = (root: string, isIt: (key: string) => boolean): boolean =>
      writes.get(root)?.some(({ key }) => isIt(key)) ?? false;
    const isOwner = writer.role === 'owner';
    // It guards an owner against slips only, since an owner may lift it: new rates are put into locked cells, too.
    const isProtected = !isOwner && this.#sheets.get(`${sheet}/p`) === 1;
    const hasRanges = (this.#doc.share.get(`p/${sheet}`)?._map.size ?? 0) > 0;
    if (!isProtected && !hasRanges) return undefined;
    const locks = this.#locksOf(sheet);
    const kept = locks.before.ranges
      .filter(({ mayEdit: roles }) => !roles.some((role) => role === writer.role))
      // Whoever lifts a protection may go on in the same breath, as after working offline.
      .filter(({ id }) => !(isOwner && touches(`p/${sheet}`, (key) => key.startsWith(`${id}/`))))
      .map(({ area }) => area);
    if (!isProtected && kept.length === 0) return undefined;
    let newRates: ReadonlyMap<string, unknown> | undefined;
    return {
      locks,
      writer,
      isProtected,
      kept,
      after: locks.after(writes),
      isRate: (key, value) => {
        newRates ??= ratesOf(this.#doc, ratesToWrite);
        const id = `${sheet} ${key}`;
        if (!newRates.has(id) || newRates.get(id) !== value) return this.#olderRates.has(id, value);
        this.#olderRates.add(id, locks.maps.cells.get(key));
        return true;
      },
      isOpen: (corner, when) => isCornerOpen(lawOf(corner.sheet), corner, when),
    };
  }

  #locksOf(sheet: SheetId): SheetLocks {
    const known = this.#locks.get(sheet);
    if (known) return known;
    const locks = new SheetLocks(this.#doc, sheet);
    this.#locks.set(sheet, locks);
    for (const type of locks.watched) this.#watched.set(type, locks);
    return locks;
  }

  /** Title, example and readiness are everybody's who edits; layout and template are the program's. */
  #wrongAbout(writer: RightsWriter, entered: Entered): WrongReason | undefined {
    if (entered.key === 'title' || entered.key === 'example') return undefined;
    if (entered.key !== 'ready') return 'programOnly';
    const isTheirs = this.#signatures.mayWrite(this.#doc.getMap('about'), writer, entered);
    return isTheirs ? undefined : 'forgedAuthor';
  }

  /** Only the program writes receipts; whose they are says that they have been seen. */
  #wrongInReceipts({ person }: RightsWriter, { key, value }: Entered): WrongReason | undefined {
    const id = key.endsWith('/s') ? key.slice(0, -2) : undefined;
    const receipt: unknown = id === undefined ? undefined : this.#doc.getMap('receipts').get(id);
    const isOwn = Array.isArray(receipt) && (person === undefined || receipt[0] === person);
    return isOwn && (value === 1 || (value ?? undefined) === undefined) ? undefined : 'programOnly';
  }

  /** Keys are <sheet> for its size at birth, and <sheet>/<letter>. */
  #wrongInSheets(
    writer: RightsWriter,
    { key, value }: Entered,
    lawOf: (sheet: SheetId) => SheetLaw | undefined,
  ): WrongReason | undefined {
    const [sheet = '', part] = key.split('/');
    const isThere = isSet(this.#sheets, sheet);
    if (part === undefined) return isThere ? 'locked' : undefined;
    if (!isThere || writer.role === 'owner') return undefined;
    if (part === 'p') return 'ownerOnly';
    const isDeletion = part === 'x' && (value ?? undefined) !== undefined;
    const birth = this.#sheets._map.get(sheet);
    if (!isDeletion || (birth && writer.isOwn(birth.id.client))) return undefined;
    return lawOf(sheet) ? 'locked' : undefined;
  }
}

/** What the writer could not reach by typing, nobody's formula may be turned to. */
function isCornerOpen(
  law: SheetLaw | undefined,
  { end, isOfRange }: Corner,
  when: 'before' | 'after',
): boolean {
  if (!law) return true;
  const { locks } = law;
  const ground = (when === 'after' ? law.after : undefined) ?? locks.before;
  const standing = (side: 'rows' | 'columns', id: string | undefined): Standing | undefined => {
    if (id === undefined) return { index: 0, isGap: false };
    return isOfRange ? ground.standingOfSlot(side, id) : ground.standingOf(side, id);
  };
  const line = (side: 'rows' | 'columns', at: Standing | undefined): string | undefined =>
    at && ground.axes[side].lineAt(Math.min(at.index, ground.axes[side].size - 1));
  const [row, column] = [
    line('rows', standing('rows', end.row)),
    line('columns', standing('columns', end.column)),
  ];
  return row !== undefined && column !== undefined && isCellOpen(law, row, column);
}

/** Asked only of what would be refused otherwise, since it looks through all names. */
function ratesOf(doc: Y.Doc, of: typeof ratesToWrite): ReadonlyMap<string, unknown> {
  const workbook = openWorkbook(doc);
  try {
    return of(workbook, shippedRates);
  } finally {
    workbook.close();
  }
}

/** Watches over a document. Whoever opens closes. */
export function openRights(doc: Y.Doc): Rights {
  return new Rights(doc);
}
