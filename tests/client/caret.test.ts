import { expect, test } from 'vitest';
import { movedCaret } from '../../client/sheet/caret.ts';

test.each([
  ['=SUM(B2:B5', '=SUM(B3:B6', 10, 10],
  ['=B2+1', "='Mine tal'!B2+1", 5, 16],
  ['=B2+1', "='Mine tal'!B2+1", 1, 1],
  ['=Data!B2+B9', '=D!B2+B9', 9, 6],
  ['=A1', '=A1', 2, 2],
])('[TYPE-2] the caret stays where one types: %s -> %s', (before, after, caret, expected) => {
  expect(movedCaret(before, after, caret)).toBe(expected);
});
