import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english, readRelative, readTokens, writeRelative } from '../../../model/index.ts';
import { runs } from '../../support/runs.ts';

const at = { row: 4, column: 2 };

describe('[CARRY] formulas with references counted from their cell', () => {
  test.each([
    ['=A1+B5', '=R[-4]C[-2]+R[0]C[-1]'],
    ['=$A$1+$A1+A$1', '=R1C1+R[-4]C1+R1C[-2]'],
    ['=SUM(C1:C4)', '=SUM(R[-4]C[0]:R[-1]C[0])'],
    ['=SUM(B:C,1:2)', '=SUM(C[-1]:C[0],R[-4]:R[-3])'],
    [`='Mine tal'!A1&"R[1]C[1]"`, `='Mine tal'!R[-4]C[-2]&"R[1]C[1]"`],
    [`='R[1]C[1]'!A1`, `='R[1]C[1]'!R[-4]C[-2]`],
    ['=LET(R1_,2,R1_)', undefined],
  ])('[CARRY-1] %s is %s in C5', (text, relative) => {
    if (relative === undefined) expect(readRelative(text, at)).toBeUndefined();
    else {
      expect(writeRelative(readTokens(text.slice(1), english), at)).toBe(relative);
      expect(readRelative(relative, at)).toBe(text);
    }
  });

  test('[CARRY-2] what would lie outside every sheet is #REF!', () => {
    expect(readRelative('=R[-5]C[0]+R[0]C[-3]+R0C1+R[-4]C[-2]', at)).toBe('=#REF!+#REF!+#REF!+A1');
  });

  test('[CARRY-3] at any two cells the same text means cells that lie alike', () => {
    const index = fc.integer({ min: 0, max: 60 });
    const place = fc.record({ row: index, column: index });
    fc.assert(
      fc.property(place, place, fc.boolean(), fc.boolean(), (from, cell, rowFixed, columnFixed) => {
        const reference = { from: { ...cell, rowFixed, columnFixed } };
        const token = { kind: 'reference' as const, text: '', start: 0, end: 0, reference };
        const text = readRelative(writeRelative([token], from), from)!;
        const [read] = readTokens(text.slice(1), english);
        expect(read?.reference).toEqual(reference);
      }),
      runs(200),
    );
  });
});
