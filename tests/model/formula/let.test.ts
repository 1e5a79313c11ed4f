import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../../model/formula/language.ts';
import { expandLets, hasLet } from '../../../model/formula/let.ts';
import { readTokens, writeTokens } from '../../../model/formula/tokens.ts';
import { runs } from '../../support/runs.ts';

function expanded(text: string): string | undefined {
  const found = expandLets(readTokens(text, english), (name) => name);
  return found && writeTokens(found.parts.filter((part) => part.kind !== 'cells' && part.kind !== 'named'));
}

describe('[LET-1] a name of LET becomes what it stands for, by scope', () => {
  test.each([
    ['LET(a_,1,a_)', '1'],
    ['LET(a_,1+2,a_*a_)', '((1+2)*(1+2))'],
    ['LET(rest,A1-B1,IF(rest>0,rest,0))', 'IF((A1-B1)>0,(A1-B1),0)'.replace(/^/, '(').replace(/$/, ')')],
    ['LET(a_,1,b_,a_+1,b_*2)', '((1+1)*2)'],
    ['1+LET( a_ , 2 , a_ )', '1+2'],
    ['LET(a_,1,LET(a_,2,a_)+a_)+a_', '(2+1)+a_'],
    ['LET(a_,5,LET(b_,a_,a_+b_))', '((5+5))'],
    ['LET(Å,3,å+Å)', '(3+3)'],
    ['SUM(LET(x_,A1:A3,x_))', 'SUM(A1:A3)'],
    ['LET(f_,SUM(A1:A3),f_/2)', '((SUM(A1:A3))/2)'],
    ['LET(a_,"a_",a_&"a_")', '("a_"&"a_")'],
  ])('%s', (text, wanted) => {
    expect(expanded(text)).toBe(wanted);
  });

  test.each([
    ['no result', 'LET(a_,1)'],
    ['a value without name', 'LET(1,2,3)'],
    ['an even number of arguments', 'LET(a_,1,b_,2)'],
    ['a name twice', 'LET(a_,1,a_,2,a_)'],
    ['an empty value', 'LET(a_,,a_)'],
    ['nothing', 'LET()'],
  ])('%s is no LET', (_, text) => {
    expect(expanded(text)).toBeUndefined();
  });
});

test('[LET-2] names that each use the one before twice do not grow without end', () => {
  const bindings = Array.from(
    { length: 40 },
    (_, i) => `n_${'x'.repeat(i + 1)},${i === 0 ? 'A1+1' : `n_${'x'.repeat(i)}*n_${'x'.repeat(i)}`}`,
  );
  expect(expanded(`LET(${bindings.join(',')},n_${'x'.repeat(40)})`)).toBeUndefined();
});

test('[LET-3] whatever stands in it, reading ends, and nothing of LET is left', () => {
  const word = fc.constantFrom('LET(', 'a_', 'b_', ',', ')', '(', '1', '+', 'SUM(', ' ', '"x"', 'A1');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (list) => {
      const found = expandLets(readTokens(list.join(''), english), (name) => name);
      expect(found === undefined || !hasLet(found.parts)).toBe(true);
    }),
    runs(2000),
  );
});
