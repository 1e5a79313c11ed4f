/** Typing before what helps with formulas is here: every text is only text. */
import type { FormulaTyping } from './formula-typing.ts';

export const plainTyping: FormulaTyping = {
  isFormula: () => false,
  tokens: () => [],
  marks: () => [],
  caret: () => 0,
  noteSelected() {},
  wanted: () => undefined,
  write() {},
  canPoint: () => false,
  pointed: () => undefined,
  pointAt: () => false,
  pointByKey: () => false,
  cycleFixed: () => false,
};
