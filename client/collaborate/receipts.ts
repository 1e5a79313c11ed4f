/** My receipts on this screen: which are new, where they stand, and what can be done about them. */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import {
  type CellId,
  type EditRefusal,
  type Language,
  type Receipt,
  type Result,
  cellKey,
  markReceiptsSeen,
  receiptsOf,
  restoreReceipt,
} from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import { type LostPart, type ReceiptFacts, factsOf } from './receipt-facts.ts';

export interface Receipts {
  /** newest first, while the list is open */
  readonly all: Accessor<readonly ReceiptFacts[]>;
  readonly unseen: Accessor<readonly ReceiptFacts[]>;
  /** whether something of mine in a cell was overridden and I have not seen it yet */
  isOverridden(at: CellId): boolean;
  /** All of it, or one part. */
  restore(facts: ReceiptFacts, part?: LostPart): Result<void, EditRefusal>;
  markSeen(facts: readonly ReceiptFacts[]): void;
  readonly isListOpen: Accessor<boolean>;
  openList(): void;
  /** Whoever has had the list open has seen what was in it. */
  closeList(): void;
}

export interface ReceiptsOptions {
  readonly session: Pick<WorkbookSession, 'workbook' | 'editor' | 'trackReceipts'>;
  readonly me: Accessor<string | undefined>;
  readonly language: Accessor<Language>;
  readonly mayEdit: Accessor<boolean>;
}

const keyOf = ({ sheet, row, column }: CellId): string => `${sheet} ${cellKey(row, column)}`;

export function createReceipts({ session, me, language, mayEdit }: ReceiptsOptions): Receipts {
  const [isListOpen, setListOpen] = createSignal(false);
  /** put away on this screen only, by somebody who may write nothing into the workbook */
  const [putAway, setPutAway] = createSignal<ReadonlySet<string>>(new Set());

  const receipts = createMemo((): readonly Receipt[] => {
    const person = me();
    session.trackReceipts();
    return person === undefined ? [] : receiptsOf(session.workbook, person);
  });
  const told = (some: readonly Receipt[]): readonly ReceiptFacts[] =>
    some
      .map((receipt) => factsOf(receipt, { workbook: session.workbook, language: language() }))
      .filter((facts) => facts !== undefined);
  const all = createMemo(() => (isListOpen() ? told(receipts()) : []));
  const unseen = createMemo(() => told(receipts().filter(({ id, isSeen }) => !isSeen && !putAway().has(id))));
  // Every cell in view looks at this: it must change only when the marks do.
  const marked = createMemo(
    (): ReadonlySet<string> =>
      new Set(unseen().flatMap(({ parts }) => parts.flatMap(({ at }) => (at ? [keyOf(at)] : [])))),
    undefined,
    { equals: (one, other) => one.size === other.size && [...one].every((key) => other.has(key)) },
  );

  const markSeen = (facts: readonly ReceiptFacts[]): void => {
    const ids = facts.filter(({ receipt }) => !receipt.isSeen).map(({ receipt }) => receipt.id);
    if (ids.length === 0) return;
    if (mayEdit()) markReceiptsSeen(session.editor, ids);
    else setPutAway(new Set([...putAway(), ...ids]));
  };

  return {
    all,
    unseen,
    isOverridden: (at) => marked().size > 0 && marked().has(keyOf(at)),
    restore: ({ receipt }, part) => restoreReceipt(session.editor, receipt.id, part && [part.key]),
    markSeen,
    isListOpen,
    openList: () => setListOpen(true),
    closeList() {
      setListOpen(false);
      markSeen(unseen());
    },
  };
}
