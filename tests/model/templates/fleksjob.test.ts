import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isMissing, neededKeys, readCase } from '../../../client/results/case-answer.ts';
import { clearInputs } from '../../../model/index.ts';
import { calculateFleksjob } from '../../../model/economics/fleksjob.ts';
import { close, closeOr, compareBooks } from '../../support/compare-books.ts';
import { resultsOf } from '../../support/read-results.ts';
import { runs } from '../../support/runs.ts';
import { openFleksjob } from '../../support/special-workbooks.ts';
import { errorsIn } from '../../support/template-workbook.ts';
import { anyFleksjobCase } from '../economics/special-cases.ts';

let book: ReturnType<typeof openFleksjob>;
beforeAll(() => {
  book = openFleksjob();
});
afterAll(() => book.close());

describe('[FLEKS-4] the template as shipped', () => {
  test('shows an example without errors that passes its own checks, and the panel has its answer', () => {
    expect(errorsIn(book)).toEqual([]);
    for (const { text } of book.workbook.definedNames.filter(({ text }) => text.startsWith('Kontrol_')))
      expect(book.value(text), text).toBe('OK');
    expect(book.value('Linjer_ukendte')).toBe(0);
    expect(readCase(resultsOf(book))).toMatchObject({
      kind: 'answer',
      answer: { needed: { kind: 'effect', by: 'share' } },
    });
    expect(() => book.type('Videre_mål', '1,2')).toThrow('invalid');
  });

  test('asks about an older visitation until the shares are the municipality’s own, and about gross figures', () => {
    book.type('Visiteret', 'nej');
    book.type('Basis_fleksjob', '0');
    book.projection.flush();
    expect(book.value('Kontrol_visitation')).toBe('Ældre visitation');
    expect(book.value('Kontrol_basis')).toBe('Brutto');
    book.type('Trappe', 'nej');
    book.type('Fleks_trappe', 'nej');
    book.projection.flush();
    expect(book.value('Kontrol_visitation')).toBe('OK');
    book.type('Visiteret', 'ja');
  });
});

describe('[FLEKS-5] the template and the reference calculation agree to the krone', () => {
  test('for any case typed into the inputs', () => {
    fc.assert(
      fc.property(anyFleksjobCase, (input) => {
        book.enter(input);
        const result = calculateFleksjob(input);
        compareBooks(book, result);
        const { breakEvenGoesOn: needed, municipalNetRangeKr: range } = result;
        if (needed.kind === 'unreachable') expect(book.value('Nulpunkt_videre')).toBe('Kan ikke nås');
        else close(book.value('Nulpunkt_videre'), needed.effect, 'break-even share', 1e-6);
        close(book.value('Netto_mål'), result.municipalNetKrAtTarget, 'net at the target');
        close(book.value('Netto_opnået'), result.municipalNetKrAtAchieved, 'net as achieved');
        close(book.value('Personer_videre'), result.personsInOrdinary, 'persons', 1e-6);
        close(book.value('Personer_flere'), result.morePersonsInOrdinary, 'more persons', 1e-6);
        closeOr(book.value('Netto_lav'), range.low, '', 'low');
        closeOr(book.value('Netto_høj'), range.high, '', 'high');
      }),
      runs(3),
    );
  }, 120_000);

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
