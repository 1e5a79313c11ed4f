/**
 * Holds an exported workbook against what LibreOffice calculates from its formulas. The values in the file are spoilt
 * first, so that none of them can come back unless LibreOffice calculated it.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect } from 'vitest';
import type { NeutralWorkbook } from '../../model/index.ts';
import { writeXlsx } from '../../server/files/xlsx.ts';
import { type FileCell, type ReadPackage, readPackage } from '../server/files/read-package.ts';
import type { LibreOffice } from './libreoffice.ts';

/** What stands instead of every value; no formula comes to it. */
const spoilt = 424_242.424242;

/** The same file with every formula's value replaced by a wrong one. */
function withSpoiltValues(xlsx: Uint8Array): { readonly file: Uint8Array; readonly count: number } {
  const files = unzipSync(xlsx);
  let count = 0;
  for (const path of Object.keys(files)) {
    if (!/^xl\/worksheets\/.*\.xml$/.test(path)) continue;
    const xml = strFromU8(files[path]!).replace(
      /<c\b([^>]*)>(<f\b(?:[^>]*\/>|[\s\S]*?<\/f>))(?:<v\/>|<v>[\s\S]*?<\/v>)?<\/c>/g,
      (_, attributes: string, formula: string) => {
        count++;
        return `<c${attributes.replace(/ t="\w+"/, '')}>${formula}<v>${spoilt}</v></c>`;
      },
    );
    files[path] = strToU8(xml);
  }
  // Packed it would be read no differently.
  return { file: zipSync(files, { level: 0 }), count };
}

function isClose(got: number, wanted: number): boolean {
  return Math.abs(got - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
}

function isSame(got: FileCell | undefined, wanted: FileCell): boolean {
  const value = got?.value;
  if (typeof value === 'number' && typeof wanted.value === 'number') return isClose(value, wanted.value);
  // Only an error is exported without a value.
  if (wanted.value === undefined) return got?.type === 'e';
  return value === wanted.value;
}

export interface Verdict {
  readonly formulas: number;
  readonly differences: readonly string[];
}

/** What LibreOffice makes of a workbook's formulas. */
export async function judgeOf(office: LibreOffice, neutral: NeutralWorkbook): Promise<Verdict> {
  const ours = await writeXlsx(neutral);
  const { file, count } = withSpoiltValues(ours);
  return compare(readPackage(ours), readPackage(await office.recalculate(file)), count);
}

function compare(wanted: ReadPackage, got: ReadPackage, count: number): Verdict {
  const differences: string[] = [];
  let formulas = 0;
  expect(got.sheets.map(({ name }) => name)).toEqual(wanted.sheets.map(({ name }) => name));
  wanted.sheets.forEach((sheet, i) => {
    for (const [name, cell] of sheet.cells) {
      if (cell.formula === undefined) continue;
      formulas++;
      const found = got.sheets[i]!.cells.get(name);
      if (isSame(found, cell)) continue;
      differences.push(
        `${sheet.name}!${name} =${cell.formula}: ${String(cell.value)}, LibreOffice ${String(found?.value)}`,
      );
    }
  });
  expect(count, 'spoilt values').toBe(formulas);
  return { formulas, differences };
}
