import { expect, test } from 'vitest';
import { openProjection } from '../../../model/calculation/index.ts';
import { blankDoc, openPerson } from '../../support/workbooks.ts';

test.each([
  ['="a""b"', 'a"b'],
  ['=""""', '"'],
  ['=""', ''],
  ['="C:\\"', 'C:\\'],
  ['="C:\\x"&"\\"', 'C:\\x\\'],
  ['=LEN("""")', 1],
  ['=IF(A2="x","""ja""","nej")', 'nej'],
  ['="a"&"""b"""&"c"', 'a"b"c'],
])('[ENGINE-1] a text with quotation marks or a backslash reaches the engine: %s is %j', (typed, value) => {
  const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 3, columns: 3 }]));
  const projection = openProjection(person.workbook);
  person.type('A1', typed);
  projection.flush();
  expect(projection.valueAt('a', '0.0')).toBe(value);
  expect(person.text('A1')).toBe(typed);
  projection.close();
  person.close();
});
