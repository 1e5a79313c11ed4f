/**
 * Opfølgning: plan against actual month by month, a forecast from what has happened, a traffic light and a stop rule with
 * their limits in cells, and a log of decisions. model/economics/follow-up.ts calculates the same independently; tests
 * hold both to the krone.
 */
import { type CaseCheck, checkFields, checkList } from './parts/checks.ts';
import { aDay } from './parts/days.ts';
import { documentationOf } from './parts/sheets.ts';
import {
  type Block,
  type Field,
  type TableColumn,
  type Template,
  type TemplateSheet,
  gap,
} from './template.ts';

const months = 36;

interface Followed {
  /** in the names of cells */
  readonly word: string;
  readonly label: string;
  /** what is counted, in words for the help */
  readonly what: string;
  readonly unit: string;
  readonly number: string;
  /** 1: more is bad; -1: less is bad */
  readonly bad: 1 | -1;
  readonly plan: readonly number[];
}

const first = (count: number, value: number): readonly number[] => Array.from({ length: count }, () => value);

const followed: readonly Followed[] = [
  {
    word: 'optag',
    label: 'Optag',
    what: 'personer, der begynder på indsatsen',
    unit: 'personer',
    number: '#,##0',
    bad: -1,
    plan: first(12, 10),
  },
  {
    word: 'frafald',
    label: 'Frafald',
    what: 'personer, der falder fra',
    unit: 'personer',
    number: '#,##0',
    bad: 1,
    plan: first(12, 1),
  },
  {
    word: 'afgang',
    label: 'Afgang',
    what: 'personer, der forlader ydelsen',
    unit: 'personer',
    number: '#,##0',
    bad: -1,
    plan: [...first(3, 0), ...first(15, 3)],
  },
  {
    word: 'udgift',
    label: 'Udgift',
    what: 'kroner, indsatsen koster kommunen',
    unit: 'kr.',
    number: '#,##0',
    bad: 1,
    plan: first(18, 150_000),
  },
  {
    word: 'uger',
    label: 'Sparede uger',
    what: 'uger på ydelse, der spares',
    unit: 'uger',
    number: '#,##0',
    bad: -1,
    plan: [...first(6, 0), ...first(12, 60), ...first(12, 100), ...first(6, 50)],
  },
];

const checks: readonly CaseCheck[] = [
  {
    key: 'checkFilled',
    name: 'Kontrol_udfyldt',
    at: 'Ugeværdi',
    text: 'Første måned, værdien af en sparet uge eller planen mangler.',
    field: {
      label: 'Planen og ugens værdi er skrevet',
      formula:
        '=IF(AND(ISNUMBER(Startmåned),ISNUMBER(Ugeværdi),SUM(F_plan_udgift)+SUM(F_plan_uger)>0),"OK","Mangler")',
    },
  },
  {
    key: 'checkGaps',
    name: 'Kontrol_huller',
    at: 'F_faktisk_optag',
    text: 'En måned uden faktiske tal er sprunget over.',
    field: {
      label: 'Ingen huller i de faktiske tal',
      formula: '=IF(SUM(F_huller)>0,"Måneder mangler","OK")',
      help: 'En måned, der er sprunget over, tæller hverken i afvigelsen eller i lyset.',
    },
  },
  {
    key: 'checkExits',
    name: 'Kontrol_afgang',
    at: 'F_faktisk_afgang',
    text: 'Frafald og afgang er tilsammen større end optaget.',
    field: {
      label: 'Ikke flere ude end inde',
      formula:
        '=IF(AND(SUM(F_skrevet_optag)>0,SUM(F_faktisk_frafald)+SUM(F_faktisk_afgang)>SUM(F_faktisk_optag)+0.000001),"Flere ude end inde","OK")',
      help: 'Frafald og afgang kan tilsammen ikke være større end optaget.',
    },
  },
  {
    key: 'checkLimits',
    name: 'Kontrol_grænser',
    at: 'Gul_grænse',
    text: 'Den gule grænse skal være lavere end den røde.',
    field: { label: 'Gul grænse under rød', formula: '=IF(Gul_grænse<Rød_grænse,"OK","Ret grænserne")' },
  },
];

const overview: TemplateSheet = {
  id: 'o',
  name: 'Overblik',
  widths: [250, 60, 190, 420],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Opfølgning' },
    {
      kind: 'note',
      text: 'Holder planen op mod det, der sker, måned for måned, og siger, om indsatsen skal fortsætte.',
    },
    {
      kind: 'warning',
      text: 'Planen er et eksempel, indtil I skriver jeres egen. De faktiske tal er tomme, til I skriver dem.',
    },
    gap,
    { kind: 'heading', text: 'Sådan gør I' },
    {
      kind: 'note',
      text: '1. Rammer: første måned, værdien af en sparet uge, lysets grænser og stopreglen.',
    },
    { kind: 'note', text: '2. Måneder: skriv planen én gang og de faktiske tal, når måneden er gået.' },
    { kind: 'note', text: '3. Status: afvigelse, trafiklys og fremskrivning.' },
    { kind: 'note', text: '4. Beslutninger: hvad der blev besluttet, hvornår, af hvem og hvorfor.' },
    gap,
    { kind: 'heading', text: 'Svaret', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Stopreglen siger',
      role: 'result',
      values: [{ given: '=Beslutning' }],
      help: 'Reglen er en hjælp. Beslutningen er jeres og skrives på arket Beslutninger.',
    },
    { kind: 'field', label: 'Fordi', values: [{ given: '=Begrundelse' }] },
    { kind: 'field', label: 'Lys nu', role: 'result', values: [{ given: '=Lys' }] },
    {
      kind: 'field',
      label: 'Fremskrevet netto',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ given: '=Netto_fremskrevet' }],
    },
    {
      kind: 'field',
      label: 'Planlagt netto',
      unit: 'kr.',
      number: '#,##0',
      values: [{ given: '=Netto_plan' }],
    },
    gap,
    ...checkFields(checks),
  ],
};

const rest = (one: Followed): Field => ({
  kind: 'field',
  label: `Resten af ${one.label.toLowerCase()} følger`,
  unit: 'valg',
  role: 'setting',
  values: [{ name: `Rest_${one.word}`, given: 'forholdet' }],
  allowed: { kind: 'list', items: ['forholdet', 'planen'] },
  help:
    one.word === 'optag'
      ? 'Forholdet: resten af planen ganges med faktisk delt med plan til nu. Planen: resten følger planen uændret.'
      : 'Vælg planen, hvis afvigelsen var en engangshændelse.',
});

const frame: TemplateSheet = {
  id: 'r',
  name: 'Rammer',
  widths: [280, 90, 110, 90, 90, 380],
  valueColumns: 3,
  blocks: [
    { kind: 'title', text: 'Rammer' },
    { kind: 'note', text: 'Gule felter udfyldes. Resten regner sig selv.' },
    gap,
    { kind: 'heading', text: 'Indsatsen', columns: ['Enhed', 'Værdi', 'Lav', 'Høj'] },
    {
      kind: 'field',
      label: 'Hvad følges der op på?',
      unit: 'tekst',
      role: 'optionalInput',
      values: [{ name: 'Indsats', given: 'Flere jobkonsulenter (eksempel)' }],
      help: 'Navnet på sagen, som læseren kender den.',
    },
    {
      kind: 'field',
      label: 'Første måned',
      unit: 'dato',
      role: 'input',
      number: 'dd-mm-yyyy',
      values: [{ name: 'Startmåned', given: 46_388 }],
      allowed: aDay,
      help: 'Den første dag i den første måned, fx 01-01-2027.',
    },
    {
      kind: 'field',
      label: 'Værdi af en sparet uge for kommunen',
      unit: 'kr. pr. uge',
      role: 'input',
      number: '#,##0',
      values: [
        { name: 'Ugeværdi', given: 2_000 },
        { name: 'Ugeværdi_lav', role: 'optionalInput', known: false },
        { name: 'Ugeværdi_høj', role: 'optionalInput', known: false },
      ],
      allowed: { kind: 'decimal', min: 0, max: undefined },
      help: 'Kommunens andel af ydelsen pr. uge, efter refusion. Hent den i jeres investeringscase.',
    },
    gap,
    { kind: 'heading', text: 'Trafiklyset', columns: ['Enhed', 'Værdi'] },
    {
      kind: 'note',
      text: 'Afvigelsen i den dårlige retning, målt mod planen for de måneder, der er skrevet. Højst den gule grænse: grøn. Højst den røde: gul. Derover: rød.',
    },
    {
      kind: 'note',
      text: 'Dårligt er mere frafald og udgift og mindre optag, afgang og sparede uger. Månedens lys er det værste af de fem.',
    },
    {
      kind: 'field',
      label: 'Gul grænse',
      unit: 'andel',
      role: 'setting',
      number: '0 %',
      values: [{ name: 'Gul_grænse', given: 0.05, known: false }],
      allowed: { kind: 'decimal', min: 0, max: 1 },
      help: 'Så stor en afvigelse er stadig grøn. Grænsen er jeres valg.',
    },
    {
      kind: 'field',
      label: 'Rød grænse',
      unit: 'andel',
      role: 'setting',
      number: '0 %',
      values: [{ name: 'Rød_grænse', given: 0.15, known: false }],
      allowed: { kind: 'decimal', min: 0, max: 10 },
      help: 'Større afvigelse er rød. Grænsen er jeres valg.',
    },
    gap,
    { kind: 'heading', text: 'Stopreglen', columns: ['Enhed', 'Værdi'] },
    {
      kind: 'field',
      label: 'Stop efter røde måneder i træk',
      unit: 'måneder',
      role: 'setting',
      number: '0',
      values: [{ name: 'Stop_måneder', given: 3, known: false }],
      allowed: { kind: 'whole', min: 1, max: months },
      help: 'Tælles op til den seneste måned med faktiske tal.',
    },
    {
      kind: 'field',
      label: 'Stop, hvis fremskrevet netto er under',
      unit: 'kr.',
      role: 'setting',
      number: '#,##0',
      values: [{ name: 'Stop_netto', given: 0, known: false }],
      allowed: { kind: 'decimal', min: undefined, max: undefined },
      help: 'Lad feltet stå tomt, hvis pengene ikke skal stoppe indsatsen.',
    },
    gap,
    { kind: 'heading', text: 'Fremskrivningen', columns: ['Enhed', 'Værdi'] },
    {
      kind: 'note',
      text: 'Det, der er skrevet, plus resten af planen. Resten ganges med forholdet mellem faktisk og plan til nu, eller følger planen uændret.',
    },
    ...followed.map(rest),
  ],
};

const monthly = (key: string, column: (one: Followed) => Omit<TableColumn, 'key'>): readonly TableColumn[] =>
  followed.map((one) => ({ key: `${key}${one.word}`, ...column(one) }));

const input: TemplateSheet = {
  id: 'm',
  name: 'Måneder',
  widths: [100, 40, ...Array.from({ length: 15 }, () => 86)],
  valueColumns: 1,
  frozen: { rows: 5, columns: 2 },
  blocks: [
    { kind: 'title', text: 'Plan og faktisk pr. måned' },
    {
      kind: 'note',
      text: 'Skriv planen først. Skriv et faktisk tal, når det kendes, også når det er 0: et tomt felt er ikke oplyst.',
    },
    { kind: 'note', text: 'Personer, kr. og uger i måneden, ikke akkumuleret.' },
    gap,
    {
      kind: 'table',
      rows: months,
      rowWord: 'måned',
      columns: [
        {
          key: 'maaned',
          title: 'Måned',
          name: 'M_måned',
          number: 'mmm yyyy',
          formula: '=IF(ISNUMBER(Startmåned),DATE(YEAR(Startmåned),MONTH(Startmåned)+[nr]-1,1),[nr])',
        },
        { key: 'nr', title: 'Nr.', role: 'unit', number: '0', countFrom: 1 },
        ...monthly('p', ({ word, label, what, unit, number, plan }) => ({
          title: `${label}, plan`,
          assumedIn: unit,
          help: `Planen for måneden alene, ikke akkumuleret: ${what}.`,
          name: `F_plan_${word}`,
          role: 'optionalInput',
          number,
          given: plan,
          allowed: { kind: 'decimal', min: 0, max: undefined },
        })),
        ...monthly('f', ({ word, label, what, number }) => ({
          title: `${label}, faktisk`,
          help: `Det, der skete i måneden alene: ${what}. Tomt er ikke oplyst, 0 er et svar.`,
          name: `F_faktisk_${word}`,
          role: 'optionalInput',
          number,
          allowed: { kind: 'decimal', min: 0, max: undefined },
        })),
        ...monthly('s', ({ word, label }) => ({
          title: `${label} skrevet`,
          name: `F_skrevet_${word}`,
          role: 'unit',
          formula: `=IF(ISNUMBER([f${word}]),1,0)`,
        })),
      ],
    },
  ],
};

const levelFormula = (share: string): string =>
  `IF(${share}>Rød_grænse+0.000000001,3,IF(${share}>Gul_grænse+0.000000001,2,1))`;

const shareFormula = (bad: 1 | -1, happened: string, planned: string): string => {
  const amount = bad === 1 ? `(${happened}-${planned})` : `(${planned}-${happened})`;
  return `IF(${planned}>0.000000001,${amount}/${planned},IF(${amount}>0.000000001,1,0))`;
};

const anyTyped = followed.map(({ word }) => `INDEX(F_skrevet_${word},[bNr])`).join('+');

const calculation: TemplateSheet = {
  id: 'c',
  name: 'Beregning',
  widths: [100, 50],
  valueColumns: 1,
  frozen: { rows: 4, columns: 2 },
  blocks: [
    { kind: 'title', text: 'Beregning' },
    {
      kind: 'note',
      text: 'Her udfyldes intet. Kun måneder, hvis faktiske tal er skrevet, tæller i afvigelsen.',
    },
    gap,
    {
      kind: 'table',
      rows: months,
      columns: [
        { key: 'bMaaned', title: 'Måned', number: 'mmm yyyy', formula: '=INDEX(M_måned,[bNr])' },
        { key: 'bNr', title: 'Nr.', name: 'C_nr', role: 'unit', number: '0', countFrom: 1 },
        {
          key: 'bSkrevet',
          title: 'Skrevet',
          name: 'C_skrevet',
          role: 'unit',
          formula: `=IF(${anyTyped}>0,[bNr],0)`,
        },
        {
          key: 'bHul',
          title: 'Hul',
          name: 'F_huller',
          role: 'unit',
          formula: '=IF(AND([bSkrevet]=0,[bNr]<Sidste_måned),1,0)',
        },
        ...monthly('bp', ({ word, label }) => ({
          title: `${label}: plan til nu`,
          number: '#,##0',
          firstFormula: `=N(INDEX(F_plan_${word},[bNr]))*INDEX(F_skrevet_${word},[bNr])`,
          formula: `=[bp${word}@-1]+N(INDEX(F_plan_${word},[bNr]))*INDEX(F_skrevet_${word},[bNr])`,
        })),
        ...monthly('ba', ({ word, label }) => ({
          title: `${label}: faktisk til nu`,
          number: '#,##0',
          firstFormula: `=N(INDEX(F_faktisk_${word},[bNr]))*INDEX(F_skrevet_${word},[bNr])`,
          formula: `=[ba${word}@-1]+N(INDEX(F_faktisk_${word},[bNr]))*INDEX(F_skrevet_${word},[bNr])`,
        })),
        ...monthly('bl', ({ word, label, bad }) => ({
          title: `${label}: afvigelse, dårlig retning`,
          number: '0.0 %',
          formula: `=${shareFormula(bad, `[ba${word}]`, `[bp${word}]`)}`,
        })),
        ...monthly('bf', ({ word, label }) => ({
          title: `${label}: fremskrevet`,
          name: `C_frem_${word}`,
          number: '#,##0',
          formula: `=IF(INDEX(F_skrevet_${word},[bNr])=1,N(INDEX(F_faktisk_${word},[bNr])),N(INDEX(F_plan_${word},[bNr]))*Forhold_${word})`,
        })),
        {
          key: 'bLys',
          title: 'Lys, 1-3',
          name: 'C_lys',
          role: 'unit',
          formula: `=IF([bNr]>Sidste_måned,0,MAX(${followed.map(({ word }) => levelFormula(`[bl${word}]`)).join(',')}))`,
        },
        {
          key: 'bRoed',
          title: 'Røde i træk',
          name: 'C_røde',
          role: 'unit',
          firstFormula: '=IF([bLys]=3,1,0)',
          formula: '=IF([bLys]=3,[bRoed@-1]+1,0)',
        },
        {
          key: 'bNettoPlan',
          title: 'Netto, plan',
          name: 'C_netto_plan',
          number: '#,##0',
          formula: '=N(INDEX(F_plan_uger,[bNr]))*N(Ugeværdi)-N(INDEX(F_plan_udgift,[bNr]))',
        },
        {
          key: 'bNettoFrem',
          title: 'Netto, fremskrevet',
          name: 'C_netto_frem',
          number: '#,##0',
          formula: '=[bfuger]*N(Ugeværdi)-[bfudgift]',
        },
        {
          key: 'bBegge',
          title: 'Uger og udgift skrevet',
          name: 'C_begge',
          role: 'unit',
          formula: '=INDEX(F_skrevet_uger,[bNr])*INDEX(F_skrevet_udgift,[bNr])',
        },
        {
          key: 'bAkkPlan',
          title: 'Akkumuleret, plan',
          name: 'C_akk_plan',
          number: '#,##0',
          firstFormula: '=[bNettoPlan]',
          formula: '=[bAkkPlan@-1]+[bNettoPlan]',
        },
        {
          key: 'bAkkFrem',
          title: 'Akkumuleret, fremskrevet',
          name: 'C_akk_frem',
          number: '#,##0',
          firstFormula: '=[bNettoFrem]',
          formula: '=[bAkkFrem@-1]+[bNettoFrem]',
        },
        {
          key: 'bUnderPlan',
          title: 'Plan under nul',
          name: 'C_under_plan',
          role: 'unit',
          formula: '=IF([bAkkPlan]<=-0.000001,[bNr],0)',
        },
        {
          key: 'bUnderFrem',
          title: 'Fremskrevet under nul',
          name: 'C_under_frem',
          role: 'unit',
          formula: '=IF([bAkkFrem]<=-0.000001,[bNr],0)',
        },
      ],
    },
  ],
};

const paybackMonth = (under: string): string =>
  `=IF(MAX(${under})>=${months},"Ikke i perioden",MAX(${under})+1)`;
const paybackDate = (month: string): string =>
  `=IF(AND(ISNUMBER(${month}),ISNUMBER(Startmåned)),DATE(YEAR(Startmåned),MONTH(Startmåned)+${month}-1,1),${month})`;

const statusRow = ({ word, label, unit, bad }: Followed): Block => ({
  kind: 'field',
  label,
  unit,
  number: '#,##0',
  values: [
    { name: `Plan_nu_${word}`, given: `=SUMPRODUCT(F_plan_${word},F_skrevet_${word})` },
    { name: `Faktisk_nu_${word}`, given: `=SUMPRODUCT(F_faktisk_${word},F_skrevet_${word})` },
    { name: `Afvigelse_${word}`, given: `=Faktisk_nu_${word}-Plan_nu_${word}` },
    {
      name: `Dårlig_${word}`,
      number: '0.0 %',
      given: `=${shareFormula(bad, `Faktisk_nu_${word}`, `Plan_nu_${word}`)}`,
    },
    {
      name: `Lys_${word}`,
      given: `=IF(SUM(F_skrevet_${word})=0,"Ikke oplyst",CHOOSE(${levelFormula(`Dårlig_${word}`)},"Grøn","Gul","Rød"))`,
    },
    {
      name: `Forhold_${word}`,
      number: '0.00',
      given: `=IF(AND(Rest_${word}<>"planen",Plan_nu_${word}>0.000000001),Faktisk_nu_${word}/Plan_nu_${word},1)`,
    },
    { name: `Plan_alt_${word}`, given: `=SUM(F_plan_${word})` },
    { name: `Frem_alt_${word}`, given: `=SUM(C_frem_${word})` },
  ],
});

const status: TemplateSheet = {
  id: 's',
  name: 'Status',
  widths: [300, 80, 150, 110, 110, 130, 110, 110, 110, 120, 300],
  valueColumns: 8,
  blocks: [
    { kind: 'title', text: 'Status' },
    { kind: 'note', text: 'Kun de måneder, hvis faktiske tal er skrevet, holdes op mod planen.' },
    gap,
    {
      kind: 'heading',
      text: 'De fem tal',
      columns: [
        'Enhed',
        'Plan til nu',
        'Faktisk til nu',
        'Afvigelse',
        'Dårlig retning',
        'Lys',
        'Forhold',
        'Plan i alt',
        'Fremskrevet',
      ],
    },
    ...followed.map(statusRow),
    gap,
    { kind: 'heading', text: 'Lys og stopregel', columns: ['', 'Svar'] },
    {
      kind: 'field',
      label: 'Seneste måned med faktiske tal',
      unit: 'nr.',
      number: '0',
      values: [{ name: 'Sidste_måned', given: '=MAX(C_skrevet)' }],
    },
    {
      kind: 'field',
      label: 'Lys nu',
      role: 'result',
      values: [
        {
          name: 'Lys',
          given:
            '=IF(Sidste_måned=0,"Ikke oplyst",CHOOSE(INDEX(C_lys,MAX(Sidste_måned,1)),"Grøn","Gul","Rød"))',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Røde måneder i træk',
      unit: 'måneder',
      number: '0',
      values: [{ name: 'Røde_i_træk', given: '=IF(Sidste_måned=0,0,INDEX(C_røde,MAX(Sidste_måned,1)))' }],
    },
    {
      kind: 'field',
      label: 'Stopreglen siger',
      role: 'result',
      values: [
        {
          name: 'Beslutning',
          given:
            '=IF(Sidste_måned=0,"Ikke oplyst",IF(OR(Røde_i_træk>=Stop_måneder,Netto_for_lav=1),"Stop","Fortsæt"))',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Fordi',
      values: [
        {
          name: 'Begrundelse',
          given:
            '=IF(Sidste_måned=0,"Ingen faktiske tal endnu",IF(Beslutning="Fortsæt","Ingen af grænserne er nået",IF(Røde_i_træk>=Stop_måneder,"Rødt lys "&Røde_i_træk&" måneder i træk"&IF(Netto_for_lav=1,", og fremskrevet netto er under grænsen",""),"Fremskrevet netto er under grænsen")))',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Fremskrevet netto under grænsen',
      unit: '1 = ja',
      number: '0',
      values: [
        {
          name: 'Netto_for_lav',
          given: '=IF(AND(ISNUMBER(Stop_netto),Netto_fremskrevet<N(Stop_netto)),1,0)',
        },
      ],
    },
    gap,
    { kind: 'heading', text: 'Penge', columns: ['Enhed', 'Værdi'] },
    {
      kind: 'field',
      label: 'Planlagt netto, måneder med uger og udgift',
      unit: 'kr.',
      number: '#,##0',
      values: [{ name: 'Netto_plan_nu', given: '=SUMPRODUCT(C_netto_plan,C_begge)' }],
    },
    {
      kind: 'field',
      label: 'Faktisk netto i de samme måneder',
      unit: 'kr.',
      number: '#,##0',
      values: [{ name: 'Netto_nu', given: '=SUMPRODUCT(C_netto_frem,C_begge)' }],
    },
    {
      kind: 'field',
      label: 'Bedre (+) eller ringere (−) end planen',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ name: 'Netto_afvigelse', given: '=Netto_nu-Netto_plan_nu' }],
    },
    {
      kind: 'field',
      label: 'Planlagt netto i alt',
      unit: 'kr.',
      number: '#,##0',
      values: [{ name: 'Netto_plan', given: '=SUM(C_netto_plan)' }],
    },
    {
      kind: 'field',
      label: 'Fremskrevet netto i alt',
      unit: 'kr.',
      role: 'result',
      number: '#,##0',
      values: [{ name: 'Netto_fremskrevet', given: '=SUM(C_netto_frem)' }],
    },
    {
      kind: 'field',
      label: 'Fremskrevet netto, lav ugeværdi',
      unit: 'kr.',
      number: '#,##0',
      values: [
        {
          name: 'Netto_lav',
          given: '=IF(ISNUMBER(Ugeværdi_lav),SUM(C_frem_uger)*Ugeværdi_lav-SUM(C_frem_udgift),"")',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Fremskrevet netto, høj ugeværdi',
      unit: 'kr.',
      number: '#,##0',
      values: [
        {
          name: 'Netto_høj',
          given: '=IF(ISNUMBER(Ugeværdi_høj),SUM(C_frem_uger)*Ugeværdi_høj-SUM(C_frem_udgift),"")',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Tjent hjem efter planen',
      unit: 'nr.',
      number: '0',
      values: [
        { name: 'Tilbage_plan', given: paybackMonth('C_under_plan') },
        { name: 'Tilbage_plan_måned', number: 'mmm yyyy', given: paybackDate('Tilbage_plan') },
      ],
    },
    {
      kind: 'field',
      label: 'Tjent hjem efter fremskrivningen',
      unit: 'nr.',
      number: '0',
      values: [
        { name: 'Tilbage_frem', given: paybackMonth('C_under_frem') },
        { name: 'Tilbage_frem_måned', number: 'mmm yyyy', given: paybackDate('Tilbage_frem') },
      ],
    },
  ],
};

const decisions: TemplateSheet = {
  id: 'b',
  name: 'Beslutninger',
  widths: [120, 130, 480, 220],
  valueColumns: 1,
  blocks: [
    { kind: 'title', text: 'Beslutninger' },
    {
      kind: 'note',
      text: 'Skriv hver gang, der er taget stilling: også når svaret er at fortsætte. Lyset fra dengang huskes kun, hvis I skriver det.',
    },
    gap,
    {
      kind: 'table',
      rows: 24,
      columns: [
        {
          key: 'dDato',
          title: 'Dato',
          help: 'Den dag, beslutningen blev truffet, fx 31-08-2027.',
          name: 'Log_dato',
          role: 'optionalInput',
          number: 'dd-mm-yyyy',
          allowed: aDay,
        },
        {
          key: 'dValg',
          title: 'Beslutning',
          help: 'Det, der blev besluttet; vælg fortsæt, justér, udvid eller stop.',
          name: 'Log_valg',
          role: 'optionalInput',
          allowed: { kind: 'list', items: ['fortsæt', 'justér', 'udvid', 'stop'] },
        },
        {
          key: 'dHvorfor',
          title: 'Hvorfor',
          help: 'Begrundelsen med få ord, så den også kan læses om et år.',
          name: 'Log_hvorfor',
          role: 'optionalInput',
        },
        {
          key: 'dHvem',
          title: 'Hvem',
          help: 'Hvem der besluttede, fx udvalget eller chefen.',
          name: 'Log_hvem',
          role: 'optionalInput',
        },
      ],
    },
  ],
};

const documentation = documentationOf(
  [
    { kind: 'heading', text: 'Hvad der regnes' },
    {
      kind: 'note',
      text: 'Afvigelse: kun måneder, hvis faktiske tal er skrevet, holdes op mod planen for de samme måneder.',
    },
    {
      kind: 'note',
      text: 'Fremskrivning, tal for tal: det, der er skrevet, plus resten af planen ganget med faktisk delt med plan til nu. Er der intet at dele med, følger resten planen.',
    },
    {
      kind: 'note',
      text: 'Trafiklys: afvigelsen i den dårlige retning, delt med planen til nu. Uden plan tæller enhver dårlig afvigelse som 100 %.',
    },
    {
      kind: 'note',
      text: 'Stop: rødt lys så mange måneder i træk, som Rammer siger, eller fremskrevet netto under grænsen.',
    },
    {
      kind: 'note',
      text: 'Netto er sparede uger ganget med ugens værdi minus udgiften. Værdien er den samme i alle måneder.',
    },
    gap,
    { kind: 'heading', text: 'Kilder' },
    {
      kind: 'note',
      text: 'Reglerne er vores egne og står ovenfor; grænserne er jeres valg. Skabelonen leverer ingen tal; eksemplets plan er opdigtet.',
    },
    gap,
    { kind: 'heading', text: 'Hvad der ikke er med' },
    {
      kind: 'note',
      text: 'Om forskellen skyldes indsatsen: faktiske sparede uger skal selv være målt mod, hvad der ville være sket uden den.',
    },
  ],
  checkList(checks),
);

export const followUp: Template = {
  id: 'follow-up',
  version: 1,
  title: 'Opfølgning',
  purpose:
    'Holder planen op mod det, der sker, måned for måned, og fremskriver resten. Et trafiklys og en stopregel siger, om indsatsen skal fortsætte.',
  audience:
    'Konsulenten skriver planen én gang og de faktiske tal hver måned. Lederen sætter grænserne og skriver beslutningerne.',
  english: {
    title: 'Follow-up',
    purpose:
      'Holds the plan against what happens, month by month, and forecasts the rest. A traffic light and a stop rule say whether the effort should go on.',
    audience:
      'The consultant writes the plan once and the actual figures every month. The manager sets the limits and writes the decisions.',
  },
  isExample: true,
  sheets: [overview, frame, input, status, decisions, calculation, documentation],
  results: {
    followUpNet: 'Netto_fremskrevet',
    followUpWhat: 'Indsats',
    planNet: 'Netto_plan',
    netSoFar: 'Netto_nu',
    planNetSoFar: 'Netto_plan_nu',
    netDeviation: 'Netto_afvigelse',
    netLow: 'Netto_lav',
    netHigh: 'Netto_høj',
    lastMonth: 'Sidste_måned',
    light: 'Lys',
    redInARow: 'Røde_i_træk',
    decision: 'Beslutning',
    reason: 'Begrundelse',
    yellowLimit: 'Gul_grænse',
    redLimit: 'Rød_grænse',
    stopMonths: 'Stop_måneder',
    stopNet: 'Stop_netto',
    planPaybackMonth: 'Tilbage_plan_måned',
    paybackMonth: 'Tilbage_frem_måned',
    months: 'M_måned',
    monthLight: 'C_lys',
    planCumulated: 'C_akk_plan',
    forecastCumulated: 'C_akk_frem',
    logDate: 'Log_dato',
    logChoice: 'Log_valg',
    logWhy: 'Log_hvorfor',
    logWho: 'Log_hvem',
    ...Object.fromEntries(
      followed.flatMap(({ word }) => [
        [`planSoFar_${word}`, `Plan_nu_${word}`],
        [`actualSoFar_${word}`, `Faktisk_nu_${word}`],
        [`light_${word}`, `Lys_${word}`],
        [`badShare_${word}`, `Dårlig_${word}`],
        [`planTotal_${word}`, `Plan_alt_${word}`],
        [`forecast_${word}`, `Frem_alt_${word}`],
      ]),
    ),
  },
  checks: checkList(checks),
};
