/**
 * Tidlig indsats / samtaler: an effort in the first months of a spell, where the refund ladder matters most. A benefit with
 * refund (sygedagpenge) and one with co-financing (dagpenge) have the same municipal shares.
 *
 * The reference calculation is model/economics/early-effort.ts.
 */
import { adjust } from './parts/adjust.ts';
import { benefit, benefitAmount, prices } from './parts/benefit.ts';
import { ifAllDoTheSame } from './parts/budget-guarantee.ts';
import { caseResults } from './parts/case-results.ts';
import {
  type CaseCheck,
  benefitLasts,
  checkFields,
  checkList,
  costLinesAreKnown,
  effectIsInTime,
  filled,
  horizonIsWhole,
  intakeIsPlanned,
  rateIsOfTheCase,
  seniorityIsWhole,
} from './parts/checks.ts';
import { chanceWithEffort, effectKind, exitEffect } from './parts/effect.ts';
import { costLines, costTracks, unknownLines } from './parts/effort.ts';
import { clock, frame } from './parts/frame.ts';
import { intakeByWeek } from './parts/intake.ts';
import { answer, budgetLine } from './parts/overview.ts';
import { tracksWithPersonCost, weeksWithPersonCost } from './parts/person-cost.ts';
import { fixed, onlyFields, reshape } from './parts/reshape.ts';
import { portfolioLine, portfolioLineResult } from './parts/portfolio-line.ts';
import { breakEven, payback, totals, years } from './parts/results.ts';
import { type Scale, lastIntakeWeek } from './parts/scale.ts';
import { crossings, seniority } from './parts/seniority.ts';
import { effectRange, halvingSteps, liftBreakEven, otherEffects } from './parts/sensitivity.ts';
import { documentationSheet, monthsSheet, ratesSheet, widths } from './parts/sheets.ts';
import { withoutTax } from './parts/tax.ts';
import { weeks } from './parts/weeks.ts';
import { type Block, type Template, type TemplateSheet, gap } from './template.ts';

const scale: Scale = { horizonYears: 6, intakeYears: 2, cohorts: 26, costLines: 6 };
const interviewsArePriced: CaseCheck = {
  key: 'checkInterviews',
  name: 'Kontrol_samtaler',
  at: 'Samtale_pris',
  text: 'Der er ekstra samtaler uden en pris, eller en pris uden samtaler.',
  field: {
    label: 'Ekstra samtaler har en pris',
    formula:
      '=IF(OR(AND(N(Samtale_antal)>0,N(Samtale_pris)=0),AND(N(Samtale_antal)=0,N(Samtale_pris)>0)),"Ret samtalerne","OK")',
    help: 'Antal og pris hører sammen. Kræver indsatsen ingen samtaler, skal begge være tomme.',
  },
};

const checks: readonly CaseCheck[] = [
  filled({ columns: ['Hold_personer', 'Hold_antal', 'Anc_andel'] }),
  seniorityIsWhole,
  horizonIsWhole(scale),
  { ...intakeIsPlanned(scale), at: 'Hold_antal', text: 'Holdene rækker længere, end planen kan rumme.' },
  effectIsInTime,
  rateIsOfTheCase,
  benefitLasts,
  costLinesAreKnown,
  interviewsArePriced,
  {
    key: 'checkDestination',
    name: 'Kontrol_chance',
    at: 'Løft',
    text: 'Løftet bringer den ugentlige chance over 100 %; der regnes med 100 %.',
    field: {
      label: 'Chancen med indsatsen højst 100 %',
      formula: '=IF(N(Chance)*(1+N(Løft))>1.000001,"Over 100 %","OK")',
      help: 'En chance på 100 % om ugen vil sige, at alle er ude efter en uge.',
    },
  },
];

const overview: TemplateSheet = {
  id: 'o',
  name: 'Overblik',
  widths: widths.overview,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Tidlig indsats' },
    {
      kind: 'note',
      text: 'Viser, hvad det er værd, at flere kommer hurtigere videre, når de første uger på ydelsen er de billigste for kommunen.',
    },
    {
      kind: 'warning',
      text: 'Alle gule felter indeholder eksempeltal, indtil I skriver jeres egne eller tømmer dem.',
    },
    gap,
    { kind: 'heading', text: 'Sådan gør I' },
    { kind: 'note', text: '1. Målgruppe: hvem der får indsatsen, hvor mange, og hvad deres ydelse koster.' },
    {
      kind: 'note',
      text: '2. Indsats: hvor mange ekstra samtaler, hvad en samtale koster, og andre udgifter.',
    },
    { kind: 'note', text: '3. Effekt: chancen for at forlade ydelsen i en uge, med og uden indsatsen.' },
    { kind: 'note', text: '4. Resultat: svaret pr. år og på hvert trin af refusionstrappen.' },
    gap,
    ...answer,
    {
      kind: 'field',
      label: 'Så meget for højt ville 80 % ramme',
      unit: 'andel',
      role: 'result',
      number: '0.0 %',
      values: [{ given: '=Flad_fejl' }],
      help: 'Fejlen, hvis hver sparet uge blev regnet til 80 %, som kun gælder efter 52 uger.',
    },
    gap,
    ...budgetLine,
    gap,
    ...checkFields(checks),
  ],
};

const cohortFields: readonly Block[] = [
  { kind: 'heading', text: 'Optag: nye hold med faste mellemrum', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Nye personer pr. hold',
    unit: 'personer',
    role: 'input',
    number: '0.0',
    values: [{ name: 'Hold_personer', given: 10 }],
    allowed: { kind: 'decimal', min: 0, max: undefined },
    help: 'Hvor mange der begynder på indsatsen hver gang.',
  },
  {
    kind: 'field',
    label: 'Hold i alt',
    unit: 'hold',
    role: 'input',
    number: '0',
    values: [{ name: 'Hold_antal', given: 13 }],
    allowed: { kind: 'whole', min: 1, max: scale.cohorts },
    help: `Fra 1 til ${scale.cohorts}. 13 hold med fire ugers mellemrum er et år; 1 er alle på én gang.`,
  },
  {
    kind: 'field',
    label: 'Uger mellem to hold',
    unit: 'uger',
    role: 'input',
    number: '0',
    values: [{ name: 'Hold_mellemrum', given: 4 }],
    allowed: { kind: 'whole', min: 1, max: 52 },
    help: 'Fire uger er omtrent en måned. Hele uger.',
  },
  {
    kind: 'field',
    label: 'Personer i alt',
    unit: 'personer',
    role: 'result',
    number: '#,##0.0',
    values: [{ name: 'Personer', given: '=SUM(Optag_personer)' }],
  },
];

const cohortPlan: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Holdene',
    rows: scale.cohorts,
    columns: [
      { key: 'holdNr', title: 'Hold', number: '0', countFrom: 1 },
      {
        key: 'holdUge',
        title: 'Starter efter uge',
        name: 'Optag_uge',
        number: '0',
        formula: `=IF([holdNr]>N(Hold_antal),"",MIN(${lastIntakeWeek(scale)},([holdNr]-1)*N(Hold_mellemrum)))`,
      },
      {
        key: 'holdPersoner',
        title: 'Personer',
        name: 'Optag_personer',
        number: '#,##0.0',
        formula: '=IF([holdNr]>N(Hold_antal),0,N(Hold_personer))',
      },
    ],
  },
];

const targetGroup: TemplateSheet = {
  id: 'm',
  name: 'Målgruppe',
  widths: widths.targetGroup,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Målgruppe og anciennitet' },
    { kind: 'note', text: 'Gule felter udfyldes. Resten regner sig selv.' },
    gap,
    ...adjust(frame(scale), { Horisont: { given: 5 } }),
    gap,
    { kind: 'heading', text: 'Ydelse', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    ...benefitAmount,
    ...adjust(onlyFields(benefit, ['Ydelsesnavn', 'Satsregulering', 'Sats_fra', 'Ydelse_ophør']), {
      Ydelsesnavn: {
        label: 'Ydelsens art',
        unit: 'vælg',
        given: 'dagpenge',
        role: 'setting',
        allowed: { kind: 'list', items: ['dagpenge', 'sygedagpenge'] },
        help: 'Dagpenge udbetales af a-kassen, og kommunen medfinansierer. Sygedagpenge udbetaler kommunen med refusion fra staten.',
      },
    }),
    {
      kind: 'field',
      label: 'Sådan deles udgiften',
      values: [
        {
          wrap: true,
          given:
            '=IF(Ydelsesnavn="sygedagpenge","Refusion: staten betaler 80, 40, 30 og 20 %","Medfinansiering: kommunen betaler 20, 60, 70 og 80 %")',
        },
      ],
      help: 'De fire tal er trappens trin. Kommunens andel er den samme ved refusion og medfinansiering.',
    },
    gap,
    ...cohortFields,
    gap,
    ...adjust(seniority, {
      Anc_andel: { rows: [0, 1, 0, 0] },
      Anc_uger: { rows: [2, 20, 39, 78] },
    }),
  ],
};

const effort: TemplateSheet = {
  id: 'i',
  name: 'Indsats',
  widths: widths.effort,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Samtaler og andre udgifter' },
    gap,
    { kind: 'heading', text: 'Ekstra samtaler', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Ekstra samtaler pr. person',
      unit: 'antal',
      role: 'optionalInput',
      number: '0.0',
      values: [{ name: 'Samtale_antal', given: 4 }],
      allowed: { kind: 'decimal', min: 0, max: undefined },
      help: 'Kun de samtaler, der lægges oven i dem, personen ellers ville få.',
    },
    {
      kind: 'field',
      label: 'Pris pr. samtale',
      unit: 'kr.',
      role: 'optionalInput',
      number: '#,##0',
      values: [{ name: 'Samtale_pris', given: 500 }],
      allowed: { kind: 'decimal', min: 0, max: undefined },
      help: 'Jeres egen pris med forberedelse og opfølgning.',
    },
    {
      kind: 'field',
      label: 'Samtalerne holdes over',
      unit: 'uger',
      role: 'optionalInput',
      number: '0',
      values: [{ name: 'Samtale_uger', given: 26 }],
      allowed: { kind: 'whole', min: 1, max: 104 },
      help: 'Udgiften fordeles jævnt fra starten. Tom: den første uge.',
    },
    {
      kind: 'field',
      label: 'Samtaler i alt',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ name: 'Samtaler_ialt', given: '=Personer*N(Samtale_antal)*N(Samtale_pris)' }],
      help: 'Inden for servicerammen, ud over linjerne nedenfor.',
    },
    gap,
    {
      kind: 'note',
      text: 'Beløb = antal × pris × (1 + overhead). En løbende linje er pr. år; måneder tælles fra casens start, og 0 er betaling ved start.',
    },
    ...adjust(costLines(scale), {
      Linje_post: { rows: ['Opstart og oplæring (eksempel)'] },
      antal: { rows: [1] },
      enhed: { rows: ['pulje'] },
      pris: { rows: [100_000] },
      overhead: { rows: [0] },
      engang: { rows: ['ja'] },
      fra: { rows: [0] },
      til: { rows: [] },
      Linje_pl: { rows: [0] },
      omraade: { rows: ['service'] },
      betaler: { rows: ['kommune'] },
    }),
    gap,
    ...tracksWithPersonCost(costTracks(scale)),
    gap,
    ...unknownLines,
  ],
};

const effect: TemplateSheet = {
  id: 'e',
  name: 'Effekt',
  widths: widths.threeValues,
  valueColumns: 3,
  blocks: [
    { kind: 'title', text: 'Effekt og basisalternativ' },
    {
      kind: 'note',
      text: 'Kun forskellen tæller: hvor meget hurtigere kommer de videre, end de ville være kommet uden indsatsen?',
    },
    gap,
    {
      kind: 'heading',
      text: 'Chancen for at forlade ydelsen',
      columns: ['Enhed', 'Lav', 'Sandsynlig', 'Høj', 'Forklaring'],
    },
    ...adjust(exitEffect, {
      Chance: { given: 0.01, role: 'input', allowed: { kind: 'decimal', min: 0, max: 1 } },
      Løft: { given: 0.3, allowed: { kind: 'decimal', min: 0, max: undefined } },
      Løft_lav: { given: 0.1 },
      Løft_høj: { given: 0.4 },
      Tilbagefald: { allowed: { kind: 'decimal', min: 0, max: 1 } },
    }).filter(({ kind }) => kind === 'field'),
    gap,
    {
      kind: 'heading',
      text: 'Hvornår, og for hvem',
      columns: ['Enhed', '', 'Værdi', '', 'Forklaring'],
    },
    ...adjust(onlyFields(effectKind, ['Frafald', 'Forsinkelse', 'Varighed']), {
      Forsinkelse: { given: 0, label: 'Indsatsen virker efter' },
      Varighed: {
        given: 52,
        label: 'Indsatsen virker i',
        help: 'Uger, hvor den løfter chancen. Derefter er chancen som uden indsatsen.',
      },
    }),
  ],
};

/** What is saved by weeks since a person's start, everybody and all weeks of the case together. */
const stepColumns = [
  {
    key: 'antal',
    title: 'Personer, der er så langt, uden prisindeks',
    number: '#,##0.00',
    firstFormula: '=0',
    formula: '=SUMPRODUCT(([uge:future]<=Uger)*[optag:futureWeights])',
  },
  {
    key: 'trinUger',
    title: 'Sparede personuger så langt henne',
    name: 'U_trin_uger',
    number: '#,##0.00',
    formula: '=(1-Frafald)*[forskel]*[antal]',
  },
  {
    key: 'trinKr',
    title: 'Sparet ydelse så langt henne',
    name: 'U_trin_kr',
    number: '#,##0',
    formula: '=(1-Frafald)*[forskel]*[personer]*N(Ydelse)/52',
  },
] as const;

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
    { kind: 'heading', text: 'Ligger fast i denne skabelon', columns: ['', 'Værdi', 'Forklaring'] },
    fixed('Effekten angives som', { name: 'Effektform', given: 2, help: 'Løft af den ugentlige chance.' }),
    fixed('Følger ydelsen refusionstrappen?', {
      name: 'Trappe',
      given: 'ja',
      help: 'Dagpenge og sygedagpenge er begge på trappen.',
    }),
    fixed('Kommunens faste andel', { name: 'Fast_andel', given: 0 }),
    fixed('Forskel i procentpoint', { name: 'Effekt', given: 0 }),
    fixed('Forskel, lav', { name: 'Effekt_lav', given: '=""' }),
    fixed('Forskel, høj', { name: 'Effekt_høj', given: '=""' }),
    fixed('Forskel i procentpoint, nulpunkt', { name: 'Nulpunkt_forskel', given: '=""' }),
    fixed('Besparelse ved fuld forskel', { name: 'Besparelse_fuld', given: 0 }),
    fixed('Effekten aftager over', { name: 'Aftagen', given: 0 }),
    fixed('Ny ydelse pr. flyttet helårsperson', {
      name: 'Dest_ialt',
      given: 0,
      help: 'De, der kommer hurtigere videre, antages at gå til job eller selvforsørgelse.',
    }),
    fixed('heraf på trappen', { name: 'Dest_på_trappe', given: 0 }),
    fixed('heraf kommunens faste del', { name: 'Dest_fast_del', given: 0 }),
    ...withoutTax,
    gap,
    ...crossings,
    gap,
    ...cohortPlan,
    gap,
    ...intakeByWeek(scale),
    gap,
    ...weeksWithPersonCost(reshape(weeks(scale), { before: { vaerdi: stepColumns } }), {
      weeklyPrice: 'N(Samtale_antal)*N(Samtale_pris)/MAX(1,N(Samtale_uger))',
      share: '1',
      after: '0',
      weeks: 'MAX(1,N(Samtale_uger))',
    }),
  ],
};

/** Of a column by weeks since start: what lies at a step or above it, over the four bands of seniority. */
const fromStep = (column: string, step: string): string =>
  [1, 2, 3, 4]
    .map((band) => `INDEX(Anc_andel,${band})*SUMIF(U_uge,">="&(${step}-INDEX(Anc_uger,${band})),${column})`)
    .join('+');

const ladderSteps: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Besparelsen på hvert trin af trappen',
    rows: 4,
    columns: [
      {
        key: 'tTrin',
        title: 'Uger på offentlig forsørgelse',
        given: ['Uge 1-4', 'Uge 5-26', 'Uge 27-52', 'Fra uge 53'],
      },
      { key: 'tNr', title: 'Trin', role: 'unit', number: '0', countFrom: 1 },
      { key: 'tAndel', title: 'Kommunens andel', number: '0 %', formula: '=INDEX(Trin_andel,[tNr])' },
      {
        key: 'tUger',
        title: 'Sparede personuger',
        name: 'T_personuger',
        number: '#,##0.0',
        formula: `=${fromStep('U_trin_uger', 'INDEX(Trin_uge,[tNr])')}-IF([tNr]=4,0,${fromStep('U_trin_uger', 'INDEX(Trin_uge,MIN(4,[tNr]+1))')})`,
      },
      {
        key: 'tBrutto',
        title: 'Sparet ydelse, i alt',
        number: '#,##0',
        formula: `=${fromStep('U_trin_kr', 'INDEX(Trin_uge,[tNr])')}-IF([tNr]=4,0,${fromStep('U_trin_kr', 'INDEX(Trin_uge,MIN(4,[tNr]+1))')})`,
      },
      {
        key: 'tKommune',
        title: 'Kommunens besparelse',
        name: 'T_besparelse',
        role: 'result',
        number: '#,##0',
        formula: '=[tBrutto]*[tAndel]',
      },
      {
        key: 'tDel',
        title: 'Del af besparelsen',
        number: '0.0 %',
        formula: '=IF(ABS(Besparelse_kommune)<0.000001,"",[tKommune]/Besparelse_kommune)',
      },
    ],
  },
  gap,
  { kind: 'heading', text: 'Hvis hver uge blev regnet til 80 %', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Besparelse ved flad andel på 80 %',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Flad_besparelse', given: '=0.8*SUM(R_sparet)' }],
    help: 'En hurtig tommelfingerregel, som kun passer for uger efter uge 52.',
  },
  {
    kind: 'field',
    label: 'Så meget er den for høj',
    unit: 'andel',
    role: 'result',
    number: '0.0 %',
    values: [
      {
        name: 'Flad_fejl',
        given: '=IF(Besparelse_kommune>0.000001,Flad_besparelse/Besparelse_kommune-1,"")',
      },
    ],
    help: 'Ligger alle sparede uger i uge 5-26, er den 33 % for høj.',
  },
];

const results: TemplateSheet = {
  id: 'r',
  name: 'Resultat',
  widths: widths.results,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Resultat' },
    { kind: 'note', text: 'Regnet for kommunen alene: som om andre kommuner ikke gør det samme.' },
    gap,
    ...totals,
    ...ifAllDoTheSame,
    gap,
    ...ladderSteps,
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
    ...liftBreakEven,
    gap,
    ...effectRange,
    gap,
    ...otherEffects,
    gap,
    ...halvingSteps,
  ],
};

const documentation: TemplateSheet = documentationSheet(
  {
    tax: 'without',
    method: [
      'Uden indsatsen forlader en fast andel af dem, der er tilbage, ydelsen hver uge. Indsatsen løfter andelen, så længe den virker.',
      'Samtaler regnes for alle, der starter, også dem, der falder fra. Udgiften er antal gange pris, fordelt over de uger, I angiver.',
      'De, der kommer hurtigere videre, regnes som i job eller selvforsørgelse. Går nogen til en anden ydelse, så brug skabelonen Investeringscase.',
    ],
    sources: [
      'Medfinansiering af dagpenge og refusion af sygedagpenge følger samme trin: § 5, stk. 2 og 3, i loven ovenfor.',
    ],
    limitations: [
      'Ikke verificeret: prisen for en samtale og de gældende satser for dagpenge og sygedagpenge. Begge dele skal I selv skrive.',
    ],
  },
  checkList(checks),
);

export const earlyEffort: Template = {
  id: 'early-effort',
  version: 1,
  title: 'Tidlig indsats og samtaler',
  purpose:
    'Viser, hvad det er værd, at flere forlader dagpenge eller sygedagpenge tidligere, trin for trin på refusionstrappen. Udfyld hold, samtaler og chance; resten regner sig selv.',
  audience:
    'Konsulenten udfylder hold, samtaler og effekt. Økonomiafdelingen efterser ydelsen og prisen for en samtale.',
  english: {
    title: 'Early effort and interviews',
    purpose:
      'Shows what it is worth that more people leave unemployment or sickness benefit earlier, step by step on the refund ladder. Fill in intake, interviews and chance; the rest is calculated.',
    audience:
      'The consultant fills in intake, interviews and effect. The finance department checks the benefit and the price of an interview.',
  },
  isExample: true,
  sheets: [
    overview,
    targetGroup,
    effort,
    effect,
    ratesSheet,
    calculation,
    results,
    monthsSheet(scale),
    sensitivity,
    documentation,
  ],
  results: {
    ...caseResults,
    ...portfolioLineResult,
    needIntake: 'Hold_personer',
    stepPersonWeeks: 'T_personuger',
    stepSaving: 'T_besparelse',
    flatSaving: 'Flad_besparelse',
    flatExcess: 'Flad_fejl',
  },
  checks: checkList(checks),
};
