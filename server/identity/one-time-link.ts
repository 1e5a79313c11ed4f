/** Links that do one thing once. The database has only their hash; whoever makes one hands it over. */
import type { Settings } from '../settings.ts';
import type { Identities, TicketWish } from '../storage/identity.ts';
import type { PersonId, Time } from '../storage/storage.ts';
import { hashToken, newToken } from './secrets.ts';

const hourMs = 60 * 60 * 1000;

/** How long each can be used, in hours. */
const hours: Readonly<Record<TicketWish['kind'], number>> = { operator: 24, invitation: 7 * 24, reset: 24 };

/** A new link; those before it no longer work, except invitations, of which each is for somebody else. */
export async function makeOneTimeLink(
  storage: Pick<Identities, 'endTickets' | 'createTicket'>,
  wish: TicketWish,
  { by, at }: { readonly by: PersonId | null; readonly at: Time },
): Promise<{ readonly token: string; readonly endsAt: Time }> {
  const token = newToken();
  const endsAt = at + hours[wish.kind] * hourMs;
  if (wish.kind === 'operator') await storage.endTickets({ kind: 'operator' });
  if (wish.kind === 'reset') await storage.endTickets({ kind: 'reset', person: wish.person });
  await storage.createTicket({ tokenHash: hashToken(token), wish, createdBy: by, createdAt: at, endsAt });
  return { token, endsAt };
}

/** The page behind a one-time link; what follows # is never sent to a server by a browser, nor logged by a proxy. */
export function ticketPage(settings: Pick<Settings, 'origins'>, port: number, token: string): string {
  return `${settings.origins[0] ?? `http://localhost:${port}`}/velkommen#${token}`;
}
