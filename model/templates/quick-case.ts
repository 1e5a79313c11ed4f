/**
 * Hurtig case: ten numbers and the answer on one page. The calculation is that of the investment case with a shorter
 * horizon; what is not asked is a documented default on the sheet Udgangspunkter and in the register.
 *
 * The reference calculation is model/economics/quick-case.ts.
 */
import { adjust, asDefaults } from './parts/adjust.ts';
import { benefit, prices } from './parts/benefit.ts';
import { ifAllDoTheSame } from './parts/budget-guarantee.ts';
import { caseResults } from './parts/case-results.ts';
import {
  benefitLasts,
  checkFields,
  checkList,
  effectIsInTime,
  filled,
  horizonIsWhole,
  rateIsOfTheCase,
  taxIsKnown,
  unitsAreYearly,
  yearsAreTheTotal,
} from './parts/checks.ts';
import { destinationPrices, destinations } from './parts/destinations.ts';
import { chanceWithEffort, effectKind } from './parts/effect.ts';
import { costLines, costTracks, unknownLines } from './parts/effort.ts';
import { clock, frame } from './parts/frame.ts';
import { intake, intakeByWeek } from './parts/intake.ts';
import { months } from './parts/months.ts';
import { answer, budgetLine } from './parts/overview.ts';
import { fixed, onlyFields } from './parts/reshape.ts';
import { breakEven, payback, totals, years } from './parts/results.ts';
import { type Scale, budgetYears } from './parts/scale.ts';
import { crossings, seniority } from './parts/seniority.ts';
import { portfolioLine, portfolioLineResult } from './parts/portfolio-line.ts';
import { documentationSheet, ratesSheet, widths } from './parts/sheets.ts';
import { effectRange, gapBreakEven } from './parts/sensitivity.ts';
import { tax, taxPerPerson } from './parts/tax.ts';
import { weeks } from './parts/weeks.ts';
import { type Block, type Known, type Template, type TemplateSheet, gap } from './template.ts';

const scale: Scale = { horizonYears: 10, intakeYears: 4, cohorts: 12, costLines: 1 };
const longestEffortMonths = 12 * scale.intakeYears;
/** What is known of a value that the template chose. */
const chosen: Known = { source: 'Skabelonens udgangspunkt', review: 'open' };

const checks = [
  filled({
    cells: [
      'Startdato',
      'Horisont',
      'Hurtig_personer',
      'Hurtig_uger',
      'Ydelse',
      'Hurtig_udgift',
      'Hurtig_måneder',
      'Forsinkelse',
      'Varighed',
    ],
    columns: [],
    help: 'De ti gule felter øverst skal være udfyldt.',
  }),
  horizonIsWhole(scale),
  effectIsInTime,
  unitsAreYearly,
  rateIsOfTheCase,
  benefitLasts,
  taxIsKnown,
  yearsAreTheTotal,
];

/** What is not asked about the benefit: the choice of a rate, which an amount of one's own goes before. */
const benefitWithoutOwn = onlyFields(benefit, [
  'Ydelsesvalg',
  'Sats_fundet',
  'Sats_fundet_år',
  'Sats_status',
  'Sats_fundet_kilde',
  'Ydelse',
  'Trappe',
  'Fast_andel',
  'Satsregulering',
  'Sats_fra',
  'Ydelse_ophør',
]);

/** The ten inputs, in the order in which one would tell it. */
const inputs: readonly Block[] = [
  { kind: 'heading', text: 'Ti tal', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  ...onlyFields(frame(scale), ['Startdato', 'Horisont']),
  {
    kind: 'field',
    label: 'Hvor mange får indsatsen?',
    unit: 'personer',
    role: 'input',
    number: '#,##0',
    values: [{ name: 'Hurtig_personer', given: 100 }],
    allowed: { kind: 'decimal', min: 0, max: 1_000_000 },
    help: 'I alt. De starter jævnt fordelt over de måneder, indsatsen kører.',
  },
  {
    kind: 'field',
    label: 'Hvor længe har de været på ydelse?',
    unit: 'uger',
    role: 'input',
    number: '0',
    values: [{ name: 'Hurtig_uger', given: 78 }],
    allowed: { kind: 'whole', min: 0, max: 2080 },
    help: 'Et gennemsnit på tværs af ydelser. Efter 52 uger betaler kommunen 80 %, før betaler den mindre.',
  },
  ...adjust(onlyFields(benefit, ['Egen_ydelse']), {
    Egen_ydelse: {
      label: 'Hvad koster ydelsen?',
      unit: 'kr. pr. person pr. år',
      role: 'input',
      help: 'Brutto før refusion. Kender I den ikke, så slå den seneste kendte sats op på arket Satser.',
    },
  }),
  {
    kind: 'field',
    label: 'Hvad koster indsatsen?',
    unit: 'kr. pr. år',
    role: 'input',
    number: '#,##0',
    values: [{ name: 'Hurtig_udgift', given: 1_200_000 }],
    allowed: { kind: 'decimal', min: 0, max: 1e9 },
    help: 'Alle udgifter i et helt år, fx løn til jobkonsulenter med overhead. Brug jeres egne tal.',
  },
  {
    kind: 'field',
    label: 'Hvor længe kører indsatsen?',
    unit: 'måneder',
    role: 'input',
    number: '0',
    values: [{ name: 'Hurtig_måneder', given: 12 }],
    allowed: { kind: 'whole', min: 1, max: longestEffortMonths },
    help: `Fra casens start, 1 til ${longestEffortMonths} måneder. 6 måneder koster det halve af et år.`,
  },
  {
    kind: 'field',
    label: 'Hvor mange flere kommer videre?',
    unit: 'pct.point',
    role: 'input',
    number: '0.0 %',
    values: [{ name: 'Effekt', given: 0.1 }],
    allowed: { kind: 'decimal', min: 0, max: 1 },
    help: '10 % betyder, at 10 flere ud af 100 er ude af ydelsen, end uden indsatsen. Tæl ikke dem, der alligevel var kommet videre.',
  },
  ...adjust(onlyFields(effectKind, ['Forsinkelse']), {
    Forsinkelse: { label: 'Hvornår ses forskellen?', unit: 'uger efter start' },
  }).map((block) => valueFirst(block)),
  ...adjust(onlyFields(effectKind, ['Varighed']), {
    Varighed: {
      label: 'Hvor længe holder den?',
      help: 'Så mange uger er forskellen der, før den er væk. Er I i tvivl, så vælg et lavt tal.',
    },
  }).map((block) => valueFirst(block)),
];

/** The effect's part has its value in the middle of three columns; here there is one. */
function valueFirst(block: Block): Block {
  return block.kind === 'field' ? { ...block, values: block.values.filter(Boolean) } : block;
}

/** The years in short; all of it stands on the sheet Resultat. */
const ofYears = (name: string): readonly string[] =>
  Array.from({ length: budgetYears(scale) }, (_, i) => `=INDEX(${name},${i + 1})`);

const shortYears: Block = {
  kind: 'table',
  heading: 'Pr. budgetår, kr.',
  rows: budgetYears(scale),
  columns: [
    { key: 'qAar', title: 'År', number: '0', given: ofYears('R_år') },
    { key: 'qNetto', title: 'Netto', role: 'result', number: '#,##0', given: ofYears('R_netto') },
    { key: 'qAkk', title: 'Akkumuleret', number: '#,##0', given: ofYears('R_akkumuleret') },
  ],
};

const page: TemplateSheet = {
  id: 'q',
  name: 'Hurtig case',
  widths: [250, 130, 110, 425],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Hurtig case' },
    {
      kind: 'warning',
      text: 'Alle gule felter indeholder eksempeltal, indtil I skriver jeres egne eller tømmer dem.',
    },
    ...inputs,
    gap,
    ...answer,
    {
      kind: 'field',
      label: 'Regnet med',
      role: 'result',
      values: [{ given: '=Skat_tekst' }],
      help: 'Skat, budgetgaranti og alt andet, der ikke er spurgt om, står på arkene Udgangspunkter og Satser.',
    },
    gap,
    shortYears,
    gap,
    ...budgetLine,
    gap,
    ...checkFields(checks),
  ],
};

const defaults: TemplateSheet = {
  id: 'f',
  name: 'Udgangspunkter',
  widths: [300, 110, 130, 110, 110, 130, 380],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Hvad der ikke er spurgt om' },
    {
      kind: 'note',
      text: 'Skabelonens udgangspunkt for alt andet. Ret det her, eller brug skabelonen Investeringscase, som spørger om det hele.',
    },
    gap,
    { kind: 'heading', text: 'Udgangspunkter', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    ...asDefaults(adjust(onlyFields(frame(scale), ['Frist']), { Frist: { known: chosen } })),
    ...asDefaults(adjust(benefitWithoutOwn, { Satsregulering: { known: chosen } })),
    ...asDefaults(
      adjust(onlyFields(effectKind, ['Frafald']), {
        Frafald: {
          given: 0,
          known: chosen,
          help: '0 %: forskellen er målt på alle, der starter, også dem, der falder fra.',
        },
      }),
    ).map((block) => valueFirst(block)),
    {
      kind: 'field',
      label: 'Effekten aftager over',
      unit: 'uger',
      role: 'setting',
      number: '0',
      values: [{ name: 'Aftagen', given: 0, known: chosen }],
      allowed: { kind: 'whole', min: 0, max: 2080 },
      help: '0: forskellen er væk, så snart varigheden er gået. Det er det forsigtige valg.',
    },
    {
      kind: 'field',
      label: 'Lav effekt, del af den ventede',
      unit: 'andel',
      role: 'setting',
      number: '0 %',
      values: [{ name: 'Lav_del', given: 0.5, known: chosen }],
      allowed: { kind: 'decimal', min: 0, max: 1 },
      help: 'Svaret vises også ved den halve effekt, fordi effekten er jeres eget skøn.',
    },
    {
      kind: 'field',
      label: 'Høj effekt, del af den ventede',
      unit: 'andel',
      role: 'setting',
      number: '0 %',
      values: [{ name: 'Høj_del', given: 1.25, known: chosen }],
      allowed: { kind: 'decimal', min: 1, max: 10 },
      help: 'Og ved en fjerdedel mere.',
    },
    gap,
    // Everybody goes to a job; another benefit would have a price of its own.
    ...asDefaults(adjust(destinations, { Dest_andel: { rows: [1] }, Dest_pris: { rows: [] } })),
    ...destinationPrices,
    gap,
    ...asDefaults(tax),
    ...taxPerPerson,
  ],
};

/** The ten numbers as the lists that the parts read. */
const lists: TemplateSheet = {
  id: 'l',
  name: 'Optag og udgift',
  widths: [270, 120, 130, 120, 85, 85, 75, 75, 75, 115, 90, 120, 110, 120],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Optag, anciennitet og udgift' },
    { kind: 'note', text: 'Følger af de ti tal. Her skrives ikke.' },
    gap,
    ...adjust(intake(scale), {
      Optag_uge: {
        role: undefined,
        rows: Array.from(
          { length: scale.cohorts },
          (_, i) => `=INT(${i}*Hurtig_måneder*52/${12 * scale.cohorts})`,
        ),
      },
      Optag_personer: {
        role: undefined,
        rows: Array.from({ length: scale.cohorts }, () => `=Hurtig_personer/${scale.cohorts}`),
      },
      holdForklaring: { rows: [] },
    }),
    gap,
    ...adjust(seniority, {
      baand: { rows: ['Hele gruppen', '', '', ''] },
      Anc_andel: { role: undefined, rows: [1, 0, 0, 0] },
      Anc_uger: { role: undefined, rows: ['=Hurtig_uger', 0, 0, 0] },
      baandForklaring: { rows: [] },
    }),
    gap,
    ...adjust(costLines(scale), {
      Linje_post: { role: undefined, rows: ['Indsatsen'] },
      antal: { role: undefined, rows: [1] },
      enhed: { role: undefined, rows: ['pr. år'] },
      pris: { role: undefined, rows: ['=Hurtig_udgift'] },
      overhead: { role: undefined, rows: [0] },
      engang: { role: undefined, rows: ['nej'] },
      fra: { role: undefined, rows: [1] },
      til: { role: undefined, rows: ['=Hurtig_måneder'] },
      Linje_pl: { role: undefined, rows: [0] },
      omraade: { role: undefined, rows: ['service'] },
      betaler: { role: undefined, rows: ['kommune'] },
      udvalg: { role: undefined },
    }),
    gap,
    ...costTracks(scale),
    gap,
    ...unknownLines,
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
    { kind: 'heading', text: 'Ligger fast i denne skabelon', columns: ['', 'Værdi', 'Forklaring'] },
    fixed('Effekten angives som', { name: 'Effektform', given: 1, help: 'Forskel i procentpoint.' }),
    fixed('Lav effekt', { name: 'Effekt_lav', given: '=IF(ISNUMBER(Effekt),Effekt*Lav_del,"")' }),
    fixed('Høj effekt', { name: 'Effekt_høj', given: '=IF(ISNUMBER(Effekt),Effekt*Høj_del,"")' }),
    fixed('Chance uden indsatsen', { name: 'Chance', given: 0 }),
    fixed('Løft af chancen', { name: 'Løft', given: 0 }),
    fixed('Løft, lav', { name: 'Løft_lav', given: '=""' }),
    fixed('Løft, høj', { name: 'Løft_høj', given: '=""' }),
    fixed('Tilbagefald', { name: 'Tilbagefald', given: 0 }),
    fixed('Løft, nulpunkt', { name: 'Nulpunkt_løft', given: '=""' }),
    fixed('Besparelser ved løft', { name: 'F_ved', given: '=""' }),
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
  widths: [
    330, 110, 150, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130, 130,
  ],
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
    ...gapBreakEven,
    gap,
    ...effectRange,
    gap,
    ...years(scale),
    gap,
    ...portfolioLine,
    gap,
    ...months(scale),
  ],
};

const documentation = documentationSheet(
  {
    method: [
      'De ti tal bliver til tolv lige store hold, én anciennitet og én udgiftslinje på arket Optag og udgift.',
    ],
    sources: [],
    limitations: [
      'Hurtig case regner gruppen som én med samme anciennitet og forskel. Er den sammensat, så brug skabelonen Investeringscase.',
    ],
  },
  checks,
);

export const quickCase: Template = {
  id: 'quick-case',
  version: 1,
  title: 'Hurtig case',
  purpose:
    'Ti tal på én side giver det første svar: tjener indsatsen sig hjem, hvornår, og hvor lidt er nok? Alt andet har et udgangspunkt, som står i forudsætningerne.',
  audience:
    'Konsulenten udfylder de ti tal alene. Økonomiafdelingen ser udgangspunkterne efter, før svaret bruges.',
  english: {
    title: 'Quick case',
    purpose:
      'Ten numbers on one page give the first answer: does the effort pay for itself, when, and how little is enough? Everything else has a default, which stands among the assumptions.',
    audience:
      'The consultant fills in the ten numbers alone. The finance department checks the defaults before the answer is used.',
  },
  isExample: true,
  sheets: [page, defaults, lists, ratesSheet, calculation, results, documentation],
  results: {
    ...caseResults,
    needIntake: 'Hurtig_personer',
    needSeniority: 'Hurtig_uger',
    needBenefitAt: 'Egen_ydelse',
    needCost: 'Hurtig_udgift',
    needCostMonths: 'Hurtig_måneder',
    ...portfolioLineResult,
  },
  checks: checkList(checks),
};
