/** Changes in the order of a diary: by day, and within a day by who made them one after the other. */
import type { HistoryChange } from './history-api.ts';

/** Changes of one person in a row. */
export interface Stretch {
  readonly person: HistoryChange['person'];
  readonly changes: readonly HistoryChange[];
}

export interface Day {
  /** its first moment, in the reader's time zone */
  readonly date: Date;
  readonly stretches: readonly Stretch[];
}

/** A stretch is one sitting: after a longer pause there is a new one. */
const pauseMs = 15 * 60_000;

export function byDay(changes: readonly HistoryChange[]): readonly Day[] {
  const days: { date: Date; stretches: { person: Stretch['person']; changes: HistoryChange[] }[] }[] = [];
  let last: HistoryChange | undefined;
  for (const change of changes) {
    const date = new Date(change.at);
    date.setHours(0, 0, 0, 0);
    let day = days.at(-1);
    if (day?.date.getTime() !== date.getTime()) days.push((day = { date, stretches: [] }));
    const stretch = day.stretches.at(-1);
    const isNear = last !== undefined && Date.parse(last.at) - Date.parse(change.at) <= pauseMs;
    if (stretch && isNear && stretch.person.id === change.person.id) stretch.changes.push(change);
    else day.stretches.push({ person: change.person, changes: [change] });
    last = change;
  }
  return days;
}
