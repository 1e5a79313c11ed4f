/**
 * The server in figures, as Prometheus reads them. Workbooks appear by their id where one needs to be found, never by a
 * title; people do not appear at all.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Storage } from '../storage/storage.ts';
import type { Rooms } from '../sync/rooms.ts';
import type { SyncWatch } from '../sync/watch.ts';

/** So many of the largest open workbooks are told. */
const largest = 10;

const seconds = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];
const nanosecondsPerSecond = 1e9;

export interface Metrics {
  readonly registry: Registry;
  readonly watch: SyncWatch;
  /** The same storage, whose commits, loading and folding are measured. */
  through(storage: Storage): Storage;
  /** From now on rooms are counted whenever somebody reads the figures. */
  observe(rooms: Rooms): void;
  close(): void;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();

  const histogram = (name: string, help: string): Histogram =>
    new Histogram({ name, help, registers, buckets: seconds });
  const commit = histogram('samregn_commit_seconds', 'Time until a commit is on disk, for commits that were');
  const load = histogram('samregn_load_seconds', 'Time to open a workbook for the first who comes');
  const compaction = histogram('samregn_compaction_seconds', 'Time to fold a log into a snapshot');
  const updates = new Counter({ name: 'samregn_updates_total', help: 'Updates on disk', registers });
  const failures = new Counter({
    name: 'samregn_commit_failures_total',
    help: 'Commits that failed and were tried again',
    registers,
  });
  const refusals = new Counter({
    name: 'samregn_refused_writes_total',
    help: 'Updates that were not taken, by reason',
    labelNames: ['reason'],
    registers,
  });
  const personalNumbers = new Counter({
    name: 'samregn_personal_numbers_total',
    help: 'Updates that seemed to hold a personal number (CPR), by what was done with them',
    labelNames: ['outcome'],
    registers,
  });
  // Both are there from the start, so that an alarm can be set before the first.
  for (const outcome of ['refused', 'taken']) personalNumbers.inc({ outcome }, 0);
  /** Figures that are looked up when they are read. */
  const gauge = (name: string, help: string, look: () => number): void => {
    const one: Gauge = new Gauge({ name, help, registers, collect: () => one.set(look()) });
  };
  gauge('samregn_event_loop_delay_seconds', 'Longest delay of the event loop since the last reading', () => {
    const longest = delay.max;
    delay.reset();
    return longest / nanosecondsPerSecond;
  });

  const timed = async <Value>(on: Histogram, work: () => Promise<Value>): Promise<Value> => {
    const end = on.startTimer();
    const value = await work();
    end();
    return value;
  };

  return {
    registry,
    watch: {
      refused(reason) {
        refusals.inc({ reason });
        if (reason === 'personalNumber') personalNumbers.inc({ outcome: 'refused' });
      },
      personalNumberTaken: () => personalNumbers.inc({ outcome: 'taken' }),
      loaded: (ms) => load.observe(ms / 1000),
    },
    through: (storage) => {
      const measured: Pick<Storage, 'append' | 'compact'> = {
        async append(entries) {
          try {
            const appended = await timed(commit, () => storage.append(entries));
            updates.inc(entries.reduce((sum, entry) => sum + entry.updates.length, 0));
            return appended;
          } catch (error) {
            failures.inc();
            throw error;
          }
        },
        compact: (workbook, snapshot) => timed(compaction, () => storage.compact(workbook, snapshot)),
      };
      return new Proxy(storage, {
        get: (target, name: keyof Storage) =>
          name === 'append' || name === 'compact' ? measured[name] : target[name],
      });
    },
    observe(rooms) {
      gauge('samregn_rooms', 'Workbooks in memory', () => rooms.counts.rooms);
      gauge('samregn_connections', 'Open sockets', () => rooms.counts.connections);
      gauge('samregn_uncommitted_rows', 'Updates that wait for the disk', () => rooms.queue.waiting.updates);
      gauge('samregn_uncommitted_bytes', 'Bytes that wait for the disk', () => rooms.queue.uncommittedBytes);
      gauge(
        'samregn_oldest_unacknowledged_seconds',
        'Age of the oldest update that waits for the disk',
        () => rooms.queue.waiting.oldestMs / 1000,
      );
      gauge(
        'samregn_backlog_bytes',
        'Bytes that clients have not read yet',
        () => rooms.weights.backlogBytes,
      );
      const sizes: Gauge<'workbook'> = new Gauge({
        name: 'samregn_largest_document_bytes',
        help: `The ${largest} largest open workbooks, by their id`,
        labelNames: ['workbook'],
        registers,
        collect() {
          sizes.reset();
          const documents = rooms.weights.documents.toSorted((a, b) => b.bytes - a.bytes);
          for (const { workbook, bytes } of documents.slice(0, largest)) sizes.set({ workbook }, bytes);
        },
      });
    },
    close() {
      delay.disable();
      registry.clear();
    },
  };
}
