/** npm run backup -- <file>: a consistent copy of the database, also while the server runs. Overwrites nothing. */
import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { newId } from '../identity/secrets.ts';
import { messageOf, openingRefusal, sentenceFor } from '../start-refusal.ts';
import type { StorageAddress } from '../storage/address.ts';
import { isCorrupt } from '../storage/corrupt.ts';
import { addressOf } from '../storage/hold-storage.ts';
import { type Command, type Said, fail, runCommand, say } from './command.ts';
import { copyStorage } from './copy-database.ts';
import { isIntact } from './integrity.ts';

/** Fills a file that has been made for it. */
async function fill(target: string, source: StorageAddress): Promise<Said> {
  const name = source.kind === 'sqlite' ? source.path : 'i SAMREGN_DATABASE';
  const isHarmed = fail(`Databasen ${name} er beskadiget. Der er ikke lavet nogen sikkerhedskopi.`);
  // Until it is whole it has another name, one that nobody else has.
  const part = `${target}.${newId()}.part`;
  try {
    await copyStorage(source, part);
    if (!isIntact(part)) return isHarmed;
    renameSync(part, target);
    return say(`Sikkerhedskopi skrevet og kontrolleret: ${target}`);
  } catch (error) {
    if (isCorrupt(error)) return isHarmed;
    return fail(
      source.kind === 'sqlite'
        ? `Sikkerhedskopien mislykkedes: ${messageOf(error)}`
        : sentenceFor(openingRefusal(error, source)),
    );
  } finally {
    rmSync(part, { force: true });
  }
}

export const backup: Command = async ({ settings, words }) => {
  const [target] = words;
  if (target === undefined || words.length > 1) return fail('Brug: npm run backup -- <fil>');
  const source = addressOf(settings);
  if (source.kind === 'sqlite' && !existsSync(source.path))
    return fail(`Der er ingen database i mappen ${settings.data}.`);
  try {
    // The name is taken before anything is written, so that no other file can be lost.
    closeSync(openSync(target, 'wx'));
  } catch (error) {
    if (existsSync(target)) return fail(`Filen ${target} findes allerede. Den er ikke rørt.`);
    return fail(`Filen ${target} kan ikke skrives: ${messageOf(error)}`);
  }
  const said = await fill(target, source);
  if (!said.isDone) rmSync(target, { force: true });
  return said;
};

if (import.meta.main) await runCommand(backup);
