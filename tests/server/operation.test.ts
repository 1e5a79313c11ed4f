/** What whoever runs the server sees of it, and what nobody may see. */
import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { openLog } from '../../server/operation/log.ts';
import { settingsTable } from '../../server/settings-table.ts';
import { settingNames } from '../../server/settings.ts';
import { diskFull, faults } from '../support/faulty-storage.ts';
import { type Scene, openScene } from '../support/scene.ts';
import { syncMessage } from '../support/sync-clients.ts';
import { until } from '../support/until.ts';

describe('operation', () => {
  const atEnd: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of atEnd.splice(0).toReversed()) await end();
  });
  const open = async (options: Parameters<typeof openScene>[0]): Promise<Scene> => {
    const scene = await openScene(options);
    atEnd.push(() => scene.close());
    return scene;
  };

  it('[RUN-1] tells Prometheus what goes on, at a place of its own, by ids and never by titles or names', async () => {
    const disk = faults();
    const metrics = { port: 0, host: '127.0.0.1' };
    const scene = await open({ settings: { metrics }, through: disk.through });
    const address = `http://127.0.0.1:${scene.server.running.metricsPort}/metrics`;
    const read = async (): Promise<{ readonly text: string; of(name: string): number }> => {
      const text = await (await fetch(address)).text();
      return {
        text,
        of: (name) =>
          Number(
            text
              .split('\n')
              .find((line) => line.startsWith(`${name} `))
              ?.split(' ')[1],
          ),
      };
    };
    const one = await scene.raw(scene.anne);
    one.cells.set('0.0', 1);
    await one.allSaved();
    const calm = await read();
    expect(calm.of('samregn_rooms')).toBe(1);
    expect(calm.of('samregn_connections')).toBe(1);
    expect(calm.of('samregn_updates_total')).toBeGreaterThan(0);
    expect(calm.of('samregn_commit_seconds_count')).toBeGreaterThan(0);
    expect(calm.of('samregn_load_seconds_count')).toBe(1);
    expect(calm.of('samregn_uncommitted_rows')).toBe(0);
    expect(calm.of('samregn_oldest_unacknowledged_seconds')).toBe(0);
    expect(calm.of('samregn_backlog_bytes')).toBe(0);
    expect(calm.of('samregn_event_loop_delay_seconds')).toBeGreaterThan(0);
    expect(calm.of(`samregn_largest_document_bytes{workbook="${scene.workbook}"}`)).toBeGreaterThan(100);

    disk.failing = diskFull();
    one.cells.set('0.0', 2);
    await until('a commit has failed', () => one.notices.includes('savingFails'));
    const full = await read();
    expect(full.of('samregn_uncommitted_rows')).toBe(1);
    expect(full.of('samregn_uncommitted_bytes')).toBeGreaterThan(0);
    expect(full.of('samregn_oldest_unacknowledged_seconds')).toBeGreaterThan(0);
    expect(full.of('samregn_commit_failures_total')).toBeGreaterThan(0);
    expect((await scene.anne.ask('GET', '/ready')).status).toBe(503);
    disk.failing = undefined;
    await one.allSaved();
    expect((await scene.anne.ask('GET', '/ready')).status).toBe(200);

    // The installation warns: a number is taken with a word to its author, and counted.
    one.cells.set('0.1', '010790-1234');
    await until('its author is warned', () => one.notices.includes('personalNumberSeen'));
    const rude = await scene.raw(scene.bo);
    rude.doc.getMap('nowhere').set('a', 1);
    await until('it is refused', () => rude.notices.length > 0);
    await scene.server.running.rooms.use(scene.workbook, (room) => room.compact());
    const last = await read();
    expect(last.of('samregn_refused_writes_total{reason="badContent"}')).toBe(1);
    expect(last.of('samregn_personal_numbers_total{outcome="taken"}')).toBe(1);
    expect(last.of('samregn_personal_numbers_total{outcome="refused"}')).toBe(0);
    expect(last.text).not.toContain('1234');
    expect(last.of('samregn_compaction_seconds_count')).toBe(1);
    for (const word of ['Prøve', 'Anne', 'Bo', scene.anne.id]) expect(last.text).not.toContain(word);
    // The public address has none of it.
    expect((await scene.anne.ask('GET', '/metrics')).body).not.toContain('samregn_rooms');
    expect((await fetch(address.replace('/metrics', '/'))).status).toBe(404);
  });

  it('[RUN-2] is ready when the database answers, and not while it does not', async () => {
    let isAway = false;
    const scene = await open({
      through: (storage) =>
        new Proxy(storage, {
          get: (target, name: keyof typeof storage) =>
            name === 'readSession' && isAway ? () => Promise.reject(new Error('away')) : target[name],
        }),
    });
    const ready = (): Promise<Response> => fetch(`${scene.server.url}/ready`);
    expect((await ready()).status).toBe(200);
    isAway = true;
    expect((await ready()).status).toBe(503);
    expect((await fetch(`${scene.server.url}/health`)).status).toBe(200);
    isAway = false;
    expect((await ready()).status).toBe(200);
  });

  it('[RUN-3] logs neither what people write nor what they are called, whatever goes wrong', async () => {
    const marker = 'Xylofon';
    const lines: string[] = [];
    const to = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const disk = faults();
    const failing = { isOn: false };
    const scene = await open({
      logger: openLog('debug', to),
      through: (storage) =>
        new Proxy(disk.through(storage), {
          get: (target, name: keyof typeof storage) =>
            name === 'listWorkbooks' && failing.isOn
              ? () =>
                  Promise.reject(Object.assign(new Error('broken'), { detail: marker, parameters: [marker] }))
              : target[name],
        }),
    });
    await scene.anne.ask('PUT', '/api/session', { name: `Anne ${marker}` });
    await scene.anne.ask('POST', '/api/workbooks', { template: 'blank', title: marker });
    await scene.anne.ask('POST', '/api/workbooks', `{"title": ${marker}`);
    await scene.anne.ask('GET', `/api/${marker}?q=${marker}`);
    const client = await scene.raw(scene.anne);
    client.cells.set('0.0', marker);
    client.doc.getMap('about').set('title', marker);
    await client.allSaved();
    // A commit that fails, an update that is refused, one that is garbage, a request that breaks.
    disk.failing = diskFull();
    client.cells.set('0.1', marker);
    await until('a commit has failed', () => client.notices.includes('savingFails'));
    disk.failing = undefined;
    await client.allSaved();
    client.doc.getMap(marker).set(marker, marker);
    await until('it is refused', () => client.notices.includes('badContent'));
    const rude = await scene.raw(scene.bo);
    rude.send(syncMessage(2, new TextEncoder().encode(marker)));
    await rude.closed();
    failing.isOn = true;
    expect((await scene.anne.ask('GET', '/api/workbooks')).status).toBe(500);
    failing.isOn = false;
    await until('all of it has been logged', () =>
      ['a commit failed', 'an update was refused', 'a request failed'].every((text) =>
        lines.some((line) => line.includes(text)),
      ),
    );
    expect(lines.filter((line) => line.includes(marker))).toEqual([]);
    // Each line is one object, with a level, a time and a message.
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
  });

  it('[RUN-4] shows every setting at the start, and no secret', () => {
    const table = settingsTable({
      SAMREGN_PORT: '9000',
      SAMREGN_DATABASE: 'postgres://samregn:hemmelig@db.example.dk/samregn?password=hemmelig',
    });
    const rows = table.trimEnd().split('\n');
    expect(rows.map((row) => row.split(' ')[0])).toEqual(settingNames);
    expect(rows[0]).toMatch(/^SAMREGN_PORT +9000 +sat$/);
    expect(rows.find((row) => row.startsWith('SAMREGN_DATABASE '))).toMatch(
      / postgres:\/\/samregn:\*\*\*@db\.example\.dk\/samregn +sat$/,
    );
    expect(rows.find((row) => row.startsWith('SAMREGN_TRASH_DAYS '))).toMatch(/ 30 +standard$/);
    expect(table).not.toContain('hemmelig');
  });

  it('[RUN-5] allows its pages nothing from elsewhere and nothing inline', async () => {
    const scene = await open({});
    const { headers } = await scene.anne.ask('GET', '/');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe-|https?:|\*/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
});
