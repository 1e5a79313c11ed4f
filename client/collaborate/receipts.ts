/** My receipts on this screen: which are new, where they stand, and what can be done about them. */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import {
  type CellId,
  type Language,
  cellKey,
  markReceiptsSeen,
  restoreReceipt,
  type Result,
  type EditRefusal,
} from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import { type LostPart, type ReceiptFacts, factsOf } from './receipt-facts.ts';

export interface Receipts {
  /** newest first */
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
  readonly session: WorkbookSession;
  readonly me: Accessor<string | undefined>;
  readonly language: Accessor<Language>;
  readonly mayEdit: Accessor<boolean>;
}

const keyOf = ({ sheet, row, column }: CellId): string => `${sheet} ${cellKey(row, column)}`;

export function createReceipts({ session, me, language, mayEdit }: ReceiptsOptions): Receipts {
  const [isListOpen, setListOpen] = createSignal(false);
  /** put away on this screen only, by somebody who may write nothing into the workbook */
  const [putAway, setPutAway] = createSignal<ReadonlySet<string>>(new Set());

  const all = createMemo((): readonly ReceiptFacts[] => {
    const person = me();
    if (person === undefined) return [];
    return session
      .receipts(person)
      .map((receipt) => factsOf(receipt, { workbook: session.workbook, language: language() }))
      .filter((facts) => facts !== undefined);
  });
  const unseen = createMemo(() =>
    all().filter(({ receipt }) => !receipt.isSeen && !putAway().has(receipt.id)),
  );
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
