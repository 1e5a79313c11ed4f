/** The special templates with a case typed into them, in Danish. Nothing in here calculates. */
import { clearInputs } from '../../model/index.ts';
import type { CalendarDate } from '../../model/economics/calendar.ts';
import type { CostLine } from '../../model/economics/costs.ts';
import type { EarlyEffort } from '../../model/economics/early-effort.ts';
import type { SeniorityBand } from '../../model/economics/financing.ts';
import type { Cohort } from '../../model/economics/investment-case.ts';
import { earlyEffort } from '../../model/templates/early-effort.ts';
import { type TypedBlock, costTexts, typed } from './case-workbook.ts';
import { type TemplateWorkbook, openTemplateWorkbook } from './template-workbook.ts';

export interface SpecialWorkbook<Input> extends TemplateWorkbook {
  /** Empties the inputs, types a case into them and calculates. */
  enter(input: Input): void;
}

function opened<Input>(
  book: TemplateWorkbook,
  texts: (input: Input) => readonly TypedBlock[],
): SpecialWorkbook<Input> {
  return {
    ...book,
    enter(input) {
      clearInputs(book.editor);
      for (const block of texts(input)) book.typeBlock(block.at, block.texts);
      book.projection.flush();
    },
  };
}

const one = (at: string, value: string | number): TypedBlock => ({
  at,
  texts: [[typeof value === 'number' ? typed(value) : value]],
});

/** What every template asks for. */
interface Common {
  readonly startsOn: CalendarDate;
  readonly horizonYears: number;
  readonly ruleYears?: number;
  readonly benefitIndex: number;
  readonly seniority: readonly SeniorityBand[];
  readonly costs: readonly CostLine[];
  readonly intake: readonly Cohort[];
}

const dateText = ({ day, month, year }: CalendarDate): string => `${day}-${month}-${year}`;

function commonTexts(input: Common): readonly TypedBlock[] {
  const bands = [...input.seniority, ...Array.from({ length: 4 }, () => ({ share: 0, weeks: 0 }))].slice(
    0,
    4,
  );
  return [
    one('Startdato', dateText(input.startsOn)),
    one('Horisont', input.horizonYears),
    one('Frist', input.ruleYears ?? 6),
    one('Satsregulering', input.benefitIndex),
    { at: 'Anc_andel', texts: bands.map(({ share, weeks }) => [typed(share), typed(weeks)]) },
    { at: 'Linje_post', texts: input.costs.map(costTexts) },
  ];
}

/** Cohorts of the same size with equal spaces between them. */
export function openEarlyEffort(): SpecialWorkbook<EarlyEffort> {
  return opened(openTemplateWorkbook(earlyEffort), (input) => {
    const { intake, effect, interviews } = input;
    return [
      ...commonTexts(input),
      one('Egen_ydelse', input.benefit.annualKr),
      one('Hold_personer', intake[0]?.persons ?? 0),
      one('Hold_antal', intake.length),
      one('Hold_mellemrum', (intake[1]?.week ?? 1) - (intake[0]?.week ?? 0)),
      one('Frafald', input.dropOff),
      one('Forsinkelse', effect.lagWeeks),
      one('Varighed', effect.durationWeeks),
      one('Chance', effect.exitChance),
      one('Løft', effect.uplift),
      one('Tilbagefald', effect.relapse),
      ...(input.effectLow === undefined ? [] : [one('Løft_lav', input.effectLow)]),
      ...(input.effectHigh === undefined ? [] : [one('Løft_høj', input.effectHigh)]),
      one('Samtale_antal', interviews.count),
      one('Samtale_pris', interviews.priceKr),
      one('Samtale_uger', interviews.overWeeks),
    ];
  });
}
