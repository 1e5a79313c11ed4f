/** What every storage promises. A new storage runs this suite and has no further say. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityContract } from './storage-contract-identity.ts';
import type {
  Append,
  NewLink,
  NewPublication,
  NewWorkbook,
  Person,
  PublicationContent,
  Renewal,
  Storage,
  StoredDocument,
} from '../../server/storage/storage.ts';
import { historyContract } from './history-contract.ts';

export interface StorageUnderTest {
  open(): Promise<Storage>;
  /** Harms what is kept, as a bad disk does: the same length, other bytes. */
  harm(of: string, what: 'snapshot' | 'update' | 'copy', seq: number): Promise<void>;
  /** How many updates and snapshots a workbook has. */
  count(workbook: string): Promise<{ readonly updates: number; readonly snapshots: number }>;
  remove(): Promise<void>;
}

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const at = 1_700_000_000_000;

function id(): string {
  return randomBytes(16).toString('base64url');
}

function hash(): Uint8Array {
  return new Uint8Array(randomBytes(32));
}

const anne: Person = { id: 'anne', name: null, colour: 3 };

function workbook(values: Partial<NewWorkbook> = {}): NewWorkbook {
  return {
    id: id(),
    title: 'Prøve',
    template: 'blank',
    owner: 'anne',
    at,
    state: bytes(100),
    clients: [],
    ...values,
  };
}

/** A link that the operator made. */
function link(to: string, id: string, role: NewLink['role'], tokenHash: Uint8Array): NewLink {
  return { id, workbook: to, role, tokenHash, createdAt: at, createdBy: null };
}

function updates(to: string, ...values: number[]): Append {
  return {
    workbook: to,
    updates: values.map((value) => ({ data: bytes(value), author: 'anne', at: at + value })),
    clients: [],
  };
}

/** The parts as the numbers that the tests put into them. */
function numbers(document: StoredDocument | undefined): readonly number[] {
  return document!.parts.map((part) => part[0]!);
}

export function storageContract(name: string, make: () => Promise<StorageUnderTest>): void {
  describe(`${name} as a storage`, () => {
    let under: StorageUnderTest;
    let storage: Storage;

    beforeEach(async () => {
      under = await make();
      storage = await under.open();
    });
    afterEach(async () => {
      await storage.close();
      await under.remove();
    });
    const reopen = async (): Promise<void> => {
      await storage.close();
      storage = await under.open();
    };

    historyContract({
      storage: () => storage,
      reopen,
      workbook,
      harmSnapshot: (id, seq) => under.harm(id, 'snapshot', seq),
    });

    it('[STORE-1] gives a new workbook back as its first state, also after opening it anew', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id, clients: [{ client: 7, person: 'anne' }] }));
      await reopen();
      expect(await storage.readDocument(id)).toEqual({
        parts: [bytes(100)],
        seq: 0,
        clients: [{ client: 7, person: 'anne' }],
        people: [],
        ended: [],
        snapshotBytes: 1,
        rows: 0,
        rowBytes: 0,
        damage: 'none',
      });
      expect(await storage.readDocument('unknown')).toBeUndefined();
    });

    it('[STORE-24] knows who brought an item, and in which minute, also when the log is folded away', async () => {
      const { id } = workbook();
      await storage.createPerson({ ...anne, name: 'Anne' }, { tokenHash: hash(), at });
      await storage.createWorkbook(workbook({ id }));
      const came = (minutes: number, author: string, ...ends: (readonly [number, number])[]): Append => ({
        workbook: id,
        updates: [{ data: bytes(1), author, at: at + minutes * 60_000 + 1234, ends: new Map(ends) }],
        clients: [],
      });
      const minute = (minutes: number): number => at - (at % 60_000) + minutes * 60_000;
      await storage.append([came(0, 'anne', [7, 3]), came(0, 'anne', [7, 5], [8, 2])]);
      await storage.append([came(2, 'anne', [7, 9])]);
      await storage.append([came(2, 'anne', [7, 6])]);
      await storage.append([came(3, 'bo', [7, 12])]);
      await storage.compact(id, { seq: 5, state: bytes(9) });
      await reopen();
      const arrival = (client: number, clock: number) => storage.readArrival(id, { client, clock });
      expect(await arrival(7, 0)).toEqual({ person: 'anne', name: 'Anne', at: minute(0) });
      expect(await arrival(7, 4)).toMatchObject({ person: 'anne', at: minute(0) });
      expect(await arrival(7, 5)).toMatchObject({ person: 'anne', at: minute(2) });
      expect(await arrival(7, 8)).toMatchObject({ person: 'anne', at: minute(2) });
      expect(await arrival(7, 11)).toEqual({ person: 'bo', name: '', at: minute(3) });
      expect(await arrival(7, 12)).toBeUndefined();
      expect(await arrival(8, 1)).toMatchObject({ person: 'anne', at: minute(0) });
      expect(await arrival(9, 0)).toBeUndefined();
      expect(await storage.readArrival('another', { client: 7, clock: 0 })).toBeUndefined();
    });

    it('[STORE-25] lists who may open a workbook and has a name', async () => {
      const { id } = workbook();
      await storage.createPerson({ ...anne, name: 'Anne' }, { tokenHash: hash(), at });
      await storage.createPerson({ ...anne, id: 'bo', name: 'Bo' }, { tokenHash: hash(), at });
      await storage.createPerson({ ...anne, id: 'cid' }, { tokenHash: hash(), at });
      await storage.createPerson({ ...anne, id: 'dan', name: 'Dan' }, { tokenHash: hash(), at });
      await storage.createWorkbook(workbook({ id }));
      for (const [name, person] of [
        ['l1', 'bo'],
        ['l2', 'bo'],
        ['l3', 'cid'],
      ] as const) {
        const token = hash();
        await storage.createLink(link(id, name, 'viewer', token));
        await storage.redeemLink(token, person, at);
      }
      expect(await storage.listPeople(id)).toEqual([
        { id: 'anne', name: 'Anne' },
        { id: 'bo', name: 'Bo' },
      ]);
    });

    it('[STORE-2] keeps updates in order and numbers them without gaps, for several workbooks in one commit', async () => {
      const [one, two] = [workbook(), workbook()];
      await storage.createWorkbook(one);
      await storage.createWorkbook(two);
      expect(await storage.append([updates(one.id, 1, 2), updates(two.id, 3)])).toEqual([
        { workbook: one.id, seq: 2 },
        { workbook: two.id, seq: 1 },
      ]);
      expect(await storage.append([updates(one.id, 4)])).toEqual([{ workbook: one.id, seq: 3 }]);
      await reopen();
      const read = await storage.readDocument(one.id);
      expect(numbers(read)).toEqual([100, 1, 2, 4]);
      expect(read).toMatchObject({ seq: 3, rows: 3, rowBytes: 3, damage: 'none' });
      expect(numbers(await storage.readDocument(two.id))).toEqual([100, 3]);
    });

    it('[STORE-2] takes more updates at once than fit into one statement', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      const many = Array.from({ length: 1234 }, (_, i) => i % 251);
      await storage.append([updates(id, ...many)]);
      expect(numbers(await storage.readDocument(id))).toEqual([100, ...many]);
    });

    it('[STORE-3] answers that a workbook is gone, and keeps the others of the same commit', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      expect(await storage.append([updates('gone', 1), updates(id, 2)])).toEqual([
        { workbook: 'gone', seq: undefined },
        { workbook: id, seq: 1 },
      ]);
      expect(await storage.readDocument('gone')).toBeUndefined();
    });

    it('[STORE-4] notes whose a client number is, and lets the first word stand', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([{ workbook: id, updates: [], clients: [{ client: 5, person: 'anne' }] }]);
      await storage.append([{ workbook: id, updates: [], clients: [{ client: 5, person: 'bo' }] }]);
      const read = await storage.readDocument(id);
      expect(read).toMatchObject({ seq: 0, clients: [{ client: 5, person: 'anne' }] });
    });

    it('[STORE-5] copies title and time of change with the updates, and a binding alone changes neither', async () => {
      await storage.createPerson(anne, { tokenHash: hash(), at });
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([{ ...updates(id, 9), title: 'Ny titel' }]);
      await storage.append([{ workbook: id, updates: [], clients: [{ client: 5, person: 'anne' }] }]);
      const access = await storage.readAccess(id, 'anne');
      expect(access).toMatchObject({
        workbook: { title: 'Ny titel', createdAt: at, changedAt: at + 9 },
        role: 'owner',
      });
    });

    it('[STORE-6] folds the log into snapshots and keeps the one before, with the updates after it', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([updates(id, 1, 2)]);
      await storage.compact(id, { seq: 2, state: bytes(102) });
      expect(numbers(await storage.readDocument(id))).toEqual([102]);
      expect(await under.count(id)).toEqual({ updates: 2, snapshots: 2 });
      await storage.append([updates(id, 3)]);
      await storage.compact(id, { seq: 3, state: bytes(103) });
      await storage.append([updates(id, 4)]);
      expect(await under.count(id)).toEqual({ updates: 2, snapshots: 2 });
      const read = await storage.readDocument(id);
      expect(numbers(read)).toEqual([103, 4]);
      expect(read).toMatchObject({ seq: 4, rows: 1, snapshotBytes: 1 });
    });

    it('[STORE-6] takes a snapshot of the same number again', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([updates(id, 1)]);
      await storage.compact(id, { seq: 1, state: bytes(101) });
      await storage.compact(id, { seq: 1, state: bytes(111) });
      expect(numbers(await storage.readDocument(id))).toEqual([111]);
    });

    it('[STORE-7] falls back to the snapshot before when the newest cannot be read, and loses nothing', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([updates(id, 1, 2)]);
      await storage.compact(id, { seq: 2, state: bytes(102) });
      await storage.append([updates(id, 3)]);
      await under.harm(id, 'snapshot', 2);
      const read = await storage.readDocument(id);
      expect(numbers(read)).toEqual([100, 1, 2, 3]);
      expect(read).toMatchObject({ damage: 'covered', seq: 3, rows: 3 });
    });

    it('[STORE-7] never lets an unreadable snapshot be the one that is fallen back to', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([updates(id, 1, 2)]);
      await storage.compact(id, { seq: 2, state: bytes(102) });
      await storage.append([updates(id, 3)]);
      await under.harm(id, 'snapshot', 2);
      await storage.compact(id, { seq: 3, state: bytes(103) });
      expect(await storage.readDocument(id)).toMatchObject({ damage: 'none', seq: 3 });
      await under.harm(id, 'snapshot', 3);
      const read = await storage.readDocument(id);
      expect(numbers(read)).toEqual([100, 1, 2, 3]);
      expect(read?.damage).toBe('covered');
    });

    it('[STORE-8] says that something is lost when an update cannot be read, and gives the rest', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([updates(id, 1, 2, 3)]);
      await under.harm(id, 'update', 2);
      const read = await storage.readDocument(id);
      expect(numbers(read)).toEqual([100, 1, 3]);
      expect(read).toMatchObject({ damage: 'lost', seq: 3 });
    });

    it('[STORE-8] does not mind an unreadable update that a snapshot covers', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([updates(id, 1, 2)]);
      await storage.compact(id, { seq: 2, state: bytes(102) });
      await under.harm(id, 'update', 1);
      expect(await storage.readDocument(id)).toMatchObject({ damage: 'none', parts: [bytes(102)] });
    });

    it('[STORE-8] says that something is lost when no snapshot can be read', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([updates(id, 1)]);
      await under.harm(id, 'snapshot', 0);
      const read = await storage.readDocument(id);
      expect(numbers(read)).toEqual([1]);
      expect(read?.damage).toBe('lost');
    });

    it('[STORE-9] knows people by their session', async () => {
      const tokenHash = hash();
      await storage.createPerson(anne, { tokenHash, at });
      await storage.namePerson('anne', 'Anne Ø');
      await storage.touchSession(tokenHash, at + 5);
      await reopen();
      expect(await storage.readSession(tokenHash)).toEqual({
        person: { ...anne, name: 'Anne Ø' },
        session: { tokenHash, method: 'guest', device: '', issuer: null, was: null, at, seenAt: at + 5 },
      });
      expect(await storage.readSession(hash())).toBeUndefined();
    });

    it('[STORE-10] lists my workbooks, the latest change first, and the deleted ones apart', async () => {
      const [one, two, others] = [workbook(), workbook({ at: at + 1 }), workbook({ owner: 'bo' })];
      for (const each of [one, two, others]) await storage.createWorkbook(each);
      const ids = async (which: 'living' | 'deleted'): Promise<readonly string[]> =>
        (await storage.listWorkbooks('anne', which)).map((entry) => entry.id);
      expect(await ids('living')).toEqual([two.id, one.id]);
      await storage.append([updates(one.id, 50)]);
      expect(await ids('living')).toEqual([one.id, two.id]);
      await storage.setDeleted(one.id, at + 99);
      expect(await ids('living')).toEqual([two.id]);
      expect(await ids('deleted')).toEqual([one.id]);
      expect(await storage.readAccess(one.id, 'anne')).toMatchObject({ workbook: { deletedAt: at + 99 } });
      await storage.setDeleted(one.id, null);
      expect(await ids('deleted')).toEqual([]);
      expect((await storage.listAllWorkbooks()).map((entry) => entry.id).sort()).toEqual(
        [one.id, two.id, others.id].sort(),
      );
    });

    it('[STORE-11] takes away for ever only what was deleted long enough ago, with everything about it', async () => {
      const [old, young, living] = [workbook(), workbook(), workbook()];
      const tokenHash = hash();
      for (const each of [old, young, living]) await storage.createWorkbook(each);
      await storage.append([updates(old.id, 1)]);
      await storage.createLink({
        id: 'link',
        workbook: old.id,
        role: 'viewer',
        tokenHash,
        createdAt: at,
        createdBy: 'anne',
      });
      await storage.setDeleted(old.id, at + 10);
      await storage.setDeleted(young.id, at + 20);
      expect(await storage.purge({ deleted: at + 20, seen: 0 })).toEqual({ workbooks: [old.id] });
      expect(await storage.readDocument(old.id)).toBeUndefined();
      expect(await under.count(old.id)).toEqual({ updates: 0, snapshots: 0 });
      expect(await storage.readAccess(old.id, 'anne')).toBeUndefined();
      expect(await storage.redeemLink(tokenHash, 'bo', at)).toBeUndefined();
      expect(await storage.readDocument(young.id)).toBeDefined();
      expect(await storage.readDocument(living.id)).toBeDefined();
    });

    it('[STORE-11] forgets sessions that nobody has used', async () => {
      const [old, young] = [hash(), hash()];
      await storage.createPerson(anne, { tokenHash: old, at });
      await storage.createPerson({ ...anne, id: 'bo' }, { tokenHash: young, at: at + 1 });
      await storage.purge({ deleted: 0, seen: at + 1 });
      expect(await storage.readSession(old)).toBeUndefined();
      expect(await storage.readSession(young)).toBeDefined();
    });

    it('[STORE-12] gives the right of a link, and takes it with the link; another right stands', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      const [viewing, editing] = [hash(), hash()];
      const link = { workbook: id, createdBy: 'anne' };
      await storage.createLink({ ...link, id: 'v', role: 'viewer', tokenHash: viewing, createdAt: at });
      await storage.createLink({ ...link, id: 'e', role: 'editor', tokenHash: editing, createdAt: at + 1 });
      expect(await storage.listLinks(id)).toEqual([
        { id: 'v', role: 'viewer', createdAt: at, name: '', endsAt: null, hasCode: false },
        { id: 'e', role: 'editor', createdAt: at + 1, name: '', endsAt: null, hasCode: false },
      ]);
      const role = async (person: string): Promise<string | undefined> =>
        (await storage.readAccess(id, person))?.role;
      expect(await role('bo')).toBeUndefined();
      expect(await storage.redeemLink(viewing, 'bo', at)).toMatchObject({ role: 'viewer' });
      expect(await storage.redeemLink(editing, 'bo', at)).toMatchObject({ role: 'editor' });
      expect(await storage.redeemLink(viewing, 'bo', at)).toMatchObject({ role: 'editor' });
      expect(await storage.redeemLink(viewing, 'anne', at)).toMatchObject({ role: 'owner' });
      expect(await storage.redeemLink(hash(), 'bo', at)).toBeUndefined();
      expect(await storage.revokeLink(id, 'e')).toEqual(['bo']);
      expect(await role('bo')).toBe('viewer');
      expect(await storage.redeemLink(editing, 'bo', at)).toBeUndefined();
      expect([...(await storage.revokeLink(id, 'v'))!].sort()).toEqual(['anne', 'bo']);
      expect(await role('bo')).toBeUndefined();
      expect(await role('anne')).toBe('owner');
      expect(await storage.revokeLink(id, 'v')).toBeUndefined();
      expect(await storage.revokeLink('another', 'e')).toBeUndefined();
    });

    it('[STORE-12] gives no right to a deleted workbook', async () => {
      const { id } = workbook();
      const tokenHash = hash();
      await storage.createWorkbook(workbook({ id }));
      await storage.createLink(link(id, 'v', 'viewer', tokenHash));
      await storage.setDeleted(id, at);
      expect(await storage.redeemLink(tokenHash, 'bo', at)).toMatchObject({ role: undefined });
      await storage.setDeleted(id, null);
      expect((await storage.readAccess(id, 'bo'))?.role).toBeUndefined();
    });

    it("[STORE-12] lets an operator's link to all rights work once, and its right stay", async () => {
      const { id } = workbook();
      const tokenHash = hash();
      await storage.createWorkbook(workbook({ id }));
      await storage.createLink(link(id, 'o', 'owner', tokenHash));
      expect(await storage.redeemLink(tokenHash, 'bo', at)).toMatchObject({ role: 'owner' });
      expect(await storage.redeemLink(tokenHash, 'eve', at)).toBeUndefined();
      expect(await storage.listLinks(id)).toEqual([]);
      expect((await storage.readAccess(id, 'bo'))?.role).toBe('owner');
    });

    it('[STORE-13] takes every right that a person has', async () => {
      const { id } = workbook();
      const tokenHash = hash();
      await storage.createWorkbook(workbook({ id }));
      await storage.createLink(link(id, 'v', 'viewer', tokenHash));
      await storage.redeemLink(tokenHash, 'bo', at);
      await storage.removeGrants(id, 'bo');
      expect((await storage.readAccess(id, 'bo'))?.role).toBeUndefined();
      expect(await storage.listWorkbooks('bo', 'living')).toEqual([]);
    });

    it('[STORE-14] does what is asked at the same time as if it came one after the other', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      const values = Array.from({ length: 40 }, (_, i) => i);
      await Promise.all(
        values.map((value) =>
          value % 10 === 9
            ? storage.compact(id, { seq: 0, state: bytes(100) })
            : storage.append([updates(id, value)]),
        ),
      );
      const read = await storage.readDocument(id);
      expect(read).toMatchObject({ seq: 36, damage: 'none' });
      expect([...numbers(read)].sort((a, b) => a - b)).toEqual([
        ...values.filter((value) => value % 10 !== 9),
        100,
      ]);
    });

    const renewal = (seq: number): Renewal => ({
      seq,
      final: bytes(40),
      finalVector: bytes(1, 7, 3),
      state: bytes(50),
      client: { client: 9, person: 'samregn' },
      at: at + 500,
    });

    it('[STORE-19] begins a new epoch: the new document in place of the log, the end of the old one kept', async () => {
      const { id } = workbook();
      await storage.createPerson({ ...anne, name: 'Anne' }, { tokenHash: hash(), at });
      await storage.createWorkbook(workbook({ id, clients: [{ client: 7, person: 'anne' }] }));
      await storage.append([updates(id, 1, 2)]);
      expect(await storage.renew(id, renewal(2))).toBe(true);
      await reopen();
      expect(await storage.readDocument(id)).toMatchObject({
        parts: [bytes(50)],
        seq: 3,
        clients: [{ client: 9, person: 'samregn' }],
        people: [{ id: 'anne', name: 'Anne' }],
        ended: [bytes(1, 7, 3)],
        damage: 'none',
      });
      expect(await storage.readEnded(id)).toEqual([
        { state: bytes(40), clients: [{ client: 7, person: 'anne' }] },
      ]);
      // The log goes on, and so do bindings, in the new epoch.
      await storage.append([{ ...updates(id, 4), clients: [{ client: 11, person: 'anne' }] }]);
      expect(numbers(await storage.readDocument(id))).toEqual([50, 4]);
      expect(await storage.renew(id, { ...renewal(4), final: bytes(41), finalVector: bytes(1, 9, 1) })).toBe(
        true,
      );
      expect(await storage.readEnded(id)).toEqual([
        {
          state: bytes(41),
          clients: [
            { client: 9, person: 'samregn' },
            { client: 11, person: 'anne' },
          ],
        },
        { state: bytes(40), clients: [{ client: 7, person: 'anne' }] },
      ]);
    });

    it('[STORE-19] does nothing when the log has gone on since, or the workbook is not there', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([updates(id, 1, 2, 3)]);
      expect(await storage.renew(id, renewal(2))).toBe(false);
      expect(await storage.renew('unknown', renewal(0))).toBe(false);
      expect(numbers(await storage.readDocument(id))).toEqual([100, 1, 2, 3]);
      expect(await storage.readEnded(id)).toEqual([]);
    });

    it('[STORE-19] covers an unreadable snapshot of a new epoch too', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.append([updates(id, 1)]);
      await storage.renew(id, renewal(1));
      await storage.append([updates(id, 4)]);
      await under.harm(id, 'snapshot', 2);
      const read = await storage.readDocument(id);
      expect(read!.damage).toBe('covered');
      // What stands between the two says nothing.
      expect(read!.parts).toEqual([bytes(50), bytes(0, 0), bytes(4)]);
    });

    it('[STORE-19] takes the ends of epochs away with the workbook', async () => {
      const { id } = workbook();
      await storage.createWorkbook(workbook({ id }));
      await storage.renew(id, renewal(0));
      await storage.setDeleted(id, at);
      await storage.purge({ deleted: at + 1, seen: at });
      expect(await storage.readEnded(id)).toEqual([]);
    });

    const content: PublicationContent = {
      title: 'Flere i fleksjob',
      summary: 'To linjer,\nsom ejeren skrev dem.',
      municipality: 'Ærø',
      targetGroup: 'flexBenefit',
      effort: 'flexJob',
      contact: '',
      results: [{ label: 'Netto', unit: 'kr.', value: -5.5, number: '#,##0' }],
    };
    const publication = (to: string, values: Partial<NewPublication> = {}): NewPublication => ({
      id: id(),
      workbook: to,
      at,
      content,
      copy: undefined,
      ...values,
    });

    it('[STORE-21] keeps one publication of a workbook; updating it keeps its name and its first day', async () => {
      const one = workbook({ template: 'investment-case' });
      await storage.createWorkbook(one);
      expect(await storage.readPublication(one.id)).toBeUndefined();
      const first = publication(one.id, { copy: bytes(9, 9) });
      expect(await storage.publish(first)).toEqual({
        ...content,
        id: first.id,
        workbook: one.id,
        publishedAt: at,
        changedAt: at,
        hasCopy: true,
      });
      await reopen();
      expect(await storage.readPublished(first.id)).toMatchObject({
        template: 'investment-case',
        copy: bytes(9, 9),
        publication: { title: 'Flere i fleksjob', hasCopy: true },
      });
      const later = { at: at + 5, content: { ...content, title: 'Nyt navn' } };
      const updated = await storage.publish(publication(one.id, later));
      expect(updated).toMatchObject({
        id: first.id,
        title: 'Nyt navn',
        publishedAt: at,
        changedAt: at + 5,
        hasCopy: false,
      });
      expect(await storage.readPublication(one.id)).toEqual(updated);
      expect((await storage.readPublished(first.id))?.copy).toBeUndefined();
    });

    it('[STORE-21] lists the publications of workbooks that are not deleted, the latest change first', async () => {
      const [one, two, deleted] = [workbook(), workbook(), workbook()];
      for (const each of [one, two, deleted]) await storage.createWorkbook(each);
      const told = [publication(one.id), publication(two.id, { at: at + 1 }), publication(deleted.id)];
      for (const each of told) await storage.publish(each);
      await storage.setDeleted(deleted.id, at);
      const titles = async (): Promise<readonly string[]> =>
        (await storage.listPublications()).map((each) => each.workbook);
      expect(await titles()).toEqual([two.id, one.id]);
      expect(await storage.readPublished(told[2]!.id)).toBeUndefined();
      // A workbook that is taken back tells what it told before.
      await storage.setDeleted(deleted.id, null);
      expect((await titles()).length).toBe(3);
    });

    it('[STORE-22] takes a publication back with its copy, and takes it away with its workbook', async () => {
      const [one, two] = [workbook(), workbook()];
      await storage.createWorkbook(one);
      await storage.createWorkbook(two);
      const told = [one, two].map((each) => publication(each.id, { copy: bytes(7) }));
      for (const each of told) await storage.publish(each);
      await storage.withdraw(one.id);
      await storage.withdraw('unknown');
      expect(await storage.readPublication(one.id)).toBeUndefined();
      expect(await storage.readPublished(told[0]!.id)).toBeUndefined();
      await storage.setDeleted(two.id, at);
      await storage.purge({ deleted: at + 1, seen: at });
      expect(await storage.readPublication(two.id)).toBeUndefined();
      expect(await storage.listPublications()).toEqual([]);
      // Published anew it is another publication.
      const again = await storage.publish(publication(one.id));
      expect(again).toMatchObject({ hasCopy: false });
      expect(again.id).not.toBe(told[0]!.id);
    });

    it('[STORE-22] says of a copy that can no longer be read that it is damaged', async () => {
      const one = workbook();
      await storage.createWorkbook(one);
      const told = publication(one.id, { copy: bytes(7, 8, 9) });
      await storage.publish(told);
      await under.harm(told.id, 'copy', 0);
      expect(await storage.readPublished(told.id)).toMatchObject({ copy: 'damaged' });
    });

    identityContract(() => storage);
  });
}
