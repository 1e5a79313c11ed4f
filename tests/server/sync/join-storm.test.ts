import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type ChildServer, openChildServer } from '../../support/child-server.ts';
import type { Crowd, CrowdState } from '../../support/crowd.ts';
import { openPerson, temporaryFolder } from '../../support/server.ts';
import { openRawClient } from '../../support/sync-clients.ts';
import { until } from '../../support/until.ts';

/** Municipalities in their workshops: twenty workbooks with fifty people each. */
const people = 1000;
const rooms = 20;

describe('a server with a thousand people that is started anew', () => {
  const folder = temporaryFolder();
  let server: ChildServer | undefined;
  let crowd: ChildProcess | undefined;
  afterEach(async () => {
    crowd?.send('leave');
    await server?.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async (): Promise<CrowdState> => {
    const answer = once(crowd!, 'message');
    crowd!.send('state');
    return (await answer)[0] as CrowdState;
  };

  /** However long it takes, as long as more and more are there. */
  const all = async (meanwhile?: () => Promise<void>): Promise<void> => {
    for (let before = -1; before < people;) {
      const least = before;
      before = await until('more are there', async () => {
        await meanwhile?.();
        const { here } = await ask();
        return (here > least || here === people) && here;
      });
    }
  };

  it(
    '[SYNC-19] lets all of them back in at once, stays awake meanwhile, and has everything that was acknowledged',
    { timeout: 600_000 },
    async () => {
      server = await openChildServer(folder);
      const anne = await openPerson(server.url, 'Anne');
      const workbooks: string[] = [];
      for (let i = 0; i < rooms; i++) workbooks.push(await anne.createWorkbook());
      crowd = fork(new URL('../../support/crowd.ts', import.meta.url));
      crowd.send({ url: server.url, cookie: anne.cookie, workbooks, people } satisfies Crowd);
      await all();

      const { port } = new URL(server.url);
      expect((await server.kill('SIGTERM')).stderr).toBe('');
      await until('all have noticed', async () => (await ask()).here === 0);
      const left = await ask();
      // Everybody was told why; nobody lost the line only.
      expect(left.closeCodes).toEqual({ 1012: people });
      server = await openChildServer(folder, { SAMREGN_PORT: port });
      const start = performance.now();
      let answers = 0;
      await all(async () => {
        expect((await anne.ask('GET', '/health')).status).toBe(200);
        answers++;
      });
      const seconds = (performance.now() - start) / 1000;
      process.stdout.write(
        `join storm: ${people} back after ${seconds.toFixed(1)} s, ${answers} other answers\n`,
      );
      expect(answers).toBeGreaterThan(0);

      const promised = (await ask()).acknowledged;
      expect(promised.length).toBeGreaterThanOrEqual(2 * people - 1);
      for (const workbook of workbooks) {
        const reader = await openRawClient(anne, workbook);
        await until('the reader is synced', () => reader.isSynced);
        const keys = promised.flatMap(([of, key]) => (of === workbook ? [key] : []));
        expect(keys.filter((key) => !reader.cells.has(key))).toEqual([]);
        reader.close();
      }
    },
  );
});
