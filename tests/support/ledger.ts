/**
 * An independent count of what people wrote and what became of it, for "no edit disappears silently": it looks at nothing
 * but cells before and after each act. Values are unique, so each stands for the edit that wrote it.
 */
import type { Person } from './workbooks.ts';

/** Every number that a person sees in some cell. */
export function visibleNumbers({ workbook }: Person): Set<number> {
  const found = new Set<number>();
  for (const sheet of workbook.sheets) {
    for (const [key, value] of sheet.maps.cells.entries()) {
      const [row, column] = key.split('.');
      const isHere = sheet.rows.indexOf(row!) >= 0 && sheet.columns.indexOf(column!) >= 0;
      if (isHere && typeof value === 'number') found.add(value);
    }
  }
  return found;
}

/** What stands in all cells, of deleted lines and sheets too. */
function entriesOfCells({ workbook }: Person): Map<string, unknown> {
  return new Map(
    [...workbook.allSheets].flatMap(({ id, maps }) =>
      [...maps.cells.entries()].map(([key, value]): [string, unknown] => [`${id} ${key}`, value]),
    ),
  );
}

function livingLines({ workbook }: Person): Set<string> {
  return new Set(
    workbook.sheets.flatMap(({ id, rows, columns }) => [
      ...rows.lines.map((line) => `${id} row ${line}`),
      ...columns.lines.map((line) => `${id} column ${line}`),
    ]),
  );
}

function linesOfCell(cell: string): readonly string[] {
  const [sheet, key] = cell.split(' ');
  const [row, column] = key!.split('.');
  return [`${sheet!} row ${row!}`, `${sheet!} column ${column!}`];
}

export class Ledger {
  /** value -> who wrote it */
  readonly author = new Map<number, string>();
  readonly #givenUp = new Set<number>();
  readonly #wroteAt = new Map<string, number[]>();

  /** Runs one act of a person; `mayWrite`: a number that appears counts as this person's own edit. */
  follow(
    name: string,
    person: Person,
    act: () => void,
    mayWrite: 'writes' | 'onlyGivesBack' = 'writes',
  ): void {
    const saw = visibleNumbers(person);
    const stood = entriesOfCells(person);
    const lived = livingLines(person);
    act();
    const sees = visibleNumbers(person);
    for (const value of saw) if (!sees.has(value)) this.#givenUp.add(value);
    const lives = livingLines(person);
    for (const [cell, value] of stood) {
      // Own values in a line that their author deletes, also those that a colleague's deletion hid at the time.
      const isCut = linesOfCell(cell).some((line) => lived.has(line) && !lives.has(line));
      if (isCut && typeof value === 'number' && this.author.get(value) === name) this.#givenUp.add(value);
    }
    for (const [cell, value] of entriesOfCells(person)) {
      const old = stood.get(cell);
      if (old === value) continue;
      // Also where it stands in a deleted row: whoever undoes what they typed there has given it up.
      if (typeof old === 'number') this.#givenUp.add(old);
      // And whoever writes in a cell again has given up what they wrote there before, overridden or not.
      const own = `${name} ${cell}`;
      for (const earlier of this.#wroteAt.get(own) ?? []) this.#givenUp.add(earlier);
      if (typeof value !== 'number' || mayWrite === 'onlyGivesBack') continue;
      this.author.set(value, name);
      this.#givenUp.delete(value);
      this.#wroteAt.set(own, [...(this.#wroteAt.get(own) ?? []), value]);
    }
  }

  /** The values that somebody wrote, that nobody gave up, and that are not there; each with its author. */
  missing(there: ReadonlySet<number>): readonly (readonly [value: number, author: string])[] {
    return [...this.author].filter(([value]) => !there.has(value) && !this.#givenUp.has(value));
  }
}
