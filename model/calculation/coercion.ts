/**
 * Values that stand where another kind is wanted, read and written as a Danish Excel does it, on every machine alike:
 * ="1,5"+1 is 2,5, =1,5&" kr." is "1,5 kr.", and text that is no number is #VALUE!.
 */
import { EmptyValue } from 'hyperformula';
import { readTyped } from '../formula/typed-input.ts';
import { type Scalar, isError } from './functions/engine-function.ts';

const longestNumber = 100;

/** The number, percent, amount, date or time that a text is; undefined for any other, and for what has two readings. */
export function numberOfText(text: string): number | undefined {
  if (text.length > longestNumber || !/\d/.test(text)) return undefined;
  const trimmed = text.trim();
  // Digits that a person might mean as a code are a number to arithmetic.
  if (/^[-+]?\d+$/.test(trimmed)) return Number(trimmed);
  const typed = readTyped(trimmed, 'da');
  return typed.kind === 'number' ? typed.value : undefined;
}

/** undefined for text that is no number */
export function numberOf(value: Scalar): number | undefined {
  if (value === EmptyValue) return 0;
  if (typeof value === 'string') return numberOfText(value);
  return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : undefined;
}

/** From here on, a number is written with an exponent. */
const largestPlain = 1e21;
const smallestPlain = 1e-9;

/** A number as it becomes text in a formula: 15 digits at most, decimal comma, no grouping. */
function textOfNumber(value: number): string {
  const shown = Number(value.toPrecision(15));
  const size = Math.abs(shown);
  if (shown === 0) return '0';
  if (size >= largestPlain || size < smallestPlain) {
    const [digits, exponent] = shown.toExponential().split('e') as [string, string];
    const power = exponent.slice(1).padStart(2, '0');
    return `${digits.replace('.', ',')}E${exponent[0]}${power}`;
  }
  // Below a millionth JavaScript writes an exponent.
  return (size < 1e-6 ? withoutExponent(shown) : String(shown)).replace('.', ',');
}

function withoutExponent(value: number): string {
  const [digits, exponent] = Math.abs(value).toExponential().split('e') as [string, string];
  const places = -Number(exponent);
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(places - 1)}${digits.replace('.', '')}`;
}

export function textOf(value: Scalar): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return textOfNumber(value);
  if (typeof value === 'boolean') return value ? 'SAND' : 'FALSK';
  return '';
}

/** undefined for text that is no truth value */
export function truthOf(value: Scalar): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'string') {
    const upper = value.trim().toUpperCase();
    if (upper === 'SAND' || upper === 'TRUE') return true;
    return upper === 'FALSK' || upper === 'FALSE' ? false : undefined;
  }
  return isError(value) ? undefined : false;
}
