/** A result with its unit, as people read it. */
import { type LanguageId, type ToldResult, formatValue, isDateFormat } from '#model';

/** A share and a day say themselves what they are counted in; the templates' units of them are for whoever types. */
export function toldValue({ value, unit, number }: ToldResult, language: LanguageId): string {
  const { text } = formatValue(value, number ?? undefined, language);
  const saysItself =
    typeof value === 'string' || (number !== null && (isDateFormat(number) || number.includes('%')));
  return saysItself || unit === null ? text : `${text} ${unit}`;
}
