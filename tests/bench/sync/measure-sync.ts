/**
 * npm run bench -- sync: our server, with every acknowledged edit on disk, beside Hocuspocus with SQLite, y-websocket's
 * own server, and a relay of the same bytes as the floor. One after the other in every round; clients in another process.
 * SAMREGN_ROUNDS says how many rounds, SAMREGN_SYNC_SECONDS how long people type, SAMREGN_SYNC_SERVERS which servers
 * beside the floor. Only ratios carry over to other machines. Ours stand beside the bars that they should stay under.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { temporaryFolder } from '../../support/server.ts';
import { median } from '../measure.ts';
import type { Figures, Work, works } from './clients.ts';
import { type Contender, type Running, installContenders } from './contenders.ts';

const rounds = Number(process.env['SAMREGN_ROUNDS'] ?? 3);
/** Long enough that a server has found its pace: in the first seconds much of what it does is compiling itself. */
const seconds = Number(process.env['SAMREGN_SYNC_SECONDS'] ?? 20);

/** Starts a client process, has it do its work there, and ends it. */
async function withClients<Value>(
  work: (ask: (name: keyof typeof works, work: Work) => Promise<Figures>) => Promise<Value>,
): Promise<Value> {
  const child = fork(new URL('./clients.ts', import.meta.url));
  const ask = async (name: keyof typeof works, wanted: Work): Promise<Figures> => {
    child.send({ name, work: wanted });
    const ended = once(child, 'exit').then(() => [{ problem: 'the clients ended' }]);
    const answers = await Promise.race([once(child, 'message'), ended]);
    const [answer] = answers as [{ readonly figures?: Figures; readonly problem?: string }];
    if (!answer.figures) throw new Error(`${name}: ${answer.problem}`);
    return answer.figures;
  };
  try {
    return await work(ask);
  } finally {
    child.kill();
  }
}

interface Place {
  readonly contender: Contender;
  readonly folder: string;
  readonly round: number;
  start(): Promise<Running>;
  ask(name: keyof typeof works, running: Running, rooms: number, amount: Work['amount']): Promise<Figures>;
}

/** The most that one of our figures should be: so many times the floor's, or so much. */
interface Bar {
  readonly figure: string;
  readonly most: number;
  readonly isRatio: boolean;
}

interface Part {
  readonly title: string;
  readonly measure: (place: Place) => Promise<Figures>;
  readonly bars?: readonly Bar[];
  readonly needsStorage?: boolean;
}

/** One piece of work on a fresh server. */
function simply(name: keyof typeof works, rooms: number, amount: Work['amount']): Part['measure'] {
  return async ({ start, ask }) => {
    const running = await start();
    return ask(name, running, rooms, amount);
  };
}

const parts: Readonly<Record<string, Part>> = {
  a: {
    title: `50 people in a room, 2 edits a second each, ${seconds} s`,
    measure: simply('typing', 1, { people: 50, editsPerSecond: 2, seconds }),
    bars: [
      { figure: 'p50, ms', most: 1.2, isRatio: true },
      { figure: 'CPU, s', most: 2, isRatio: true },
    ],
  },
  b: {
    title: `200 people in 20 rooms, 2 edits a second each, ${seconds} s`,
    measure: simply('typing', 20, { people: 10, editsPerSecond: 2, seconds }),
  },
  c: {
    title:
      'a burst of 2,000 updates to 20 readers, on a server that has just started and on one that is at work',
    async measure({ start, ask }) {
      const running = await start();
      const amount = { readers: 20, edits: 2000 };
      const first = await ask('burst', running, 2, { ...amount, room: 0 });
      return { 'the first, ms': first['ms']!, ...(await ask('burst', running, 2, { ...amount, room: 1 })) };
    },
    bars: [{ figure: 'ms', most: 0.5, isRatio: true }],
  },
  d: {
    title: 'coming to a document of 50,000 cells',
    bars: [{ figure: '20 at once, CPU s', most: 0.1, isRatio: false }],
    async measure({ contender, start, ask }) {
      let running = await start();
      const { bytes } = await ask('fill', running, 1, { cells: 50_000 });
      const leastBytes = bytes! * 0.9;
      const warm = await ask('join', running, 1, { people: 1, times: 5, leastBytes });
      const twenty = await ask('join', running, 1, { people: 20, times: 1, leastBytes });
      const found: Record<string, number> = {
        'one, ms': warm['ms']!,
        'one, CPU s': warm['CPU, s']!,
        '20 at once, ms': twenty['ms']!,
        '20 at once, CPU s': twenty['CPU, s']!,
      };
      if (contender.storesNothing) return found;
      await running.end();
      running = await start();
      const cold = await ask('join', running, 1, { people: 1, times: 1, leastBytes });
      return { ...found, 'after a restart, ms': cold['ms']!, 'after a restart, CPU s': cold['CPU, s']! };
    },
  },
  e: {
    title: 'kill -9 in the middle of 20 edits a second, after 13 s',
    needsStorage: true,
    bars: [{ figure: 'of these lost', most: 0, isRatio: false }],
    async measure({ start, ask }) {
      const { promised } = await ask('lose', await start(), 1, {
        people: 2,
        editsPerSecond: 10,
        seconds: 13,
      });
      const { lost } = await ask('countLost', await start(), 1, {});
      return { 'acknowledged (or seen by a colleague)': promised!, 'of these lost': lost! };
    },
  },
  f: {
    title: '300 people in 30 rooms who do nothing',
    measure: simply('idle', 30, { people: 10 }),
  },
  g: {
    title: 'one of two readers stops reading while 60 MB go by, after 80 MB that both have read',
    // What a process grows by when so much goes by is mostly room for what it throws away, whoever reads: by tens
    // of megabytes, and never as much twice. So it takes many rounds to tell what is held for the one who does not.
    bars: [{ figure: 'of that for the one who stops, MB', most: 20, isRatio: false }],
    async measure({ start, ask, round }) {
      const measure = async (isStalled: boolean): Promise<Figures> => {
        const amount = { megabytes: 60, warmMegabytes: 80, editBytes: 100_000 };
        return ask('stall', await start(), 1, { ...amount, isStalled });
      };
      // The second of a round begins with what the first has written, so they take turns to be it.
      const isReadFirst = round % 2 === 0;
      const first = await measure(!isReadFirst);
      const second = await measure(isReadFirst);
      const [read, found] = isReadFirst ? [first, second] : [second, first];
      return {
        'all read: RSS growth at most, MB': read['RSS at most, MB']!,
        'one stops: RSS growth at most, MB': found['RSS at most, MB']!,
        'of that for the one who stops, MB': found['RSS at most, MB']! - read['RSS at most, MB']!,
        'one stops: afterwards, MB': found['RSS afterwards, MB']!,
      };
    },
  },
};

async function measureOnce(contender: Contender, part: Part, round: number): Promise<Figures> {
  const folder = temporaryFolder();
  let running: Running | undefined;
  try {
    return await withClients(async (ask) =>
      part.measure({
        contender,
        folder,
        round,
        async start() {
          await running?.end();
          return (running = await contender.start(folder));
        },
        async ask(name, { pid, doors }, rooms, amount) {
          return ask(name, { doors: await doors(rooms), pid, amount: { ...amount, seed: round } });
        },
      }),
    );
  } finally {
    await running?.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function load(): string {
  return loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');
}

/** `letters`: which parts; none for all. */
export async function measureSync(letters: readonly string[]): Promise<string> {
  const { contenders: all, problems } = await installContenders();
  const only = process.env['SAMREGN_SYNC_SERVERS']?.split(',');
  const contenders = all.filter(
    ({ name }) => name === 'floor' || !only || only.some((word) => name.startsWith(word)),
  );
  const wanted = letters.length > 0 ? letters : Object.keys(parts);
  const tables: string[] = [];
  const notes = [...problems];
  for (const letter of wanted) {
    const part = parts[letter];
    if (!part) throw new Error(`there is no part ${letter}`);
    const before = load();
    process.stdout.write(`${letter}: load ${before}\n`);
    const able = contenders.filter(({ storesNothing }) => !part.needsStorage || !storesNothing);
    const found = new Map<string, Figures[]>();
    for (let round = 0; round < rounds; round++) {
      for (const contender of round % 2 === 0 ? able : able.toReversed()) {
        try {
          const figures = await measureOnce(contender, part, round);
          found.set(contender.name, [...(found.get(contender.name) ?? []), figures]);
          process.stdout.write(`${letter} ${round + 1} ${contender.name}: ${JSON.stringify(figures)}\n`);
        } catch (error) {
          notes.push(`${letter}, round ${round + 1}, ${contender.name}: ${String(error).split('\n')[0]}`);
        }
      }
    }
    const times = `${rounds} rounds, load before ${before}, after ${load()}`;
    tables.push(`(${letter}) ${part.title}; ${times}\n\n${tableOf(found, part.bars ?? [])}`);
  }
  return [tables.join('\n\n'), ...notes].join('\n');
}

/** Medians, each with its ratio to the floor's where that has any, and what ours should be at most. */
function tableOf(found: ReadonlyMap<string, readonly Figures[]>, bars: readonly Bar[]): string {
  const names = [...found.keys()];
  const figures = new Set([...found.values()].flatMap((all) => all.flatMap((one) => Object.keys(one))));
  const medianOf = (name: string, figure: string): number | undefined => {
    const values = (found.get(name) ?? []).flatMap((one) => one[figure] ?? []);
    return values.length > 0 ? median(values) : undefined;
  };
  const rows = [['', ...names, 'ours at most']];
  for (const figure of figures) {
    const floor = medianOf('floor', figure);
    rows.push([
      figure,
      ...names.map((name) => {
        const value = medianOf(name, figure);
        if (value === undefined) return '';
        const shown = value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 || value === 0 ? 2 : 3);
        return floor === undefined || floor <= 0 || name === 'floor'
          ? shown
          : `${shown} (${(value / floor).toFixed(2)}x)`;
      }),
      bars.map((bar) => (bar.figure === figure ? `${bar.most}${bar.isRatio ? 'x' : ''}` : '')).join(''),
    ]);
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join('  '),
    )
    .join('\n');
}
