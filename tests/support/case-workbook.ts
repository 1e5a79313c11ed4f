/**
 * The template Investeringscase as a person uses it: a case typed into the workbook's own input cells, in Danish, and
 * its results read from the cells. Nothing in here calculates.
 */
import * as Y from 'yjs';
import {
  type CellId,
  type Editor,
  type Workbook,
  clearInputs,
  danish,
  openEditor,
  openWorkbook,
  setBlock,
  setCell,
} from '../../model/index.ts';
import { type Projection, openProjection } from '../../model/calculation/index.ts';
import type { Value } from '../../model/calculation/value.ts';
import type { CostLine } from '../../model/economics/costs.ts';
import type { Financing } from '../../model/economics/financing.ts';
import type { InvestmentCase } from '../../model/economics/investment-case.ts';
import { readWholeReference } from '../../model/formula/reference.ts';
import { type Area, areaOf, referencesIn } from '../../model/formula/stored.ts';
import { instantiate } from '../../model/templates/instantiate.ts';
import { investmentCase } from '../../model/templates/investment-case.ts';

export interface CaseWorkbook {
  readonly workbook: Workbook;
  readonly editor: Editor;
  readonly projection: Projection;
  /** Empties the inputs, types a case into them and calculates. */
  enter(input: InvestmentCase): void;
  /** Types a Danish text into the cell of a name. */
  type(name: string, text: string): void;
  /** The value of a name's cell. */
  value(name: string): unknown;
  /** The values of a name's cells, row by row. */
  column(name: string): readonly unknown[];
  close(): void;
}

const areaOfName = (workbook: Workbook, text: string): Area => {
  const name = workbook.definedNames.find((one) => one.text === text);
  const reference = name && referencesIn(name.stored)[0];
  const area = reference && areaOf(reference, '', workbook);
  if (!area) throw new Error(`The template has no name ${text}.`);
  return area;
};

const typed = (value: number): string => String(value).replace('.', ',');

const trackWords = {
  service: 'service',
  activation: 'indsats',
  transfer: 'overførsel',
  capital: 'anlæg',
} as const;
const payerWords = { municipality: 'kommune', state: 'stat', other: 'andre' } as const;

function costTexts(line: CostLine): readonly string[] {
  const { amount, recurrence } = line;
  const [count, price, overhead] =
    amount.kind === 'staff'
      ? [amount.fte, amount.annualWageKr, amount.overhead]
      : amount.kind === 'volume'
        ? [amount.volume, amount.unitPriceKr, 0]
        : [1, amount.kr, 0];
  const isOnce = recurrence.kind === 'once';
  return [
    line.label,
    typed(count),
    '',
    typed(price),
    typed(overhead),
    isOnce ? 'ja' : 'nej',
    typed(isOnce ? recurrence.month : recurrence.fromMonth),
    isOnce || recurrence.toMonth === undefined ? '' : typed(recurrence.toMonth),
    typed(line.index),
    trackWords[line.track],
    payerWords[line.payer],
  ];
}

function financingTexts(financing: Financing): readonly [string, string] {
  return financing.kind === 'ladder' ? ['ja', ''] : ['nej', typed(financing.municipalShare)];
}

/** Texts that are typed, from a cell on to the right and down. */
export interface TypedBlock {
  /** a name, or a cell as Sheet!A1 */
  readonly at: string;
  readonly texts: readonly (readonly string[])[];
}

/** A case as a person types it into emptied inputs, in Danish. */
export function typedCase(input: InvestmentCase): readonly TypedBlock[] {
  const { startsOn, effect } = input;
  const one = (at: string, text: string): TypedBlock => ({ at, texts: [[text]] });
  const [ladder, fixed] = financingTexts(input.benefit.financing);
  const bands = [...input.seniority, ...Array.from({ length: 4 }, () => ({ share: 0, weeks: 0 }))].slice(
    0,
    4,
  );
  const [low, high] = [input.effectLow, input.effectHigh].map((end) => (end === undefined ? '' : typed(end)));
  return [
    one('Startdato', `${startsOn.day}-${startsOn.month}-${startsOn.year}`),
    one('Horisont', typed(input.horizonYears)),
    one('Frist', typed(input.ruleYears ?? 6)),
    one('Ydelse', typed(input.benefit.annualKr)),
    one('Trappe', ladder),
    one('Fast_andel', fixed),
    one('Satsregulering', typed(input.benefitIndex)),
    { at: 'Optag_uge', texts: input.intake.map(({ week, persons }) => [typed(week), typed(persons)]) },
    { at: 'Anc_andel', texts: bands.map(({ share, weeks }) => [typed(share), typed(weeks)]) },
    one('Effektform', effect.kind === 'gap' ? '1' : '2'),
    one('Frafald', typed(input.dropOff)),
    one('Forsinkelse', typed(effect.lagWeeks)),
    one('Varighed', typed(effect.durationWeeks)),
    ...(effect.kind === 'gap'
      ? [
          one('Effekt', typed(effect.gap)),
          one('Aftagen', typed(effect.fadeWeeks)),
          one('Effekt_lav', low!),
          one('Effekt_høj', high!),
        ]
      : [
          one('Chance', typed(effect.exitChance)),
          one('Løft', typed(effect.uplift)),
          one('Tilbagefald', typed(effect.relapse)),
          one('Løft_lav', low!),
          one('Løft_høj', high!),
        ]),
    {
      at: 'Dest_andel',
      texts: input.destinations.map(({ share, annualKr, financing }) => [
        typed(share),
        typed(annualKr),
        ...financingTexts(financing),
      ]),
    },
    { at: 'Indsats!A8', texts: input.costs.map(costTexts) },
  ];
}

function placeOf(workbook: Workbook, at: string): { sheet: string; row: number; column: number } {
  const [sheetName, cell] = at.includes('!') ? at.split('!') : [];
  const reference = cell === undefined ? undefined : readWholeReference(cell);
  if (reference) {
    const { row, column } = reference.from;
    return { sheet: workbook.sheetIdByName(sheetName!)!, row, column };
  }
  const { sheet, firstRow, firstColumn } = areaOfName(workbook, at);
  return { sheet, row: firstRow, column: firstColumn };
}

/** Opens a fresh workbook from the template. */
export function openCaseWorkbook(): CaseWorkbook {
  const doc = new Y.Doc();
  doc.clientID = 7;
  instantiate(investmentCase, doc, 'Prøve');
  const workbook = openWorkbook(doc);
  const editor = openEditor(workbook);
  const projection = openProjection(workbook);
  projection.flush();
  const cell = (area: Area): CellId =>
    workbook.cellAt(workbook.sheetOf(area.sheet)!, area.firstRow, area.firstColumn)!;
  const type = (name: string, text: string): void => {
    const result = setCell(editor, cell(areaOfName(workbook, name)), { text, language: danish });
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  };
  const block = (at: string, texts: readonly (readonly string[])[]): void => {
    if (texts.length === 0) return;
    const { sheet, row, column } = placeOf(workbook, at);
    const range = { sheet, firstRow: row, lastRow: row, firstColumn: column, lastColumn: column };
    const result = setBlock(editor, range, texts, danish);
    if (!result.ok) throw new Error(`${at}: ${JSON.stringify(result.error)}`);
  };
  const read = (area: Area, row: number, column: number): unknown => {
    const sheet = workbook.sheetOf(area.sheet)!;
    const at = workbook.cellAt(sheet, row, column)!;
    const content = workbook.contentAt(at);
    if (content.kind === 'formula') return projection.valueAt(at.sheet, `${at.row}.${at.column}`);
    return content.kind === 'number' || content.kind === 'text' || content.kind === 'boolean'
      ? content.value
      : undefined;
  };
  return {
    workbook,
    editor,
    projection,
    type,
    enter(input) {
      clearInputs(editor);
      for (const { at, texts } of typedCase(input)) block(at, texts);
      projection.flush();
    },
    value(name) {
      const area = areaOfName(workbook, name);
      return read(area, area.firstRow, area.firstColumn);
    },
    column(name) {
      const area = areaOfName(workbook, name);
      const values: unknown[] = [];
      for (let row = area.firstRow; row <= area.lastRow; row++)
        values.push(read(area, row, area.firstColumn));
      return values;
    },
    close() {
      projection.close();
      workbook.close();
      doc.destroy();
    },
  };
}

/** Errors among the template's values: there must be none, whatever the inputs. */
export function errorsIn(book: CaseWorkbook): readonly string[] {
  const found: string[] = [];
  for (const [sheet, values] of book.projection.values()) {
    for (const [key, value] of values as ReadonlyMap<string, Value>) {
      if (typeof value === 'object') found.push(`${sheet}!${key} ${value.error}`);
    }
  }
  return found;
}
