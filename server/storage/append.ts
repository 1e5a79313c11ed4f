/** The step from memory to disk that every edit takes: a commit's updates at the end of their workbooks' logs. */
import { crc32 } from 'node:zlib';
import type { Insertable, Selectable } from 'kysely';
import { ReadyStatement } from './ready-statement.ts';
import type { Append, Appended, ClientBinding, LoggedUpdate, Time } from './storage.ts';
import type { Database, Tables } from './tables.ts';
import type { Steps } from './transact.ts';

/** Rows per statement: SQLite takes at most 32,766 values in one. */
const rowsAtOnce = 200;

const minuteMs = 60_000;

type Head = Pick<Selectable<Tables['workbook']>, 'head' | 'epoch'>;

/** How a workbook's row changes when its log is so many updates longer; the order is that of the statement. */
interface Move {
  readonly count: number;
  readonly changed_at?: Time;
  readonly title?: string;
  readonly workbook: string;
}

function moving(db: Database, { count, workbook, ...changes }: Move) {
  return db
    .updateTable('workbook')
    .set((expression) => ({ head: expression('head', '+', count), ...changes }))
    .where('id', '=', workbook)
    .returning(['head', 'epoch']);
}

export class Appender {
  readonly #db: Database;
  /** of a workbook that is written in and keeps its title, as nearly all are */
  readonly #moved: ReadyStatement<Move, Head>;
  readonly #updates: ReadyStatement<Insertable<Tables['doc_update']>>;
  readonly #marks: ReadyStatement<Tables['doc_mark']>;

  constructor(db: Database) {
    this.#db = db;
    this.#moved = new ReadyStatement(([row]) => moving(db, row!));
    this.#updates = new ReadyStatement((rows) => db.insertInto('doc_update').values(rows));
    this.#marks = new ReadyStatement((rows) =>
      db
        .insertInto('doc_mark')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['doc', 'client', 'at', 'person']).doUpdateSet((row) => ({
            end: row
              .case()
              .when('doc_mark.end', '<', row.ref('excluded.end'))
              .then(row.ref('excluded.end'))
              .else(row.ref('doc_mark.end'))
              .end(),
          })),
        ),
    );
  }

  /** Where each workbook's log ends afterwards; a workbook that is not there any more has none. */
  *append(entries: readonly Append[], at: Time): Steps<readonly Appended[]> {
    const appended: Appended[] = [];
    for (const entry of entries) {
      const { workbook, updates } = entry;
      const row = yield* this.#moveHead(entry);
      appended.push({ workbook, seq: row?.head });
      if (!row) continue;
      const first = row.head - updates.length + 1;
      const rows = updates.map(({ data, author, at: time }, index) => ({
        doc: workbook,
        seq: first + index,
        data,
        crc: crc32(data),
        author,
        at: time,
      }));
      for (const block of blocks(rows)) yield* this.#updates.run(block);
      for (const query of bindings(this.#db, workbook, entry.clients, { epoch: row.epoch, at }))
        yield query.compile();
      for (const block of blocks(marksOf(workbook, updates))) yield* this.#marks.run(block);
    }
    return appended;
  }

  /** The workbook's log is so many updates longer. */
  *#moveHead({ workbook, updates, title }: Append): Steps<Head | undefined> {
    const changedAt = updates.at(-1)?.at;
    const move: Move = {
      count: updates.length,
      ...(changedAt !== undefined && { changed_at: changedAt }),
      ...(title !== undefined && { title }),
      workbook,
    };
    if (changedAt !== undefined && title === undefined) return (yield* this.#moved.run([move]))[0];
    return (yield moving(this.#db, move).compile())[0] as Head | undefined;
  }
}

/** One mark for all that a person brings under a number within a minute: so few that they may be kept for ever. */
function marksOf(doc: string, updates: readonly LoggedUpdate[]): readonly Tables['doc_mark'][] {
  const marks = new Map<string, Tables['doc_mark']>();
  for (const { author: person, at: time, ends } of updates) {
    const at = time - (time % minuteMs);
    for (const [client, end] of ends ?? []) {
      const key = `${client} ${at} ${person}`;
      marks.set(key, { doc, client, at, person, end: Math.max(end, marks.get(key)?.end ?? 0) });
    }
  }
  return [...marks.values()];
}

/** Queries that write down whose client numbers these are. */
export function bindings(
  db: Database,
  doc: string,
  clients: readonly ClientBinding[],
  when: { readonly epoch: number; readonly at: Time },
) {
  const rows = clients.map(({ client, person }) => ({ doc, client, person, ...when }));
  return blocks(rows).map((block) =>
    db
      .insertInto('doc_client')
      .values(block)
      .onConflict((conflict) => conflict.doNothing()),
  );
}

export function blocks<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const count = Math.ceil(rows.length / rowsAtOnce);
  return Array.from({ length: count }, (_, i) => rows.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce));
}
