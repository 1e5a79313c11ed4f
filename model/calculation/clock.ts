/** The time for TODAY and NOW. It is handed in: the model has no clock, and tests choose their own. */
import { serialOfDate } from '../formula/number-format.ts';

/** Tells the local time as sheets count it: days since 1900, whole minutes, so that colleagues' screens agree. */
export type Clock = () => number;

/** The local time of a moment as sheets count it. */
export function serialOfTime(time: Date): number {
  const day = serialOfDate(time.getFullYear(), time.getMonth() + 1, time.getDate());
  return day + (time.getHours() * 60 + time.getMinutes()) / 1440;
}
