/** The values of a range, read without an address of its own for every cell, as HyperFormula 3.5.0 makes them. */
import { CellError, ErrorType, SimpleRangeValue } from 'hyperformula';

interface Inside {
  _data: unknown[][] | undefined;
  _hasOnlyNumbers: boolean | undefined;
  readonly range: {
    readonly start: { readonly sheet: number; readonly row: number; readonly col: number };
    readonly end: { readonly row: number; readonly col: number };
    isFinite(): boolean;
  };
  readonly dependencyGraph: { getCellValue(at: { sheet: number; row: number; col: number }): unknown };
  ensureThatComputed(): void;
}

/** To be called once a process. */
export function readRangesQuickly(): void {
  const prototype = SimpleRangeValue.prototype as unknown as Inside;
  const readAny = prototype.ensureThatComputed;
  prototype.ensureThatComputed = function () {
    if (this._data !== undefined) return;
    const { range, dependencyGraph } = this;
    if (!range.isFinite()) {
      readAny.call(this);
      return;
    }
    const { sheet, row: firstRow, col: firstColumn } = range.start;
    const { row: lastRow, col: lastColumn } = range.end;
    const at = { sheet, row: firstRow, col: firstColumn };
    let hasOnlyNumbers = true;
    const data: unknown[][] = [];
    for (at.row = firstRow; at.row <= lastRow; at.row++) {
      const values: unknown[] = [];
      for (at.col = firstColumn; at.col <= lastColumn; at.col++) {
        const value = dependencyGraph.getCellValue(at);
        const isArray = value instanceof SimpleRangeValue;
        if (typeof value !== 'number' && !isDateOrAmount(value)) hasOnlyNumbers = false;
        values.push(isArray ? new CellError(ErrorType.VALUE) : value);
      }
      data.push(values);
    }
    this._data = data;
    this._hasOnlyNumbers = hasOnlyNumbers;
  };
}

/** The engine keeps dates, percents and amounts as objects around the number. */
function isDateOrAmount(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'val' in value;
}
