/**
 * Disinvestering: what stopping an effort costs. It saves the effort's cost at once and loses its effect over the years;
 * the template says when the saving is eaten up and how large an effect may be lost before stopping costs.
 *
 * The reference calculation is model/economics/disinvestment.ts.
 */
import { adjust } from './parts/adjust.ts';
import { benefit, prices } from './parts/benefit.ts';
import { ifAllDoTheSame } from './parts/budget-guarantee.ts';
import { caseResults } from './parts/case-results.ts';
import { caseChecks, checkFields, checkList } from './parts/checks.ts';
import { destinationGuide, destinationPrices, destinations } from './parts/destinations.ts';
import { chanceWithEffort, effectKind, exitEffect, gapEffect, grossExit } from './parts/effect.ts';
import { costLines, costTracks, unknownLines } from './parts/effort.ts';
import { clock, frame } from './parts/frame.ts';
import { intake, intakeByWeek } from './parts/intake.ts';
import { budgetLine } from './parts/overview.ts';
import { portfolioLineResult } from './parts/portfolio-line.ts';
import { onlyFields } from './parts/reshape.ts';
import { type Scale, lastIntakeWeek } from './parts/scale.ts';
import { crossings, seniority } from './parts/seniority.ts';
import { effectRange, gapBreakEven, halvingSteps, liftBreakEven } from './parts/sensitivity.ts';
import { documentationSheet, ratesSheet, widths } from './parts/sheets.ts';
import {
  eatenUp,
  stopBreakEven,
  stopMonths,
  stopOtherEffects,
  stopPortfolioLine,
  stopTotals,
  stopWeeks,
  stopYears,
} from './parts/stop.ts';
import { tax, taxPerPerson } from './parts/tax.ts';
import { type Template, type TemplateSheet, gap } from './template.ts';

const scale: Scale = { horizonYears: 10, intakeYears: 4, cohorts: 16, costLines: 8 };
const checks = caseChecks(scale);
const overview: TemplateSheet = {
  id: 'o',
  name: 'Overblik',
  widths: widths.overview,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Disinvestering' },
    {
      kind: 'note',
      text: 'Viser, hvad det koster at stoppe en indsats: udgiften spares straks, men effekten tabes over flere år.',
    },
    {
      kind: 'warning',
      text: 'Alle gule felter indeholder eksempeltal, indtil I skriver jeres egne eller tømmer dem.',
    },
    gap,
    { kind: 'heading', text: 'Sådan gør I' },
    { kind: 'note', text: '1. Målgruppe: hvem der ville have fået indsatsen, hvis den var fortsat.' },
    { kind: 'note', text: '2. Indsats: de udgifter, der spares. Udgifter ved at stoppe skrives med minus.' },
    { kind: 'note', text: '3. Effekt: den forskel, indsatsen gør i dag, og som tabes.' },
    { kind: 'note', text: '4. Resultat: pr. år, og hvornår besparelsen er spist op.' },
    gap,
    { kind: 'heading', text: 'Svaret i tal', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Kommunens netto ved at stoppe',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ given: '=Netto_kommune' }],
      help: 'Et minus betyder, at det koster kommunen at stoppe.',
    },
    {
      kind: 'field',
      label: 'Besparelsen er spist op',
      unit: 'måned',
      role: 'result',
      number: 'mmmm yyyy',
      values: [{ given: '=Spist_op_måned' }],
      help: 'Den måned, fra hvilken det samlede resultat bliver ved med at være negativt.',
    },
    {
      kind: 'field',
      label: 'Effekt, der højst må tabes',
      unit: 'andel',
      role: 'result',
      number: '0.0 %',
      values: [{ given: '=Nulpunkt_effekt' }],
      help: 'Gør indsatsen en større forskel end det, koster det at stoppe.',
    },
    {
      kind: 'field',
      label: 'Sparet inden for servicerammen',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ given: '=Serviceramme' }],
      help: 'Besparelsen ses i rammen; tabet ses på overførslerne.',
    },
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
    { kind: 'note', text: 'Gule felter udfyldes, som hvis indsatsen var fortsat. Resten regner sig selv.' },
    gap,
    { kind: 'heading', text: 'Rammer', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    ...adjust(onlyFields(frame(scale), ['Startdato', 'Horisont']), {
      Startdato: {
        label: 'Indsatsen stopper',
        help: 'Skriv datoen som 01-01-2027. De, der allerede har fået indsatsen, beholder dens effekt.',
      },
    }),
    gap,
    ...benefit,
    gap,
    ...adjust(intake(scale), {
      Optag_uge: {
        help: `Hele uger efter den dag, indsatsen stopper, fra 0 til ${lastIntakeWeek(scale)}. Et kvartal er 13 uger.`,
      },
      holdForklaring: {
        rows: [
          'Dem, der ville være startet efter stop. 0 er den første dag.',
          'Et kvartal er 13 uger. Tomme linjer tæller ikke med.',
        ],
      },
    }),
    gap,
    ...seniority,
  ],
};

const effort: TemplateSheet = {
  id: 'i',
  name: 'Indsats',
  widths: widths.effort,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Udgifter, der spares' },
    {
      kind: 'note',
      text: 'Beløb = antal × pris × (1 + overhead). En løbende linje er pr. år: 2 årsværk i 6 måneder sparer et årsværk.',
    },
    {
      kind: 'note',
      text: 'Måneder tælles fra den dag, indsatsen stopper: 1 er den første, 0 er dagen selv. Tom slutmåned betyder hele perioden.',
    },
    {
      kind: 'note',
      text: 'Udgifter ved at stoppe, fx fratrædelse og opsagte lejemål, skrives som engangslinjer med minus foran prisen.',
    },
    gap,
    ...adjust(costLines(scale), {
      Linje_post: { rows: ['Jobkonsulenter (eksempel)', 'Fratrædelse (eksempel)'] },
      enhed: { rows: ['årsværk', 'beløb'] },
      pris: {
        rows: [500_000, -200_000],
        help: 'Kroner for én enhed; for en løbende linje er det kroner pr. år. En udgift ved at stoppe skrives med minus.',
      },
      fra: {
        help: 'Måneden, linjen begynder, talt fra den dag, indsatsen stopper. 1 er den første måned, 0 er dagen selv.',
      },
      til: {
        help: 'Den sidste måned, der spares, talt fra den dag, indsatsen stopper. Tomt er hele perioden; en engangslinje har ingen.',
      },
    }),
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
    { kind: 'title', text: 'Effekten, der tabes' },
    {
      kind: 'note',
      text: 'Kun forskellen tæller: hvor mange flere er i dag ude af ydelsen, end der ville være uden indsatsen?',
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
    { kind: 'title', text: 'Destination og skat' },
    { kind: 'note', text: 'Hvor de ville være gået hen med indsatsen, og hvad det koster i stedet.' },
    gap,
    ...destinations,
    gap,
    ...destinationPrices,
    gap,
    ...tax,
    ...taxPerPerson,
    gap,
    ...destinationGuide,
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
      text: 'Modelåret har 52 uger, og en uge er 1/52 af årets ydelse. Uge 0 er den dag, indsatsen stopper.',
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
    ...stopWeeks(scale),
  ],
};

const results: TemplateSheet = {
  id: 'r',
  name: 'Resultat',
  widths: widths.results,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Resultat af at stoppe' },
    {
      kind: 'note',
      text: 'Plus er en besparelse for kommunen, minus en merudgift. Regnet for kommunen alene.',
    },
    gap,
    ...stopTotals,
    ...adjust(ifAllDoTheSame, {
      Netto_alle: {
        label: 'Kommunens netto, hvis alle kommuner stopper',
        help: 'Tom, når den ikke er slået til. Merudgiften til ydelser dækkes så over bloktilskuddet; udgiften er sparet.',
      },
    }),
    gap,
    ...eatenUp,
    gap,
    ...stopBreakEven,
    gap,
    ...stopYears(scale),
    gap,
    ...stopPortfolioLine,
  ],
};

const monthly: TemplateSheet = {
  id: 'k',
  name: 'Måneder',
  widths: [150, 60, 130, 130, 130, 130, 140],
  valueColumns: 1,
  blocks: [{ kind: 'title', text: 'Resultat måned for måned' }, gap, ...stopMonths(scale)],
};

const sensitivity: TemplateSheet = {
  id: 'f',
  name: 'Følsomhed',
  widths: [330, 130, 150, 150, 150, 150, 150],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Følsomhed og nulpunkt' },
    {
      kind: 'note',
      text: 'Hvad koster det at stoppe, hvis indsatsens effekt er mindre eller større end ventet?',
    },
    gap,
    ...gapBreakEven,
    gap,
    ...liftBreakEven,
    gap,
    ...effectRange,
    gap,
    ...stopOtherEffects,
    gap,
    ...halvingSteps,
  ],
};

const documentation = documentationSheet(
  {
    method: [
      'Disinvestering regner indsatsen, som hvis den var fortsat, og vender fortegnet: udgiften spares, effekten tabes.',
      'Besparelsen er spist op i den første uge, fra hvilken det samlede resultat forbliver under nul i perioden.',
      'De, der har fået indsatsen, før den stopper, beholder dens effekt og er ikke med.',
    ],
    sources: [],
    limitations: ['Hvad det koster at begynde igen senere, og viden, der går tabt, når medarbejdere rejser.'],
  },
  checks,
);

/** Results of a case that have no meaning when an effort stops. */
const meaningless = [
  'roi',
  'bcr',
  'serviceBalance',
  'paybackWeek',
  'paybackMonth',
  'firstCrossingWeek',
  'deepestDraw',
  'withinRule',
  'ruleYears',
];

export const disinvestment: Template = {
  id: 'disinvestment',
  version: 1,
  title: 'Disinvestering',
  purpose:
    'Viser, hvad det koster at stoppe en indsats: den sparede udgift mod den tabte effekt, år for år. Svaret siger, hvornår besparelsen er spist op, og hvor stor en effekt der højst må tabes.',
  audience:
    'Økonomiafdelingen udfylder de udgifter, der spares. Konsulenten udfylder målgruppe og den effekt, indsatsen har i dag.',
  english: {
    title: 'Disinvestment',
    purpose:
      'Shows what it costs to stop an effort: the cost that is saved against the effect that is lost, year by year. The answer says when the saving is eaten up, and how large an effect may be lost.',
    audience:
      'The finance department fills in the costs that are saved. The consultant fills in the target group and the effect that the effort has today.',
  },
  isExample: true,
  sheets: [
    overview,
    targetGroup,
    effort,
    effect,
    destination,
    ratesSheet,
    calculation,
    results,
    monthly,
    sensitivity,
    documentation,
  ],
  results: {
    ...Object.fromEntries(Object.entries(caseResults).filter(([key]) => !meaningless.includes(key))),
    eatenUpWeek: 'Spist_op_uge',
    eatenUpMonth: 'Spist_op_måned',
    highestSaving: 'Højeste_besparelse',
    ...portfolioLineResult,
  },
  checks: checkList(checks),
};
