/** The special templates with a case typed into them, in Danish. Nothing in here calculates. */
import { clearInputs } from '../../model/index.ts';
import type { CalendarDate } from '../../model/economics/calendar.ts';
import type { CostLine } from '../../model/economics/costs.ts';
import type { EarlyEffort } from '../../model/economics/early-effort.ts';
import type { FleksjobCase } from '../../model/economics/fleksjob.ts';
import type { FlereSkalMedCase, Outcome } from '../../model/economics/flere-skal-med.ts';
import type { SeniorityBand } from '../../model/economics/financing.ts';
import type { Benefit, Cohort } from '../../model/economics/investment-case.ts';
import { earlyEffort } from '../../model/templates/early-effort.ts';
import { flereSkalMed } from '../../model/templates/flere-skal-med.ts';
import { fleksjob } from '../../model/templates/fleksjob.ts';
import { type TypedBlock, costTexts, financingTexts, typed } from './case-workbook.ts';
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

function benefitTexts({ annualKr, financing }: Benefit, names: readonly string[]): readonly TypedBlock[] {
  const texts = [typed(annualKr), ...financingTexts(financing)];
  return names.map((name, i) => one(name, texts[i]!));
}

const intakeTexts = (intake: readonly Cohort[]): TypedBlock => ({
  at: 'Optag_uge',
  texts: intake.map(({ week, persons }) => [typed(week), typed(persons)]),
});

export function openFleksjob(): SpecialWorkbook<FleksjobCase> {
  return opened(openTemplateWorkbook(fleksjob), (input) => {
    const { temporary, goesOn, counterfactual } = input;
    return [
      ...commonTexts(input),
      intakeTexts(input.intake),
      ...benefitTexts(input.benefit, ['Egen_ydelse', 'Trappe', 'Fast_andel']),
      ...benefitTexts(input.subsidy, ['Fleks_tilskud', 'Fleks_trappe', 'Fleks_fast']),
      one('Midlertidig_andel', temporary.share),
      one('Midlertidig_efter', temporary.afterWeeks),
      one('Midlertidig_uger', temporary.weeks),
      one('Pulje_pris', temporary.poolWeeklyKr),
      one('Videre_mål', goesOn.target),
      one('Videre_opnået', goesOn.achieved),
      one('Regn_med', input.basis === 'target' ? 'mål' : 'opnået'),
      one('Ordinær_andel', input.getsJob),
      one('Basis_fleksjob', counterfactual.fleksjob),
      one('Basis_job', counterfactual.job),
      one('Basis_uger', counterfactual.afterWeeks),
      one('Varighed', input.lastsWeeks),
      one('Aftagen', input.fadeWeeks),
      ...(input.goesOnLow === undefined ? [] : [one('Videre_opnået_lav', input.goesOnLow)]),
      ...(input.goesOnHigh === undefined ? [] : [one('Videre_opnået_høj', input.goesOnHigh)]),
    ];
  });
}

/** From `Udfald_med` on to the right. */
function outcomeTexts({ withEffort, without, afterWeeks, weeks, outcome }: Outcome): readonly string[] {
  const timing = [withEffort, without, afterWeeks, weeks].map(typed);
  if (outcome.kind !== 'leaves' || !outcome.to) return [...timing, '', '', '', 'nej'];
  const { annualKr, financing } = outcome.to;
  return [...timing, typed(annualKr), ...financingTexts(financing), outcome.endsOn ? 'ja' : 'nej'];
}

/** The outcomes in the template's order: job, wage hours, education, praktik, and four other benefits. */
export function openFlereSkalMed(): SpecialWorkbook<FlereSkalMedCase> {
  return opened(openTemplateWorkbook(flereSkalMed), (input) => {
    const { grant, outcomes } = input;
    const [first, second] = grant.steps;
    const wage = outcomes.map(({ outcome }) => outcome).find((outcome) => outcome.kind === 'wage-hours');
    const ending = outcomes.map(({ outcome }) => (outcome.kind === 'leaves' ? outcome.endsOn : undefined));
    const endsOn = ending.find((date) => date !== undefined);
    return [
      ...commonTexts(input),
      intakeTexts(input.intake),
      ...benefitTexts(input.benefit, ['Egen_ydelse', 'Trappe', 'Fast_andel']),
      ...(wage
        ? [
            one('Løntimer', wage.hoursPerWeek),
            one('Timeløn', wage.hourlyWageKr),
            one('Modregning', wage.setOff),
          ]
        : []),
      one('Indfrielse', input.reached),
      ...(input.reachedLow === undefined ? [] : [one('Indfrielse_lav', input.reachedLow)]),
      ...(input.reachedHigh === undefined ? [] : [one('Indfrielse_høj', input.reachedHigh)]),
      ...(endsOn ? [one('Ophørsdato', dateText(endsOn))] : []),
      { at: 'Udfald_med', texts: outcomes.map(outcomeTexts) },
      one('Tilskud', grant.kr),
      one('Tilskud_med', input.isGrantCounted ? 'ja' : 'nej'),
      one('Tilskud_første', grant.firstShare),
      one('Tilskud_trin1', first!.fromShare),
      one('Tilskud_trin1_del', first!.releasedShare),
      one('Tilskud_trin2', second!.fromShare),
      one('Tilskud_trin2_del', second!.releasedShare),
      one('Tilskud_måned1', grant.firstMonth),
      one('Tilskud_måned2', grant.resultMonth),
    ];
  });
}
