/** One decimal more or less in a number format code: the two buttons that everybody knows. */
import { codePieces } from './format-code.ts';
import { formatValue, isDateFormat } from './number-format.ts';

/** Most decimals that are shown; a value has no more digits. */
const maxDecimals = 15;

/**
 * The code with one decimal more (1) or less (-1) in every section of numbers; the code itself where that changes
 * nothing, as for dates and text. The plain format gets the decimals that `value` shows, and one more or less.
 */
export function withDecimals(
  code: string | undefined,
  by: 1 | -1,
  value: number | undefined,
): string | undefined {
  if (code === undefined || /^general$/i.test(code)) {
    const shown = value === undefined ? '' : formatValue(value, undefined, 'en').text;
    const decimals = /\.(\d+)$/.exec(shown)?.[1]?.length ?? 0;
    if (decimals + by < 0) return code;
    return decimalsIn('0', Math.min(decimals + by, maxDecimals));
  }
  if (isDateFormat(code)) return code;
  let isDone = false;
  return codePieces(code)
    .map((piece) => {
      if (/^["\\_*[]/.test(piece)) return piece;
      return piece.replace(/[;/]|[#0?.,]*[#0?][#0?.,]*/g, (places) => {
        if (places === ';') isDone = false;
        if (places === ';' || isDone) return places;
        isDone = true;
        return places === '/' ? places : decimalsIn(places, countDecimals(places) + by);
      });
    })
    .join('');
}

function countDecimals(places: string): number {
  return /\.([#0?]*)/.exec(places)?.[1]?.length ?? 0;
}

/** Places with so many decimals; those that stay keep their marks, and what scales the number stays behind them. */
function decimalsIn(places: string, count: number): string {
  const [, integer = '', decimals = '', scale = ''] = /^([^.]*?)(?:\.([#0?]*))?(,*)$/.exec(places) ?? [];
  const kept = Math.min(Math.max(count, 0), maxDecimals);
  if (integer === '' && decimals === '') return places;
  const marks = decimals.slice(0, kept).padEnd(kept, '0');
  return `${integer}${marks && `.${marks}`}${scale}`;
}
