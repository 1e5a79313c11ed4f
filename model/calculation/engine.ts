/** HyperFormula as we use it: in English, exact to 14 digits, without its own undo, corrected where it errs. */
import { HyperFormula } from 'hyperformula';
import { noise } from './comparison.ts';
import { withKnownGrammar } from './engine-grammar.ts';
import { guardEngine } from './engine-guard.ts';
import { registerExcelFunctions } from './excel-functions.ts';

/** Opens an empty engine. Whoever opens it calls destroy(). */
export function openEngine(): HyperFormula {
  registerExcelFunctions();
  const engine = withKnownGrammar(() =>
    HyperFormula.buildEmpty({
      // Samregn is GPL-3.0-or-later, which is the licence that this key stands for.
      licenseKey: 'gpl-v3',
      // The default of 10 digits turns 12345678901.23 into 12345678901; 15 shows the noise of 0.1+0.2.
      precisionRounding: 14,
      // The default of 1e-13 makes 0 of 999999999999.99-999999999999.98.
      precisionEpsilon: noise,
      useArrayArithmetic: true,
      undoLimit: 0,
      maxRows: 1_048_576,
      maxColumns: 16_384,
      dateFormats: ['YYYY-MM-DD'],
      // Excel's calendar: serial 1 is 1 January 1900, and 1900 has a 29 February.
      leapYear1900: true,
      nullDate: { year: 1899, month: 12, day: 31 },
      // Otherwise "Århus" and "Arhus" are one, and "å" finds every "a".
      accentSensitive: true,
      localeLang: 'da',
    }),
  );
  guardEngine(engine);
  return engine;
}
