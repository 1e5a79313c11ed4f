import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addSheet,
  clearCells,
  clearInputs,
  copyCells,
  deleteLines,
  deleteSheet,
  english,
  fillRange,
  insertLines,
  moveCells,
  moveLines,
  renameSheet,
  setBlock,
  setFormat,
} from '../../../model/index.ts';
import { entriesOf, histories, openPlay } from '../../support/history.ts';
import { runs } from '../../support/runs.ts';
import { openWires } from '../../support/wires.ts';
import { blankDoc, openPerson } from '../../support/workbooks.ts';

const sheets = [
  { id: 'a', name: 'Ark1', rows: 12, columns: 6 },
  { id: 'b', name: 'Data', rows: 8, columns: 5 },
];

function two() {
  const wires = openWires(blankDoc(sheets), 2);
  const [anne, bo] = wires.docs.map((doc) => openPerson(doc));
  return { wires, anne: anne!, bo: bo! };
}

const cells = (
  sheet: string,
  firstRow: number,
  firstColumn: number,
  lastRow = firstRow,
  lastColumn = firstColumn,
) => ({
  sheet,
  firstRow,
  lastRow,
  firstColumn,
  lastColumn,
});
const rows = (first: number, count: number) => ({ sheet: 'a', side: 'rows', first, count }) as const;

describe('[DOC-3] undo takes back my own edits only', () => {
  test('my value goes, a colleague’s in the next cell stays', () => {
    const { wires, anne, bo } = two();
    anne.type('A1', '1');
    bo.type('B1', '2');
    wires.deliverAll();
    anne.editor.undo();
    wires.deliverAll();
    expect([bo.text('A1'), bo.text('B1')]).toEqual(['', '2']);
  });

  test('a later value of a colleague in the same cell stays, and undo says that it kept something', () => {
    const { wires, anne, bo } = two();
    anne.type('A1', '1');
    wires.deliverAll();
    bo.type('A1', '9');
    wires.deliverAll();
    expect(anne.editor.undo()?.kept).toBe(1);
    expect(anne.text('A1')).toBe('9');
  });

  test('a colleague’s value that my undo brought back is not taken back by the next undo', () => {
    const { wires, anne, bo } = two();
    anne.type('A1', '3');
    wires.deliverAll();
    bo.type('A1', '5');
    wires.deliverAll();
    anne.type('A1', '7');
    anne.editor.undo();
    expect(anne.text('A1')).toBe('5');
    anne.editor.undo();
    expect(anne.text('A1')).toBe('5');
    anne.editor.redo();
    anne.editor.redo();
    expect(anne.text('A1')).toBe('7');
  });

  test('undo and redo of a chain of my own edits go step by step', () => {
    const { anne } = two();
    for (const text of ['1', '2', '3']) anne.type('A1', text);
    const seen: string[] = [];
    while (anne.editor.undo()) seen.push(anne.text('A1'));
    while (anne.editor.redo()) seen.push(anne.text('A1'));
    expect(seen).toEqual(['2', '1', '', '1', '2', '3']);
  });

  test('an inserted row in which a colleague has typed stays', () => {
    const { wires, anne, bo } = two();
    insertLines(anne.editor, rows(2, 2));
    wires.deliverAll();
    bo.type('A3', 'Bo skrev her');
    wires.deliverAll();
    expect(anne.editor.undo()?.kept).toBe(1);
    wires.deliverAll();
    expect(bo.text('A3')).toBe('Bo skrev her');
    expect(bo.workbook.sheetOf('a')!.rows.size).toBe(13);
  });

  test('an inserted row that nobody has used goes, and redo brings the same row back', () => {
    const { anne } = two();
    anne.type('A4', 'x');
    insertLines(anne.editor, rows(2, 1));
    anne.type('A3', 'min');
    anne.editor.undo();
    anne.editor.undo();
    expect(anne.text('A4')).toBe('x');
    anne.editor.redo();
    anne.editor.redo();
    expect([anne.text('A3'), anne.text('A5')]).toEqual(['min', 'x']);
  });

  test('undo of a delete brings back the row, what a colleague typed in it meanwhile, and references to it', () => {
    const { wires, anne, bo } = two();
    anne.type('A3', '10');
    anne.type('B1', '=A3*2');
    wires.deliverAll();
    deleteLines(anne.editor, rows(2, 1));
    bo.type('C3', 'samtidig');
    wires.deliverAll();
    expect(bo.text('B1')).toBe('=#REF!*2');
    anne.editor.undo();
    wires.deliverAll();
    expect([bo.text('B1'), bo.text('A3'), bo.text('C3')]).toEqual(['=A3*2', '10', 'samtidig']);
  });

  test('undo of a paste leaves the cell that a colleague has changed since', () => {
    const { wires, anne, bo } = two();
    setBlock(
      anne.editor,
      cells('a', 0, 0),
      [
        ['1', '2'],
        ['3', '4'],
      ],
      english,
    );
    wires.deliverAll();
    bo.type('B2', '40');
    wires.deliverAll();
    anne.editor.undo();
    expect(['A1', 'B1', 'A2', 'B2'].map((at) => anne.text(at))).toEqual(['', '', '', '40']);
  });

  test('undo tells where the edit was', () => {
    const { anne } = two();
    anne.type('C5', '1');
    expect(anne.editor.undo()?.place?.from).toEqual({ sheet: 'a', row: '4', column: '2' });
  });

  test('a new edit forgets what could be redone', () => {
    const { anne } = two();
    anne.type('A1', '1');
    anne.editor.undo();
    anne.type('A2', '2');
    expect(anne.editor.canRedo).toBe(false);
  });

  test('undoing everything that one person did alone brings back the document’s content', () => {
    fc.assert(
      fc.property(histories(1, 25), (events) => {
        const play = openPlay(1);
        const [person] = play.people;
        const contents = (): unknown =>
          JSON.stringify(
            person!.workbook.sheets.map((sheet) => [
              sheet.rows.lines,
              sheet.columns.lines,
              [...sheet.maps.cells.entries()].filter(([, content]) => content !== null).sort(),
            ]),
          );
        const before = contents();
        const names = JSON.stringify(person!.workbook.definedNames);
        play.run(events.filter((event) => event.kind !== 'act' || !['undo', 'redo'].includes(event.act)));
        while (person!.editor.undo());
        // A sheet that had to grow stays as large as it became; nothing else may be left.
        const grown = JSON.stringify(entriesOf(play.wires.docs[0]!)).includes('"g/');
        if (!grown) expect(contents()).toBe(before);
        expect(JSON.stringify(person!.workbook.definedNames)).toBe(names);
        play.close();
      }),
      runs(60),
    );
  });

  test('a colleague’s entries are untouched by whatever I undo, in any interleaving', () => {
    fc.assert(
      fc.property(histories(2, 30), (events) => {
        const play = openPlay(2);
        const [anne, bo] = play.people;
        play.run(events);
        play.wires.deliverAll();
        const standing = new Map<string, unknown>();
        for (const sheet of bo!.workbook.sheets) {
          for (const [key, item] of sheet.maps.cells._map) {
            if (!item.deleted && item.id.client === bo!.doc.clientID)
              standing.set(`${sheet.id} ${key}`, sheet.maps.cells.get(key));
          }
        }
        while (anne!.editor.undo());
        play.wires.deliverAll();
        for (const [where, value] of standing) {
          const [sheet, key] = where.split(' ');
          expect(bo!.workbook.sheetOf(sheet!)!.maps.cells.get(key!), where).toEqual(value);
        }
        play.close();
      }),
      runs(60),
    );
  });
});

describe('[EDIT] verbs', () => {
  test('[EDIT-1] a verb is one transaction and one undo step', () => {
    const { anne } = two();
    let transactions = 0;
    anne.doc.on('afterTransaction', () => transactions++);
    setBlock(
      anne.editor,
      cells('a', 0, 0),
      Array.from({ length: 30 }, () => ['1', '2', '=A1']),
      english,
    );
    expect(transactions).toBe(1);
    anne.editor.undo();
    expect([...anne.workbook.sheetOf('a')!.maps.cells.values()].every((content) => content === null)).toBe(
      true,
    );
  });

  test('[EDIT-2] a block beyond the edge makes the sheet grow, and both who grow it at once get the larger', () => {
    const { wires, anne, bo } = two();
    setBlock(
      anne.editor,
      cells('a', 10, 0),
      Array.from({ length: 500 }, (_, i) => [String(i)]),
      english,
    );
    setBlock(bo.editor, cells('a', 0, 4), [Array.from({ length: 60 }, (_, i) => String(i))], english);
    wires.deliverAll();
    const sheet = anne.workbook.sheetOf('a')!;
    expect([sheet.rows.size >= 510, sheet.columns.size >= 64]).toEqual([true, true]);
    expect(bo.text('A510')).toBe('499');
    expect(anne.text('BL1')).toBe('59');
  });

  test('[EDIT-3] a block that no sheet can hold is refused and nothing is changed', () => {
    const { anne } = two();
    const result = setBlock(
      anne.editor,
      cells('a', 0, 0),
      [Array.from({ length: 3000 }, () => '1')],
      english,
    );
    expect(result).toMatchObject({ ok: false, error: { kind: 'sheetFull' } });
    expect([...anne.workbook.sheetOf('a')!.maps.cells.values()].every((content) => content === null)).toBe(
      true,
    );
  });

  test('[EDIT-4] a text of 32,768 characters is refused, one of 32,767 kept', () => {
    const { anne } = two();
    expect(setBlock(anne.editor, cells('a', 0, 0), [['x'.repeat(32_768)]], english)).toMatchObject({
      ok: false,
      error: { kind: 'textTooLong', limit: 32_767 },
    });
    anne.type('A1', 'x'.repeat(32_767));
    expect(anne.text('A1')).toHaveLength(32_767);
  });

  test.each([
    ['<b>fed</b><script>alert(1)</script>'],
    ['=SUM(1,'],
    ["'=tekst"],
    ['!udråb'],
    ['👩‍💻 مرحبا'],
    [`=${'1+'.repeat(600)}1`],
    [`=${'('.repeat(70)}1${')'.repeat(70)}`],
    [`="${'x'.repeat(10_000)}"`],
  ])('[EDIT-5] what cannot be read is kept as it was typed: %s', (text) => {
    const { wires, anne, bo } = two();
    anne.type('A1', text);
    wires.deliverAll();
    expect(bo.text('A1')).toBe(text);
  });

  test('[EDIT-6] fill down moves what is not fixed', () => {
    const { anne } = two();
    anne.type('A1', '=B1+$B1+B$1+$B$1+SUM(B1:C2)');
    fillRange(anne.editor, cells('a', 0, 0, 2, 0), 'down');
    expect(anne.text('A3')).toBe('=B3+$B3+B$1+$B$1+SUM(B3:C4)');
  });

  test('[EDIT-7] a copy that would leave the sheet reads #REF!', () => {
    const { anne } = two();
    anne.type('B2', '=A1');
    copyCells(anne.editor, cells('a', 1, 1), cells('a', 0, 0));
    expect(anne.text('A1')).toBe('=#REF!');
  });

  test('[EDIT-8] copying to a larger block repeats the source', () => {
    const { anne } = two();
    anne.type('A1', '1');
    anne.type('A2', '2');
    copyCells(anne.editor, cells('a', 0, 0, 1, 0), cells('a', 4, 0, 7, 1));
    expect(['A5', 'A6', 'A7', 'A8', 'B8'].map((at) => anne.text(at))).toEqual(['1', '2', '1', '2', '2']);
  });

  test('[EDIT-9] moved cells take along references to them, from other sheets too, and keep their own', () => {
    const { anne } = two();
    anne.type('A1', '5');
    anne.type('A2', '=A1*2+C9');
    anne.type('D1', '=SUM(A1:A2)+A1');
    anne.type('Data!A1', '=Ark1!A2');
    moveCells(anne.editor, cells('a', 0, 0, 1, 0), cells('b', 3, 1));
    expect(anne.text('Data!B4')).toBe('5');
    expect(anne.text('Data!B5')).toBe("=B4*2+'Ark1'!C9");
    expect(anne.text('D1')).toBe('=SUM(Data!B4:B5)+Data!B4');
    expect(anne.text('Data!A1')).toBe('=B5');
    anne.editor.undo();
    expect([anne.text('A2'), anne.text('D1'), anne.text('Data!A1')]).toEqual([
      '=A1*2+C9',
      '=SUM(A1:A2)+A1',
      "='Ark1'!A2",
    ]);
  });

  test('[EDIT-10] a protected sheet lets only inputs be edited', () => {
    const doc = blankDoc(sheets);
    const anne = openPerson(doc);
    anne.type('A1', '1');
    anne.type('B1', '=A1');
    setFormat(anne.editor, cells('a', 0, 0), { role: 'input' });
    doc.getMap('sheets').set('a/p', 1);
    expect(setBlock(anne.editor, cells('a', 0, 1), [['2']], english)).toMatchObject({
      ok: false,
      error: { kind: 'locked' },
    });
    expect(setBlock(anne.editor, cells('a', 0, 0, 0, 1), [['1', '2']], english)).toMatchObject({ ok: false });
    expect(clearCells(anne.editor, cells('a', 0, 0, 3, 3))).toMatchObject({ ok: false });
    expect(insertLines(anne.editor, rows(0, 1))).toMatchObject({ ok: false, error: { kind: 'locked' } });
    expect(setBlock(anne.editor, cells('a', 0, 0), [['7']], english).ok).toBe(true);
    expect(clearInputs(anne.editor)).toMatchObject({ ok: true, value: 1 });
    expect([anne.text('A1'), anne.text('B1')]).toEqual(['', '=A1']);
  });

  test('[EDIT-11] bold and a number at the same moment both stand, and so do bold and a number format', () => {
    const { wires, anne, bo } = two();
    setFormat(anne.editor, cells('a', 0, 0), { bold: true });
    setFormat(bo.editor, cells('a', 0, 0), { number: '0.0 %' });
    bo.type('A1', '0.5');
    wires.deliverAll();
    const sheet = anne.workbook.sheetOf('a')!;
    expect(anne.text('A1')).toBe('50%');
    expect([...sheet.maps.formats.entries()].sort()).toEqual([
      ['0.0/b', 1],
      ['0.0/n', '0.0 %'],
    ]);
  });

  test('[EDIT-12] a typed unit gives an unformatted cell its format, and leaves a chosen one', () => {
    const { anne } = two();
    anne.type('A1', '12,5 %', 'da');
    anne.type('A2', 'kr. 1.234,50', 'da');
    anne.type('A3', '31-12-2026', 'da');
    const sheet = anne.workbook.sheetOf('a')!;
    expect(['0.0/n', '1.0/n', '2.0/n'].map((key) => sheet.maps.formats.get(key))).toEqual([
      '0.0 %',
      '#,##0.00 "kr."',
      'dd-mm-yyyy',
    ]);
    expect([...sheet.maps.cells.values()]).toEqual([0.125, 1234.5, 46_387]);
    anne.type('A1', '20-01-2027', 'da');
    expect(sheet.maps.formats.get('0.0/n')).toBe('0.0 %');
  });

  test('[EDIT-13] sheets: names are kept unique and valid, the last one stays', () => {
    const { wires, anne, bo } = two();
    expect(renameSheet(anne.editor, 'a', 'Data')).toMatchObject({
      error: { kind: 'badSheetName', why: 'taken' },
    });
    expect(renameSheet(anne.editor, 'a', 'a/b')).toMatchObject({ error: { why: 'characters' } });
    expect(renameSheet(anne.editor, 'a', 'x'.repeat(32))).toMatchObject({ error: { why: 'tooLong' } });
    addSheet(anne.editor, 'Nyt');
    addSheet(bo.editor, 'Nyt');
    wires.deliverAll();
    const names = anne.workbook.sheets.map(({ id }) => anne.workbook.sheetName(id));
    expect(new Set(names).size).toBe(4);
    expect(bo.workbook.sheets.map(({ id }) => bo.workbook.sheetName(id))).toEqual(names);
    for (const { id } of anne.workbook.sheets.slice(1)) deleteSheet(anne.editor, id);
    expect(deleteSheet(anne.editor, 'a')).toMatchObject({ ok: false, error: { kind: 'lastSheet' } });
  });

  test('[EDIT-14] two people who move one row at once put it in one place', () => {
    const { wires, anne, bo } = two();
    anne.type('A2', 'flyttes');
    wires.deliverAll();
    moveLines(anne.editor, rows(1, 1), 10);
    moveLines(bo.editor, rows(1, 1), 6);
    wires.deliverAll();
    const column = (person: typeof anne) =>
      Array.from({ length: 12 }, (_, i) => person.text(`A${i + 1}`)).filter(Boolean);
    expect(column(anne)).toEqual(['flyttes']);
    expect(anne.workbook.sheetOf('a')!.rows.lines).toEqual(bo.workbook.sheetOf('a')!.rows.lines);
  });

  test('[EDIT-15] a row inserted in the middle looks like the row above', () => {
    const { anne } = two();
    setFormat(anne.editor, cells('a', 1, 1), { bold: true });
    insertLines(anne.editor, rows(2, 1));
    const line = anne.workbook.sheetOf('a')!.rows.lineAt(2)!;
    expect(anne.workbook.sheetOf('a')!.maps.formats.get(`${line}.1/b`)).toBe(1);
  });

  test('[EDIT-16] a document of a newer program is not written', () => {
    const doc = blankDoc(sheets);
    doc.getMap('about').set('v', 99);
    const anne = openPerson(doc);
    expect(setBlock(anne.editor, cells('a', 0, 0), [['1']], english)).toMatchObject({
      ok: false,
      error: { kind: 'readOnly' },
    });
  });
});
