/**
 * Investeringscase: does an employment effort pay, when, and how little effect is enough? It does the job of the tool that
 * STAR published in October 2018, from the law and from practice; no compatibility with that file is claimed.
 *
 * The clock has 52 weeks a year and a week is 1/52 of the yearly benefit. The value of one person by week since start is
 * convolved with the intake plan, so that every saved week is priced at the seniority that it would have had.
 */
import { benefit, prices } from './parts/benefit.ts';
import { budgetGuarantee, ifAllDoTheSame } from './parts/budget-guarantee.ts';
import { caseResults } from './parts/case-results.ts';
import { caseChecks, checkFields, checkList } from './parts/checks.ts';
import { destinationGuide, destinationPrices, destinations } from './parts/destinations.ts';
import { chanceWithEffort, effectKind, exitEffect, gapEffect, grossExit } from './parts/effect.ts';
import { costLines, costTracks, unknownLines } from './parts/effort.ts';
import { clock, frame } from './parts/frame.ts';
import { intake, intakeByWeek } from './parts/intake.ts';
import { ladder } from './parts/ladder.ts';
import { answer, budgetLine } from './parts/overview.ts';
import { presentValue } from './parts/present-value.ts';
import { portfolioLine, portfolioLineResult } from './parts/portfolio-line.ts';
import { datedRates, lookedUpRates, ratesAtStart } from './parts/rates.ts';
import { breakEven, payback, totals, years } from './parts/results.ts';
import type { Scale } from './parts/scale.ts';
import { crossings, seniority } from './parts/seniority.ts';
import { effectRange, gapBreakEven, halvingSteps, liftBreakEven, otherEffects } from './parts/sensitivity.ts';
import { tax, taxPerPerson } from './parts/tax.ts';
import { documentationSheet, monthsSheet, ratesSheet, widths } from './parts/sheets.ts';
import { weeks } from './parts/weeks.ts';
import { type Template, type TemplateSheet, gap } from './template.ts';

const scale: Scale = { horizonYears: 20, intakeYears: 4, cohorts: 26, costLines: 12 };
const checks = caseChecks(scale);
const overview: TemplateSheet = {
  id: 'o',
  name: 'Overblik',
  widths: widths.overview,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Investeringscase' },
    {
      kind: 'note',
      text: 'Viser, om en beskæftigelsesindsats tjener sig hjem, hvornår, og hvor lidt effekt der skal til.',
    },
    {
      kind: 'warning',
      text: 'Alle gule felter indeholder eksempeltal, indtil I skriver jeres egne eller tømmer dem.',
    },
    gap,
    { kind: 'heading', text: 'Sådan gør I' },
    {
      kind: 'note',
      text: '1. Målgruppe: hvornår casen starter, hvem den gælder, og hvad deres ydelse koster.',
    },
    { kind: 'note', text: '2. Indsats: hvad indsatsen koster, hvornår, og hvem der betaler.' },
    {
      kind: 'note',
      text: '3. Effekt: hvor meget flere der klarer sig, end der ville have gjort uden indsatsen.',
    },
    {
      kind: 'note',
      text: '4. Resultat: svaret pr. år og i alt. Panelet til højre følger med, mens I skriver.',
    },
    gap,
    ...answer,
    gap,
    ...budgetLine,
    gap,
    ...checkFields(checks),
  ],
};

const targetGroup: TemplateSheet = {
  id: 'm',
  name: 'Målgruppe',
  widths: widths.targetGroup,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Målgruppe og anciennitet' },
    { kind: 'note', text: 'Gule felter udfyldes. Resten regner sig selv.' },
    gap,
    ...frame(scale),
    gap,
    ...benefit,
    gap,
    ...intake(scale),
    gap,
    ...seniority,
  ],
};

const effort: TemplateSheet = {
  id: 'i',
  name: 'Indsats',
  widths: [250, 85, 80, 100, 85, 85, 75, 75, 75, 115, 90, 120, 110, 120],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Indsats og udgifter' },
    {
      kind: 'note',
      text: 'Beløb = antal × pris × (1 + overhead). En løbende linje er pr. år: 2 årsværk i 6 måneder koster et årsværk.',
    },
    {
      kind: 'note',
      text: 'Måneder tælles fra casens start: 1 er den første, 0 er betaling ved start. Tom slutmåned betyder hele perioden.',
    },
    {
      kind: 'note',
      text: 'Styringsområde: service, indsats, overførsel eller anlæg. Betaler: kommune, stat eller andre.',
    },
    gap,
    ...costLines(scale),
    gap,
    ...costTracks(scale),
    gap,
    ...unknownLines,
  ],
};

const effect: TemplateSheet = {
  id: 'e',
  name: 'Effekt',
  widths: [270, 90, 85, 85, 85, 330],
  valueColumns: 3,
  blocks: [
    { kind: 'title', text: 'Effekt og basisalternativ' },
    {
      kind: 'note',
      text: 'Kun forskellen tæller: hvor mange flere er ude af ydelsen, end der ville have været uden indsatsen?',
    },
    gap,
    ...effectKind,
    gap,
    ...gapEffect,
    gap,
    ...exitEffect,
    gap,
    ...grossExit,
  ],
};

const destination: TemplateSheet = {
  id: 't',
  name: 'Destination og skat',
  widths: [350, 120, 120, 100, 110, 130, 380],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Destination, skat og budgetgaranti' },
    {
      kind: 'note',
      text: 'Hvor de flyttede går hen, hvad det koster i stedet, og om skat og budgetgaranti skal vises.',
    },
    gap,
    ...destinations,
    gap,
    ...lookedUpRates,
    gap,
    ...destinationPrices,
    gap,
    ...tax,
    ...taxPerPerson,
    gap,
    ...budgetGuarantee,
    gap,
    ...destinationGuide,
  ],
};

const rates: TemplateSheet = {
  id: 's',
  name: 'Satser',
  widths: ratesSheet.widths,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Satser og refusionstrappe' },
    gap,
    ...ladder,
    gap,
    ...presentValue,
    gap,
    ...ratesAtStart,
    gap,
    ...datedRates,
  ],
};

const calculation: TemplateSheet = {
  id: 'u',
  name: 'Beregning',
  widths: widths.calculation,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Beregning uge for uge' },
    {
      kind: 'note',
      text: 'Modelåret har 52 uger, og en uge er 1/52 af årets ydelse. Uge 0 er betaling ved start.',
    },
    gap,
    { kind: 'heading', text: 'Hjælpetal', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    ...clock(scale),
    ...chanceWithEffort,
    ...prices,
    gap,
    ...crossings,
    gap,
    ...intakeByWeek(scale),
    gap,
    ...weeks(scale),
  ],
};

const results: TemplateSheet = {
  id: 'r',
  name: 'Resultat',
  widths: [330, 110, 150, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Resultat' },
    { kind: 'note', text: 'Regnet for kommunen alene: som om andre kommuner ikke gør det samme.' },
    gap,
    ...totals,
    ...ifAllDoTheSame,
    gap,
    ...payback,
    gap,
    ...breakEven,
    gap,
    ...years(scale),
    gap,
    ...portfolioLine,
  ],
};

const sensitivity: TemplateSheet = {
  id: 'f',
  name: 'Følsomhed',
  widths: [330, 130, 150, 150, 150, 150, 150],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Følsomhed og nulpunkt' },
    { kind: 'note', text: 'Hvad sker der, hvis effekten bliver mindre eller større, og hvor lidt er nok?' },
    gap,
    ...gapBreakEven,
    gap,
    ...liftBreakEven,
    gap,
    ...effectRange,
    gap,
    ...otherEffects,
    gap,
    ...halvingSteps,
  ],
};

const documentation = documentationSheet({ method: [], sources: [], limitations: [] }, checkList(checks));

export const investmentCase: Template = {
  id: 'investment-case',
  version: 1,
  title: 'Investeringscase',
  purpose:
    'Viser, om en beskæftigelsesindsats tjener sig hjem, hvornår, og hvor lidt effekt der skal til. Udfyld målgruppe, indsats og effekt; resten regner sig selv.',
  audience:
    'Konsulenten udfylder målgruppe, indsats og effekt. Økonomiafdelingen efterser ydelse, refusion og udgifter.',
  english: {
    title: 'Investment case',
    purpose:
      'Shows whether an employment effort pays for itself, when, and how little effect it takes. Fill in the target group, the effort and its effect; the rest is calculated.',
    audience:
      'The consultant fills in target group, effort and effect. The finance department checks benefit, refund and costs.',
  },
  isExample: true,
  sheets: [
    overview,
    targetGroup,
    effort,
    effect,
    destination,
    rates,
    calculation,
    results,
    monthsSheet(scale),
    sensitivity,
    documentation,
  ],
  results: { ...caseResults, ...portfolioLineResult },
  checks: checkList(checks),
};
