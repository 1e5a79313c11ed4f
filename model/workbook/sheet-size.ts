/** How large a sheet is before anything is put in or taken out. */
import { sheetLimits } from './schema.ts';

/** The size at birth or the largest size that anyone has grown it to: growing at the same time never loses a row. */
export function baseSize(
  born: unknown,
  growth: { forEach(visit: (value: unknown, key: string) => void): void },
  side: 'rows' | 'columns',
): number {
  let size = isPair(born) ? born[side === 'rows' ? 0 : 1] : 0;
  const mark = side === 'rows' ? 'r' : 'c';
  growth.forEach((_, key) => {
    const grown = key.startsWith(mark) ? Number(key.slice(1)) : 0;
    if (Number.isSafeInteger(grown) && grown > size) size = grown;
  });
  return Math.min(size, sheetLimits[side]);
}

/** Two whole numbers, none below 0. */
export function isPair(value: unknown): value is readonly [number, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((part) => Number.isSafeInteger(part) && part >= 0)
  );
}
