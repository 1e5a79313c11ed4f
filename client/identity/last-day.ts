/** The last day of a right, as people choose it: the day itself is included, where the person is. */

/** A day as date fields write it. */
export function dayOf(time: Date): string {
  return time.toLocaleDateString('sv-SE');
}

/** The end of a day from a date field, as ISO text; null for none. */
export function endOfDay(day: string): string | null {
  return day === '' ? null : new Date(`${day}T23:59:59`).toISOString();
}
