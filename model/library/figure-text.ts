/** A figure as people read it. */
import type { LanguageId } from '../formula/language.ts';
import { formatValue } from '../formula/number-format.ts';
import type { Figure, FigureUnit } from './case.ts';

/** Number format of a unit, and what stands behind the number. */
const units: Readonly<
  Record<FigureUnit, { readonly code: string; readonly words: Readonly<Record<LanguageId, string>> }>
> = {
  mioKr: { code: '#,##0', words: { da: 'mio. kr.', en: 'million DKK' } },
  kr: { code: '#,##0', words: { da: 'kr.', en: 'DKK' } },
  persons: { code: '#,##0', words: { da: 'personer', en: 'people' } },
  share: { code: '0 %', words: { da: '', en: '' } },
  points: { code: '0', words: { da: 'procentpoint', en: 'percentage points' } },
  years: { code: '0', words: { da: 'år', en: 'years' } },
  year: { code: '0', words: { da: '', en: '' } },
  weeks: { code: '0', words: { da: 'uger', en: 'weeks' } },
  fullTime: { code: '0', words: { da: 'årsværk', en: 'full-time posts' } },
  hoursPerWeek: { code: '0', words: { da: 'timer om ugen', en: 'hours a week' } },
  count: { code: '#,##0', words: { da: '', en: '' } },
  kronePerKrone: { code: '0.0', words: { da: 'kr. pr. krone', en: 'DKK per krone' } },
};

/** Amounts that are small or counted in parts get a decimal where they have one. */
function codeOf(unit: FigureUnit, value: number): string {
  const { code } = units[unit];
  const hasPart = (unit === 'mioKr' || unit === 'years') && !Number.isInteger(value);
  return hasPart ? `${code}.0` : code;
}

export function amountText(value: number, unit: FigureUnit, language: LanguageId = 'da'): string {
  const shown = unit === 'points' ? value * 100 : value;
  return `${formatValue(shown, codeOf(unit, shown), language).text} ${units[unit].words[language]}`.trim();
}

export function figureText(figure: Figure, language: LanguageId = 'da'): string {
  if ('text' in figure) return figure.text;
  if ('value' in figure) return amountText(figure.value, figure.unit, language);
  return Object.entries(figure.byYear)
    .map(([year, value]) => `${year}: ${amountText(value, figure.unit, language)}`)
    .join(' · ');
}
