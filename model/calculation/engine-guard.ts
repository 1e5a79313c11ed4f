/**
 * What stands around the bare engine, so that no formula costs more than its own cell. It reaches into HyperFormula 3.5.0,
 * because nothing of this can be had through its public face; each part says what the engine does without it.
 */
import { CellError, ErrorType, type HyperFormula, SimpleRangeValue } from 'hyperformula';
import { maxTextLength } from '../workbook/content.ts';

/** The parts of the engine that are reached into, as far as they are used. */
interface Inside {
  readonly _evaluator: {
    evaluateAstToCellValue(formula: unknown, state: State): unknown;
  };
  readonly _crudOperations: {
    readonly operations: { readonly arraySizePredictor: { checkArraySize(): unknown } };
  };
}

interface State {
  readonly formulaAddress: { readonly sheet: number };
  readonly formulaVertex?: unknown;
}

type Vertex = ConstructorParameters<typeof CellError>[2];

const oneCell = { width: 1, height: 1, isRef: false, isScalar: () => true };

/** Guards an engine that was just opened. */
export function guardEngine(engine: HyperFormula): void {
  const inside = engine as unknown as Inside;
  const evaluator = inside._evaluator;
  const evaluate = evaluator.evaluateAstToCellValue.bind(evaluator);
  const errorAt = (type: ErrorType, state: State): CellError =>
    new CellError(type, undefined, state.formulaVertex as Vertex);

  // Without this, what a function throws (=LEN(SUBSTITUTE(…)) beyond the longest string, =MEDIAN of 200,000 cells) leaves
  // the engine broken: "Value of the formula cell is not computed" for every cell that is read (issues #442, #548).
  evaluator.evaluateAstToCellValue = (formula, state) => {
    let value: unknown;
    try {
      value = evaluate(formula, state);
    } catch {
      // Whatever it is, it is the business of this one formula.
      return errorAt(ErrorType.ERROR, state);
    }
    // A name may stand for a whole range.
    const isName = state.formulaAddress.sheet < 0;
    if (value instanceof SimpleRangeValue && !isName) value = value.data[0]?.[0];
    // Cells that double each other's text would fill all memory; Excel says #VALUE! from the same length on.
    return typeof value === 'string' && value.length > maxTextLength
      ? errorAt(ErrorType.VALUE, state)
      : value;
  };

  // Without this, an array result spills over its neighbours, differently on two screens, and =SEQUENCE(1000,1000) makes
  // a million cells (issue #1646): a formula fills its own cell, with the first value.
  inside._crudOperations.operations.arraySizePredictor.checkArraySize = () => oneCell;
}
