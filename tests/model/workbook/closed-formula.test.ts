import { expect, test } from 'vitest';
import { closedFormula, danish } from '../../../model/index.ts';

test.each([
  ['=SUM(1;2', '=SUM(1;2)'],
  ['=SUM(A1:A3 ', '=SUM(A1:A3)'],
  ['=HVIS(A1>2;SUM(B1:B3;"x"', '=HVIS(A1>2;SUM(B1:B3;"x"))'],
  ['=(1+2', '=(1+2)'],
  ['=A1&" kr', '=A1&" kr"'],
  ['=IF(A1>1,2,3', '=IF(A1>1,2,3)'],
  ['=SUM(1;2)', undefined],
  ['=SUM(1;2))', undefined],
  ['=SUM(1;', undefined],
  ['=SUM(1+', undefined],
  ['=HVIS(A1="ja;1;2', undefined],
  ['=SUMM(1', undefined],
  ['tekst (', undefined],
])(
  '[FTYPE-13] %s: what is missing at the end is put there when it can be meant in one way only',
  (typed, closed) => {
    expect(closedFormula(typed, danish)).toBe(closed);
  },
);
