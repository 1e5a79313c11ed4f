import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { danish, english } from '../../../model/formula/language.ts';
import {
  nameOfColumn,
  columnOfName,
  readWholeReference,
  writeReference,
} from '../../../model/formula/reference.ts';
import { readStored, writeStored } from '../../../model/formula/stored.ts';
import { findProblem } from '../../../model/formula/syntax.ts';
import { readTokens, writeTokens } from '../../../model/formula/tokens.ts';
import { readFormula } from '../../../model/workbook/entry.ts';
import { runs } from '../../support/runs.ts';
import { blankDoc, openPerson } from '../../support/workbooks.ts';

describe('[FORMULA-1] tokens', () => {
  test('nothing that was typed is lost, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const language of [english, danish]) {
          const tokens = readTokens(text, language);
          expect(tokens.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        }
      }),
      runs(2000),
    );
  });

  test.each([
    [
      '=HVIS(A1>0,5;SUM(A1:A3;1,5)*MIDDEL.HVIS(B1:B9;">0");SAND)',
      '=IF(A1>0.5,SUM(A1:A3,1.5)*AVERAGEIF(B1:B9,">0"),TRUE)',
    ],
    ['=SUM.HVISER(A:A;B:B;"x;y")', '=SUMIFS(A:A,B:B,"x;y")'],
    ['=AFRUND(1,255;2)', '=ROUND(1.255,2)'],
    ['=#I/T+#DIVISION/0!', '=#N/A+#DIV/0!'],
    ['={1\\2;3\\4}', '={1,2;3,4}'],
    ["='Mine tal'!$B$2*50%", "='Mine tal'!$B$2*50%"],
    ['=1E3', '=1e3'],
  ])('%s is %s in English, and back', (danishText, englishText) => {
    const tokens = readTokens(danishText.slice(1), danish);
    expect(`=${writeTokens(tokens, english)}`).toBe(englishText);
    const back = writeTokens(readTokens(englishText.slice(1), english), danish);
    expect(writeTokens(readTokens(back, danish), english)).toBe(englishText.slice(1));
  });

  test('round trip: what is shown in either language means the same when typed again', () => {
    const cell = fc
      .tuple(fc.nat({ max: 30 }), fc.nat({ max: 90 }))
      .map(([c, r]) => nameOfColumn(c) + (r + 1));
    const expression = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        cell,
        fc.tuple(cell, cell).map(([a, b]) => `SUM(${a}:${b})`),
        fc.integer({ min: 0, max: 99_999 }).map((n) => String(n / 100)),
        fc.constantFrom('TRUE', '"a;b,c.d"', '#N/A', "'Mine tal'!$A$1"),
        fc
          .tuple(tie('node'), fc.constantFrom('+', '-', '*', '/', '&', '<=', '<>'), tie('node'))
          .map(([a, o, b]) => a + o + b),
        fc
          .tuple(
            fc.constantFrom('IF', 'SUMIFS', 'ROUND', 'IFERROR', 'AVERAGEIF', 'NPV'),
            tie('node'),
            tie('node'),
          )
          .map(([f, a, b]) => `${f}(${a}, ${b})`),
      ),
    })).node;
    fc.assert(
      fc.property(expression, (text) => {
        const tokens = readTokens(text, english);
        expect(findProblem(tokens)).toBeUndefined();
        const shown = writeTokens(tokens, danish);
        const again = readTokens(shown, danish);
        expect(findProblem(again)).toBeUndefined();
        expect(writeTokens(again, english)).toBe(writeTokens(tokens, english));
      }),
      runs(1000),
    );
  });
});

describe('[FORMULA-2] problems are found and named', () => {
  test.each([
    ['=', 'empty'],
    ['=SUM(A1;', 'missingValue'],
    ['=SUM(A1', 'missingClose'],
    ['=SUM(A1))', 'extraClose'],
    ['=1+', 'missingValue'],
    ['=A1 B1', 'intersection'],
    ['=SUM(A1:B2 Pris)', 'intersection'],
    ['=1 2', 'missingOperator'],
    ['=SUM(1 A1)', 'missingOperator'],
    ['=(A1;B1)', 'union'],
    ['=A1;B1', 'union'],
    ['=SUM((A1;B1))', 'union'],
    ['=(1+2', 'missingClose'],
    ['="abc', 'unclosedText'],
    ['=A1?', 'unknownCharacter'],
    ['=FINDESIKKE(1)', 'unknownFunction'],
    ['=INDIREKTE("A1")', 'missingFunction'],
    ['=INDIRECT("A1")', 'missingFunction'],
    ['=LAMBDA(x;x)(1)', 'missingFunction'],
    ['=HVIS(A1;INDIREKTE("B1");FINDESIKKE())', 'missingFunction'],
    ['={1;A1}', 'badArray'],
    ['=MAX(1,5)', 'twoLanguages'],
    ['=A1#', 'spill'],
    ['=SUM(Liste#)', 'spill'],
    ['=A1:INDEKS(B1:B9;2)', 'openRange'],
    ['=SUM(A2:A)', 'openRange'],
    ['=SUM(Ark1:Ark3!A1)', 'openRange'],
    ['=SUM(Tabel1[Beløb])', 'structured'],
    ['=[@Beløb]*2', 'structured'],
    ['=SUM(Tabel1[[#Totals];[Beløb]])', 'structured'],
    ['=[Budget.xlsx]Ark1!A1', 'otherWorkbook'],
    [`=${'1+'.repeat(501)}1`, 'tooManyTerms'],
    [`=${'('.repeat(65)}1${')'.repeat(65)}`, 'tooDeep'],
    [`="${'x'.repeat(8200)}"`, 'tooLong'],
  ])('%s', (text, kind) => {
    expect(readFormula(text, danish).problem?.kind).toBe(kind);
  });

  test.each([
    '=SUM(A1;B1)',
    '=SUM(A1,B1)',
    '=IF(A1>0.5,1,2)',
    '=IF(A1>0,5;1;2)',
    '=HVIS(;;)',
    '=-A1%',
    '=--(A1="x")',
    '=SUM(A1;;B1)',
    '=NU()',
    '=MAKS(1,5)',
    '=SUM(1,5)',
    '=MAX(1,5;2)',
    '=HVIS(A1;ROUND(2,5);1)',
    '=MAX(1, 5)',
    '=MAX(A1,5)',
    '=TIME(12,30,0)',
  ])('a Danish person may write %s', (text) => {
    expect(readFormula(text, danish).problem).toBeUndefined();
  });
});

describe('[FORMULA-3] references', () => {
  test('columns count as in Excel', () => {
    expect(['A', 'Z', 'AA', 'XFD'].map(columnOfName)).toEqual([0, 25, 26, 16_383]);
    fc.assert(
      fc.property(fc.nat({ max: 16_383 }), (column) => {
        expect(columnOfName(nameOfColumn(column))).toBe(column);
      }),
      runs(500),
    );
  });

  test.each(['A1', '$A$1', 'A$1:$B2', 'B:C', '$B:$C', '4:9', "'Mine tal'!A1:B2", "'O''Hara'!A1", 'Tal!A1'])(
    '%s reads and writes itself',
    (text) => {
      expect(writeReference(readWholeReference(text)!)).toBe(text);
    },
  );

  test.each(['A0', 'XFE1', 'A1048577', 'A1B', 'Pris1', '1A'])('%s is no reference', (text) => {
    expect(readWholeReference(text)).toBeUndefined();
  });

  test('a range typed from its far corner means the same cells, each mark at its own row and column', () => {
    const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 9, columns: 9 }]));
    person.type('A1', '=SUM($C4:B$2)');
    expect(person.text('A1')).toBe('=SUM(B$2:$C4)');
    person.close();
  });
});

test('[FORMULA-4] any text reads as a stored formula and writes itself back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const stored = `=${text}`;
      const once = writeStored(readStored(stored));
      expect(writeStored(readStored(once))).toBe(once);
    }),
    runs(1000),
  );
});
