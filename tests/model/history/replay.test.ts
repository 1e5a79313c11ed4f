import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Change } from '../../../model/history/change.ts';
import { type EntryChange, entryChangesIn } from '../../../model/history/entry-change.ts';
import { openReplay } from '../../../model/history/replay.ts';
import { deleteLines, insertLines, moveLines, renameSheet, setFormat } from '../../../model/index.ts';
import { histories, openPlay } from '../../support/history.ts';
import { openPair, range, rows } from '../../support/people.ts';
import { longestMs, runs } from '../../support/runs.ts';

/** The changes that each update of a document's log is told as; `whose` is "p" and the client number. */
function tell(start: Uint8Array, log: readonly Uint8Array[]): readonly (readonly Change[])[] {
  const replay = openReplay(start);
  const told = log.map((data) => replay.play({ data, author: 'bringer' }, (client) => `p${client}`));
  replay.close();
  return told;
}

/** What one person's verbs are told as. */
function toldOf(
  act: (people: ReturnType<typeof openPair>) => void,
  start?: Parameters<typeof openPair>[0],
): readonly Change[] {
  const people = openPair(start);
  const state = Y.encodeStateAsUpdate(people.anne.doc);
  const log: Uint8Array[] = [];
  people.anne.doc.on('update', (update: Uint8Array) => log.push(update));
  act(people);
  return tell(state, log).flat();
}

describe('the changes that a log is told as', () => {
  it(
    '[HIST-1] the last new content told of every cell is what stands there, whatever happened',
    () => {
      fc.assert(
        fc.property(histories(2, 60), (events) => {
          const play = openPlay(2);
          const server = play.wires.docs[2]!;
          const start = Y.encodeStateAsUpdate(server);
          const log: Uint8Array[] = [];
          server.on('update', (update: Uint8Array) => log.push(update));
          play.run(events);
          play.settle();
          const before = new Y.Doc();
          Y.applyUpdate(before, start);
          const stands = new Map<string, unknown>();
          for (const sheet of ['a', 'b'])
            before.getMap(`c/${sheet}`).forEach((value, key) => stands.set(`${sheet} ${key}`, value));
          for (const change of tell(start, log).flat()) {
            if (change.kind !== 'cell') continue;
            const at = `${change.sheet} ${change.cell}`;
            expect(change.facts.before).toEqual(stands.get(at));
            if (change.facts.after === undefined) stands.delete(at);
            else stands.set(at, change.facts.after);
          }
          const now = new Map<string, unknown>();
          for (const root of server.share.keys())
            if (root.startsWith('c/'))
              server.getMap(root).forEach((value, key) => {
                if (value !== null) now.set(`${root.slice(2)} ${key}`, value);
              });
          expect(new Map([...stands].sort())).toEqual(new Map([...now].sort()));
          before.destroy();
          play.close();
        }),
        runs(10),
      );
    },
    longestMs,
  );

  it(
    '[HIST-2] is the same when it is told again, as after a crash',
    () => {
      fc.assert(
        fc.property(histories(2, 40), (events) => {
          const play = openPlay(2);
          const server = play.wires.docs[2]!;
          const start = Y.encodeStateAsUpdate(server);
          const log: Uint8Array[] = [];
          server.on('update', (update: Uint8Array) => log.push(update));
          play.run(events);
          play.settle();
          const told = tell(start, log);
          const half = Math.floor(log.length / 2);
          const middle = new Y.Doc();
          Y.applyUpdate(middle, start);
          for (const update of log.slice(0, half)) Y.applyUpdate(middle, update);
          expect(tell(Y.encodeStateAsUpdate(middle), log.slice(half))).toEqual(told.slice(half));
          middle.destroy();
          play.close();
        }),
        runs(10),
      );
    },
    longestMs,
  );

  it('[HIST-3] a cell is told with the address that it had, a formula as it read then', () => {
    const told = toldOf(({ anne }) => {
      anne.type('B2', '=SUM(A1:A3)*1.5');
      insertLines(anne.editor, { ...rows(1), count: 2 });
      anne.type('B4', '7');
      deleteLines(anne.editor, rows(4));
    });
    expect(told).toMatchObject([
      {
        person: 'p1',
        kind: 'cell',
        sheet: 'a',
        cell: '1.1',
        facts: { at: 'B2', afterText: '=SUM(A1:A3)*1.5' },
      },
      { kind: 'rows', sheet: 'a', facts: { act: 'inserted', at: '1', to: '2', count: 2 } },
      { kind: 'cell', cell: '1.1', facts: { at: 'B4', beforeText: '=SUM(A3:A5)*1.5', after: 7 } },
      { kind: 'rows', facts: { act: 'deleted', at: '4', to: '4', count: 1 } },
    ]);
  });

  it('[HIST-4] lines, sheets, names and looks are told as what people did, each in one change', () => {
    const told = toldOf(
      ({ anne }) => {
        setFormat(anne.editor, range('A1:B3'), { bold: true });
        renameSheet(anne.editor, 'b', 'Tal');
        moveLines(anne.editor, { ...rows(1), count: 2 }, 5);
        deleteLines(anne.editor, { ...rows(1), count: 2 });
        anne.editor.undo();
      },
      (first) => first.type('A4', '4'),
    );
    expect(told).toMatchObject([
      { kind: 'format', facts: { act: 'changed', count: 6, at: 'A1', to: 'B3' } },
      { kind: 'sheet', sheet: 'b', facts: { act: 'renamed', was: 'Data', name: 'Tal' } },
      { kind: 'rows', facts: { act: 'moved', at: '4', to: '5', count: 2 } },
      { kind: 'rows', facts: { act: 'deleted', at: '1', to: '2', count: 2 } },
      { kind: 'rows', facts: { act: 'restored', at: '1', to: '2', count: 2 } },
    ]);
    expect(told).toHaveLength(5);
  });

  it('[HIST-5] of two edits at once the one that stands is told, under the name of who wrote it', () => {
    const { wires, anne, bo } = openPair();
    const state = Y.encodeStateAsUpdate(anne.doc);
    const log: Uint8Array[] = [];
    const server = new Y.Doc();
    Y.applyUpdate(server, state);
    anne.doc.on('update', (update: Uint8Array, from: unknown) => from === anne.editor && log.push(update));
    bo.doc.on('update', (update: Uint8Array, from: unknown) => from === bo.editor && log.push(update));
    bo.type('A1', '2');
    anne.type('A1', '1');
    wires.deliverAll();
    const told = tell(state, log);
    expect(told).toMatchObject([[{ person: 'p2', facts: { after: 2 } }], []]);
    // Whoever relays a colleague's edit is not its author; what is deleted without a number is its bringer's.
    const stock = new Y.Doc();
    for (const data of [state, ...log]) Y.applyUpdate(stock, data);
    const before = Y.encodeStateVector(stock);
    stock.getMap('c/a').delete('0.0');
    const deletion = Y.encodeStateAsUpdate(stock, before);
    expect(tell(state, [Y.mergeUpdates(log), deletion]).flat()).toMatchObject([
      { person: 'p2', facts: { after: 2 } },
      { person: 'bringer', facts: { before: 2 } },
    ]);
    server.destroy();
    stock.destroy();
  });

  it('[HIST-6] nothing is told of what is for the program alone', () => {
    const doc = new Y.Doc();
    const seen: EntryChange[] = [];
    doc.on('afterTransaction', (transaction: Y.Transaction) => seen.push(...entryChangesIn(transaction)));
    doc.getMap('receipts').set('x', 1);
    doc.getMap('nothing of ours').set('x', 1);
    doc.getMap('c/a').set('0.0', 1);
    doc.getMap('c/a').set('0.0', 1);
    expect(seen.map(({ root, key }) => `${root} ${key}`)).toEqual(['receipts x', 'c/a 0.0']);
    doc.destroy();
  });
});
