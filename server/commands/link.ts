/**
 * npm run link -- list, or npm run link -- <workbook>: the operator's way in for somebody who has lost the cookie. Only
 * here can a link be made that gives all rights; it works once.
 */
import { existsSync } from 'node:fs';
import { hashToken, newId, newToken } from '../identity/secrets.ts';
import type { Settings } from '../settings.ts';
import { openingRefusal, sentenceFor } from '../start-refusal.ts';
import { openStorage } from '../storage/address.ts';
import { addressOf } from '../storage/hold-storage.ts';
import type { Storage } from '../storage/storage.ts';
import { type Command, type Said, fail, runCommand, say } from './command.ts';

async function list(storage: Storage): Promise<Said> {
  const workbooks = await storage.listAllWorkbooks();
  if (workbooks.length === 0) return say('Der er ingen projektmapper.');
  return say(
    workbooks
      .map(({ id, title, changedAt }) => `${id}  ${new Date(changedAt).toISOString()}  ${title}`)
      .join('\n'),
  );
}

async function makeLink(storage: Storage, settings: Settings, workbook: string): Promise<Said> {
  const workbooks = await storage.listAllWorkbooks();
  if (!workbooks.some(({ id }) => id === workbook))
    return fail(`Der er ingen projektmappe med id ${workbook}.`);
  const token = newToken();
  await storage.createLink({
    id: newId(),
    workbook,
    role: 'owner',
    createdAt: Date.now(),
    tokenHash: hashToken(token),
    createdBy: null,
  });
  const origin = settings.origins[0] ?? `http://localhost:${settings.port}`;
  return say(`Link, der gør den, som åbner det, til ejer. Det virker én gang:\n${origin}/deltag#${token}`);
}

const command: Command = async ({ settings, words }) => {
  const [what] = words;
  if (what === undefined || words.length > 1)
    return fail('Brug: npm run link -- list eller npm run link -- <id>');
  const address = addressOf(settings);
  if (address.kind === 'sqlite' && !existsSync(address.path))
    return fail(`Der er ingen database i mappen ${settings.data}.`);
  let storage: Storage;
  try {
    storage = await openStorage(address, { isBeside: true });
  } catch (error) {
    return fail(sentenceFor(openingRefusal(error, address)));
  }
  try {
    return what === 'list' ? await list(storage) : await makeLink(storage, settings, what);
  } finally {
    await storage.close();
  }
};

await runCommand(command);
