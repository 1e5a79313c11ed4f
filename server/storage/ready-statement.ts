/**
 * A statement that every commit or every arrival runs, put into SQL once for each number of rows: to build it anew costs
 * more than to run it. Only for statements whose parameters are the rows' values and nothing else, in the order of the
 * rows' own keys.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Compilable, CompiledQuery } from 'kysely';
import type { Steps } from './transact.ts';

/** More rows than this come together so seldom that what they cost is their own. */
const mostRows = 16;

export class ReadyStatement<Row extends object, Found = unknown> {
  readonly #build: (rows: readonly Row[]) => Compilable<Found>;
  readonly #compiled = new Map<number, CompiledQuery<Found>>();

  constructor(build: (rows: readonly Row[]) => Compilable<Found>) {
    this.#build = build;
  }

  /** As a step of a transaction. */
  *run(rows: readonly Row[]): Steps<readonly Found[]> {
    // What is answered are the rows of this very query.
    return (yield this.query(rows)) as readonly Found[];
  }

  query(rows: readonly Row[]): CompiledQuery<Found> {
    const parameters: readonly unknown[] = rows.flatMap((row) => Object.values(row));
    let compiled = this.#compiled.get(rows.length);
    if (!compiled) {
      compiled = this.#build(rows).compile();
      if (!isDeepStrictEqual(compiled.parameters, parameters))
        throw new Error('a statement has its parameters in another order than its rows');
      if (rows.length <= mostRows) this.#compiled.set(rows.length, compiled);
    }
    return { ...compiled, parameters };
  }
}
