import { describe, expect, test } from 'vitest';
import { openFileWorkbook } from './file-workbook.ts';

const { formula } = openFileWorkbook();

function isArray(text: string): boolean {
  const result = formula(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.error)}`);
  return result.value.isArray;
}

describe('[XLSX-4] a formula is an array formula where many values meet a place for one', () => {
  test.each([
    '=SUM(A1:A3*B1:B3)',
    '=IF(A1:A3>1,1,0)',
    '=A1:A3',
    '=A1:A3*2',
    '=-A1:A3',
    '=(A1:A3)',
    '=A:A&"x"',
    '=ROUND(A1:A3,2)',
    '=SUM(ROUND(A1:A3,2))',
    '=AND(A1:A3>0)',
    '=MAX(IF(A1:A3>1,B1:B3))',
    '=MATCH(1,(A1:A3=2)*1,0)',
    '=SUM(COUNTIF(A1:A3,A1:A3))',
    '=SUM({1,2,3}*A1:C1)',
    '=IF(A1>0,B1:B3,0)',
    '=SUM(Liste*2)',
    '=Liste',
    '=ISBLANK(A1:A3)',
    // IF does not pass on that SUMPRODUCT takes arrays, neither in Excel nor in LibreOffice.
    '=SUMPRODUCT(IF(A1:A3>1,1,0))',
    '=SUMPRODUCT(IFERROR(A1:A3,0))',
    // Excel reckons this with whole arrays in any case; LibreOffice only in an array formula.
    '=INDEX((A1:A3>1)*1,2)',
    '=IRR(A1:A3*2)',
    '=SUM(TRANSPOSE(A1:A3))',
    '=FILTER(A1:A3,B1:B3>1)',
    '=SUM(FILTER(A1:A3,B1:B3>1))',
    '=INDEX(SORT(A1:A3),1)',
    '=INDEX(A1:B3,0,1)',
    '=INDEX(A1:B3,2,)',
    '=INDEX(A1:B3,2)',
    '=OFFSET(A1,0,0,3,1)',
    '=ARRAYFORMULA(SUM(A1:A3*B1:B3))',
    '=1+SUM(1,ABS(SUM(A1:A3*B1:B3)))',
    '=SUMPRODUCT(A1:A3)+SUM(A1:A3*2)',
    '=VLOOKUP(A1:A3,B1:C3,2,FALSE)',
  ])('%s', (text) => {
    expect(isArray(text)).toBe(true);
  });

  test.each([
    '=1',
    '=A1',
    '=A1:A1',
    '=A1+B1*2',
    '=SUM(A1:A3)',
    '=SUM(A1:A3,B1:B3)*2',
    '=SUM(Liste)',
    '=Rente*2',
    '=Sats+1',
    '=Ukendt+1',
    '=SUMPRODUCT((A1:A3>1)*1)',
    '=SUMPRODUCT((Liste>1)*(A1:A5<4),Liste)',
    '=SUMPRODUCT(ABS(A1:A3)*ROUND(B1:B3,2))',
    '=SUMPRODUCT(1/COUNTIF(A1:A3,A1:A3))',
    '=SUMPRODUCT(MAX((A1:A3>1)*A1:A3))',
    '=SUMPRODUCT(A1:A3*IF(B1>1,2,3))',
    '=INDEX(A1:B3,2,1)',
    '=INDEX(Liste,2)',
    '=SUM(INDEX(A1:B3,0,1))',
    '=MATCH(2,A1:A3,0)',
    '=INDEX(A1:A3,MATCH(2,B1:B3,0))',
    '=SUMIF(A1:A3,">1",B1:B3)',
    '=SUMIFS(B1:B3,A1:A3,">1")',
    '=COUNTIF(A:A,1)',
    '=VLOOKUP(A1,B1:C3,2,FALSE)',
    '=LOOKUP(2,1/(A1:A3<>""),A1:A3)',
    '=XLOOKUP(1,A1:A3,B1:B3)',
    '=SUM(IF(A1>0,B1:B3,C1:C3))',
    '=SUM(CHOOSE(2,A1:A3,B1:B3))',
    '=SUM(OFFSET(A1,0,0,3,1))',
    '=ROWS(A1:A3)+COLUMNS(A1:C1)',
    '=TEXTJOIN(", ",TRUE,A1:A3)',
    '=NPV(0.03,A1:A3)',
    '=LARGE(A1:A3,2)',
    '=IF(AND(A1>0,B1>0),SUM(A1:A3),0)',
  ])('not %s', (text) => {
    expect(isArray(text)).toBe(false);
  });
});

test('[XLSX-4] a name that names itself, or a long row of names, ends', () => {
  const book = openFileWorkbook();
  const { nameEntries } = book.person.workbook;
  for (let i = 0; i < 50; i++) {
    nameEntries.set(`x${i}/n`, `Led${i}`);
    nameEntries.set(`x${i}/f`, `=\`#x${(i + 1) % 50}\`*2`);
  }
  expect(book.formula('=Led0+Led1').ok).toBe(true);
});
