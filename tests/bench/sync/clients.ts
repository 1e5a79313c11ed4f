/** The people of `npm run bench -- sync`, all in one process that is not the server's. Its parent says what they do. */
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { seeded } from '../../support/seeded.ts';
import { until } from '../../support/until.ts';
import { type Door, type Line, marked, openLine } from './line.ts';
import { cpuSeconds, residentMb } from './process-figures.ts';

/** How much is done; each kind of work has some of these. */
export interface Amount {
  /** in each room */
  readonly people: number;
  readonly readers: number;
  /** which of the rooms */
  readonly room: number;
  readonly edits: number;
  /** by each person */
  readonly editsPerSecond: number;
  readonly seconds: number;
  /** says when each person begins: the same for all servers of a round, since what coincides takes longer */
  readonly seed: number;
  readonly times: number;
  readonly cells: number;
  readonly leastBytes: number;
  readonly megabytes: number;
  readonly warmMegabytes: number;
  readonly editBytes: number;
  readonly isStalled: boolean;
}

/** Somebody at work on a server that is the process `pid`. */
export interface Work {
  readonly doors: readonly Door[];
  readonly pid: number;
  readonly amount: Partial<Amount>;
}

export type Figures = Readonly<Record<string, number>>;

/** What a server still does with what came before, such as telling its history, begins within this and is waited for. */
const calmMs = 4000;
const lookMs = 500;

/** Waits until a server does nothing any more. */
async function calm(pid: number): Promise<void> {
  await pause(calmMs);
  for (let before = cpuSeconds(pid), isCalm = false; !isCalm;) {
    await pause(lookMs);
    const now = cpuSeconds(pid);
    isCalm = now - before < 0.02;
    before = now;
  }
}

function share(values: Float64Array, part: number): number {
  return values.toSorted()[Math.floor(values.length * part)] ?? Number.NaN;
}

/** Lines over which something has been written already, so that only the edits themselves are measured. */
async function openAll(
  { doors, pid }: Pick<Work, 'doors' | 'pid'>,
  onEdit: (line: number, index: number, at: number) => void,
) {
  const lines: Line[] = [];
  // A few at a time: who opens 200 lines at once measures the backlog of the operating system.
  for (const [i, door] of doors.entries())
    lines.push(await openLine(door, { onEdit: (index, at) => onEdit(i, index, at) }));
  for (const [i, line] of lines.entries()) line.write(`w${i}`, 'ready');
  await until('all is saved', () => lines.every(isSaved));
  await calm(pid);
  return lines;
}

function isSaved({ sent, acknowledged }: Line): boolean {
  return acknowledged === undefined || acknowledged >= sent;
}

/** a, b: so many people in each room, so many edits each in a second, for so many seconds. */
async function typing({ doors, pid, amount }: Work): Promise<Figures> {
  const { people, editsPerSecond, seconds, seed } = amount as Amount;
  const random = seeded(seed);
  const everybody = doors.flatMap((door) => Array.from({ length: people }, () => door));
  const edits = everybody.length * editsPerSecond * seconds;
  const sentAt = new Float64Array(edits);
  const latencies = new Float64Array(edits * (people - 1));
  let arrived = 0;
  const lines = await openAll({ doors: everybody, pid }, (line, index, at) => {
    if (index % everybody.length !== line) latencies[arrived++] = at - sentAt[index]!;
  });
  const bytesBefore = lines.reduce((sum, { bytesIn }) => sum + bytesIn, 0);
  const cpuBefore = cpuSeconds(pid);
  const everyMs = 1000 / editsPerSecond;
  await Promise.all(
    lines.map(async (line, i) => {
      const start = performance.now() + random() * everyMs;
      for (let n = 0; n < editsPerSecond * seconds; n++) {
        await pause(Math.max(0, start + n * everyMs - performance.now()));
        const index = n * lines.length + i;
        sentAt[index] = performance.now();
        line.write(`${i}.${n % 20}`, marked(index));
      }
    }),
  );
  await until('all have everything', () => arrived >= latencies.length && lines.every(isSaved));
  const figures = {
    'p50, ms': share(latencies, 0.5),
    'p95, ms': share(latencies, 0.95),
    'CPU, s': cpuSeconds(pid) - cpuBefore,
    'MB out': (lines.reduce((sum, { bytesIn }) => sum + bytesIn, 0) - bytesBefore) / 1e6,
    'RSS, MB': residentMb(pid),
  };
  for (const line of lines) line.close();
  return figures;
}

/** c: one writes without a pause, until the last reader has the last edit. */
async function burst({ doors, pid, amount }: Work): Promise<Figures> {
  const { readers, edits, room } = amount as Amount;
  const left = Array.from({ length: readers + 1 }, () => edits);
  const lines = await openAll({ doors: left.map(() => doors[room]!), pid }, (line) => left[line]!--);
  const [writer, ...others] = lines;
  const framesBefore = others.reduce((sum, { framesIn }) => sum + framesIn, 0);
  const cpuBefore = cpuSeconds(pid);
  const start = performance.now();
  for (let n = 0; n < edits; n++) writer!.write(`b${n}`, marked(n));
  await until('the readers have all', () => left.slice(1).every((count) => count <= 0));
  const ms = performance.now() - start;
  await until('all is saved', () => isSaved(writer!));
  const frames = others.reduce((sum, { framesIn }) => sum + framesIn, 0) - framesBefore;
  const figures = { ms, 'CPU, s': cpuSeconds(pid) - cpuBefore, 'frames per reader': frames / readers };
  for (const line of lines) line.close();
  return figures;
}

/** d, before: a workbook of so many numbers. */
async function fill({ doors, pid, amount }: Work): Promise<Figures> {
  const doc = new Y.Doc();
  const line = await openLine(doors[0]!, {}, doc);
  const whole = new Y.Doc();
  const cells = whole.getMap('c/a');
  // Under the line's own number, so that it may be brought by whoever is called so.
  whole.clientID = doc.clientID;
  whole.transact(() => {
    for (let n = 0; n < (amount as Amount).cells; n++)
      cells.set(`${Math.floor(n / 50)}.${n % 50}`, Math.round(Math.random() * 1e6));
  });
  const state = Y.encodeStateAsUpdate(whole);
  line.sendContent(1, state);
  await until('it is saved', () => isSaved(line));
  line.close();
  await calm(pid);
  return { bytes: state.length };
}

/** d: so many come at once, so many times; each is there when the whole document has come. */
async function join({ doors, pid, amount }: Work): Promise<Figures> {
  const { people, times, leastBytes } = amount as Amount;
  const took: number[] = [];
  const cpuBefore = cpuSeconds(pid);
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    const lines = await Promise.all(
      Array.from({ length: people }, async () => {
        const line = await openLine(doors[0]!);
        line.askForAll();
        return line;
      }),
    );
    await until('all have the document', () => lines.every(({ answer }) => answer));
    took.push(Math.max(...lines.map(({ answer }) => answer!.at)) - start);
    for (const { answer } of lines)
      if (answer!.update.length < leastBytes) throw new Error('a joiner was told that there is nothing');
    for (const line of lines) line.close();
    await pause(50);
  }
  return { ms: share(Float64Array.from(took), 0.5), 'CPU, s': (cpuSeconds(pid) - cpuBefore) / times };
}

/** e: typing, until the server is killed in the middle of it. */
async function lose({ doors, pid, amount }: Work): Promise<Figures> {
  const { people, editsPerSecond, seconds } = amount as Amount;
  const seen = new Set<number>();
  const lines = await openAll({ doors: Array.from({ length: people }, () => doors[0]!), pid }, (_, index) =>
    seen.add(index),
  );
  const before = lines.map(({ sent }) => sent);
  const isAlive = (): boolean => lines.some(({ socket }) => socket.readyState === socket.OPEN);
  const typists = lines.map(async (line, i) => {
    for (let n = 0; isAlive(); n++) {
      line.write(`e${i}.${n}`, marked(n * people + i));
      await pause(1000 / editsPerSecond);
    }
  });
  await pause(seconds * 1000);
  process.kill(pid, 'SIGKILL');
  await Promise.all(typists);
  // What was called saved, or where nobody says so, what a colleague had got.
  const promised: string[] = [];
  for (const [i, line] of lines.entries()) {
    const count =
      line.acknowledged === undefined
        ? [...seen].filter((index) => index % people === i).length
        : line.acknowledged - before[i]!;
    for (let n = 0; n < count; n++) promised.push(`e${i}.${n}`);
  }
  lost = promised;
  return { promised: promised.length };
}

let lost: readonly string[] = [];

/** e, afterwards: how much of what was promised is not there any more. */
async function countLost({ doors }: Work): Promise<Figures> {
  const line = await openLine(doors[0]!);
  line.askForAll();
  const { update } = await until('the document comes', () => line.answer);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const cells = doc.getMap('c/a');
  line.close();
  return { lost: lost.filter((key) => !cells.has(key)).length };
}

/** f: people who do nothing. */
async function idle({ doors, pid, amount }: Work): Promise<Figures> {
  const before = residentMb(pid);
  const lines: Line[] = [];
  for (const door of doors)
    for (let i = 0; i < (amount as Amount).people; i++) {
      const line = await openLine(door);
      line.askForAll();
      lines.push(line);
    }
  await pause(1000);
  const figures = {
    'RSS, MB': residentMb(pid),
    'kB per line': ((residentMb(pid) - before) * 1000) / lines.length,
  };
  for (const line of lines) line.close();
  return figures;
}

/**
 * g: of three, one stops reading (or, to compare with, does not), while many megabytes go to all of them. All read the
 * first few, so that what a server needs for its work is there before.
 */
async function stall({ doors, pid, amount }: Work): Promise<Figures> {
  const { megabytes, warmMegabytes, editBytes, isStalled } = amount as Amount;
  const editsIn = (mb: number): number => Math.ceil((mb * 1e6) / editBytes);
  let arrived = 0;
  const lines = await openAll({ doors: Array.from({ length: 3 }, () => doors[0]!), pid }, (line) => {
    if (line === 1) arrived++;
  });
  const [writer, , slow] = lines;
  // Not what another run has written: of two who write one entry unseen, one loses, and is told of each edit.
  const key = isStalled ? 'stalled' : 'read';
  let most = 0;
  const send = async (edits: number): Promise<void> => {
    const from = arrived;
    for (let n = from; n < from + edits; n++) {
      const random = Array.from({ length: editBytes / 8 }, () => Math.random().toString(36).slice(2, 10));
      writer!.write(key, marked(n, random.join('')));
      // As fast as the other reader takes it, so that only the slow one falls behind.
      await until('the reader has it', () => arrived > n);
      most = Math.max(most, residentMb(pid));
    }
    await until('all is saved', () => isSaved(writer!));
    await calm(pid);
  };
  await send(editsIn(warmMegabytes));
  if (isStalled) slow!.socket.pause();
  const before = residentMb(pid);
  most = before;
  await send(editsIn(megabytes));
  const figures = { 'RSS at most, MB': most - before, 'RSS afterwards, MB': residentMb(pid) - before };
  slow!.socket.resume();
  for (const line of lines) line.socket.terminate();
  return figures;
}

export const works = { typing, burst, fill, join, lose, countLost, idle, stall };

process.on('message', ({ name, work }: { readonly name: keyof typeof works; readonly work: Work }) => {
  works[name](work).then(
    (figures) => process.send!({ figures }),
    (error: unknown) => process.send!({ problem: String(error) }),
  );
});
