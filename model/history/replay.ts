/** A document played again update by update, which says of each what it changed. */
import * as Y from 'yjs';
import { newDocument } from '../workbook/new-document.ts';
import { openWorkbook } from '../workbook/workbook.ts';
import type { Change } from './change.ts';
import { changesOf } from './derive.ts';
import { type EntryChange, entryChangesIn } from './entry-change.ts';

export interface Played {
  readonly data: Uint8Array;
  /** the person whose connection brought it */
  readonly author: string;
}

export interface Replay {
  readonly doc: Y.Doc;
  /**
   * Applies one update of the log and gives what it changed. `personOf` tells whose a client number is; an entry whose
   * number nobody knows is its bringer's. Throws for what is no update.
   */
  play(update: Played, personOf: (client: number) => string | undefined): readonly Change[];
  close(): void;
}

/** Plays on from a document's encoded state. */
export function openReplay(state: Uint8Array): Replay {
  const doc = newDocument();
  Y.applyUpdate(doc, state);
  let entries: EntryChange[] = [];
  // Before the workbook hears of it: opening the maps of a new sheet puts others in the place of those that were written.
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => entries.push(...entryChangesIn(transaction)));
  const workbook = openWorkbook(doc);
  return {
    doc,
    play({ data, author }, personOf) {
      entries = [];
      Y.applyUpdate(doc, data);
      return changesOf(workbook, entries, ({ client }) =>
        client === undefined ? author : (personOf(client) ?? author),
      );
    },
    close() {
      workbook.close();
      doc.destroy();
    },
  };
}
