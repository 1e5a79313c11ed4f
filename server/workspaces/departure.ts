/** What a person may take along and leave behind: everything known of the person in a file, and being forgotten. */
import { strToU8, zipSync } from 'fflate';
import { forgetPerson } from '#model';
import type { Logger } from 'pino';
import type { Recorder } from '../history/recorder.ts';
import { newId } from '../identity/secrets.ts';
import { sessionId } from '../identity/sessions.ts';
import type { Departure, Heir } from '../storage/identity.ts';
import type { PersonId, WorkbookId } from '../storage/storage.ts';
import { type WorkbooksWorld, WorkbookDesk } from './workbooks.ts';

export interface DepartureWorld extends WorkbooksWorld {
  readonly recorder: Pick<Recorder, 'record'>;
  readonly logger: Logger;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Times as people read them: every number under a name of a time becomes one. */
function readable(value: unknown): unknown {
  const times = new Set(['at', 'createdAt', 'changedAt', 'first', 'last', 'since', 'seenAt']);
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      times.has(key) && typeof part === 'number' ? iso(part) : part,
    ),
  );
}

/** A zip of what is known of a person as JSON, and of the person's own workbooks as xlsx; undefined for nobody. */
export async function exportPerson(world: DepartureWorld, person: PersonId): Promise<Uint8Array | undefined> {
  const { storage, logger } = world;
  const known = await storage.readKnown(person);
  if (!known) return undefined;
  const sessions = (await storage.listSessions(person)).map(({ device, method, was, at, seenAt }) => ({
    device,
    method,
    ...(was !== null && { was }),
    since: at,
    seenAt,
  }));
  const desk = new WorkbookDesk(world);
  const files: Record<string, Uint8Array> = {};
  const missing: WorkbookId[] = [];
  const owned = known.rights.filter(({ role }) => role === 'owner');
  for (const workbook of new Set(owned.map((one) => one.workbook))) {
    const exported = await desk.export(workbook);
    if (!exported.ok) {
      missing.push(workbook);
      continue;
    }
    const name = exported.value.title.replaceAll(/[\p{Cc}\p{Cs}/\\:*?"<>|]/gu, '-').slice(0, 80);
    // Two workbooks may have one title.
    files[`projektmapper/${name} (${workbook}).xlsx`] = exported.value.file;
  }
  if (missing.length > 0)
    logger.warn({ workbooks: missing }, 'workbooks are missing in what a person takes along');
  const about = readable({ ...known, sessions, workbooksNotIncluded: missing });
  return zipSync({ 'om-mig.json': strToU8(JSON.stringify(about, undefined, 2)), ...files });
}

/**
 * Forgets a person, in this order so that nothing is written under the name after it is gone: the sockets are closed,
 * what they brought is on disk, the database forgets, and then the documents: as they are now, and of each version.
 */
export async function forget(
  world: DepartureWorld,
  person: PersonId,
  heirs: ReadonlyMap<WorkbookId, Heir>,
): Promise<void> {
  const { storage, rooms, now } = world;
  for (const { tokenHash } of await storage.listSessions(person)) rooms.closeSession(sessionId(tokenHash));
  await rooms.settled();
  const pseudonym = newId();
  const workbooks = await storage.forgetPerson(person, { pseudonym, heirs, at: now() });
  // What came to an organisation is under its rules from now on.
  await rooms.readCprRules();
  for (const workbook of workbooks) await takeOut(world, { workbook, person, pseudonym });
}

/**
 * Goes on where an earlier server was stopped in the middle, or could not write; one workbook after the other, beside
 * everything else.
 */
export function resumeDepartures(world: DepartureWorld): { close(): void } {
  const { storage, logger } = world;
  let isClosed = false;
  const resume = async (): Promise<void> => {
    for (const departure of await storage.listDepartures()) {
      if (isClosed) return;
      await takeOut(world, departure);
    }
  };
  resume().catch((error: unknown) => {
    if (!isClosed) logger.error({ err: error }, 'names of the deleted could not be taken out of documents');
  });
  return { close: () => void (isClosed = true) };
}

/** What cannot be written, such as a document of a newer program, is tried again when the server starts the next time. */
async function takeOut(world: DepartureWorld, departure: Departure): Promise<void> {
  const { storage, rooms, logger } = world;
  const { workbook, person, pseudonym } = departure;
  const forgotten = await rooms.use(workbook, async (room) => {
    room.rename(person, pseudonym);
    const edited = await room.edit(pseudonym, (editor) => forgetPerson(editor, person, pseudonym));
    return edited.ok;
  });
  // The name is out of every list all the same.
  if (forgotten !== true) logger.warn({ workbook }, 'a name could not be taken out of a document');
  const isOut = await takeOutOfVersions(world, departure);
  if (forgotten && isOut) await storage.endDeparture(departure);
}

/**
 * What is in no version yet has no name any more; what was before is told first, so that its versions are there. False
 * when one may be written another time.
 */
async function takeOutOfVersions(
  { storage, recorder, office, rooms, logger }: DepartureWorld,
  { workbook, person, pseudonym }: Departure,
): Promise<boolean> {
  await rooms.queue.settled(workbook);
  await recorder.record(workbook);
  let isOut = true;
  for (const { number } of await storage.listVersions(workbook)) {
    const state = await storage.readVersion(workbook, number);
    if (state === undefined) continue;
    if (state === 'damaged') {
      logger.warn({ workbook, number }, 'a name could not be taken out of a version that cannot be read');
      continue;
    }
    try {
      const written = await office.forget(state, person, pseudonym);
      if (written) await storage.rewriteVersion(workbook, number, written);
    } catch (error) {
      // One that cannot be written keeps no other from being so.
      logger.warn({ err: error, workbook, number }, 'a name could not be taken out of a version');
      isOut = false;
    }
  }
  return isOut;
}
