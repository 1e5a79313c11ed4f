/**
 * A statement that every commit runs, put into SQL once for each number of rows: to build it anew costs more than to run
 * it. Only for statements whose parameters are the rows' values and nothing else, in the order of the rows' own keys.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Compilable, CompiledQuery } from 'kysely';
import type { Database } from './tables.ts';

/** More rows than this come together so seldom that what they cost is their own. */
const mostRows = 16;

export class ReadyStatement<Row extends object, Found = unknown> {
  readonly #build: (db: Database, rows: readonly Row[]) => Compilable<Found>;
  readonly #compiled = new Map<number, CompiledQuery<Found>>();

  constructor(build: (db: Database, rows: readonly Row[]) => Compilable<Found>) {
    this.#build = build;
  }

  async run(db: Database, rows: readonly Row[]): Promise<readonly Found[]> {
    const parameters: readonly unknown[] = rows.flatMap((row) => Object.values(row));
    let compiled = this.#compiled.get(rows.length);
    if (!compiled) {
      compiled = this.#build(db, rows).compile();
      if (!isDeepStrictEqual(compiled.parameters, parameters))
        throw new Error('a statement has its parameters in another order than its rows');
      if (rows.length <= mostRows) this.#compiled.set(rows.length, compiled);
    }
    const { rows: found } = await db.executeQuery<Found>({ ...compiled, parameters });
    return found;
  }
}
