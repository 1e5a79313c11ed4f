import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isMissing, neededKeys, readCase } from '../../../client/results/case-answer.ts';
import { clearInputs } from '../../../model/index.ts';
import { calculateFlereSkalMed } from '../../../model/economics/flere-skal-med.ts';
import { close, closeOr, compareBooks } from '../../support/compare-books.ts';
import { resultsOf } from '../../support/read-results.ts';
import { runs } from '../../support/runs.ts';
import { openFlereSkalMed } from '../../support/special-workbooks.ts';
import { errorsIn } from '../../support/template-workbook.ts';
import { anyFlereSkalMedCase } from '../economics/special-cases.ts';

let book: ReturnType<typeof openFlereSkalMed>;
beforeAll(() => {
  book = openFlereSkalMed();
});
afterAll(() => book.close());

describe('[FSM-4] the template as shipped', () => {
  test('shows an example without errors that passes its own checks, and the panel has its answer', () => {
    expect(errorsIn(book)).toEqual([]);
    for (const { text } of book.workbook.definedNames.filter(({ text }) => text.startsWith('Kontrol_')))
      expect(book.value(text), text).toBe('OK');
    expect(book.value('Linjer_ukendte')).toBe(0);
    expect(readCase(resultsOf(book))).toMatchObject({
      kind: 'answer',
      answer: { needed: { kind: 'effect', by: 'gap' } },
    });
  });

  test('asks for a price, a date of end and what would have happened anyway', () => {
    book.type('Ophørsdato', '');
    book.typeBlock(
      'Udfald_uden',
      Array.from({ length: 8 }, () => ['']),
    );
    book.typeBlock(
      'Udfald_pris',
      Array.from({ length: 8 }, () => ['']),
    );
    book.projection.flush();
    expect(book.value('Kontrol_ophørsdato')).toBe('Dato mangler');
    expect(book.value('Kontrol_basis')).toBe('Brutto');
    expect(book.value('Kontrol_priser')).toBe('Pris mangler');
  });
});

describe('[FSM-5] the template and the reference calculation agree to the krone', () => {
  test('for any case typed into the inputs', () => {
    fc.assert(
      fc.property(anyFlereSkalMedCase, (input) => {
        book.enter(input);
        const result = calculateFlereSkalMed(input);
        compareBooks(book, result);
        const { breakEvenReached, municipalNetRangeKr: range } = result;
        if (breakEvenReached === null) expect(book.value('Nulpunkt_indfrielse')).toBe('Kan ikke nås');
        else
          close(
            book.value('Nulpunkt_indfrielse'),
            breakEvenReached,
            'break-even',
            1e-6 * Math.max(1, breakEvenReached),
          );
        close(book.value('Tælleandel'), result.countingShare, 'counting share', 1e-9);
        close(book.value('Tilskud_frigivet'), result.grantKr, 'grant');
        close(book.value('Netto_med_tilskud'), result.municipalNetKrWithGrant, 'net with the grant');
        close(book.value('Netto_uden_tilskud'), result.municipalNetKrWithoutGrant, 'net without it');
        close(book.value('Effekt_valgt'), result.difference, 'difference', 1e-9);
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
    const read = resultsOf(book);
    expect(readCase(read)).toEqual({ kind: 'missing' });
    const asked = neededKeys(read('effectKind')?.[0]).filter((key) => isMissing(read(key) ?? []));
    expect(asked.length).toBeGreaterThan(5);
  });
});
