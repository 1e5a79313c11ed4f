/** What every storage promises of the history; a part of the storage contract. */
import { expect, it } from 'vitest';
import type { NewChange } from '../../server/storage/history.ts';
import type { NewWorkbook, Storage } from '../../server/storage/storage.ts';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const at = 1_700_000_000_000;

/** A change of the update `seq`, by "anne" in cell 0.0 unless told otherwise. */
function change(seq: number, values: Partial<NewChange> = {}): NewChange {
  const plain = {
    n: 0,
    at: at + seq,
    person: 'anne',
    kind: 'cell',
    sheet: 'a',
    cell: '0.0',
    facts: '{}',
  } as const;
  return { seq, ...plain, ...values };
}

export interface HistoryUnderTest {
  storage(): Storage;
  reopen(): Promise<void>;
  workbook(values?: Partial<NewWorkbook>): NewWorkbook;
  harmSnapshot(workbook: string, seq: number): Promise<void>;
}

export function historyContract({ storage, reopen, workbook, harmSnapshot }: HistoryUnderTest): void {
  /** A workbook with so many updates, the bytes 1, 2, 3 … */
  const filled = async (count: number): Promise<string> => {
    const made = workbook({ clients: [{ client: 7, person: 'anne' }] });
    await storage().createWorkbook(made);
    await add(made.id, 1, count);
    return made.id;
  };
  const add = async (id: string, first: number, last: number): Promise<void> => {
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const updates = numbers.map((seq) => ({ data: bytes(seq), author: 'anne', at: at + seq }));
    await storage().append([{ workbook: id, updates, clients: [] }]);
  };
  const list = (id: string, wanted: Partial<Parameters<Storage['listChanges']>[1]> = {}) =>
    storage().listChanges(id, { filter: {}, order: 'newest', limit: 100, ...wanted });

  it('[HIST-10] gives what has not been told, with the document that it begins with, until it is told', async () => {
    const id = await filled(3);
    const untold = await storage().fetchUntold(id);
    expect(untold).toMatchObject({
      told: 0,
      head: 3,
      base: { seq: 0, state: bytes(100) },
      updates: [1, 2, 3].map((seq) => ({ seq, data: bytes(seq), author: 'anne', at: at + seq })),
      clients: [{ client: 7, person: 'anne' }],
      openSince: undefined,
    });
    const telling = { from: 0, to: 2, changes: [change(1), change(2, { n: 0 }), change(2, { n: 1 })] };
    expect(await storage().keepTold(id, telling)).toBe(true);
    await reopen();
    expect(await storage().fetchUntold(id, 2)).toMatchObject({
      told: 2,
      base: undefined,
      updates: [{ seq: 3 }],
      openSince: at + 2,
    });
    // Whoever has lost the document gets it again, with what leads up to where it was.
    expect(await storage().fetchUntold(id)).toMatchObject({
      told: 2,
      base: { seq: 0 },
      updates: [{ seq: 1 }, { seq: 2 }, { seq: 3 }],
    });
    expect(await storage().fetchUntold('unknown')).toBeUndefined();
  });

  it('[HIST-29] gives so many updates at once that they stay within memory, and each alone that is larger', async () => {
    const made = workbook({ clients: [{ client: 7, person: 'anne' }] });
    await storage().createWorkbook(made);
    const mebibyte = 1024 * 1024;
    const sizes = [0.9, 0.9, 0.9, 3, 0.1, 0.1].map((share) => Math.round(share * mebibyte));
    const updates = sizes.map((size, i) => ({
      data: new Uint8Array(size).fill(i),
      author: 'anne',
      at: at + i,
    }));
    await storage().append([{ workbook: made.id, updates, clients: [] }]);
    const ends: number[] = [];
    for (let told = 0; told < sizes.length;) {
      const untold = (await storage().fetchUntold(made.id, told))!;
      const got = untold.updates.map(({ seq, data }) => [seq, data.length]);
      expect(got).toEqual(sizes.slice(told, untold.to).map((size, i) => [told + i + 1, size]));
      expect(await storage().keepTold(made.id, { from: told, to: untold.to, changes: [] })).toBe(true);
      told = untold.to;
      ends.push(told);
    }
    expect(ends).toEqual([2, 3, 4, 6]);
  });

  it('[HIST-11] keeps what is told once, whoever tells it twice, and nothing from another place', async () => {
    const id = await filled(2);
    await storage().fetchUntold(id);
    const changes = [change(1), change(1, { n: 1, cell: '1.0' })];
    // The changes of one large update come in parts.
    expect(await storage().keepTold(id, { from: 0, to: 0, changes: changes.slice(0, 1) })).toBe(true);
    await reopen();
    expect(await storage().keepTold(id, { from: 0, to: 1, changes })).toBe(true);
    expect(await storage().keepTold(id, { from: 0, to: 1, changes: [change(1, { n: 9 })] })).toBe(false);
    expect((await list(id)).map(({ seq, n }) => `${seq}.${n}`)).toEqual(['1.1', '1.0']);
    expect(await storage().keepTold('unknown', { from: 0, to: 1, changes })).toBe(false);
  });

  it('[HIST-12] does not fold away what has not been told, and begins anew where nothing older can be read', async () => {
    const id = await filled(2);
    await storage().fetchUntold(id);
    await storage().compact(id, { seq: 2, state: bytes(50) });
    await add(id, 3, 4);
    await storage().compact(id, { seq: 4, state: bytes(51) });
    await add(id, 5, 5);
    expect((await storage().fetchUntold(id))!.updates.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect((await storage().readDocument(id))!.parts).toEqual([bytes(51), bytes(5)]);
    await storage().keepTold(id, { from: 0, to: 5, changes: [] });
    await storage().compact(id, { seq: 5, state: bytes(52) });
    await add(id, 6, 6);
    expect(await storage().fetchUntold(id)).toMatchObject({
      told: 5,
      base: { seq: 5 },
      updates: [{ seq: 6 }],
    });
    await harmSnapshot(id, 5);
    expect(await storage().fetchUntold(id)).toMatchObject({
      told: 5,
      base: { seq: 4 },
      updates: [{ seq: 5 }, { seq: 6 }],
    });
    // A workbook from before there were histories.
    const old = await filled(2);
    await storage().compact(old, { seq: 2, state: bytes(50) });
    await add(old, 3, 3);
    await storage().compact(old, { seq: 3, state: bytes(51) });
    expect(await storage().fetchUntold(old)).toMatchObject({
      told: 2,
      base: { seq: 2 },
      updates: [{ seq: 3 }],
    });
  });

  it('[HIST-12] goes on in a new epoch', async () => {
    const id = await filled(1);
    await storage().fetchUntold(id);
    await storage().keepTold(id, { from: 0, to: 1, changes: [change(1)] });
    const client = { client: 9, person: 'samregn' };
    const ends = { final: bytes(40), finalVector: bytes(1, 7, 3), state: bytes(60), client, at };
    expect(await storage().renew(id, { seq: 1, ...ends })).toBe(true);
    await add(id, 3, 3);
    expect(await storage().fetchUntold(id, 1)).toMatchObject({
      told: 2,
      base: { seq: 2, state: bytes(60) },
      updates: [{ seq: 3 }],
      clients: expect.arrayContaining([{ client: 7, person: 'anne' }, client]),
    });
    expect(await list(id)).toHaveLength(1);
  });

  it('[HIST-13] finds changes by person, time, sheet, cell and kind, page by page, in either order', async () => {
    const id = await filled(4);
    await storage().createPerson(
      { id: `bo ${id}`, name: 'Bo', colour: 1 },
      { tokenHash: bytes(...Buffer.from(id)), at },
    );
    const bo = `bo ${id}`;
    await storage().fetchUntold(id);
    await storage().keepTold(id, {
      from: 0,
      to: 4,
      changes: [
        change(1),
        change(2, { person: bo, facts: '{"after":5}' }),
        change(3, { kind: 'rows', cell: '' }),
        change(4, { sheet: 'b' }),
      ],
    });
    const found = async (
      filter: Parameters<Storage['listChanges']>[1]['filter'],
    ): Promise<readonly number[]> => (await list(id, { filter })).map(({ seq }) => seq);
    expect(await found({})).toEqual([4, 3, 2, 1]);
    expect(await found({ person: bo })).toEqual([2]);
    expect(await found({ sheet: 'a' })).toEqual([3, 2, 1]);
    expect(await found({ sheet: 'a', cell: '0.0' })).toEqual([2, 1]);
    expect(await found({ kinds: ['rows', 'columns'] })).toEqual([3]);
    expect(await found({ from: at + 2, until: at + 4 })).toEqual([3, 2]);
    const [first] = await list(id, { limit: 1 });
    expect((await list(id, { limit: 2, after: first! })).map(({ seq }) => seq)).toEqual([3, 2]);
    expect((await list(id, { order: 'oldest', after: { seq: 2, n: 0 } })).map(({ seq }) => seq)).toEqual([
      3, 4,
    ]);
    expect((await list(id))[2]).toEqual({ ...change(2), person: bo, name: 'Bo', facts: '{"after":5}' });
    expect(await storage().listChangers(id)).toEqual(
      [
        { id: 'anne', name: '' },
        { id: bo, name: 'Bo' },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });

  it('[HIST-14] keeps a version when a session ends, with its people, and named ones beside', async () => {
    const id = await filled(4);
    await storage().fetchUntold(id);
    const ended = { seq: 2, at: at + 2, state: bytes(70) };
    const changes = [change(1), change(2, { person: 'bo' })];
    expect(await storage().keepTold(id, { from: 0, to: 2, changes, ended })).toBe(true);
    await storage().keepTold(id, { from: 2, to: 4, changes: [change(3), change(4)] });
    const named = { seq: 4, at: at + 9, state: bytes(71), name: 'Til byrådet', by: 'bo' };
    expect(await storage().addVersion(id, named)).toBe(2);
    await reopen();
    expect(await storage().listVersions(id)).toMatchObject([
      { number: 2, seq: 4, from: at + 3, at: at + 9, name: 'Til byrådet', by: { id: 'bo' }, changes: 2 },
      {
        number: 1,
        seq: 2,
        from: at + 1,
        at: at + 2,
        name: null,
        by: null,
        people: [{ id: 'anne', name: '' }, { id: 'bo' }],
        changes: 2,
      },
    ]);
    expect(await storage().readVersion(id, 1)).toEqual(bytes(70));
    expect(await storage().readVersion(id, 3)).toBeUndefined();
    expect((await storage().fetchUntold(id))!.openSince).toBeUndefined();
    expect(await storage().nameVersion(id, 1, { name: 'Før mødet', by: 'anne' })).toBe(true);
    expect(await storage().nameVersion(id, 9, null)).toBe(false);
    expect((await storage().listVersions(id))[1]).toMatchObject({ name: 'Før mødet', by: { id: 'anne' } });
  });

  it('[HIST-15] forgets after its days changes and unnamed versions, and everything with the workbook', async () => {
    const id = await filled(3);
    await storage().fetchUntold(id);
    const ended = (seq: number) => ({ seq, at: at + seq, state: bytes(70) });
    await storage().keepTold(id, { from: 0, to: 1, changes: [change(1)], ended: ended(1) });
    await storage().keepTold(id, { from: 1, to: 2, changes: [change(2)], ended: ended(2) });
    await storage().keepTold(id, { from: 2, to: 3, changes: [change(3)], ended: ended(3) });
    await storage().nameVersion(id, 1, { name: 'Beholdes', by: 'anne' });
    const never = { daily: 0, weekly: 0 };
    const pruned = await storage().pruneHistory(at + 3, never);
    expect(pruned.changes).toBeGreaterThanOrEqual(2);
    expect((await list(id)).map(({ seq }) => seq)).toEqual([3]);
    expect((await storage().listVersions(id)).map(({ number }) => number)).toEqual([3, 1]);
    await storage().setDeleted(id, at);
    await storage().purge({ deleted: at + 1, seen: 0 });
    expect(await list(id)).toEqual([]);
    expect(await storage().listVersions(id)).toEqual([]);
  });

  it('[HIST-17] thins versions without a name: the last of a day after a while, and of seven days later on', async () => {
    const id = await filled(1);
    const day = 86_400_000;
    const start = 7 * day * 2900;
    const hours = (count: number): number => (count * day) / 24;
    const days = [0, hours(1), day, day + hours(5), 6 * day, 7 * day, 8 * day, 8 * day + 1];
    for (const [index, after] of days.entries())
      await storage().addVersion(id, {
        seq: 1,
        at: start + after,
        state: bytes(20),
        name: index === 0 ? 'Beholdes' : 'x',
        by: 'anne',
      });
    for (let number = 2; number <= days.length; number++) await storage().nameVersion(id, number, null);
    const left = async (): Promise<readonly number[]> =>
      (await storage().listVersions(id)).map(({ number }) => number).toSorted((a, b) => a - b);
    // Not yet old enough for anything; then by days, up to the eighth day; then by weeks as well.
    await storage().pruneHistory(0, { daily: start, weekly: 0 });
    expect(await left()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const daily = start + 8 * day;
    expect((await storage().pruneHistory(0, { daily, weekly: 0 })).versions).toBe(1);
    expect(await left()).toEqual([1, 2, 4, 5, 6, 7, 8]);
    expect((await storage().pruneHistory(0, { daily, weekly: daily })).versions).toBe(2);
    expect(await left()).toEqual([1, 5, 6, 7, 8]);
  });

  it('[HIST-16] puts a pseudonym in the place of a person in every log, so that it stays one person', async () => {
    const id = await filled(2);
    await storage().fetchUntold(id);
    const ended = { seq: 1, at: at + 1, state: bytes(70) };
    const changes = [change(1), change(1, { n: 1, person: 'bo' })];
    await storage().keepTold(id, { from: 0, to: 1, changes, ended });
    await storage().addVersion(id, { ...ended, name: 'N', by: 'anne' });
    await storage().pseudonymise('anne', 'slettet-1');
    expect((await list(id)).map(({ person }) => person)).toEqual(['bo', 'slettet-1']);
    expect((await storage().fetchUntold(id))!.updates[1]).toMatchObject({ author: 'slettet-1' });
    expect((await storage().readDocument(id))!.clients).toEqual([{ client: 7, person: 'slettet-1' }]);
    const [named, session] = await storage().listVersions(id);
    expect(named!.by!.id).toBe('slettet-1');
    expect(session!.people.map((person) => person.id)).toEqual(['slettet-1', 'bo']);
  });

  it('[HIST-16] puts another document in the place of one version, which otherwise stays as it is', async () => {
    const id = await filled(1);
    for (const name of ['Den ene', 'Den anden'])
      await storage().addVersion(id, { seq: 1, at, state: bytes(70), name, by: 'anne' });
    const before = await storage().listVersions(id);
    await storage().rewriteVersion(id, 2, bytes(90));
    await storage().rewriteVersion(id, 3, bytes(90));
    expect(await storage().listVersions(id)).toEqual(before);
    expect([await storage().readVersion(id, 1), await storage().readVersion(id, 2)]).toEqual([
      bytes(70),
      bytes(90),
    ]);
    expect(await storage().readVersion(id, 3)).toBeUndefined();
  });
}
