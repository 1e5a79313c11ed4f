/** A calendar day as a text: 2026-08-31. Days compare as texts. */
import { serialOfDate } from '../formula/number-format.ts';

export type Day = string;

/** The number under which a cell holds the day. */
export function serialOfDay(day: Day): number {
  const [year, month, date] = day.split('-').map(Number);
  return serialOfDate(year!, month!, date!);
}
