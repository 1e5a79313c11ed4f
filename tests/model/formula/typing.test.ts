import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cycleFixed, pointingPlace } from '../../../model/formula/pointing.ts';
import { bracketsAt, callAt, strayCloses, typedTokens, wordAt } from '../../../model/formula/typing.ts';
import { danish, english } from '../../../model/index.ts';
import { runs } from '../../support/runs.ts';

/** A text in which | is the caret. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { text, caret, tokens: typedTokens(text, danish) };
}

describe('[FTYPE-10] what stands at the caret', () => {
  test.each([
    ['=SUM(|', 'SUM', 0],
    ['=SUM(A1;|', 'SUM', 1],
    ['=SUM(A1|;2)', 'SUM', 0],
    ['=HVIS(A1>2;SUM(1;2|);3)', 'SUM', 1],
    ['=HVIS(A1>2;SUM(1;2)|;3)', 'IF', 1],
    ['=HVIS(A1>2;SUM(1;2);|3)', 'IF', 2],
    ['=SUM((1+2|', 'SUM', 0],
    ['=SUM(";)(";|', 'SUM', 1],
    ['=SUM({1\\2;3\\4};|', 'SUM', 1],
    ['+sum.hvis(A1:A9;|', 'SUMIF', 1],
    ['=SUM(1)|', undefined, 0],
    ['=1+|', undefined, 0],
    ['SUM(|', undefined, 0],
  ])('%s', (marked, name, argument) => {
    const { tokens, caret } = at(marked);
    expect(callAt(tokens, caret)).toEqual(name === undefined ? undefined : { name, argument });
  });

  test.each([
    ['=su|', 'su', false],
    ['=SUM(renT|', 'renT', false],
    ['=LOG1|', 'LOG1', true],
    ["='Mine t|", "'Mine t", false],
    ['="su|', undefined, false],
    ['=1,5|', undefined, false],
    ['=s|um', undefined, false],
    ['=Ark1!B2|', undefined, false],
    ["='Mine tal'!B|", undefined, false],
    ['su|', undefined, false],
  ])('the word that is typed in %s', (marked, word, isReference) => {
    const { tokens, text, caret } = at(marked);
    const found = wordAt(tokens, text, caret);
    expect(found && { text: found.text, isReference: found.isReference }).toEqual(
      word === undefined ? undefined : { text: word, isReference },
    );
  });

  test.each([
    ['=SUM((|1+2)*3)', [5, 9]],
    ['=SUM|((1+2)*3)', [4, 12]],
    ['=SUM((1+2)*3)|', [12, 4]],
    ['=SUM((1+2)|', [9, 5]],
    ['=SUM(1|', []],
    ['=(|1', [1]],
    ['="("&|")"', []],
  ])('brackets at %s', (marked, places) => {
    const { tokens, caret } = at(marked);
    expect(bracketsAt(tokens, caret).map(({ start }) => start)).toEqual(places);
  });

  test('a bracket that closes nothing', () => {
    expect(strayCloses(typedTokens('=(1))+")"', danish))).toMatchObject([{ start: 4, end: 5 }]);
  });
});

describe('[FTYPE-11] where pointing writes', () => {
  test.each([
    ['=|', 'insert'],
    ['= |', 'insert'],
    ['+|', 'insert'],
    ['=A1+|', 'insert'],
    ['=SUM(|', 'insert'],
    ['=SUM(A1; |', 'insert'],
    ['=SUM(|;B2)', 'insert'],
    ['=SUM(A1:|', 'insert'],
    ['=-|', 'insert'],
    ['=A|1', 'replace'],
    ['=SUM(A1:B2|)', 'replace'],
    ["='Mine tal'!A1|+2", 'replace'],
    ['=12|', undefined],
    ['=10%|', undefined],
    ['="tekst|', undefined],
    ['=SUM(A1)|', undefined],
    ['=SUM|', undefined],
    ['=|12', undefined],
    ['=A1+|12', undefined],
    ['="a|b"', undefined],
    ['-|', undefined],
    ['tekst|', undefined],
    ['|', undefined],
    ['|=', undefined],
  ])('%s', (marked, kind) => {
    const { tokens, text, caret } = at(marked);
    expect(pointingPlace(tokens, text, caret)?.kind).toBe(kind);
  });

  test('what is inserted there reads as one reference more', () => {
    const piece = fc.constantFrom(
      'A1',
      'SUM(',
      ')',
      '+',
      ';',
      ' ',
      '"x;"',
      '12',
      'B2:C3',
      '%',
      '(',
      '-',
      'Rente',
      '{',
      ':',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), fc.nat(), (pieces, cut) => {
        const text = `=${pieces.join('')}`;
        const caret = 1 + (cut % text.length);
        const tokens = typedTokens(text, danish);
        const place = pointingPlace(tokens, text, Math.min(caret, text.length));
        if (!place) return;
        const pointed = typedTokens(text.slice(0, place.start) + 'D4' + text.slice(place.end), danish);
        const written = pointed.find(({ start, end }) => start <= place.start && end >= place.start + 2);
        expect(written?.kind, text).toBe('reference');
      }),
      runs(400),
    );
  });
});

describe('[FTYPE-12] F4', () => {
  test.each([
    ['=A1|', '=$A$1|'],
    ['=$A$1|', '=A$1|'],
    ['=|A$1', '=$A1|'],
    ['=$A|1', '=A1|'],
    ['=SUM(a1:B2|)', '=SUM($A$1:$B$2|)'],
    ["='Mine tal'!B2|+1", "='Mine tal'!$B$2|+1"],
    ['=SUM(B:C|)', '=SUM($B:$C|)'],
    ['=SUM($B:$C|)', '=SUM(B:C|)'],
    ['=SUM(2:3|)', '=SUM($2:$3|)'],
    ['=A1+B1|+C1', '=A1+$B$1|+C1'],
  ])('%s becomes %s', (before, after) => {
    const { text, caret } = at(before);
    const cycled = cycleFixed(text, { start: caret, end: caret }, danish);
    expect(cycled?.selected.start).toBe(cycled?.selected.end);
    const end = cycled!.selected.end;
    expect(`${cycled!.text.slice(0, end)}|${cycled!.text.slice(end)}`).toBe(after);
  });

  test('all references of a selection, and none inside a text', () => {
    expect(cycleFixed('=A1+"B1"+C1', { start: 0, end: 11 }, danish)?.text).toBe('=$A$1+"B1"+$C$1');
    expect(cycleFixed('="A1"', { start: 3, end: 3 }, danish)).toBeUndefined();
    expect(cycleFixed('A1', { start: 1, end: 1 }, danish)).toBeUndefined();
  });

  test('four times is round', () => {
    const reference = fc.constantFrom('A1', '$A$1', 'A$1', '$A1', 'B2:C9', 'AB12:$AC$13', 'Data!B2');
    fc.assert(
      fc.property(reference, (written) => {
        const start = `=1+${written}`;
        let now = { text: start, selected: { start: start.length, end: start.length } };
        const seen: string[] = [];
        for (let i = 0; i < 4; i++) {
          now = cycleFixed(now.text, now.selected, english)!;
          seen.push(now.text);
        }
        expect(new Set(seen).size).toBe(4);
        if (!written.includes(':')) expect(now.text).toBe(start);
      }),
      runs(30),
    );
  });
});
