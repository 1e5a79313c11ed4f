/**
 * Flere skal med: a programme for people who have been on kontanthjælp for long, with a funnel of outcomes, each priced and
 * held against what would have happened anyway, and a grant from the state that depends on results.
 *
 * The reference calculation is model/economics/flere-skal-med.ts.
 */
import { adjust } from './parts/adjust.ts';
import { benefit, prices } from './parts/benefit.ts';
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
import { aDay } from './parts/days.ts';
import { costLines, costTracks, unknownLines } from './parts/effort.ts';
import { clock, frame } from './parts/frame.ts';
import { intake, intakeByWeek } from './parts/intake.ts';
import { answerNeeding, budgetLine } from './parts/overview.ts';
import { addToColumn, fixed, onlyFields, reshape } from './parts/reshape.ts';
import { portfolioLine, portfolioLineResult } from './parts/portfolio-line.ts';
import { breakEven, payback, totals, years } from './parts/results.ts';
import type { Scale } from './parts/scale.ts';
import { crossings, seniority } from './parts/seniority.ts';
import { documentationSheet, monthsSheet, ratesSheet, widths } from './parts/sheets.ts';
import { withoutTax } from './parts/tax.ts';
import { weeks } from './parts/weeks.ts';
import {
  type Block,
  type Field,
  type TableColumn,
  type Template,
  type TemplateSheet,
  gap,
} from './template.ts';

const scale: Scale = { horizonYears: 8, intakeYears: 2, cohorts: 12, costLines: 8 };
const aShare: Field['allowed'] = { kind: 'decimal', min: 0, max: 1 };
const anAmount: Field['allowed'] = { kind: 'decimal', min: 0, max: undefined };
const wholeWeeks: Field['allowed'] = { kind: 'whole', min: 0, max: 416 };

/**
 * The funnel. `kind` decides what an outcome does to the benefit: a job ends it, wage hours reduce it, praktik leaves it as it
 * is, and a benefit takes its place. The figures are an example.
 */
const outcomes = [
  {
    name: 'Ordinært job uden ydelse',
    kind: 'job',
    counts: 'ja',
    example: [0.03, 0.01, 26, 104],
    help: 'Hele ydelsen spares. Ny ydelse udfyldes ikke.',
  },
  {
    name: 'Løntimer ved siden af ydelsen',
    kind: 'løntimer',
    counts: 'ja',
    example: [0.1, 0.04, 13, 78],
    help: 'Ydelsen nedsættes efter løntimerne på næste ark. Ny ydelse udfyldes ikke.',
  },
  {
    name: 'Uddannelse med SU',
    kind: 'ydelse',
    counts: 'ja',
    example: [0.05, 0.03, 39, 104],
    price: 80_000,
    ladder: 'nej',
    share: 0,
    help: 'Staten betaler SU: kommunens faste andel er 0 %.',
  },
  {
    name: 'Virksomhedspraktik',
    kind: 'praktik',
    counts: 'nej',
    example: [0.15, 0.1, 8, 13],
    help: 'Personen bliver på ydelsen: praktik sparer intet i sig selv.',
  },
  {
    name: 'Afklaret: fleksjob',
    kind: 'ydelse',
    counts: 'nej',
    example: [0.06, 0.03, 52, 208],
    price: 150_000,
    ladder: 'ja',
    help: 'Fleksløntilskuddet efter modregning af løn.',
  },
  {
    name: 'Afklaret: førtidspension',
    kind: 'ydelse',
    counts: 'nej',
    example: [0.04, 0.03, 52, 260],
    price: 230_000,
    ladder: 'ja',
    help: 'Koster som regel mere end kontanthjælp og trækker resultatet ned.',
  },
  {
    name: 'Afklaret: ressourceforløb',
    kind: 'ydelse',
    counts: 'nej',
    example: [0.03, 0.02, 39, 104],
    price: 145_000,
    ladder: 'ja',
    ends: 'ja',
    help: 'Regnes kun til ophørsdatoen; derefter er personen tilbage på ydelsen.',
  },
  {
    name: 'Andet',
    kind: 'ydelse',
    counts: 'nej',
    ladder: 'ja',
    help: 'En anden ydelse, I selv prissætter.',
  },
] as const satisfies readonly {
  readonly name: string;
  readonly kind: 'job' | 'løntimer' | 'praktik' | 'ydelse';
  readonly counts: 'ja' | 'nej';
  /** with the effort, without it, after weeks, for weeks */
  readonly example?: readonly [number, number, number, number];
  readonly price?: number;
  readonly ladder?: 'ja' | 'nej';
  readonly share?: number;
  readonly ends?: 'ja';
  readonly help: string;
}[];

const checks: readonly CaseCheck[] = [
  filled({
    cells: ['Startdato', 'Horisont', 'Ydelse', 'Indfrielse'],
    columns: ['Optag_personer', 'Anc_andel', 'Udfald_med', 'Udfald_uger'],
    effect: '0',
    help: 'Start, horisont, ydelse, optag, anciennitet og mindst ét udfald skal være udfyldt.',
  }),
  seniorityIsWhole,
  {
    key: 'checkDestination',
    name: 'Kontrol_udfald',
    at: 'Udfald_med',
    text: 'Udfaldene giver tilsammen mere end 100 %.',
    field: {
      label: 'Udfald højst 100 %',
      formula: '=IF(AND(SUM(Udfald_med)<=1.000001,SUM(Udfald_uden)<=1.000001),"OK","Ret andelene")',
      help: 'Resten regnes som uændret på ydelsen. Tæl hver person ét sted.',
    },
  },
  horizonIsWhole(scale),
  intakeIsPlanned(scale),
  { ...effectIsInTime, at: 'Udfald_efter' },
  costLinesAreKnown,
  benefitLasts,
  rateIsOfTheCase,
  {
    key: 'checkGross',
    name: 'Kontrol_basis',
    at: 'Udfald_uden',
    text: 'Der er ingen udfald uden indsatsen: det er bruttotal, ikke effekt.',
    field: {
      label: 'Basisalternativet er udfyldt',
      formula: '=IF(SUM(Udfald_uden)=0,"Brutto","OK")',
      help: 'Nogle ville have fundet vej alligevel. Kun forskellen er indsatsens.',
    },
  },
  {
    key: 'checkPrices',
    name: 'Kontrol_priser',
    at: 'Udfald_pris',
    text: 'Et udfald med en ny ydelse har ingen pris.',
    field: {
      label: 'Nye ydelser har en pris',
      formula:
        '=IF(SUMPRODUCT((Udfald_art="ydelse")*(Udfald_flytter<>0)*(Udfald_pris_regnet=0))>0,"Pris mangler","OK")',
      help: 'Uden en pris regnes den nye ydelse som gratis.',
    },
  },
  {
    key: 'checkEnds',
    name: 'Kontrol_ophørsdato',
    at: 'Ophørsdato',
    text: 'Et udfald ophører ved lov, men datoen mangler.',
    field: {
      label: 'Ophørsdato er udfyldt',
      formula:
        '=IF(AND(SUMPRODUCT((Udfald_ophører="ja")*(Udfald_flytter<>0))>0,COUNTBLANK(Ophørsdato)=1),"Dato mangler","OK")',
      help: 'Ressourceforløb er foreslået afskaffet. Uden dato regnes ydelsen hele perioden.',
    },
  },
];

const overview: TemplateSheet = {
  id: 'o',
  name: 'Overblik',
  widths: widths.overview,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Flere skal med' },
    {
      kind: 'note',
      text: 'Viser, om en indsats for mennesker, der længe har fået kontanthjælp, tjener sig hjem, med og uden statens tilskud.',
    },
    {
      kind: 'warning',
      text: 'Alle gule felter indeholder eksempeltal, indtil I skriver jeres egne eller tømmer dem.',
    },
    gap,
    { kind: 'heading', text: 'Sådan gør I' },
    { kind: 'note', text: '1. Målgruppe: hvem der er med, hvornår de starter, og hvad deres ydelse koster.' },
    {
      kind: 'note',
      text: '2. Udfald og løntimer: hvor mange der når hvad, med og uden indsatsen, og hvad den nye ydelse koster.',
    },
    {
      kind: 'note',
      text: '3. Indsats: personlige jobkonsulenter og andre udgifter, og tilskuddet fra staten.',
    },
    { kind: 'note', text: '4. Resultat: svaret pr. år, og hvor langt der er til næste trin i tilskuddet.' },
    gap,
    ...answerNeeding({
      label: 'Nødvendig forskel for at gå i nul',
      help: 'Så mange flere ud af 100 skal være ude af ydelsen; løntimer tæller med den del af ydelsen, de fjerner.',
    }),
    {
      kind: 'field',
      label: 'Netto uden tilskuddet',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ given: '=Netto_uden_tilskud' }],
      help: 'Kommunens nettogevinst i perioden, hvis den selv betalte det hele.',
    },
    {
      kind: 'field',
      label: 'Netto med tilskuddet',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ given: '=Netto_med_tilskud' }],
      help: 'Tilskuddet er statens penge: kommunens gevinst er statens udgift.',
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
    { kind: 'title', text: 'Målgruppe: mennesker, der længe har fået kontanthjælp' },
    { kind: 'note', text: 'Gule felter udfyldes. Resten regner sig selv.' },
    gap,
    ...adjust(frame(scale), { Horisont: { given: 5 } }),
    gap,
    ...adjust(benefit, {
      Ydelsesvalg: { given: 'Kontanthjælp, forhøjet sats' },
      Ydelsesnavn: { given: 'Kontanthjælp' },
      Egen_ydelse: { given: 145_000, label: 'Egen kontanthjælp pr. helårsperson, brutto' },
    }),
    gap,
    ...intake(scale),
    gap,
    ...adjust(seniority, { Anc_andel: { rows: [0, 0, 0, 1] } }),
  ],
};

const unit: Pick<TableColumn, 'role'> = { role: 'unit' };

const outcomeTable: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Udfald: hvor ender de, med og uden indsatsen?',
    rows: outcomes.length,
    columns: [
      { key: 'udfald', title: 'Udfald', name: 'Udfald_navn', given: outcomes.map(({ name }) => name) },
      {
        key: 'uMed',
        title: 'Med indsatsen',
        assumedIn: 'andel',
        help: 'Så stor en del af dem, der starter, når hertil med indsatsen, fra 0 til 100 %. Tæl hver person ét sted.',
        name: 'Udfald_med',
        role: 'input',
        number: '0.0 %',
        allowed: aShare,
        given: outcomes.map((one) => ('example' in one ? one.example[0] : undefined)),
      },
      {
        key: 'uUden',
        title: 'Uden indsatsen',
        assumedIn: 'andel',
        help: 'Så stor en del ville være nået hertil uden indsatsen, fra 0 til 100 %. Kun forskellen tæller i penge.',
        name: 'Udfald_uden',
        role: 'optionalInput',
        number: '0.0 %',
        allowed: aShare,
        given: outcomes.map((one) => ('example' in one ? one.example[1] : undefined)),
      },
      {
        key: 'uEfter',
        title: 'Begynder efter uger',
        assumedIn: 'uger',
        help: 'Hele uger, fra en person starter, til udfaldet begynder, fra 0 til 416.',
        name: 'Udfald_efter',
        role: 'optionalInput',
        number: '0',
        allowed: wholeWeeks,
        given: outcomes.map((one) => ('example' in one ? one.example[2] : undefined)),
      },
      {
        key: 'uUger',
        title: 'Varer uger',
        assumedIn: 'uger',
        help: 'Hele uger, udfaldet varer, fra 0 til 416. Derefter er personen tilbage på ydelsen.',
        name: 'Udfald_uger',
        role: 'input',
        number: '0',
        allowed: wholeWeeks,
        given: outcomes.map((one) => ('example' in one ? one.example[3] : undefined)),
      },
      {
        key: 'uPris',
        title: 'Ny ydelse, kr. pr. år',
        assumedIn: 'kr. pr. år',
        help: 'Den nye ydelse i kroner pr. person pr. år, før refusion. Kun for udfald, hvor en anden ydelse træder i stedet.',
        name: 'Udfald_pris',
        role: 'optionalInput',
        number: '#,##0',
        allowed: anAmount,
        given: outcomes.map((one) => ('price' in one ? one.price : undefined)),
      },
      {
        key: 'uTrappe',
        title: 'På trappen? (ja/nej)',
        help: 'Ja, når staten refunderer den nye ydelse efter refusionstrappen. Nej, når kommunens andel er den samme hele vejen.',
        name: 'Udfald_trappe',
        role: 'setting',
        allowed: { kind: 'list', items: ['ja', 'nej'] },
        given: outcomes.map((one) => ('ladder' in one ? one.ladder : undefined)),
      },
      {
        key: 'uFast',
        title: 'Kommunens faste andel',
        help: 'Kommunens andel af den nye ydelse, fra 0 til 100 %. Bruges kun, når ydelsen ikke er på trappen.',
        name: 'Udfald_fast',
        role: 'optionalInput',
        number: '0.0 %',
        allowed: aShare,
        given: outcomes.map((one) => ('share' in one ? one.share : undefined)),
      },
      {
        key: 'uOphoer',
        title: 'Ophører ved lov? (ja/nej)',
        help: 'Ja, når ydelsen ophører på den dato, der står på arket. Derefter regnes personen tilbage på den gamle ydelse.',
        name: 'Udfald_ophører',
        role: 'setting',
        allowed: { kind: 'list', items: ['ja', 'nej'] },
        given: outcomes.map((one) => ('ends' in one ? one.ends : 'nej')),
      },
      { key: 'uHjaelp', title: 'Forklaring', wrap: true, given: outcomes.map(({ help }) => help) },
      {
        key: 'uTaeller',
        title: 'Tæller i tilskuddet',
        name: 'Udfald_tæller',
        ...unit,
        given: outcomes.map(({ counts }) => counts),
      },
      { key: 'uArt', title: 'Art', name: 'Udfald_art', ...unit, given: outcomes.map(({ kind }) => kind) },
      {
        key: 'uFlytter',
        title: 'Forskel × del af ydelsen',
        name: 'Udfald_flytter',
        ...unit,
        number: '0.0 %',
        formula: '=(N([uMed])-N([uUden]))*IF([uArt]="løntimer",Løntimer_del,IF([uArt]="praktik",0,1))',
      },
      {
        key: 'uPrisRegnet',
        title: 'Ny ydelse, regnet',
        name: 'Udfald_pris_regnet',
        ...unit,
        number: '#,##0',
        formula: '=IF([uArt]="ydelse",N([uPris]),0)',
      },
      {
        key: 'uTrappeKr',
        title: 'heraf på trappen',
        name: 'Udfald_på_trappe',
        ...unit,
        number: '#,##0',
        formula: '=IF([uTrappe]="nej",0,[uPrisRegnet])',
      },
      {
        key: 'uFastKr',
        title: 'heraf kommunens faste del',
        name: 'Udfald_fast_del',
        ...unit,
        number: '#,##0',
        formula: '=IF([uTrappe]="nej",N([uFast])*[uPrisRegnet],0)',
      },
      {
        key: 'uFra',
        title: 'Begynder, regnet',
        name: 'Udfald_fra',
        ...unit,
        number: '0',
        formula: '=N([uEfter])',
      },
      {
        key: 'uTil',
        title: 'Slutter efter uge',
        name: 'Udfald_til',
        ...unit,
        number: '0',
        formula: '=N([uEfter])+N([uUger])',
      },
      {
        key: 'uUdloeb',
        title: 'Ophører, regnet',
        name: 'Udfald_udløber',
        ...unit,
        number: '0',
        formula: '=IF([uOphoer]="ja",1,0)',
      },
    ],
  },
];

const outcomeSheet: TemplateSheet = {
  id: 'e',
  name: 'Udfald',
  widths: [230, 90, 90, 90, 90, 100, 90, 100, 95, 420, 80, 80, 100, 100, 100, 100, 80, 80, 80],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Udfald og basisalternativ' },
    {
      kind: 'note',
      text: 'Kun forskellen tæller: hvor mange flere når et udfald, end der ville have gjort uden indsatsen?',
    },
    { kind: 'note', text: 'Løntimernes værdi, usikkerheden og ophørsdatoen står på næste ark.' },
    gap,
    ...outcomeTable,
  ],
};

const certainty: TemplateSheet = {
  id: 'l',
  name: 'Løntimer og sikkerhed',
  widths: widths.threeValues,
  valueColumns: 3,
  blocks: [
    { kind: 'title', text: 'Løntimer, sikkerhed og ophør' },
    gap,
    {
      kind: 'heading',
      text: 'Løntimer ved siden af ydelsen',
      columns: ['Enhed', '', 'Værdi', '', 'Forklaring'],
    },
    {
      kind: 'field',
      label: 'Løntimer pr. uge',
      unit: 'timer',
      role: 'optionalInput',
      number: '0.0',
      values: [undefined, { name: 'Løntimer', given: 8 }],
      allowed: { kind: 'decimal', min: 0, max: 60 },
      help: 'Gennemsnit for dem, der får løntimer ved siden af kontanthjælpen.',
    },
    {
      kind: 'field',
      label: 'Timeløn',
      unit: 'kr.',
      role: 'optionalInput',
      number: '#,##0',
      values: [undefined, { name: 'Timeløn', given: 140 }],
      allowed: anAmount,
      help: 'Før skat. Brug jeres egen erfaring: der findes ingen sikker kilde til lønnen i de første timer.',
    },
    {
      kind: 'field',
      label: 'Del af lønnen, der modregnes',
      unit: 'andel',
      role: 'optionalInput',
      number: '0.0 %',
      values: [undefined, { name: 'Modregning', given: 0.8 }],
      allowed: aShare,
      help: 'Resten beholder personen som fradrag. Reglerne er ændret 1. juli 2025 og er ikke verificeret her.',
    },
    {
      kind: 'field',
      label: 'Del af ydelsen, løntimerne fjerner',
      unit: 'andel',
      number: '0.0 %',
      values: [
        undefined,
        {
          name: 'Løntimer_del',
          given: '=IF(N(Ydelse)=0,0,MIN(1,N(Løntimer)*N(Timeløn)*N(Modregning)*52/N(Ydelse)))',
        },
      ],
      help: 'Højst hele ydelsen.',
    },
    gap,
    {
      kind: 'heading',
      text: 'Hvor sikre er I på forskellen?',
      columns: ['Enhed', 'Lav', 'Sandsynlig', 'Høj', 'Forklaring'],
    },
    {
      kind: 'field',
      label: 'Så meget af forskellen nås',
      unit: 'andel',
      role: 'input',
      number: '0 %',
      values: [
        { name: 'Indfrielse_lav', given: 0.5, role: 'optionalInput' },
        { name: 'Indfrielse', given: 1 },
        { name: 'Indfrielse_høj', given: 1.2, role: 'optionalInput' },
      ],
      allowed: { kind: 'decimal', min: 0, max: 3 },
      help: '100 % regner med tabellen på arket Udfald, som den står. 50 % halverer forskellen på alle udfald.',
    },
    {
      kind: 'field',
      label: 'Ressourceforløb m.v. ophører',
      unit: 'dato',
      role: 'optionalInput',
      number: 'dd-mm-yyyy',
      values: [undefined, { name: 'Ophørsdato', given: 46_753 }],
      allowed: aDay,
      help: 'Første dag uden ydelsen, for de udfald, der ophører ved lov. Afskaffelsen er foreslået i L 66 og ikke verificeret.',
    },
  ],
};

const grant: readonly Block[] = [
  { kind: 'heading', text: 'Tilskud fra staten efter resultat', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Tilskud, hvis alle resultater nås',
    unit: 'kr.',
    role: 'optionalInput',
    number: '#,##0',
    values: [{ name: 'Tilskud', given: 1_000_000 }],
    allowed: anAmount,
    help: 'Jeres egen ramme i puljen. Tom eller 0, hvis der intet tilskud er.',
  },
  {
    kind: 'field',
    label: 'Regn tilskuddet med?',
    unit: 'ja/nej',
    role: 'setting',
    values: [{ name: 'Tilskud_med', given: 'nej' }],
    allowed: { kind: 'list', items: ['ja', 'nej'] },
    help: 'Bestemmer resultatet i panelet og pr. år. Overblik viser altid begge.',
  },
  {
    kind: 'field',
    label: 'Udbetales uanset resultat',
    unit: 'andel',
    role: 'setting',
    number: '0 %',
    values: [{ name: 'Tilskud_første', given: 0.5 }],
    allowed: aShare,
    help: 'Første del af tilskuddet.',
  },
  {
    kind: 'field',
    label: 'Første trin: andel af gruppen',
    unit: 'andel',
    role: 'setting',
    number: '0 %',
    values: [{ name: 'Tilskud_trin1', given: 0.15 }],
    allowed: aShare,
    help: 'I løntimer, job eller uddannelse i mindst en måned.',
  },
  {
    kind: 'field',
    label: 'frigiver yderligere',
    unit: 'andel',
    role: 'setting',
    number: '0 %',
    values: [{ name: 'Tilskud_trin1_del', given: 0.4 }],
    allowed: aShare,
    help: 'Af hele tilskuddet.',
  },
  {
    kind: 'field',
    label: 'Andet trin: andel af gruppen',
    unit: 'andel',
    role: 'setting',
    number: '0 %',
    values: [{ name: 'Tilskud_trin2', given: 0.2 }],
    allowed: aShare,
    help: 'Skal være højere end første trin.',
  },
  {
    kind: 'field',
    label: 'frigiver i alt yderligere',
    unit: 'andel',
    role: 'setting',
    number: '0 %',
    values: [{ name: 'Tilskud_trin2_del', given: 0.5 }],
    allowed: aShare,
    help: 'Af hele tilskuddet, i stedet for første trins del.',
  },
  {
    kind: 'field',
    label: 'Første del udbetales i måned',
    unit: 'måned',
    role: 'setting',
    number: '0',
    values: [{ name: 'Tilskud_måned1', given: 0, known: false }],
    allowed: { kind: 'whole', min: 0, max: 96 },
    help: 'Talt fra casens start; 0 er ved start.',
  },
  {
    kind: 'field',
    label: 'Resultatdelen udbetales i måned',
    unit: 'måned',
    role: 'setting',
    number: '0',
    values: [{ name: 'Tilskud_måned2', given: 24, known: false }],
    allowed: { kind: 'whole', min: 0, max: 96 },
    help: 'Talt fra casens start.',
  },
  gap,
  {
    kind: 'field',
    label: 'Andel af gruppen, der tæller',
    unit: 'andel',
    number: '0.0 %',
    values: [{ name: 'Tælleandel', given: '=SUMIF(Udfald_tæller,"ja",Udfald_med)' }],
    help: 'Alle med job, løntimer eller uddannelse, ikke kun forskellen: sådan gøres puljen op.',
  },
  {
    kind: 'field',
    label: 'Personer til næste trin',
    unit: 'personer',
    number: '#,##0.0',
    values: [
      {
        name: 'Til_næste_trin',
        given:
          '=IF(Tælleandel>=Tilskud_trin2-0.000000001,0,(IF(Tælleandel>=Tilskud_trin1-0.000000001,Tilskud_trin2,Tilskud_trin1)-Tælleandel)*Personer)',
      },
    ],
    help: 'Så mange flere skal i løntimer, job eller uddannelse i mindst en måned.',
  },
  {
    kind: 'field',
    label: 'Tilskud, der frigives',
    unit: 'kr.',
    role: 'result',
    number: '#,##0',
    values: [{ name: 'Tilskud_frigivet', given: '=Tilskud_første_kr+Tilskud_resultat_kr' }],
    help: 'Betales af staten.',
  },
];

const effort: TemplateSheet = {
  id: 'i',
  name: 'Indsats',
  widths: widths.effort,
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Udgifter og tilskud' },
    {
      kind: 'note',
      text: 'Beløb = antal × pris × (1 + overhead). En løbende linje er pr. år; måneder tælles fra casens start, og 0 er betaling ved start.',
    },
    gap,
    ...adjust(costLines(scale), {
      Linje_post: { rows: ['Personlige jobkonsulenter (eksempel)', 'Opstart og oplæring (eksempel)'] },
      antal: { rows: [1, 1] },
      pris: { rows: [500_000, 100_000] },
      til: { rows: [24] },
    }),
    gap,
    ...grant,
    gap,
    ...addToColumn(
      addToColumn(costTracks(scale), 'sporUdgift', '-IF([sporKode]="indsats",SUMIF(U_år,[#],U_tilskud),0)'),
      'andenUdgift',
      '+IF([andenKode]="stat",SUMIF(U_år,[#],U_tilskud),0)',
    ),
    gap,
    ...unknownLines,
  ],
};

/** Over the outcomes that a person is in, this many weeks after the start. */
const inOutcomes = (amount: string): string => `SUMPRODUCT(${amount}*(Udfald_fra<[uge])*([uge]<=Udfald_til))`;
const lasting = 'Udfald_flytter*(1-Udfald_udløber)';
const ending = 'Udfald_flytter*Udfald_udløber';
const municipal = (moved: string): string =>
  `[andel]*${inOutcomes(`${moved}*Udfald_på_trappe`)}+${inOutcomes(`${moved}*Udfald_fast_del`)}`;

/** One person by weeks since start: outcomes that last, and those that the law ends. */
const personColumns: readonly TableColumn[] = [
  { key: 'blivende', title: 'Flyttet', number: '0.0000', formula: `=${inOutcomes(lasting)}` },
  {
    key: 'blivendeNy',
    title: 'Ny ydelse, i alt',
    number: '#,##0',
    formula: `=${inOutcomes(`${lasting}*Udfald_pris_regnet`)}`,
  },
  { key: 'blivendeKom', title: 'Ny ydelse, kommune', number: '#,##0', formula: `=${municipal(lasting)}` },
  { key: 'blivendeAndel', title: 'Flyttet × andel', number: '0.0000', formula: '=[blivende]*[andel]' },
  { key: 'ophoer', title: 'Flyttet, ophører', number: '0.0000', formula: `=${inOutcomes(ending)}` },
  {
    key: 'ophoerNy',
    title: 'Ny ydelse, i alt, ophører',
    number: '#,##0',
    formula: `=${inOutcomes(`${ending}*Udfald_pris_regnet`)}`,
  },
  {
    key: 'ophoerKom',
    title: 'Ny ydelse, kommune, ophører',
    number: '#,##0',
    formula: `=${municipal(ending)}`,
  },
  { key: 'ophoerAndel', title: 'Flyttet × andel, ophører', number: '0.0000', formula: '=[ophoer]*[andel]' },
];

const convolved = (lastingKey: string, endingKey: string): string =>
  `=IF([uge]>Uger,0,SUMPRODUCT([${lastingKey}:past],[omvendt:pastWeights])+IF([uge]>Ophør_uge,0,SUMPRODUCT([${endingKey}:past],[omvendt:pastWeights])))`;

/** The whole group by weeks of the case, if all of the difference is reached. */
const groupColumns: readonly TableColumn[] = [
  {
    key: 'heleUger',
    title: 'Personuger ved hele forskellen',
    number: '#,##0.00',
    firstFormula: '=0',
    formula: convolved('blivende', 'ophoer'),
  },
  {
    key: 'heleAndel',
    title: 'Personuger × andel ved hele forskellen',
    number: '#,##0.00',
    firstFormula: '=0',
    formula: convolved('blivendeAndel', 'ophoerAndel'),
  },
  {
    key: 'heleNy',
    title: 'Ny ydelse ved hele forskellen, kr. pr. år',
    number: '#,##0',
    firstFormula: '=0',
    formula: convolved('blivendeNy', 'ophoerNy'),
  },
  {
    key: 'heleKom',
    title: 'heraf kommune',
    number: '#,##0',
    firstFormula: '=0',
    formula: convolved('blivendeKom', 'ophoerKom'),
  },
];

const moneyColumns: readonly TableColumn[] = [
  {
    key: 'ny',
    title: 'Ny ydelse, i alt',
    name: 'U_ny',
    number: '#,##0',
    formula: '=N(Indfrielse)*[heleNy]/52*[indeks]',
  },
  {
    key: 'nyKommune',
    title: 'Ny ydelse, kommune',
    name: 'U_ny_kommune',
    number: '#,##0',
    formula: '=N(Indfrielse)*[heleKom]/52*[indeks]',
  },
  {
    key: 'fuld',
    title: 'Besparelse ved hele forskellen',
    name: 'U_fuld',
    number: '#,##0',
    formula: '=(IF(Trappe="nej",N(Fast_andel)*[heleUger],[heleAndel])*N(Ydelse)-[heleKom])/52*[indeks]',
  },
];

const grantColumn: TableColumn = {
  key: 'tilskud',
  title: 'Tilskud fra staten',
  name: 'U_tilskud',
  number: '#,##0',
  formula:
    '=IF(OR([uge]>Uger,Tilskud_med<>"ja"),0,IF([uge]=Tilskud_uge1,Tilskud_første_kr,0)+IF([uge]=Tilskud_uge2,Tilskud_resultat_kr,0))',
};

const programmeWeeks = addToColumn(
  reshape(weeks(scale), {
    without: ['uden', 'med', 'profil', 'forskel', 'vaegtet', 'personer', 'vaerdi'],
    before: {
      personuger: [...personColumns, ...groupColumns],
      besparelse: moneyColumns,
      udgift: [grantColumn],
    },
    change: {
      personuger: { formula: '=N(Indfrielse)*[heleUger]' },
      andelsuger: { formula: '=N(Indfrielse)*[heleAndel]' },
      besparelse: { formula: '=N(Indfrielse)*[fuld]' },
    },
  }),
  'udgift',
  '-[tilskud]',
);

/** The week of a payment in a case month. */
const weekOf = (month: string): string => `=IF(N(${month})<1,0,INT((${month}-1)*52/12)+1)`;

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
    fixed('Sidste uge før ophørsdatoen', {
      name: 'Ophør_uge',
      given:
        '=IF(ISNUMBER(Ophørsdato),52*(YEAR(Ophørsdato)-Startår)+ROUND((Ophørsdato-DATE(YEAR(Ophørsdato),1,1))/(DATE(YEAR(Ophørsdato)+1,1,1)-DATE(YEAR(Ophørsdato),1,1))*52,0)-52+UgerÅr1,Uger)',
      help: 'Uden dato: hele perioden.',
    }),
    fixed('Tilskud, første del', { name: 'Tilskud_første_kr', given: '=N(Tilskud)*N(Tilskud_første)' }),
    fixed('Tilskud, resultatdel', {
      name: 'Tilskud_resultat_kr',
      given:
        '=N(Tilskud)*IF(Tælleandel>=Tilskud_trin2-0.000000001,N(Tilskud_trin2_del),IF(Tælleandel>=Tilskud_trin1-0.000000001,N(Tilskud_trin1_del),0))',
    }),
    fixed('Første del udbetales i uge', { name: 'Tilskud_uge1', given: weekOf('Tilskud_måned1') }),
    fixed('Resultatdelen udbetales i uge', { name: 'Tilskud_uge2', given: weekOf('Tilskud_måned2') }),
    ...onlyFields(prices, ['Ydelse_slut']),
    ...withoutTax,
    fixed('Måden effekten angives på', { name: 'Effektform', given: 1, help: 'En forskel i procentpoint.' }),
    gap,
    ...crossings,
    gap,
    ...intakeByWeek(scale),
    gap,
    ...programmeWeeks,
  ],
};

const grantResults: readonly Block[] = [
  { kind: 'heading', text: 'Med og uden tilskuddet', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Netto uden tilskuddet',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Netto_uden_tilskud', given: '=Netto_kommune-SUM(U_tilskud)' }],
  },
  {
    kind: 'field',
    label: 'Netto med tilskuddet',
    unit: 'kr.',
    number: '#,##0',
    values: [
      {
        name: 'Netto_med_tilskud',
        given:
          '=Netto_uden_tilskud+IF(Tilskud_uge1<=Uger,Tilskud_første_kr,0)+IF(Tilskud_uge2<=Uger,Tilskud_resultat_kr,0)',
      },
    ],
    help: 'Staten betaler tilskuddet, så statens resultat falder med det samme.',
  },
  {
    kind: 'field',
    label: 'Besparelse, hvis hele forskellen nås',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Besparelse_fuld', given: '=SUM(U_fuld)' }],
    help: 'Kommunens, efter hvad de nye ydelser koster.',
  },
  {
    kind: 'field',
    label: 'Så meget af forskellen er nok',
    unit: 'andel',
    role: 'result',
    number: '0.0 %',
    values: [
      {
        name: 'Nulpunkt_indfrielse',
        given:
          '=IF(Udgift_kommune<0.000001,0,IF(Besparelse_fuld<0.000001,"Kan ikke nås",Udgift_kommune/Besparelse_fuld))',
      },
    ],
    help: '40 % betyder, at fire tiendedele af forskellen i tabellen dækker udgiften.',
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
    ...grantResults,
    gap,
    {
      kind: 'table',
      heading: 'Hvad hvert udfald er værd',
      rows: outcomes.length,
      columns: [
        { key: 'wUdfald', title: 'Udfald', formula: '=INDEX(Udfald_navn,[wNr])' },
        { key: 'wNr', title: 'Nr.', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'wPersoner',
          title: 'Flere personer',
          number: '#,##0.0',
          formula: '=Personer*N(Indfrielse)*(N(INDEX(Udfald_med,[wNr]))-N(INDEX(Udfald_uden,[wNr])))',
        },
        {
          key: 'wUge',
          title: 'Kommunens gevinst pr. uge, efter uge 52',
          number: '#,##0',
          formula:
            '=(IF(INDEX(Udfald_art,[wNr])="praktik",0,IF(INDEX(Udfald_art,[wNr])="løntimer",Løntimer_del,1))*N(Ydelse)*IF(Trappe="nej",N(Fast_andel),INDEX(Trin_andel,4))-INDEX(Udfald_på_trappe,[wNr])*INDEX(Trin_andel,4)-INDEX(Udfald_fast_del,[wNr]))/52',
        },
      ],
    },
    gap,
    ...payback,
    gap,
    ...adjust(breakEven, {
      Effekt_valgt: {
        label: 'Forventet forskel, ude af ydelsen',
        given: '=N(Indfrielse)*SUM(Udfald_flytter)',
      },
      Nulpunkt_effekt: {
        label: 'Forskel, hvor casen går i nul',
        given:
          '=IF(ISNUMBER(Nulpunkt_indfrielse),IF(Nulpunkt_indfrielse*SUM(Udfald_flytter)>1,"Kan ikke nås",Nulpunkt_indfrielse*SUM(Udfald_flytter)),Nulpunkt_indfrielse)',
        help: 'Med samme fordeling på udfald. Løntimer tæller med den del af ydelsen, de fjerner.',
      },
      Netto_lav: {
        label: 'Nettogevinst ved lav indfrielse',
        given: '=IF(ISNUMBER(Indfrielse_lav),Indfrielse_lav*Besparelse_fuld-Udgift_kommune,"")',
      },
      Netto_høj: {
        label: 'Nettogevinst ved høj indfrielse',
        given: '=IF(ISNUMBER(Indfrielse_høj),Indfrielse_høj*Besparelse_fuld-Udgift_kommune,"")',
      },
    }),
    gap,
    ...reshape(years(scale), {
      change: {
        nyAlt: { formula: '=IF([nr]>AntalÅr,"",SUMIF(U_år,[nr],U_ny))' },
        ny: { formula: '=IF([nr]>AntalÅr,"",SUMIF(U_år,[nr],U_ny_kommune))' },
      },
    }),
    gap,
    ...portfolioLine,
  ],
};

const documentation = documentationSheet(
  {
    tax: 'without',
    method: [
      'Hvert udfald har en andel med og uden indsatsen; kun forskellen regnes. Løntimer sparer den del af ydelsen, de fjerner; praktik sparer intet i sig selv.',
      'Førtidspension, fleksjob, ressourceforløb og SU trækkes fra med deres egen pris og deling mellem kommune og stat.',
      'Tilskuddet er statens: det lægges til kommunens resultat på styringsområdet indsats og trækkes fra statens. Netto vises med og uden.',
      'Tilskuddet frigives efter alle med løntimer, job eller uddannelse, ikke efter forskellen: det er et resultatkrav, ikke en effekt.',
    ],
    sources: [
      'Beskæftigelsesministerens brev til Beskæftigelsesudvalget, 17. december 2020 (j.nr. 2020-4014), om Flere skal med:',
      '262,5 mio. kr. i 2017-2019, 88 kommuner og mere end 27.000 borgere.',
      'Ved afslutningen var 37 % (ca. 4.800) i job, uddannelse, fleksjob eller praktik; 12 % (ca. 1.600) var gået til job, uddannelse eller fleksjob.',
      'Af de sager, der kom for rehabiliteringsteamet, var 81 % (ca. 6.300) afklaret.',
      'Kommunerne når meget forskelligt; vægten lå på cv og jobmål, personlig jobkonsulent og lønnede timer.',
    ],
    limitations: [
      'De nationale andele er bruttotal uden sammenligningsgruppe. De er til orientering, bruges ikke i regnestykket og er ikke en effekt.',
      'Ikke verificeret: puljens grænser på 15 % og 20 % er ikke efterset i puljens egne papirer. En ny pulje kan have andre: ret dem på arket Indsats.',
      'Ikke verificeret: satser efter 1. juli 2025, modregning af løntimer og datoen, hvor ressourceforløb ophører (foreslået i L 66). Skriv jeres egne.',
      'Ikke verificeret: refusionen for fleksjob og førtidspension tilkendt før 1. juli 2014.',
    ],
  },
  checkList(checks),
);

export const flereSkalMed: Template = {
  id: 'flere-skal-med',
  version: 1,
  title: 'Flere skal med',
  purpose:
    'Viser, om en indsats for mennesker, der længe har fået kontanthjælp, tjener sig hjem, når hvert udfald får sin pris. Se resultatet med og uden statens resultatafhængige tilskud.',
  audience:
    'Konsulenten udfylder målgruppe og udfald. Økonomiafdelingen efterser ydelser, modregning og tilskud.',
  english: {
    title: 'Flere skal med: more people along',
    purpose:
      'Shows whether an effort for people who have long received social assistance pays for itself when every outcome has its price. See the result with and without the state grant that depends on results.',
    audience:
      'The consultant fills in the target group and the outcomes. The finance department checks benefits, set-off and grant.',
  },
  isExample: true,
  sheets: [
    overview,
    targetGroup,
    outcomeSheet,
    certainty,
    effort,
    ratesSheet,
    calculation,
    results,
    monthsSheet(scale),
    documentation,
  ],
  results: {
    ...caseResults,
    ...portfolioLineResult,
    needLag: 'Indfrielse',
    needDuration: 'Udfald_uger',
    needGap: 'Udfald_med',
    needExitChance: 'Udfald_med',
    needUplift: 'Udfald_uden',
    netWithGrant: 'Netto_med_tilskud',
    netWithoutGrant: 'Netto_uden_tilskud',
    grant: 'Tilskud_frigivet',
    countingShare: 'Tælleandel',
    personsToNextStep: 'Til_næste_trin',
    reachedNeeded: 'Nulpunkt_indfrielse',
  },
  checks: checkList(checks),
};
