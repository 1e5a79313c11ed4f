import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pino } from 'pino';
import { defaultSettings } from '../../server/settings.ts';
import { openTrash } from '../../server/workspaces/trash.ts';
import { type Scene, openScene } from '../support/scene.ts';
import { withSqlite } from '../support/sqlite-under-test.ts';
import { until } from '../support/until.ts';

const dayMs = 24 * 60 * 60 * 1000;
const year = 365 * dayMs;

describe('a clock that jumps', () => {
  let scene: Scene;
  let clock: number;
  beforeEach(async () => {
    clock = Date.parse('2026-06-01T12:00:00Z');
    scene = await openScene({ now: () => clock });
  });
  afterEach(() => scene.close());

  it('[CLOCK-1] loses no edit, acknowledges all, and keeps the log in the order in which they came', async () => {
    const [one, two] = [await scene.raw(scene.anne), await scene.raw(scene.bo)];
    const jumps = [0, 10 * 60_000, -3 * year, -60_000, year, -1, 0];
    for (const [i, jump] of jumps.entries()) {
      clock += jump;
      one.cells.set('0.0', i);
      await one.allSaved();
    }
    await until('the colleague has the last', () => two.cells.get('0.0') === jumps.length - 1);
    const rows = withSqlite(scene.databasePath, (db) =>
      db.prepare('select seq, at from doc_update where doc = ? order by seq').all(scene.workbook),
    );
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    const times = rows.map(({ at }) => Number(at));
    expect(times).not.toEqual(times.toSorted((a, b) => a - b));
    // What is opened anew is what was last, whatever the clock said then.
    await scene.server.running.rooms.use(scene.workbook, (room) => room.compact());
    const late = await scene.raw(scene.bo);
    expect(late.cells.get('0.0')).toBe(jumps.length - 1);
  });

  it('[CLOCK-1] says who wrote a cell, by the order of the log, and the time as it was told then', async () => {
    const one = await scene.raw(scene.anne);
    one.cells.set('1.1', 'først');
    await one.allSaved();
    clock -= year;
    const then = clock - (clock % 60_000);
    one.cells.set('1.1', 'så');
    await one.allSaved();
    clock += 2 * year;
    const { body } = await scene.anne.ask('GET', `/api/workbooks/${scene.workbook}/cells/a/1.1/last`);
    expect(body).toMatchObject({ by: 'person', person: { id: scene.anne.id } });
    expect(Date.parse(body.at)).toBe(then);
  });

  it('[CLOCK-2] puts nobody out for being turned back, and open sockets do not mind either way', async () => {
    const one = await scene.raw(scene.anne);
    for (const jump of [-10 * year, 10 * year, 60_000]) {
      clock += jump;
      expect((await scene.anne.ask('GET', `/api/workbooks/${scene.workbook}`)).status).toBe(200);
      one.cells.set('0.0', jump);
      await one.allSaved();
    }
    expect(one.closeCode).toBeUndefined();
  });
});

describe('the trash under a clock that jumps', () => {
  afterEach(() => void vi.useRealTimers());

  it('[CLOCK-3] is not emptied by a leap: only days that have gone by count, and from then on the new time', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    let clock = Date.parse('2026-06-01T12:00:00Z');
    const purged: number[] = [];
    const trash = await openTrash({
      storage: {
        purge: ({ deleted }) => {
          purged.push(deleted);
          return Promise.resolve({ workbooks: [] });
        },
        purgeIdentities: () => Promise.resolve(),
      },
      settings: { ...defaultSettings, trashDays: 30 },
      logger: pino({ level: 'silent' }),
      now: () => clock,
    });
    const pass = async (leap = 0): Promise<void> => {
      clock += dayMs + leap;
      await vi.advanceTimersByTimeAsync(dayMs);
    };
    await pass();
    expect(purged).toHaveLength(2);
    await pass(year);
    expect(purged).toHaveLength(2);
    await pass(-year);
    expect(purged).toHaveLength(2);
    await pass();
    expect(purged).toHaveLength(3);
    expect(purged.at(-1)).toBe(clock - 30 * dayMs);
    trash.close();
  });
});
