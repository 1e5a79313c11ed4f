/**
 * npm run link: the operator's way in for somebody who has lost theirs. With "list" it tells the workbooks, with a workbook
 * it makes a link that gives all rights to it, with "administrator" one that makes an account which runs the
 * installation, with "password" and a login one that sets a new password. Each link works once.
 */
import { existsSync } from 'node:fs';
import { makeOneTimeLink, ticketPage } from '../identity/one-time-link.ts';
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

const once = 'Det virker én gang, inden for et døgn:';

async function makeAdministrator(storage: Storage, settings: Settings): Promise<Said> {
  const at = Date.now();
  const { token } = await makeOneTimeLink(storage, { kind: 'operator' }, { by: null, at });
  const page = ticketPage(settings, settings.port, token);
  return say(`Link til at oprette en konto, der styrer installationen. ${once}\n${page}`);
}

async function makePassword(storage: Storage, settings: Settings, login: string): Promise<Said> {
  const account = await storage.readAccount(login.toLowerCase());
  if (!account) return fail(`Der er ingen konto med brugernavnet ${login}.`);
  const wish = { kind: 'reset', person: account.person } as const;
  const { token } = await makeOneTimeLink(storage, wish, { by: null, at: Date.now() });
  const page = ticketPage(settings, settings.port, token);
  return say(`Link til en ny adgangskode for ${account.login}. ${once}\n${page}`);
}

const usage =
  'Brug: npm run link -- list, npm run link -- <id>, npm run link -- administrator eller npm run link -- password <brugernavn>';

export const link: Command = async ({ settings, words }) => {
  const [what, login] = words;
  if (what === undefined || words.length !== (what === 'password' ? 2 : 1)) return fail(usage);
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
    if (what === 'list') return await list(storage);
    if (what === 'administrator') return await makeAdministrator(storage, settings);
    return login === undefined
      ? await makeLink(storage, settings, what)
      : await makePassword(storage, settings, login);
  } finally {
    await storage.close();
  }
};

if (import.meta.main) await runCommand(link);
