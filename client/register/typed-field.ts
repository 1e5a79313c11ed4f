/** Numbers and days as people type them into the register, and as they read them there. */
import { type LanguageId, dateOfSerial, editText, formatValue, isDateFormat, readTyped } from '#model';

const dayCode = 'dd-mm-yyyy';

/** "01-11-2026" for 2026-11-01. */
export function dayText(day: string | undefined, language: LanguageId): string {
  if (day === undefined) return '';
  return formatValue(Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569, dayCode, language).text;
}

/** A day as the document keeps it; undefined when the text is no day. */
export function dayTyped(text: string, language: LanguageId): string | undefined {
  const typed = readTyped(text.trim(), language);
  if (typed.kind !== 'number' || !isDateFormat(typed.format)) return undefined;
  const { year, month, day } = dateOfSerial(typed.value);
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

export function today(): string {
  const now = new Date();
  return dayOfTime(now.getTime());
}

/** The day, where the person is, of a time in milliseconds. */
export function dayOfTime(ms: number): string {
  const at = new Date(ms);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

export function numberText(
  value: number | undefined,
  code: string | undefined,
  language: LanguageId,
): string {
  return value === undefined ? '' : editText(value, code, language);
}

/** In a cell of percents the sign need not be typed, as on the sheets. */
export function withPercent(text: string, code: string | undefined, language: LanguageId): string {
  const typed = readTyped(text.trim(), language);
  const isPlain = typed.kind === 'number' && typed.format === undefined;
  return isPlain && code?.includes('%') ? `${text.trim()} %` : text;
}

/** A number; undefined when the text is none. */
export function numberTyped(
  text: string,
  code: string | undefined,
  language: LanguageId,
): number | undefined {
  const typed = readTyped(withPercent(text, code, language).trim(), language);
  return typed.kind === 'number' ? typed.value : undefined;
}
