/** What the operator decides about who may come in, and for how long. */
import * as v from 'valibot';
import { wholeNumber } from '../setting-schemas.ts';
import type { Issuer } from './issuers.ts';

/**
 * Where a name is enough: 'all' everywhere; 'links' only for those who come by a guest link, and only in the workbook
 * it leads to; 'none' nowhere.
 */
export type GuestsMay = 'all' | 'links' | 'none';

export interface IdentitySettings {
  readonly guests: GuestsMay;
  readonly issuers: readonly Issuer[];
  /** hours without a sign of life after which somebody who signed in must do so again */
  readonly idleHours: number;
  /** days after which somebody who signed in must do so again, whatever happened meanwhile */
  readonly sessionDays: number;
  /** days without a sign of life after which a guest is forgotten by this browser */
  readonly guestDays: number;
  /** how often rights and sessions that have ended are looked for, so that open sockets feel it, in milliseconds */
  readonly watchMs: number;
}

/** As long as browsers keep a cookie. */
const longestCookieDays = 400;

/**
 * NIST SP 800-63B-4, AAL1: at most 30 days between sign-ins; 12 hours idle is a working day. A guest is a laptop's
 * owner or a link's bearer, who has nothing to sign in with.
 */
export const defaultIdentity: IdentitySettings = {
  guests: 'all',
  issuers: [],
  idleHours: 12,
  sessionDays: 30,
  guestDays: longestCookieDays,
  watchMs: 15_000,
};

export const identityEnvironment = {
  SAMREGN_GUESTS: v.optional(v.picklist(['all', 'links', 'none'], 'skal være all, links eller none')),
  SAMREGN_SIGN_IN: v.optional(v.string()),
  SAMREGN_SESSION_IDLE_HOURS: wholeNumber(1, 24 * 30, defaultIdentity.idleHours),
  SAMREGN_SESSION_DAYS: wholeNumber(1, 400, defaultIdentity.sessionDays),
  SAMREGN_GUEST_DAYS: wholeNumber(1, longestCookieDays, defaultIdentity.guestDays),
};

interface Given {
  readonly SAMREGN_GUESTS?: GuestsMay | undefined;
  readonly SAMREGN_SESSION_IDLE_HOURS: number;
  readonly SAMREGN_SESSION_DAYS: number;
  readonly SAMREGN_GUEST_DAYS: number;
}

/** Where nobody has said otherwise, a name is enough exactly as long as there is no sign-in to use instead. */
export function identityOf(given: Given, issuers: readonly Issuer[]): IdentitySettings {
  return {
    ...defaultIdentity,
    guests: given.SAMREGN_GUESTS ?? (issuers.length === 0 ? 'all' : 'links'),
    issuers,
    idleHours: given.SAMREGN_SESSION_IDLE_HOURS,
    sessionDays: given.SAMREGN_SESSION_DAYS,
    guestDays: given.SAMREGN_GUEST_DAYS,
  };
}
