/** Days and times of day as people write them. */
import type { Language } from '#model';
import type { Translate } from '../text/text.tsx';

const locales = { da: 'da-DK', en: 'en-GB' } as const;
const dayMs = 24 * 60 * 60 * 1000;

export interface DayReader {
  readonly t: Translate;
  readonly language: Language;
  readonly now: Date;
}

export function textOfDay(date: Date, { t, language, now }: DayReader): string {
  if (date.toDateString() === now.toDateString()) return t('history.today');
  if (date.toDateString() === new Date(now.getTime() - dayMs).toDateString()) return t('history.yesterday');
  return date.toLocaleDateString(locales[language.id], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(date.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  });
}

export function textOfTime(date: Date, language: Language): string {
  return date.toLocaleTimeString(locales[language.id], { hour: '2-digit', minute: '2-digit' });
}
