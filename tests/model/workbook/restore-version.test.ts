import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { deleteLines, insertLines, moveLines, renameSheet, setCell, english } from '../../../model/index.ts';
import { protectRange } from '../../../model/workbook/protection.ts';
import { restoreCells, restoreVersion } from '../../../model/workbook/restore-version.ts';
import { entriesOf, histories, openPlay, pictureOf, sheetsOf } from '../../support/history.ts';
import { furnitureOf } from '../../support/furniture.ts';
import { openPair, range, rows, texts } from '../../support/people.ts';
import { longestMs, runs } from '../../support/runs.ts';
import { openPerson } from '../../support/workbooks.ts';

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** What people see of a document, without comments, and without the empty lines that a sheet was grown by. */
function seen(doc: Y.Doc): unknown {
  const person = openPerson(copyOf(doc));
  const sheets = sheetsOf(person).map(([name, lines, columns, cells]) => {
    const [living, across] = [new Set(lines), new Set(columns)];
    const filled = cells.filter(([key, content]) => {
      const [row, column] = key.split('.') as [string, string];
      return content !== null && living.has(row) && across.has(column);
    });
    // Every sheet here is born with five lines at least.
    const order = (side: readonly string[]): readonly string[] =>
      side.filter((line) => line.includes('-') || Number.parseInt(line, 36) < 5);
    return [name, order(lines), order(columns), filled];
  });
  const [beside, names, , , assumptions, results, scenarios] = furnitureOf(person) as readonly unknown[][];
  const looks = (beside as readonly unknown[][]).map(([merges, , conditions, rules, , guarded, frozen]) => [
    merges,
    conditions,
    rules,
    guarded,
    frozen,
  ]);
  person.close();
  person.doc.destroy();
  return [sheets, looks, names, assumptions, results, scenarios];
}

describe('restoring a version', () => {
  it(
    '[VERSION-1] makes the workbook say what the version says, and undo brings back exactly what was',
    () => {
      fc.assert(
        fc.property(histories(2, 30), histories(2, 30), (first, then) => {
          const play = openPlay(2);
          play.run(first);
          play.settle();
          const version = copyOf(play.wires.docs[0]!);
          play.run(then);
          play.settle();
          const person = play.people[0]!;
          person.workbook.role = 'owner';
          const before = { picture: pictureOf(person) };
          const kept = person.workbook.allSheets;
          const restored = restoreVersion(person.editor, version);
          if (!restored.ok) {
            // A range that is kept from everybody refuses it as a whole.
            expect(restored.error.kind).toBe('locked');
            expect(pictureOf(person)).toEqual(before.picture);
          } else {
            expect(seen(person.doc)).toEqual(seen(version));
            expect([...kept].length).toBeGreaterThan(0);
            expect(restoreVersion(person.editor, version)).toEqual({ ok: true, value: 0 });
            if (restored.value > 0) {
              person.editor.undo();
              expect(pictureOf(person)).toEqual(before.picture);
              person.editor.redo();
              expect(seen(person.doc)).toEqual(seen(version));
              person.editor.undo();
              expect(pictureOf(person)).toEqual(before.picture);
            }
          }
          version.destroy();
          play.close();
        }),
        runs(10),
      );
    },
    longestMs,
  );

  it('[VERSION-2] formulas keep their meaning, moved and deleted rows come back to their places', () => {
    const { anne, bo, wires } = openPair((first) => {
      for (let row = 1; row <= 4; row++) first.type(`A${row}`, String(row));
      first.type('B1', '=SUM(A1:A4)+A2');
    });
    const version = copyOf(anne.doc);
    const before = texts(anne, 'A1:B5');
    insertLines(bo.editor, { ...rows(2), count: 2 });
    deleteLines(bo.editor, rows(5));
    moveLines(bo.editor, rows(6), 0);
    bo.type('A3', '99');
    renameSheet(bo.editor, 'b', 'Tal');
    wires.deliverAll();
    const changed = texts(anne, 'A1:B6');
    expect(restoreVersion(anne.editor, version)).toMatchObject({ ok: true });
    expect(texts(anne, 'A1:B5')).toEqual(before);
    expect(anne.workbook.sheetName('b')).toBe('Data');
    expect(anne.editor.undo()).toMatchObject({ kept: 0 });
    expect(texts(anne, 'A1:B6')).toEqual(changed);
    expect(anne.workbook.sheetName('b')).toBe('Tal');
    expect(anne.editor.canUndo).toBe(false);
  });

  it('[VERSION-3] undo leaves what a colleague has written since, also in a row that came back', () => {
    const { anne, bo, wires } = openPair((first) => {
      first.type('A1', '1');
      first.type('A2', '2');
    });
    const version = copyOf(anne.doc);
    deleteLines(bo.editor, rows(2));
    bo.type('A1', '5');
    wires.deliverAll();
    restoreVersion(anne.editor, version);
    wires.deliverAll();
    bo.type('B2', 'set');
    wires.deliverAll();
    anne.editor.undo();
    expect(texts(anne, 'A1:B2')).toEqual(['5 ', '2 set']);
  });

  it('[VERSION-4] is refused as a whole where it would change what this person may not change', () => {
    const { anne } = openPair((first) => first.type('A1', '1'));
    const version = copyOf(anne.doc);
    anne.type('A1', '2');
    anne.type('A2', '3');
    anne.workbook.role = 'owner';
    protectRange(anne.editor, range('A1'), { label: '', mayEdit: ['owner'] });
    anne.workbook.role = 'editor';
    const before = entriesOf(anne.doc);
    expect(restoreVersion(anne.editor, version)).toMatchObject({ ok: false, error: { kind: 'locked' } });
    expect(entriesOf(anne.doc)).toEqual(before);
    const at = anne.workbook.cellAt(anne.workbook.sheets[0]!, 0, 0)!;
    expect(restoreCells(anne.editor, [{ at, stored: 1 }])).toMatchObject({ ok: false });
    anne.workbook.role = 'owner';
    expect(restoreVersion(anne.editor, version)).toMatchObject({ ok: true });
    expect(texts(anne, 'A1:A2')).toEqual(['1', '']);
  });

  it('[VERSION-5] single cells are put back as they stood, in one step', () => {
    const { anne } = openPair((first) => first.type('B1', '=A1*2'));
    const sheet = anne.workbook.sheets[0]!;
    const at = anne.workbook.cellAt(sheet, 0, 1)!;
    const stored = sheet.maps.cells.get('0.1') as string;
    setCell(anne.editor, at, { text: '9', language: english });
    insertLines(anne.editor, rows(1));
    expect(restoreCells(anne.editor, [{ at, stored }])).toMatchObject({ ok: true });
    expect(anne.text('B2')).toBe('=A2*2');
    anne.editor.undo();
    expect(anne.text('B2')).toBe('9');
    deleteLines(anne.editor, rows(2));
    expect(restoreCells(anne.editor, [{ at, stored }])).toMatchObject({ ok: false, error: { kind: 'gone' } });
  });
});
