/** Every organisation that the operator has set a sign-in up for is there. */
import type { Settings } from '../settings.ts';
import type { Organisations } from '../storage/identity.ts';
import type { Time } from '../storage/storage.ts';
import { newId } from './secrets.ts';

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
