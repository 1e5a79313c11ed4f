/** What every storage promises about who people are and what belongs to whom. */
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Credential, NewTicket } from '../../server/storage/identity.ts';
import type { Storage } from '../../server/storage/storage.ts';

const at = 1_700_000_000_000;

function hash(): Uint8Array {
  return new Uint8Array(randomBytes(32));
}

export function identityContract(storage: () => Storage): void {
  const addPerson = (id: string, name: string | null = id): Promise<void> =>
    storage().createPerson({ id, name, colour: 1 }, { tokenHash: hash(), at });
  const addKnown = (id: string, by: Credential, isOperator = false): Promise<boolean> =>
    storage().createKnownPerson({ id, name: id, colour: 1, isOperator }, by, at);
  const addWorkbook = (id: string, owner: string): Promise<void> =>
    storage().createWorkbook({
      id,
      title: id,
      template: 'blank',
      owner,
      at,
      state: new Uint8Array([1]),
      clients: [],
    });
  const role = async (workbook: string, person: string): Promise<string | undefined> =>
    (await storage().readAccess(workbook, person))?.role;

  it('[STORE-30] has sessions as rows: listed, touched, ended one by one', async () => {
    const [one, two] = [hash(), hash()];
    await addPerson('anne');
    await storage().createSession('anne', {
      tokenHash: one,
      method: 'account',
      device: 'Firefox · Linux',
      issuer: null,
      was: 'guest',
      at: at + 1,
    });
    await storage().createSession('anne', {
      tokenHash: two,
      method: 'issuer',
      device: '',
      issuer: 'by',
      was: null,
      at: at + 2,
    });
    expect((await storage().listSessions('anne')).map(({ method }) => method)).toEqual([
      'issuer',
      'account',
      'guest',
    ]);
    await storage().touchSession(one, at + 9);
    expect((await storage().listSessions('anne'))[0]).toMatchObject({
      tokenHash: one,
      was: 'guest',
      at: at + 1,
      seenAt: at + 9,
    });
    expect((await storage().listHeld([two, hash()])).map(({ issuer }) => issuer)).toEqual(['by']);
    await storage().endSessions([one]);
    expect(await storage().readSession(one)).toBeUndefined();
    expect(await storage().readSession(two)).toMatchObject({
      person: { id: 'anne' },
      session: { method: 'issuer' },
    });
  });

  it('[STORE-31] gives a login and an identity to one person only', async () => {
    const account = { kind: 'account', login: 'anne', password: 'x' } as const;
    expect(await storage().hasOperator()).toBe(false);
    expect(await addKnown('anne', account, true)).toBe(true);
    expect(await storage().hasOperator()).toBe(true);
    expect(await addKnown('bo', account)).toBe(false);
    expect(await storage().readPerson('bo')).toBeUndefined();
    expect(await storage().readAccount('anne')).toEqual({ person: 'anne', login: 'anne', password: 'x' });
    await storage().setPassword('anne', 'y', at);
    expect((await storage().readAccountOf('anne'))?.password).toBe('y');
    const identity = { kind: 'identity', issuer: 'https://a', subject: '1' } as const;
    expect(await addKnown('cid', identity)).toBe(true);
    expect(await addKnown('dan', { ...identity, issuer: 'https://b' })).toBe(true);
    expect(await addKnown('eve', identity)).toBe(false);
    expect(await storage().findIdentity('https://a', '1')).toBe('cid');
    expect(await storage().findIdentity('https://b', '1')).toBe('dan');
    expect(await storage().findIdentity('https://a', '2')).toBeUndefined();
  });

  it('[STORE-32] answers a one-time link and a pending sign-in once, and the link not after its time', async () => {
    const ticket = (tokenHash: Uint8Array): NewTicket => ({
      tokenHash,
      wish: { kind: 'invitation', organisation: 'o', role: 'administrator' },
      createdBy: null,
      createdAt: at,
      endsAt: at + 10,
    });
    const [one, two, three] = [hash(), hash(), hash()];
    for (const each of [one, two]) await storage().createTicket(ticket(each));
    await storage().createTicket({ ...ticket(three), wish: { kind: 'reset', person: 'anne' } });
    expect(await storage().readTicket(one, at + 9)).toEqual(ticket(one).wish);
    expect(await storage().readTicket(one, at + 10)).toBeUndefined();
    const asked = await Promise.all([storage().takeTicket(one, at), storage().takeTicket(one, at)]);
    expect(asked.filter((wish) => wish !== undefined)).toEqual([ticket(one).wish]);
    expect(await storage().takeTicket(two, at + 10)).toBeUndefined();
    await storage().endTickets({ kind: 'reset', person: 'anne' });
    expect(await storage().readTicket(three, at)).toBeUndefined();
    const pending = {
      stateHash: hash(),
      signIn: 'by',
      browserHash: hash(),
      nonce: 'n',
      verifier: 'v',
      redirect: 'r',
      goesTo: '/',
      keepsGuest: true,
      at,
    };
    await storage().keepSignIn(pending);
    expect(await storage().takeSignIn(pending.stateHash)).toEqual(pending);
    expect(await storage().takeSignIn(pending.stateHash)).toBeUndefined();
  });

  it('[STORE-33] counts attempts in windows, all that come at once', async () => {
    const count = (when: number) => storage().addAttempt('x', { at: when, ms: 100 });
    const all = await Promise.all([count(at), count(at), count(at + 50)]);
    expect(all.map((one) => one.count).sort()).toEqual([1, 2, 3]);
    expect(await storage().readAttempts('x', at + 99)).toBe(3);
    expect(await storage().readAttempts('x', at + 100)).toBe(0);
    expect(await count(at + 100)).toEqual({ count: 1, endsAt: at + 200 });
    await storage().takeBackAttempt('x');
    await storage().takeBackAttempt('x');
    expect(await storage().readAttempts('x', at + 100)).toBe(0);
    expect(await count(at + 100)).toEqual({ count: 1, endsAt: at + 200 });
    await storage().forgetAttempts('x');
    expect(await storage().readAttempts('x', at + 100)).toBe(0);
  });

  it('[STORE-34] purges what has had its time, each by its own', async () => {
    await addPerson('anne');
    await storage().createSession('anne', {
      tokenHash: hash(),
      method: 'account',
      device: '',
      issuer: null,
      was: null,
      at: at + 5,
    });
    const purge = (limits: Partial<Parameters<Storage['purgeIdentities']>[0]>) =>
      storage().purgeIdentities({ at: 0, signIns: 0, guestSeen: 0, seen: 0, created: 0, ...limits });
    const methods = async () => (await storage().listSessions('anne')).map(({ method }) => method);
    await purge({ guestSeen: at + 1, seen: at + 5, created: at + 5 });
    expect(await methods()).toEqual(['account']);
    await purge({ created: at + 6 });
    expect(await methods()).toEqual([]);
    await storage().addAttempt('x', { at, ms: 10 });
    await purge({ at: at + 10 });
    expect(await storage().readAttempts('x', at)).toBe(0);
  });

  it('[STORE-35] gives members of an organisation the right to its workbooks, and takes it with the membership', async () => {
    for (const name of ['anne', 'bo', 'cid']) await addPerson(name);
    await storage().createOrganisation({ id: 'o', name: 'Odense', signIn: 'ode' }, at);
    expect(await storage().setMember('o', 'anne', 'administrator', at)).toBe(true);
    expect(await storage().setMember('o', 'bo', 'member', at)).toBe(true);
    expect(await storage().setMember('o', 'anne', 'member', at)).toBe(false);
    expect(await storage().removeMember('o', 'anne')).toBe(false);
    expect(await storage().listMembers('o')).toMatchObject([
      { person: 'anne', role: 'administrator', hasAccount: false },
      { person: 'bo', role: 'member' },
    ]);
    expect(await storage().listMemberships('bo')).toEqual([
      { id: 'o', name: 'Odense', signIn: 'ode', role: 'member' },
    ]);
    expect((await storage().listAcquaintances('anne')).map(({ id }) => id)).toEqual(['bo']);
    await addWorkbook('w', 'bo');
    expect(await role('w', 'anne')).toBeUndefined();
    await storage().place('w', { organisation: 'o', folder: null });
    expect([await role('w', 'anne'), await role('w', 'bo'), await role('w', 'cid')]).toEqual([
      'owner',
      'owner',
      undefined,
    ]);
    expect(
      (await storage().listWorkbooks('anne', 'living')).map(({ id, organisation }) => [id, organisation]),
    ).toEqual([['w', 'o']]);
    expect((await storage().listPeople('w')).map(({ id }) => id)).toEqual(['anne', 'bo']);
    // Who leaves takes nothing along that is the organisation's.
    expect(await storage().removeMember('o', 'bo')).toBe(true);
    expect(await role('w', 'bo')).toBeUndefined();
  });

  it('[STORE-36] shares with people, with organisations and by links, each until it ends', async () => {
    for (const name of ['anne', 'bo', 'cid', 'dan']) await addPerson(name);
    await storage().createOrganisation({ id: 'o', name: 'Odense', signIn: null }, at);
    await storage().setMember('o', 'cid', 'member', at);
    await addWorkbook('w', 'anne');
    const now = Date.now();
    const ends = now + 60_000;
    await storage().setShare('w', 'bo', { role: 'commenter', at, endsAt: ends });
    const share = { role: 'viewer', at } as const;
    await storage().setOrganisationShare('w', 'o', { ...share, endsAt: now + 60_000 });
    expect([await role('w', 'bo'), await role('w', 'cid')]).toEqual(['commenter', 'viewer']);
    expect(await storage().readShares('w')).toEqual({
      people: [
        { id: 'anne', name: 'anne', role: 'owner', endsAt: null },
        { id: 'bo', name: 'bo', role: 'commenter', endsAt: ends },
      ],
      organisations: [{ id: 'o', name: 'Odense', role: 'viewer', endsAt: now + 60_000 }],
      owner: null,
    });
    await storage().setOrganisationShare('w', 'o', { ...share, endsAt: now - 1 });
    expect(await role('w', 'cid')).toBeUndefined();
    const tokenHash = hash();
    const link = {
      id: 'l',
      workbook: 'w',
      role: 'editor',
      tokenHash,
      createdAt: at,
      createdBy: 'anne',
    } as const;
    await storage().createLink({ ...link, name: 'Til møde', code: 'hash', endsAt: now + 60_000 });
    expect(await storage().readLink(tokenHash, now)).toEqual({ id: 'l', code: 'hash' });
    expect((await storage().redeemLink(tokenHash, 'dan', now))?.role).toBe('editor');
    expect(await storage().listLinkUses('w')).toEqual([{ link: 'l', person: 'dan', name: 'dan', at: now }]);
    expect(await storage().listLinks('w')).toMatchObject([
      { name: 'Til møde', hasCode: true, endsAt: now + 60_000 },
    ]);
    expect(await storage().readLink(tokenHash, now + 60_000)).toBeUndefined();
    expect(await storage().redeemLink(tokenHash, 'bo', now + 60_000)).toBeUndefined();
    expect(await storage().listEnded(now - 1, ends)).toEqual(['w']);
    expect(await storage().listEnded(now, ends - 1)).toEqual([]);
    await storage().revokeLink('w', 'l');
    // What was given by name ends by itself, and goes on when it is given anew.
    expect(await storage().listEnded(now, ends)).toEqual(['w']);
    await storage().setShare('w', 'bo', { role: 'viewer', at, endsAt: now - 1 });
    expect(await role('w', 'bo')).toBeUndefined();
    await storage().setShare('w', 'bo', { role: 'viewer', at, endsAt: null });
    expect(await role('w', 'bo')).toBe('viewer');
    expect(await storage().listEnded(now, ends)).toEqual([]);
    await storage().setShare('w', 'bo', undefined);
    expect(await role('w', 'bo')).toBeUndefined();
  });

  it('[STORE-37] keeps folders of people and of organisations, and loses no workbook with one', async () => {
    for (const name of ['anne', 'bo']) await addPerson(name);
    await storage().createOrganisation({ id: 'o', name: 'Odense', signIn: null }, at);
    await storage().setMember('o', 'bo', 'member', at);
    await storage().createFolder({ id: 'f', name: 'Mine', person: 'anne', organisation: null }, at);
    await storage().createFolder({ id: 'g', name: 'Fælles', person: null, organisation: 'o' }, at);
    expect(await storage().listFolders('anne')).toEqual([{ id: 'f', name: 'Mine', organisation: null }]);
    expect(await storage().listFolders('bo')).toEqual([{ id: 'g', name: 'Fælles', organisation: 'o' }]);
    await addWorkbook('w', 'anne');
    await storage().place('w', { organisation: null, folder: 'f' });
    await storage().renameFolder('f', 'Cases');
    expect((await storage().readAccess('w', 'anne'))?.workbook.folder).toBe('f');
    await storage().removeFolder('f');
    expect((await storage().readAccess('w', 'anne'))?.workbook.folder).toBeNull();
    expect(await storage().readFolder('f')).toBeUndefined();
  });

  it('[STORE-38] lets a guest become somebody known, with everything that the guest had', async () => {
    await addPerson('guest', 'Anne');
    await addKnown('anne', { kind: 'account', login: 'anne', password: 'x' });
    await addWorkbook('w', 'guest');
    await addWorkbook('v', 'anne');
    await storage().setShare('v', 'guest', { role: 'viewer', at, endsAt: null });
    expect([...(await storage().adoptGuest('guest', 'anne'))].sort()).toEqual(['v', 'w']);
    expect([await role('w', 'anne'), await role('v', 'anne'), await role('w', 'guest')]).toEqual([
      'owner',
      'owner',
      undefined,
    ]);
    expect(await storage().listSessions('guest')).toEqual([]);
  });

  it('[STORE-39] tells what is known of a person, and forgets it: the log keeps a pseudonym', async () => {
    for (const name of ['bo', 'cid']) await addPerson(name);
    await addKnown('anne', { kind: 'account', login: 'anne', password: 'x' });
    await storage().createOrganisation({ id: 'o', name: 'Odense', signIn: null }, at);
    await storage().setMember('o', 'bo', 'administrator', at);
    await storage().setMember('o', 'anne', 'administrator', at);
    for (const id of ['given', 'thrown', 'joint', 'organised']) await addWorkbook(id, 'anne');
    await storage().setShare('joint', 'bo', { role: 'owner', at, endsAt: null });
    await storage().append([
      {
        workbook: 'given',
        updates: [{ data: new Uint8Array([1]), author: 'anne', at, ends: new Map([[7, 3]]) }],
        clients: [{ client: 7, person: 'anne' }],
      },
    ]);
    expect(await storage().readKnown('anne')).toMatchObject({
      person: { id: 'anne', name: 'anne' },
      account: { login: 'anne' },
      memberships: [{ organisation: 'Odense', role: 'administrator' }],
      edits: [{ workbook: 'given', first: at - (at % 60_000) }],
    });
    expect((await storage().readKnown('anne'))?.rights).toHaveLength(4);
    expect((await storage().listOnlyOwned('anne')).map(({ id }) => id)).toEqual([
      'given',
      'organised',
      'thrown',
    ]);
    expect(await storage().isNeeded('anne')).toBe(false);
    await storage().removeMember('o', 'bo');
    await storage().setMember('o', 'cid', 'member', at);
    expect(await storage().isNeeded('anne')).toBe(true);
    const heirs = new Map([
      ['given', { to: 'person', id: 'bo' }],
      ['organised', { to: 'organisation', id: 'o' }],
      ['thrown', { to: 'nobody' }],
    ] as const);
    expect(await storage().forgetPerson('anne', { pseudonym: 'p', heirs, at: at + 9 })).toEqual(['given']);
    // It is kept until somebody says that it has been done.
    const departure = { workbook: 'given', person: 'anne', pseudonym: 'p' };
    expect(await storage().listDepartures()).toEqual([departure]);
    await storage().endDeparture({ workbook: 'given', person: 'bo' });
    expect(await storage().listDepartures()).toEqual([departure]);
    await storage().endDeparture(departure);
    expect(await storage().listDepartures()).toEqual([]);
    expect([await role('given', 'bo'), await role('joint', 'bo'), await role('organised', 'cid')]).toEqual([
      'owner',
      'owner',
      'editor',
    ]);
    expect((await storage().readAccess('thrown', 'bo'))?.workbook.deletedAt).toBe(at + 9);
    expect(await storage().readKnown('anne')).toBeUndefined();
    expect(await storage().readAccount('anne')).toBeUndefined();
    expect(await storage().readArrival('given', { client: 7, clock: 0 })).toMatchObject({
      person: 'p',
      name: '',
    });
    const document = await storage().readDocument('given');
    expect(document?.clients).toEqual([{ client: 7, person: 'p' }]);
    expect(document?.people).toEqual([]);
  });
}
