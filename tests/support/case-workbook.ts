/** A case typed into the template Investeringscase, in Danish. Nothing in here calculates. */
import { clearInputs } from '../../model/index.ts';
import type { CostLine } from '../../model/economics/costs.ts';
import type { Financing } from '../../model/economics/financing.ts';
import type { InvestmentCase } from '../../model/economics/investment-case.ts';
import type { MunicipalTax } from '../../model/economics/tax.ts';
import { investmentCase } from '../../model/templates/investment-case.ts';
import { type TemplateWorkbook, openTemplateWorkbook } from './template-workbook.ts';

export interface CaseWorkbook extends TemplateWorkbook {
  /** Empties the inputs, types a case into them and calculates. */
  enter(input: InvestmentCase): void;
}

/** A number as a person types it. @public */
export const typed = (value: number): string => String(value).replace('.', ',');

const trackWords = {
  service: 'service',
  activation: 'indsats',
  transfer: 'overførsel',
  capital: 'anlæg',
} as const;
const payerWords = { municipality: 'kommune', state: 'stat', other: 'andre' } as const;

/** A cost line, from `Linje_post` on to the right. @public */
export function costTexts(line: CostLine): readonly string[] {
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

/** Whether a benefit follows the ladder, and the municipality's fixed share if not. @public */
export function financingTexts(financing: Financing): readonly [string, string] {
  return financing.kind === 'ladder' ? ['ja', ''] : ['nej', typed(financing.municipalShare)];
}

function taxTexts(tax: MunicipalTax | undefined): readonly TypedBlock[] {
  const one = (at: string, text: string): TypedBlock => ({ at, texts: [[text]] });
  if (!tax) return [one('Skat_med', 'nej')];
  return [
    one('Skat_med', 'ja'),
    one('Skat_udligning', tax.equalised === 0 ? 'før' : 'efter'),
    one('Udligning_andel', typed(tax.equalised === 0 ? 0.75 : tax.equalised)),
    one('Kommuneskat', typed(tax.rate)),
    one('Skat_ydelser', tax.taxesBenefits ? 'ja' : 'nej'),
  ];
}

/** Texts that are typed, from a cell on to the right and down. */
export interface TypedBlock {
  /** a name */
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
    one('Egen_ydelse', typed(input.benefit.annualKr)),
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
      texts: input.destinations.map(({ share, annualKr, financing, taxableWageKr }) => [
        typed(share),
        typed(annualKr),
        ...financingTexts(financing),
        typed(taxableWageKr ?? 0),
      ]),
    },
    ...taxTexts(input.tax),
    { at: 'Linje_post', texts: input.costs.map(costTexts) },
  ];
}

/** Opens a fresh workbook from the template. */
export function openCaseWorkbook(): CaseWorkbook {
  const book = openTemplateWorkbook(investmentCase);
  return {
    ...book,
    enter(input) {
      clearInputs(book.editor);
      for (const { at, texts } of typedCase(input)) book.typeBlock(at, texts);
      book.projection.flush();
    },
  };
}
