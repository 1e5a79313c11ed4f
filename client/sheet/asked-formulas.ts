/**
 * Values of formulas that stand in no cell, such as those of conditional formats. The calculation answers later: until
 * then the last known value holds, so that nothing flickers while colleagues type.
 */
import type { Value } from '#model';

/** A formula and the sheet that it is about. */
export type AskedFormula = readonly [sheet: string, stored: string];

export interface AskedFormulas {
  /** The value as far as it is known; one that is not known, or not any more, is asked for. */
  valueOf(stored: string, sheet: string): Value | undefined;
  /** Takes answers; true when one of them is new. */
  take(formulas: readonly AskedFormula[], values: readonly (Value | undefined)[]): boolean;
  /** Whatever is known may have changed; true when there is anything that it may have changed for. */
  outdate(): boolean;
}

/** More than can be seen at once with many rules; the rest is forgotten. */
const maxKnown = 20_000;

/** `send` gets all that was asked in one go, some time after the first of it. */
export function createAskedFormulas(send: (formulas: readonly AskedFormula[]) => void): AskedFormulas {
  const known = new Map<string, { readonly value: Value | undefined; readonly asOf: number }>();
  let now = 0;
  let waiting: AskedFormula[] = [];
  const keyOf = (sheet: string, stored: string): string => `${sheet} ${stored}`;
  const ask = (formula: AskedFormula): void => {
    if (waiting.length === 0) {
      queueMicrotask(() => {
        send(waiting);
        waiting = [];
      });
    }
    waiting.push(formula);
  };
  return {
    valueOf(stored, sheet) {
      const key = keyOf(sheet, stored);
      const found = known.get(key);
      if (found?.asOf !== now) {
        if (known.size >= maxKnown) known.clear();
        known.set(key, { value: found?.value, asOf: now });
        ask([sheet, stored]);
      }
      return found?.value;
    },
    take(formulas, values) {
      let isNew = false;
      formulas.forEach(([sheet, stored], i) => {
        const key = keyOf(sheet, stored);
        const found = known.get(key);
        if (!found || isSame(found.value, values[i])) return;
        known.set(key, { ...found, value: values[i] });
        isNew = true;
      });
      return isNew;
    },
    outdate() {
      now++;
      return known.size > 0;
    },
  };
}

function isSame(one: Value | undefined, other: Value | undefined): boolean {
  if (typeof one === 'object' && typeof other === 'object') return one.error === other.error;
  return one === other;
}
