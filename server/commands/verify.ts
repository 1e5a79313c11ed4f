/**
 * npm run verify, or npm run verify -- <file>: whether everything in the database, or in a copy of one, can be read. The
 * server may run meanwhile: a copy of one moment is looked at.
 */
import { existsSync } from 'node:fs';
import type { StorageAddress } from '../storage/address.ts';
import { addressOf } from '../storage/hold-storage.ts';
import { type Command, fail, runCommand, say } from './command.ts';
import { inspect } from './inspection.ts';
import { onCopy } from './on-copy.ts';

export const verify: Command = async ({ settings, words }) => {
  const [file] = words;
  if (words.length > 1) return fail('Brug: npm run verify eller npm run verify -- <fil>');
  const source: StorageAddress = file === undefined ? addressOf(settings) : { kind: 'sqlite', path: file };
  if (source.kind === 'sqlite' && !existsSync(source.path))
    return fail(
      file === undefined ? `Der er ingen database i mappen ${settings.data}.` : `Filen ${file} findes ikke.`,
    );
  return onCopy(source, async (copy) => {
    const { workbooks, rows, faults } = await inspect(copy);
    if (faults.length > 0) return fail([...faults, `Fejl i alt: ${faults.length}.`].join('\n'));
    return say(`Kontrolleret uden fejl: ${workbooks} projektmapper, ${rows} rækker med indhold.`);
  });
};

if (import.meta.main) await runCommand(verify);
