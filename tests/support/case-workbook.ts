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
  const block = (name: string, texts: readonly (readonly string[])[]): void => {
    const area = areaOfName(workbook, name);
    const range = { ...area, lastRow: area.firstRow, lastColumn: area.firstColumn };
    if (texts.length === 0) return;
    const result = setBlock(editor, range, texts, danish);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
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
      const { year, month, day } = input.startsOn;
      type('Startdato', `${day}-${month}-${year}`);
      type('Horisont', typed(input.horizonYears));
      type('Frist', typed(input.ruleYears ?? 6));
      type('Ydelse', typed(input.benefit.annualKr));
      const [ladder, fixed] = financingTexts(input.benefit.financing);
      type('Trappe', ladder);
      type('Fast_andel', fixed);
      type('Satsregulering', typed(input.benefitIndex));
      block(
        'Optag_uge',
        input.intake.map(({ week, persons }) => [typed(week), typed(persons)]),
      );
      const bands = [...input.seniority, ...Array.from({ length: 4 }, () => ({ share: 0, weeks: 0 }))].slice(
        0,
        4,
      );
      block(
        'Anc_andel',
        bands.map(({ share, weeks }) => [typed(share), typed(weeks)]),
      );
      const { effect } = input;
      type('Effektform', effect.kind === 'gap' ? '1' : '2');
      type('Frafald', typed(input.dropOff));
      type('Forsinkelse', typed(effect.lagWeeks));
      type('Varighed', typed(effect.durationWeeks));
      const range = [input.effectLow, input.effectHigh].map((one) => (one === undefined ? '' : typed(one)));
      if (effect.kind === 'gap') {
        type('Effekt', typed(effect.gap));
        type('Aftagen', typed(effect.fadeWeeks));
        type('Effekt_lav', range[0]!);
        type('Effekt_høj', range[1]!);
      } else {
        type('Chance', typed(effect.exitChance));
        type('Løft', typed(effect.uplift));
        type('Tilbagefald', typed(effect.relapse));
        type('Løft_lav', range[0]!);
        type('Løft_høj', range[1]!);
      }
      block(
        'Dest_andel',
        input.destinations.map(({ share, annualKr, financing }) => [
          typed(share),
          typed(annualKr),
          ...financingTexts(financing),
        ]),
      );
      const lines = areaOfName(workbook, 'Linje_pl');
      input.costs.forEach((line, i) => {
        const row = lines.firstRow + i;
        const at = { sheet: lines.sheet, firstRow: row, lastRow: row, firstColumn: 0, lastColumn: 0 };
        const result = setBlock(editor, at, [costTexts(line)], danish);
        if (!result.ok) throw new Error(JSON.stringify(result.error));
      });
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
