/** What is done with a copy of one moment, so that the server may run meanwhile, and nothing is changed. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openingRefusal, sentenceFor } from '../start-refusal.ts';
import type { StorageAddress } from '../storage/address.ts';
import { type Said, fail, temporaryFolder } from './command.ts';
import { copyStorage } from './copy-database.ts';

/** Hands a copy of the database over, as a SQLite file that is gone afterwards; says so where there can be none. */
export async function onCopy(source: StorageAddress, work: (copy: string) => Promise<Said>): Promise<Said> {
  const folder = temporaryFolder();
  try {
    const copy = join(folder, 'copy.sqlite');
    try {
      await copyStorage(source, copy);
    } catch (error) {
      return fail(sentenceFor(openingRefusal(error, source)));
    }
    return await work(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
