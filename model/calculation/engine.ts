/** HyperFormula as we use it: in English, exact to 14 digits, without its own undo, corrected where it errs. */
import { HyperFormula } from 'hyperformula';
import { guardEngine } from './engine-guard.ts';
import { registerExcelFunctions } from './excel-functions.ts';

/** Opens an empty engine. Whoever opens it calls destroy(). */
export function openEngine(): HyperFormula {
  registerExcelFunctions();
  const engine = HyperFormula.buildEmpty({
    // Samregn is GPL-3.0-or-later, which is the licence that this key stands for.
    licenseKey: 'gpl-v3',
    // The default of 10 digits turns 12345678901.23 into 12345678901; 15 shows the noise of 0.1+0.2.
    precisionRounding: 14,
    useArrayArithmetic: true,
    undoLimit: 0,
    maxRows: 1_048_576,
    maxColumns: 16_384,
    dateFormats: ['YYYY-MM-DD'],
  });
  guardEngine(engine);
  return engine;
}
