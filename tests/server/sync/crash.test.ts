import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ChildServer, openChildServer } from '../../support/child-server.ts';
import { type TestPerson, openPerson, temporaryFolder } from '../../support/server.ts';
import { type RawClient, openRawClient } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

const trials = Number(process.env['SAMREGN_KILL_TRIALS'] ?? 20);

/** Types all the time, and knows which of its edits have been acknowledged. */
interface Typist {
  readonly client: RawClient;
  /** the values that the server has said are on disk, by key */
  readonly acknowledged: ReadonlyMap<string, number>;
  readonly latencies: readonly number[];
  stop(): void;
}

function startTyping(client: RawClient, name: string, everyMs: number): Typist {
  const acknowledged = new Map<string, number>();
  const latencies: number[] = [];
  const waiting: { readonly n: number; readonly key: string; readonly value: number; readonly at: number }[] =
    [];
  let value = 0;
  client.socket.on('message', () => {
    while (waiting[0] && waiting[0].n <= client.saved) {
      const { key, value, at } = waiting.shift()!;
      acknowledged.set(key, value);
      latencies.push(performance.now() - at);
    }
  });
  const timer = setInterval(() => {
    value++;
    const key = `${name}.${value % 13}`;
    client.cells.set(key, value);
    waiting.push({ n: client.sent, key, value, at: performance.now() });
  }, everyMs);
  return { client, acknowledged, latencies, stop: () => clearInterval(timer) };
}

async function readFirst(person: TestPerson, workbook: string): Promise<Y.Map<unknown>> {
  const reader = await openRawClient(person, workbook, { isSilent: true });
  reader.send(new Uint8Array([0, 0, 1, 0]));
  const answer = await until('step 2 comes', () => reader.heard.find(({ kind }) => kind === 'step2'));
  reader.close();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, answer.payload);
  return doc.getMap('c/a');
}

describe('a server that ends in the middle of typing', () => {
  let folder: string;
  const typists: Typist[] = [];
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => {
    for (const { client, stop } of typists.splice(0)) {
      stop();
      client.cut();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const people = async (url: string): Promise<{ persons: TestPerson[]; workbook: string }> => {
    const anne = await openPerson(url, 'Anne');
    const others = [await openPerson(url), await openPerson(url)];
    const workbook = await anne.createWorkbook();
    await anne.share(workbook, 'editor', ...others);
    return { persons: [anne, ...others], workbook };
  };
  const open = async (
    persons: readonly TestPerson[],
    workbook: string,
    everyMs: number,
  ): Promise<Typist[]> => {
    const opened = await Promise.all(
      persons.map(async (person, i) => {
        const client = await openRawClient(person, workbook);
        // An edit from before stands beside older values of the same key, and any of them may win.
        await until('the client is synced', () => client.isSynced);
        return startTyping(client, `p${i}`, everyMs);
      }),
    );
    typists.push(...opened);
    return opened;
  };
  const lostOf = (all: readonly Typist[], cells: Y.Map<unknown>): readonly string[] =>
    all.flatMap(({ acknowledged }) =>
      [...acknowledged]
        // A key is written again and again: what is there may be newer, never older.
        .filter(([key, value]) => !(Number(cells.get(key)) >= value))
        .map(([key, value]) => `${key}: ${value}, but there is ${String(cells.get(key))}`),
    );

  it(
    `[SYNC-17] has lost no acknowledged edit after kill -9, in ${trials} trials`,
    { timeout: 3000 * trials + 60_000 },
    async () => {
      let server: ChildServer = await openChildServer(folder, { SAMREGN_ROOM_IDLE_SECONDS: '0' });
      const { persons, workbook } = await people(server.url);
      const lost: string[] = [];
      const latencies: number[] = [];
      let acknowledged = 0;
      let sent = 0;
      for (let trial = 0; trial < trials; trial++) {
        const here = persons.map((person) => person.at(server));
        const all = await open(here, workbook, 5);
        const enough = randomInt(20, 80);
        await until('enough has been acknowledged', () =>
          all.every((each) => each.latencies.length >= enough),
        );
        await server.kill('SIGKILL');
        for (const each of all) each.stop();
        acknowledged += all.reduce((sum, each) => sum + each.latencies.length, 0);
        sent += all.reduce((sum, each) => sum + each.client.sent, 0);
        latencies.push(...all.flatMap((each) => each.latencies));
        server = await openChildServer(folder, { SAMREGN_ROOM_IDLE_SECONDS: '0' });
        lost.push(...lostOf(all, await readFirst(here[0]!.at(server), workbook)));
        // Whoever still has the page open brings back even what was not acknowledged.
        if (trial % 5 === 0) {
          const back = await openRawClient(here[0]!.at(server), workbook, { doc: all[0]!.client.doc });
          await back.allSaved();
          const cells = await readFirst(here[1]!.at(server), workbook);
          for (const [key, value] of Object.entries(all[0]!.client.cells.toJSON()))
            expect(Number(cells.get(key))).toBeGreaterThanOrEqual(Number(value));
          back.close();
        }
        typists.splice(0);
      }
      await server.kill('SIGTERM');
      latencies.sort((a, b) => a - b);
      const at = (share: number): string => latencies[Math.floor(latencies.length * share)]!.toFixed(1);
      process.stdout.write(
        `kill -9: ${trials} trials, ${sent} edits sent, ${acknowledged} acknowledged, ${lost.length} of them lost; ` +
          `acknowledged after ${at(0.5)} ms (median), ${at(0.95)} ms (95 %)\n`,
      );
      expect(lost).toEqual([]);
      expect(acknowledged).toBeGreaterThan(trials * 60);
    },
  );

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`[SYNC-16] ends within two seconds of ${signal} under load, says why, and has lost nothing`, async () => {
      const server = await openChildServer(folder);
      const { persons, workbook } = await people(server.url);
      const all = await open(persons, workbook, 2);
      await until('everybody types', () => all.every(({ latencies }) => latencies.length > 50));
      const start = performance.now();
      const ended = await server.kill(signal);
      expect(performance.now() - start).toBeLessThan(2000);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      for (const each of all) {
        each.stop();
        expect(await each.client.closed()).toBe(1012);
      }
      const again = await openChildServer(folder);
      expect(lostOf(all, await readFirst(persons[0]!.at(again), workbook))).toEqual([]);
      await again.kill('SIGTERM');
    });
  }
});
