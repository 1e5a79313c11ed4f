import { expect, test } from 'vitest';
import {
  municipalShare,
  municipalWeekShares,
  refundLadder2016,
} from '../../../model/economics/refund-ladder.ts';

test.each([
  [1, 0.2],
  [4, 0.2],
  [5, 0.6],
  [26, 0.6],
  [27, 0.7],
  [52, 0.7],
  [53, 0.8],
  [2000, 0.8],
])('[ECON-1] in week %i on public support the municipality pays %d', (week, share) => {
  expect(municipalShare(refundLadder2016, week)).toBe(share);
});

test.each([
  { spell: 'the first year', from: 1, to: 52, expected: 32.2 },
  { spell: 'the first two years', from: 1, to: 104, expected: 73.8 },
  { spell: 'a spell cut from 60 to 40 weeks', from: 41, to: 60, expected: 14.8 },
  { spell: 'a spell cut from 20 to 10 weeks', from: 11, to: 20, expected: 6.0 },
  { spell: 'no weeks', from: 21, to: 20, expected: 0 },
])('[ECON-1] $spell is $expected municipal week-shares', ({ from, to, expected }) => {
  expect(municipalWeekShares(refundLadder2016, from, to)).toBeCloseTo(expected, 9);
});

test('[ECON-1] the ladder has no week before the first', () => {
  expect(() => municipalShare(refundLadder2016, 0)).toThrow(RangeError);
});
