/**
 * How the first account comes to be: whoever starts the server is shown a link that works once, for a day. It is made
 * anew at every start until it has been used; the database has only its hash.
 */
import type { Settings } from '../settings.ts';
import type { Identities, Organisations } from '../storage/identity.ts';
import type { Time } from '../storage/storage.ts';
import { hashToken, newId, newToken } from './secrets.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A new link for the one who runs the installation; those before it no longer work. */
export async function makeOperatorToken(
  storage: Pick<Identities, 'endTickets' | 'createTicket'>,
  at: Time,
): Promise<string> {
  const token = newToken();
  await storage.endTickets({ kind: 'operator' });
  await storage.createTicket({
    tokenHash: hashToken(token),
    wish: { kind: 'operator' },
    createdBy: null,
    createdAt: at,
    endsAt: at + dayMs,
  });
  return token;
}

/** The page behind a one-time link; what follows # is never sent to a server by a browser, nor logged by a proxy. */
export function ticketPage(settings: Pick<Settings, 'origins'>, port: number, token: string): string {
  return `${settings.origins[0] ?? `http://localhost:${port}`}/velkommen#${token}`;
}

/** Every organisation that the operator has set a sign-in up for is there. */
export async function addOrganisations(
  storage: Pick<Organisations, 'listOrganisations' | 'createOrganisation'>,
  { issuers }: Settings['identity'],
  at: Time,
): Promise<void> {
  const known = new Set((await storage.listOrganisations()).map(({ signIn }) => signIn));
  for (const { key, organisation } of issuers)
    if (!known.has(key))
      await storage.createOrganisation({ id: newId(), name: organisation, signIn: key }, at);
}
