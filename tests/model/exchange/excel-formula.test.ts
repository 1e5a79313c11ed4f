import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineName, deleteName, deleteSheet, renameSheet } from '../../../model/index.ts';
import { excelFormula } from '../../../model/exchange/excel-formula.ts';
import { type ExcelPlaces, fileNames } from '../../../model/exchange/excel-names.ts';
import { english } from '../../../model/formula/language.ts';
import { areaOf, isToken, readStored } from '../../../model/formula/stored.ts';
import { readTokens } from '../../../model/formula/tokens.ts';
import { readContent } from '../../../model/workbook/content.ts';
import type { Workbook } from '../../../model/workbook/workbook.ts';
import { histories, openPlay } from '../../support/history.ts';
import { runs } from '../../support/runs.ts';
import { openFileWorkbook } from './file-workbook.ts';

const { formula } = openFileWorkbook();

function text(typed: string, from = formula): string {
  const result = from(typed);
  return result.ok ? result.value.text : `refused: ${result.error.kind}`;
}

describe('[XLSX-5] formulas as they stand in a file', () => {
  test.each([
    ['=1+2', '1+2'],
    ['=A1+$B$2+C$3+$D4', 'A1+$B$2+C$3+$D4'],
    ['=SUM(A:B)+SUM(1:3)', 'SUM(A:B)+SUM(1:3)'],
    ["='Mine tal'!A1+Målgruppe!B2", "'Mine tal'!A1+Målgruppe!B2"],
    ['=Rente+Sats', 'Rente+Sats'],
    ['=rente', 'Rente'],
    ['=Ukendt+1', 'Ukendt+1'],
    ['=TRUE', 'TRUE'],
    ['=IF(TRUE,FALSE(),true)', 'IF(TRUE,FALSE(),TRUE)'],
    ['=IF(A1,,2)', 'IF(A1,,2)'],
    ['=12.5%', '12.5%'],
    ['=1e-5+.5+5.', '1E-5+0.5+5'],
    ['=@A1', 'A1'],
    ['={1,2;3,4}', '{1,2;3,4}'],
    ['=#N/A', '#N/A'],
    ['=IF(A1=#DIV/0!,1,2)', 'IF(A1=#DIV/0!,1,2)'],
    ['=A1\n +\u00a0B1', 'A1\n + B1'],
    ['="a""b"&"<&>"', '"a""b"&"<&>"'],
  ])('%s', (typed, expected) => {
    expect(text(typed)).toBe(expected);
  });

  test.each([
    // A prefix belongs to a function's whole name, not to its tail and not to text.
    ['=IFS(A1>0,1,TRUE,2)', '_xlfn.IFS(A1>0,1,TRUE,2)'],
    ['=SUMIFS(B1:B3,A1:A3,1)', 'SUMIFS(B1:B3,A1:A3,1)'],
    ['=SUMIFS(B1:B3,A1:A3,IFS(A1>0,1,TRUE,2))', 'SUMIFS(B1:B3,A1:A3,_xlfn.IFS(A1>0,1,TRUE,2))'],
    ['="IFS("&IFS(TRUE,"XLOOKUP(")', '"IFS("&_xlfn.IFS(TRUE,"XLOOKUP(")'],
    ['=COUNTIFS(A1:A3,">1")+MAXIFS(A1:A3,B1:B3,1)', 'COUNTIFS(A1:A3,">1")+_xlfn.MAXIFS(A1:A3,B1:B3,1)'],
    ['=XOR(TRUE,XOR(FALSE,TRUE))', '_xlfn.XOR(TRUE,_xlfn.XOR(FALSE,TRUE))'],
    ['=SORT(FILTER(A1:A3,B1:B3>1))', '_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A1:A3,B1:B3>1))'],
    ['=STDEV.S(A1:A3)+STDEVS(A1:A3)', '_xlfn.STDEV.S(A1:A3)+_xlfn.STDEV.S(A1:A3)'],
    ['=NORMSDIST(1)+NORMSDIST(1,TRUE)', 'NORMSDIST(1)+_xlfn.NORM.S.DIST(1,TRUE)'],
    ['=ROUND(A1)+ROUNDUP( 1.5 )', 'ROUND(A1,0)+ROUNDUP( 1.5 ,0)'],
    ['=FILTER(A1:A3,B1:B3>1)', '_xlfn._xlws.FILTER(A1:A3,B1:B3>1)'],
    ['=FILTER(A1:A3,B1:B3>1,"ingen")', '_xlfn._xlws.FILTER(A1:A3,B1:B3>1,"ingen")'],
    ['=LET(rest,A1-B1,IF(rest>0,rest,0))', '_xlfn.LET(_xlpm.rest,A1-B1,IF(_xlpm.rest>0,_xlpm.rest,0))'],
    ['=LET(a_,1,LET(a_,2,a_)+a_)+a_', '_xlfn.LET(_xlpm.a_,1,_xlfn.LET(_xlpm.a_,2,_xlpm.a_)+_xlpm.a_)+a_'],
    ['=TAKE(A1:A3,2)', '_xlfn.TAKE(A1:A3,2)'],
    ['=ARRAYFORMULA(SUM(A1:A3*2))+1', '(SUM(A1:A3*2))+1'],
  ])('%s', (typed, expected) => {
    expect(text(typed)).toBe(expected);
  });

  test.each([
    ['=COUNTUNIQUE(A1:A3)', 'unknownFunction'],
    ['=1+SUM(1,HF.ADD(1,2))', 'unknownFunction'],
    ['=LET(a_,1)', 'badArguments'],
    ['=LET(a_,1,b_,2)', 'badArguments'],
    ['=FINDESIKKE(1)', 'unknownFunction'],
    ['=IF()', 'badArguments'],
    ['=ROUND()', 'badArguments'],
    ['=SUM()', 'badArguments'],
    ['=PI(1)', 'badArguments'],
    ['=SUMIFS(A1:A3,B1:B3)', 'badArguments'],
    ['=COUNTIF(A1:A3*2,1)', 'badArguments'],
    ['=ROW(5)', 'badArguments'],
    ['=SUM(1', 'unreadable'],
    ['=', 'unreadable'],
    ['={1,2;3}', 'badValue'],
    ['=1e999', 'badValue'],
    ['=#CYCLE!', 'badValue'],
    ['=A1+XYZ', 'ok'],
    ['=R1C1+1', 'badValue'],
  ])('%s is %s', (typed, expected) => {
    const result = formula(typed);
    expect(result.ok ? 'ok' : result.error.kind).toBe(expected);
  });

  test('a long text in quotes is put together from short ones', () => {
    const long = `${'æ'.repeat(254)}""${'b'.repeat(300)}`;
    expect(text(`="${long}"`)).toBe(`("${'æ'.repeat(254)}"""&"${'b'.repeat(255)}"&"${'b'.repeat(45)}")`);
    expect(text(`="${'x'.repeat(255)}"`)).toBe(`"${'x'.repeat(255)}"`);
  });

  test('a text that a file would spoil is put together from pieces', () => {
    expect(text('="a_x0041_b"')).toBe('("a_"&"x0041_b")');
    expect(text('="_x000D_x000D_"')).toBe('("_"&"x000D_"&"x000D_")');
    expect(text('="_x0041"')).toBe('"_x0041"');
    expect(text('="a\r\nb\tc"')).toBe('("a"&CHAR(13)&"\nb\tc")');
    expect(text('="\u0007"')).toBe('CHAR(7)');
    expect(text('="a\u0000"')).toBe('refused: badValue');
    expect(text('="a\uffff"')).toBe('refused: badValue');
    expect(text('={"_x0041_"}')).toBe('refused: badValue');
  });

  test('what is too long for Excel is refused', () => {
    expect(text(`={"${'x'.repeat(256)}"}`)).toBe('refused: badValue');
    expect(text(`=${'A1+'.repeat(3000)}1`)).toBe('refused: unreadable');
  });

  test('a formula that grows too long with its prefixes is refused', () => {
    const typed = `=${Array.from({ length: 499 }, () => 'BITXOR(AA11,1)').join('+')}`;
    expect(typed.length).toBeLessThan(8192);
    expect(text(typed)).toBe('refused: unreadable');
  });

  test('what is gone reads #REF! or #NAME?', () => {
    const book = openFileWorkbook();
    const { person } = book;
    const stored = book.stored("=SUM('Mine tal'!A1:B2)+Rente*2");
    const now = () => excelFormula(stored, 'a', book.names().places);
    expect(now()).toMatchObject({ ok: true, value: { text: "SUM('Mine tal'!A1:B2)+Rente*2" } });
    renameSheet(person.editor, 'b', "O'Hara 1");
    expect(now()).toMatchObject({ ok: true, value: { text: "SUM('O''Hara 1'!A1:B2)+Rente*2" } });
    deleteSheet(person.editor, 'b');
    deleteName(person.editor, person.workbook.nameIdByText('Rente')!);
    expect(now()).toMatchObject({ ok: true, value: { text: 'SUM(#REF!)+#NAME?*2' } });
  });

  test('a name that Excel does not take is written as what it stands for', () => {
    const book = openFileWorkbook();
    const { nameEntries } = book.person.workbook;
    nameEntries.set('x/n', 'år-1');
    nameEntries.set('x/f', '=`b!0.1`');
    nameEntries.set('y/n', 'A1');
    nameEntries.set('y/f', '=5');
    const { places } = book.names();
    expect(excelFormula('=`#x`*2', 'a', places)).toMatchObject({
      ok: true,
      value: { text: "'Mine tal'!$B$1*2" },
    });
    expect(excelFormula('=`#y`*2', 'a', places)).toMatchObject({ ok: false });
  });

  test('A1 text that somebody wrote into the document is no formula', () => {
    const { places } = openFileWorkbook().names();
    expect(excelFormula('=B2+1', 'a', places).ok).toBe(false);
    expect(excelFormula('=Data!B3', 'a', places).ok).toBe(false);
  });

  test('sheets that are called TRUE or like a cell are put in quotes', () => {
    const book = openFileWorkbook();
    renameSheet(book.person.editor, 'b', 'True');
    renameSheet(book.person.editor, 'c', 'AB12');
    expect(text("='True'!A1+'AB12'!A1", book.formula)).toBe("'True'!A1+'AB12'!A1");
  });
});

/** What a stored formula means, word by word. */
function meaningOfStored(stored: string, ownSheet: string, places: ExcelPlaces): readonly string[] {
  return readStored(stored).flatMap((part): readonly string[] => {
    if (!isToken(part)) {
      if (part.kind === 'named') return [meaningOfName(part.name, places)];
      const area = areaOf(part, ownSheet, places);
      if (!area) return ['#REF!'];
      const marks = [part.from, part.to].map((end) => [end?.rowFixed, end?.columnFixed]);
      return [JSON.stringify([part.sheet === undefined, area, marks])];
    }
    if (part.kind === 'space' || part.text === '@') return [];
    if (part.kind === 'number') return [String(Number(part.text))];
    const name = part.kind === 'name' ? places.nameIdByText(part.text, ownSheet) : undefined;
    return [name === undefined ? part.text : meaningOfName(name, places)];
  });
}

/** A name that the file cannot hold means its cells; a value cannot stand in a formula instead of its name. */
function meaningOfName(name: string, places: ExcelPlaces): string {
  if (!places.isSkipped(name)) return places.nameText(name) ?? '#NAME?';
  const [only] = readStored(places.nameStored(name)!);
  if (isToken(only!) || only!.kind !== 'cells') return notWritable;
  const area = areaOf(only!, '', places);
  const fixed = [true, true];
  return area ? JSON.stringify([false, area, [fixed, only!.to ? fixed : [null, null]]]) : '#REF!';
}

const notWritable = 'not writable';

/** What a file's text means when our own reader reads it. */
function meaningOfText(file: string, ownSheet: string, workbook: Workbook): readonly string[] {
  const { places } = fileNames(workbook);
  return readTokens(file, english).flatMap((token): readonly string[] => {
    if (token.kind === 'space') return [];
    if (token.kind === 'function') return [token.text.replace(/^_XLFN\.(?:_XLWS\.)?/, '')];
    if (token.kind === 'number') return [String(Number(token.text))];
    if (!token.reference) return [token.text];
    const { sheet, from, to = from } = token.reference;
    const id =
      sheet === undefined ? ownSheet : workbook.sheets.find((one) => places.sheetName(one.id) === sheet)!.id;
    const { rows, columns } = workbook.sheetOf(id)!;
    const area = {
      sheet: id,
      firstRow: from.row < 0 ? 0 : from.row,
      lastRow: to.row < 0 ? rows.size - 1 : to.row,
      firstColumn: from.column < 0 ? 0 : from.column,
      lastColumn: to.column < 0 ? columns.size - 1 : to.column,
    };
    const marks = [from, token.reference.to].map((end) => [end?.rowFixed, end?.columnFixed]);
    return [JSON.stringify([sheet === undefined, area, marks])];
  });
}

/** Any formula of a few functions, with text that looks like functions in it. */
const anyFormula = fc.letrec<{ term: string; call: string; formula: string }>((tie) => ({
  formula: fc
    .array(fc.tuple(tie('term'), fc.constantFrom('+', '-', '*', '/', '&', '=', '<>', '<=', '^')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((terms) =>
      terms.map(([term, operator], i) => (i < terms.length - 1 ? term + operator : term)).join(''),
    ),
  term: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'A1',
      '$B$2',
      'C$3',
      '$D4',
      "'Mine tal'!A1",
      'Målgruppe!$C$3',
      'Rente',
      'Liste',
      'Sats',
      'TRUE',
    ),
    fc.constantFrom('1', '0.5', '12345.678', '1e5', '3%', '"IFS("', '"a""b"', '"A1:B2"', '#N/A', '-1'),
    fc.constantFrom('Ukendt', '{1,2;3,4}', '{"SORT(",TRUE}'),
    tie('call'),
    tie('formula').map((inner) => `(${inner})`),
  ),
  call: fc.oneof(
    fc
      .tuple(
        fc.constantFrom('SUM', 'MAX', 'CONCAT', 'TEXTJOIN', 'XOR', 'AND'),
        fc.array(tie('formula'), { minLength: 3, maxLength: 4 }),
      )
      .map(([name, inner]) => `${name}(${inner.join(', ')})`),
    fc
      .tuple(fc.constantFrom('ROUND', 'IFERROR', 'IFNA', 'BITAND', 'DAYS'), tie('formula'), tie('formula'))
      .map(([name, one, other]) => `${name}(${one},${other})`),
    fc
      .tuple(tie('formula'), tie('formula'))
      .map(([one, other]) => `IFS(${one},${other},TRUE,SUMIFS(B1:B3,A1:A3,${one}))`),
    fc.constantFrom('SUM(A1:B3)', "SUMPRODUCT('Mine tal'!A:A)", 'SUM(1:3)', 'SUM($A$1:B$3)'),
  ),
})).formula;

describe('[XLSX-6] what stands in a file means the same when it is read again', () => {
  test('for any formula', () => {
    const book = openFileWorkbook();
    const { places } = book.names();
    fc.assert(
      fc.property(anyFormula, (typed) => {
        const stored = book.stored(`=${typed}`);
        const result = excelFormula(stored, 'a', places);
        if (!result.ok) throw new Error(`${typed}: ${JSON.stringify(result.error)}`);
        expect(meaningOfText(result.value.text, 'a', book.person.workbook)).toEqual(
          meaningOfStored(stored, 'a', places),
        );
      }),
      runs(500),
    );
  });

  test('for every formula of a workbook with a history', () => {
    let count = 0;
    fc.assert(
      fc.property(histories(2, 40), (events) => {
        const play = openPlay(2);
        play.run(events);
        play.wires.deliverAll();
        const { workbook } = play.people[0]!;
        const { places } = fileNames(workbook);
        for (const sheet of workbook.sheets) {
          for (const [key, entry] of sheet.maps.cells.entries()) {
            const content = readContent(entry);
            const [row, column] = key.split('.');
            const isAlive = workbook.positionOf({ sheet: sheet.id, row: row!, column: column! });
            if (content.kind !== 'formula' || !isAlive) continue;
            const result = excelFormula(content.stored, sheet.id, places);
            const meaning = meaningOfStored(content.stored, sheet.id, places);
            count++;
            if (meaning.includes(notWritable)) {
              expect(result).toMatchObject({ ok: false, error: { kind: 'badValue' } });
              continue;
            }
            if (!result.ok) throw new Error(`${content.stored}: ${JSON.stringify(result.error)}`);
            expect(meaningOfText(result.value.text, sheet.id, workbook)).toEqual(meaning);
          }
        }
        play.close();
      }),
      runs(60),
    );
    expect(count).toBeGreaterThan(100);
  }, 120_000);
});

test('[XLSX-5] the names of a workbook keep to their own when two are alike', () => {
  const book = openFileWorkbook();
  defineName(book.person.editor, 'Beløb', '=`a!$0.$0`');
  defineName(book.person.editor, 'Beløb_2', '=`a!$1.$0`');
  // A second "Beløb", given by a colleague at the same moment, is shown as Beløb_3.
  book.person.workbook.nameEntries.set('zz/n', 'Beløb');
  book.person.workbook.nameEntries.set('zz/f', '=`a!$2.$0`');
  const { places, skippedNames } = book.names();
  const texts = ['=`#zz`', book.stored('=Beløb'), book.stored('=Beløb_2')].map((stored) => {
    const result = excelFormula(stored, 'a', places);
    return result.ok ? result.value.text : result.error.kind;
  });
  expect(new Set(texts).size).toBe(3);
  expect(skippedNames).toEqual([]);
});
