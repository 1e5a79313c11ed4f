import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isMissing, neededKeys, readCase } from '../../../client/results/case-answer.ts';
import { clearInputs } from '../../../model/index.ts';
import { calculateEarlyEffort, type EarlyEffort } from '../../../model/economics/early-effort.ts';
import { close, closeOr, compareBooks } from '../../support/compare-books.ts';
import { resultsOf } from '../../support/read-results.ts';
import { runs } from '../../support/runs.ts';
import { openEarlyEffort } from '../../support/special-workbooks.ts';
import { errorsIn } from '../../support/template-workbook.ts';
import { caseC, caseCInCohorts } from '../economics/cases.ts';
import { anyEarlyEffort } from '../economics/special-cases.ts';

let book: ReturnType<typeof openEarlyEffort>;
beforeAll(() => {
  book = openEarlyEffort();
});
afterAll(() => book.close());

const asEffort = (input: typeof caseC): EarlyEffort => {
  if (input.effect.kind !== 'exit') throw new Error('C has exit chances.');
  return { ...input, effect: input.effect, interviews: { count: 0, priceKr: 0, overWeeks: 1 } };
};

describe('[EARLY-4] the template as shipped', () => {
  test('shows an example without errors that passes its own checks, and the panel has its answer', () => {
    expect(errorsIn(book)).toEqual([]);
    for (const { text } of book.workbook.definedNames.filter(({ text }) => text.startsWith('Kontrol_')))
      expect(book.value(text), text).toBe('OK');
    expect(book.value('Flad_fejl')).toBeGreaterThan(0);
    expect(readCase(resultsOf(book))).toMatchObject({
      kind: 'answer',
      answer: { needed: { kind: 'effect', by: 'lift' } },
    });
    expect(() => book.type('Hold_antal', '27')).toThrow('invalid');
    expect(() => book.type('Ydelsesnavn', 'kontanthjælp')).toThrow('invalid');
  });
});

describe('[EARLY-5] the template and the reference calculation agree to the krone', () => {
  test('for any early effort typed into the inputs', () => {
    fc.assert(
      fc.property(anyEarlyEffort, (effort) => {
        book.enter(effort);
        const result = calculateEarlyEffort(effort);
        compareBooks(book, result);
        const { breakEvenUplift: needed, municipalNetRangeKr: range } = result;
        if (needed.kind === 'unreachable') expect(book.value('Nulpunkt_effekt')).toBe('Kan ikke nås');
        else
          close(
            book.value('Nulpunkt_effekt'),
            needed.effect,
            'break-even lift',
            1e-6 * Math.max(1, needed.effect),
          );
        closeOr(book.value('Netto_lav'), range.low, '', 'low');
        closeOr(book.value('Netto_høj'), range.high, '', 'high');
        closeOr(book.value('Flad_besparelse'), result.flatSavingKr, '', 'flat');
        const [uger, kroner] = [book.column('T_personuger'), book.column('T_besparelse')];
        result.steps.forEach((step, i) => {
          close(uger[i], step.personWeeks, `step ${i + 1} person-weeks`, 0.001);
          close(kroner[i], step.municipalKr, `step ${i + 1}`);
        });
      }),
      runs(3),
    );
  }, 120_000);

  test('the reference numbers C, all at once and in thirteen cohorts, and the flat 80 %', () => {
    book.enter(asEffort(caseC));
    close(book.value('Personuger'), 1141.61, 'person-weeks', 0.005);
    close(book.value('Besparelse_kommune'), 2_281_509, 'municipality', 0.5);
    close(book.value('Flad_besparelse'), 2_318_339, 'flat 80 %', 0.5);
    [596_098, 782_795, 464_171, 275_238, 163_207].forEach((kr, i) =>
      close(book.column('R_besparelse')[i], kr, `year ${i + 1}`, 0.5),
    );
    book.enter(asEffort(caseCInCohorts));
    close(book.value('Personuger'), 1107.98, 'person-weeks', 0.005);
    close(book.value('Besparelse_kommune'), 2_213_217, 'municipality', 0.5);
    [235_799, 815_540, 597_497, 354_296, 210_085].forEach((kr, i) =>
      close(book.column('R_besparelse')[i], kr, `year ${i + 1}`, 0.5),
    );
  });

  test('a flat 80 % is a third too high where every saved week lies in weeks 5-26', () => {
    book.enter({
      ...asEffort(caseC),
      seniority: [{ share: 1, weeks: 4 }],
      effect: { kind: 'exit', exitChance: 0.6, uplift: 0.5, lagWeeks: 0, durationWeeks: 52, relapse: 0 },
    });
    close(book.value('Flad_fejl'), 1 / 3, 'flat 80 %', 1e-6);
  });

  test('shows no error when the inputs are emptied, and says what is missing', () => {
    clearInputs(book.editor);
    book.projection.flush();
    expect(errorsIn(book)).toEqual([]);
    expect(book.value('Kontrol_udfyldt')).toBe('Mangler');
    const read = resultsOf(book);
    expect(readCase(read)).toEqual({ kind: 'missing' });
    const asked = neededKeys(read('effectKind')?.[0]).filter((key) => isMissing(read(key) ?? []));
    expect(asked.length).toBeGreaterThan(5);
  });
});
