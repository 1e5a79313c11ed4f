/** People at one document and the server that writes their receipts, on wires that the test controls. */
import type * as Y from 'yjs';
import { type Loss, lossesIn, receiptsFor, writeReceipts } from '../../model/index.ts';
import { openWires } from './wires.ts';
import { type Person, type SheetSpec, blankDoc, openPerson } from './workbooks.ts';

/** Replica 0 stands for the server: it edits nothing and writes the receipts. */
export interface Table {
  readonly people: readonly Person[];
  /** the name that receipts are made out to */
  nameOf(person: Person): string;
  deliver(which: number, twice?: 'twice'): void;
  /** Delivers everything, receipts too. */
  settle(): void;
  close(): void;
}

export function openTable(count: number, sheets: readonly SheetSpec[]): Table {
  const wires = openWires(blankDoc(sheets), count + 1);
  const server = wires.docs[0]!;
  const losses: Loss[] = [];
  server.on('afterTransaction', (transaction: Y.Transaction) => losses.push(...lossesIn(transaction)));
  const whose = (client: number): { person: string; name: string } | undefined =>
    client >= 2 && client <= count + 1 ? { person: `p${client}`, name: `Person ${client}` } : undefined;
  const write = (): void => {
    const receipts = receiptsFor(losses.splice(0), whose, 1000);
    if (receipts.length > 0) server.transact(() => writeReceipts(server.getMap('receipts'), receipts));
  };
  const people = wires.docs.slice(1).map((doc) => openPerson(doc));
  return {
    people,
    nameOf: ({ doc }) => `p${doc.clientID}`,
    deliver(which, twice) {
      wires.deliver(which, twice);
      write();
    },
    settle() {
      while (wires.waiting > 0) {
        wires.deliverAll();
        write();
      }
    },
    close() {
      for (const person of people) person.close();
      wires.close();
    },
  };
}
