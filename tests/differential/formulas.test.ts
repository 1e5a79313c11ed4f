/**
 * A few thousand generated formulas, calculated by us and by LibreOffice in Danish, must come to the same: numbers to nine
 * digits, texts, truth values and the kind of error. Where the two differ and we follow Excel, or where neither is clearly
 * right, the difference is listed with its reason, and a listed difference that is none any more fails the test.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Projection, openProjection } from '../../model/calculation/index.ts';
import { type Value, isError } from '../../model/calculation/value.ts';
import { exportWorkbook } from '../../model/index.ts';
import { nameOfCell } from '../../model/formula/reference.ts';
import { cellKey } from '../../model/workbook/schema.ts';
import { writeXlsx } from '../../server/files/xlsx.ts';
import { readPackage } from '../server/files/read-package.ts';
import { findLibreOffice, missingLibreOffice, openLibreOffice } from '../support/libreoffice.ts';
import { type Person, blankDoc, openPerson } from '../support/workbooks.ts';
import { data, generateFormulas } from './generated-formulas.ts';
import { type Difference, knownDifferences } from './known-differences.ts';

const program = findLibreOffice();
if (!program) process.stdout.write(`${missingLibreOffice}\n`);

const seed = Number(process.env['SAMREGN_SEED'] ?? 20_261_122);
const count = 3000;

interface Compared {
  readonly group: string;
  readonly formula: string;
  readonly ours: Value | undefined;
  readonly theirs: Value | undefined;
}

function isSame(ours: Value | undefined, theirs: Value | undefined): boolean {
  if (typeof ours === 'number' && typeof theirs === 'number') {
    return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours));
  }
  if (isError(ours) || isError(theirs))
    return isError(ours) && isError(theirs) && ours.error === theirs.error;
  return ours === theirs;
}

const shown = (value: Value | undefined): string => (isError(value) ? value.error : JSON.stringify(value));

function isKnown({ formula, ours, theirs }: Compared, known: Difference): boolean {
  return (
    known.formula.test(formula) && known.theirs.test(shown(theirs)) && (known.ours?.test(shown(ours)) ?? true)
  );
}

async function compareAll(
  formulas: readonly { readonly group: string; readonly text: string }[],
): Promise<Compared[]> {
  const person: Person = openPerson(
    blankDoc([
      { id: 'f', name: 'Formler', rows: formulas.length, columns: 1 },
      { id: 'd', name: 'Data', rows: data.length, columns: 8 },
    ]),
  );
  data.forEach((cells, row) => {
    cells.forEach((text, column) => person.type(`Data!${nameOfCell(row, column)}`, text));
  });
  formulas.forEach(({ text }, row) => person.type(nameOfCell(row, 0), text));
  const projection: Projection = openProjection(person.workbook);
  projection.flush();
  const neutral = exportWorkbook(person.workbook, (sheet, key) => projection.valueAt(sheet, key));
  expect(neutral.notes).toEqual([]);
  const office = await openLibreOffice(program!, 'da-DK');
  try {
    const got = readPackage(await office.recalculate(await writeXlsx(neutral))).sheets[0]!.cells;
    const sheet = person.workbook.sheetOf('f')!;
    return formulas.map(({ group, text }, row) => {
      const cell = got.get(nameOfCell(row, 0));
      const theirs = cell?.type === 'e' ? { error: cell.value } : cell?.value;
      return {
        group,
        formula: text,
        ours: projection.valueAt('f', cellKey(sheet.rows.lines[row]!, sheet.columns.lines[0]!)),
        theirs: theirs as Value | undefined,
      };
    });
  } finally {
    await office.close();
    projection.close();
    person.close();
  }
}

describe.skipIf(!program)(
  `[FUNC-9] generated formulas come to the same in LibreOffice (seed ${seed})`,
  () => {
    let generated: Compared[];
    let examples: Compared[];
    beforeAll(async () => {
      const all = await compareAll([
        ...generateFormulas(seed, count),
        ...knownDifferences.map(({ example }) => ({ group: 'known', text: example })),
      ]);
      generated = all.slice(0, count);
      examples = all.slice(count);
    }, 240_000);
    afterAll(() => {
      process.stdout.write(`${generated.length} formulas compared, seed ${seed}.\n`);
    });

    test('every one, apart from the differences that are listed', () => {
      const unknown = generated.filter(
        (one) => !isSame(one.ours, one.theirs) && !knownDifferences.some((known) => isKnown(one, known)),
      );
      expect(
        unknown.map(
          ({ group, formula, ours, theirs }) =>
            `${group} ${formula}: ${shown(ours)}, LibreOffice ${shown(theirs)}`,
        ),
      ).toEqual([]);
    });

    test('every listed difference is one still', () => {
      const same = examples.filter(
        (one, i) => isSame(one.ours, one.theirs) || !isKnown(one, knownDifferences[i]!),
      );
      expect(same.map(({ formula, ours, theirs }) => `${formula}: ${shown(ours)}, ${shown(theirs)}`)).toEqual(
        [],
      );
    });
  },
);
