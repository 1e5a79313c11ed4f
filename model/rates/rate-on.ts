/** The rate in force on a day, and what can be said when it is not known. */
import type { Day } from './day.ts';
import type { Rate } from './rate.ts';
import { ratesOf } from './rates.ts';

export type RateFound =
  /** in force on the day */
  | { readonly kind: 'known'; readonly rate: Rate }
  | {
      readonly kind: 'newestKnown';
      readonly rate: Rate;
      readonly why:
        /** nobody has seen the rate of that year */
        | 'later'
        /** only an amount in earlier prices has been seen */
        | 'priceLevel'
        /** the benefit or rule had ended */
        | 'ended'
        /** no source says from which day */
        | 'undated';
    }
  /** nothing that stood on the day or before it */
  | { readonly kind: 'none' };

/** Drafts and figures that nobody has verified are never found: they may be shown, but not counted with. */
const countable: readonly Rate['standing'][] = ['inForce', 'priceLevel'];

export function rateOn(key: string, day: Day): RateFound {
  const candidates = ratesOf(key).filter(({ standing }) => countable.includes(standing));
  const rate = candidates.findLast(({ validFrom }) => validFrom !== undefined && validFrom <= day);
  if (!rate) {
    const undated = candidates.find(({ validFrom }) => validFrom === undefined);
    return undated ? { kind: 'newestKnown', rate: undated, why: 'undated' } : { kind: 'none' };
  }
  if (rate.endsOn !== undefined && rate.endsOn < day) return { kind: 'newestKnown', rate, why: 'ended' };
  if (rate.standing === 'priceLevel') return { kind: 'newestKnown', rate, why: 'priceLevel' };
  const isKnown = rate.validTo === undefined || day <= rate.validTo;
  return isKnown ? { kind: 'known', rate } : { kind: 'newestKnown', rate, why: 'later' };
}
