/**
 * What the effort costs, line by line, spread over budget years, and split by budget track and payer.
 * Reads Uger, UgerÅr1, AntalÅr, Startår. Gives Linje_* (by line), Udgift_service, Udgift_indsats, Udgift_overførsel,
 * Udgift_anlæg, Udgift_stat, Udgift_andre (by budget year, side by side) and Linjer_ukendte. All of it stands on one sheet.
 */
import { type Block, gap } from '../template.ts';
import { type Scale, budgetYears } from './scale.ts';

/** The lines: what is typed, and what it comes to. */
export function costLines(scale: Scale): readonly Block[] {
  return [
    {
      kind: 'table',
      heading: 'Udgiftslinjer',
      rows: scale.costLines,
      columns: [
        {
          key: 'post',
          title: 'Post',
          help: 'Hvad pengene går til, fx jobkonsulenter eller kurser.',
          name: 'Linje_post',
          role: 'optionalInput',
          given: ['Jobkonsulenter (eksempel)', 'Opstart og oplæring (eksempel)'],
        },
        {
          key: 'antal',
          title: 'Antal',
          name: 'Linje_antal',
          assumedIn: 'enheder',
          help: 'Så mange enheder omfatter linjen, fx 2 årsværk. Beløbet er antal × pris × (1 + overhead).',
          role: 'optionalInput',
          given: [2, 1],
          allowed: { kind: 'decimal', min: 0, max: 1_000_000 },
        },
        {
          key: 'enhed',
          title: 'Enhed',
          help: 'Hvad antallet tæller, fx årsværk, kurser eller pulje.',
          role: 'optionalInput',
          given: ['årsværk', 'pulje'],
        },
        {
          key: 'pris',
          title: 'Pris pr. enhed',
          help: 'Kroner for én enhed; for en løbende linje er det kroner pr. år. Et tilskud skrives med minus.',
          name: 'Linje_pris',
          role: 'optionalInput',
          number: '#,##0',
          // A grant is negative.
          allowed: { kind: 'decimal', min: -1e9, max: 1e9 },
          given: [500_000, 200_000],
          assumedIn: 'kr.',
        },
        {
          key: 'overhead',
          title: 'Overhead',
          help: 'Tillæg til prisen for fx lokaler og ledelse, fra 0 til 200 %. Tomt er 0 %.',
          role: 'optionalInput',
          number: '0 %',
          given: [0, 0],
          allowed: { kind: 'decimal', min: 0, max: 2 },
        },
        {
          key: 'engang',
          title: 'Engangs? (ja/nej)',
          help: 'Ja: beløbet betales én gang, i måneden under »Fra måned«. Nej: beløbet er pr. år og løber fra måned til måned.',
          role: 'optionalInput',
          given: ['nej', 'ja'],
          allowed: { kind: 'list', items: ['ja', 'nej'] },
        },
        {
          key: 'fra',
          title: 'Fra måned',
          help: 'Måneden, linjen begynder, talt fra casens start. 1 er den første måned, 0 er betaling ved start.',
          role: 'optionalInput',
          number: '0',
          given: [1, 0],
          allowed: { kind: 'whole', min: 0, max: 600 },
        },
        {
          key: 'til',
          title: 'Til måned',
          help: 'Den sidste måned, linjen løber, talt fra casens start. Tomt er hele perioden; en engangslinje har ingen.',
          role: 'optionalInput',
          number: '0',
          given: [12],
          allowed: { kind: 'whole', min: 0, max: 600 },
        },
        {
          key: 'pl',
          title: 'P/l pr. år',
          help: 'Så meget stiger prisen hvert år, fra −50 til 50 %. 0 % er faste priser.',
          name: 'Linje_pl',
          role: 'optionalInput',
          number: '0.0 %',
          allowed: { kind: 'decimal', min: -0.5, max: 0.5 },
          given: [0, 0],
        },
        {
          key: 'omraade',
          title: 'Styringsområde',
          help: 'Den del af budgettet, der betaler: service, indsats, overførsel eller anlæg. Kun service tæller i servicerammen; tomt er service.',
          role: 'optionalInput',
          given: ['service', 'service'],
          allowed: { kind: 'list', items: ['service', 'indsats', 'overførsel', 'anlæg'] },
        },
        {
          key: 'betaler',
          title: 'Betaler',
          help: 'Hvem der betaler: kommune, stat eller andre. Kun kommunens penge tæller i kommunens resultat; tomt er kommune.',
          role: 'optionalInput',
          given: ['kommune', 'kommune'],
          allowed: { kind: 'list', items: ['kommune', 'stat', 'andre'] },
        },
        {
          key: 'udvalg',
          title: 'Udvalg',
          help: 'Det udvalg, udgiften hører under. Det er til jer selv og indgår ikke i beregningen.',
          role: 'optionalInput',
        },
        { key: 'beloeb', title: 'Beløb', number: '#,##0', formula: '=[antal]*[pris]*(1+[overhead])' },
        {
          key: 'ialt',
          title: 'I alt, faste priser',
          number: '#,##0',
          formula: '=[prUge]*([tilUge]-[fraUge]+1)*IF([fraUge]>Uger,0,1)',
        },
        {
          key: 'omraadeKode',
          title: 'Område, regnet',
          name: 'Linje_område',
          role: 'unit',
          formula: '=IF([omraade]="","service",[omraade])',
        },
        {
          key: 'betalerKode',
          title: 'Betaler, regnet',
          name: 'Linje_betaler',
          role: 'unit',
          formula: '=IF([betaler]="","kommune",[betaler])',
        },
        {
          key: 'tilMaaned',
          title: 'Til måned, regnet',
          role: 'unit',
          number: '0',
          formula: '=IF([engang]="ja",[fra],IF([til]="",Uger*12/52,MIN([til],Uger*12/52)))',
        },
        {
          key: 'fraUge',
          title: 'Fra uge',
          name: 'Linje_fra',
          role: 'unit',
          number: '0',
          formula:
            '=IF([beloeb]=0,0,IF([engang]="ja",IF([fra]<1,0,INT(([fra]-1)*52/12)+1),INT((MAX([fra],1)-1)*52/12)+1))',
        },
        {
          key: 'tilUge',
          title: 'Til uge',
          name: 'Linje_til',
          role: 'unit',
          number: '0',
          formula: '=IF([beloeb]=0,0,IF([engang]="ja",[fraUge],INT([tilMaaned]*52/12)))',
        },
        {
          key: 'prUge',
          title: 'Pr. uge',
          role: 'unit',
          number: '#,##0',
          formula:
            '=IF([engang]="ja",[beloeb],IF(MAX([fra],1)>[tilMaaned],0,[beloeb]*([tilMaaned]-MAX([fra],1)+1)/12/([tilUge]-[fraUge]+1)))',
        },
        {
          key: 'prUgeKommune',
          title: 'Heraf kommune, pr. uge',
          name: 'Linje_kommune',
          role: 'unit',
          number: '#,##0',
          formula: '=IF([betalerKode]="kommune",[prUge],0)',
        },
        {
          key: 'udgift',
          title: '',
          repeat: budgetYears(scale),
          titleFormula: '=IF([#]>AntalÅr,"",Startår+[#]-1)',
          role: 'unit',
          number: '#,##0',
          formula:
            '=IF([#]>AntalÅr,0,MAX(0,MIN([tilUge],Uger,UgerÅr1+52*([#]-1))-MAX([fraUge],IF([#]=1,0,UgerÅr1+52*([#]-2)+1))+1)*[prUge]*(1+[pl])^([#]-1))',
        },
      ],
    },
  ];
}

/** The municipality by budget track, and what others pay. */
export function costTracks(scale: Scale): readonly Block[] {
  return [
    {
      kind: 'table',
      heading: 'Kommunens udgift pr. budgetår efter styringsområde',
      rows: 4,
      columns: [
        {
          key: 'spor',
          title: 'Styringsområde',
          given: [
            'Service (inden for servicerammen)',
            'Indsats (beskæftigelsesindsats)',
            'Overførsel',
            'Anlæg',
          ],
        },
        {
          key: 'sporKode',
          title: 'Kode',
          role: 'unit',
          given: ['service', 'indsats', 'overførsel', 'anlæg'],
        },
        {
          key: 'sporUdgift',
          title: '',
          repeat: budgetYears(scale),
          rowNames: ['Udgift_service', 'Udgift_indsats', 'Udgift_overførsel', 'Udgift_anlæg'],
          titleFormula: '=IF([#]>AntalÅr,"",Startår+[#]-1)',
          number: '#,##0',
          formula: '=SUMIFS([udgift:all],Linje_område,[sporKode],Linje_betaler,"kommune")',
        },
      ],
    },
    gap,
    {
      kind: 'table',
      heading: 'Udgift, som andre end kommunen betaler, pr. budgetår',
      rows: 2,
      columns: [
        { key: 'anden', title: 'Betaler', given: ['Stat', 'Andre'] },
        { key: 'andenKode', title: 'Kode', role: 'unit', given: ['stat', 'andre'] },
        {
          key: 'andenUdgift',
          title: '',
          repeat: budgetYears(scale),
          rowNames: ['Udgift_stat', 'Udgift_andre'],
          titleFormula: '=IF([#]>AntalÅr,"",Startår+[#]-1)',
          number: '#,##0',
          formula: '=SUMIF(Linje_betaler,[andenKode],[udgift:all])',
        },
      ],
    },
  ];
}

/** How many lines name a track or a payer that does not exist. */
export const unknownLines: readonly Block[] = [
  {
    kind: 'field',
    label: 'Linjer med ukendt område eller betaler',
    unit: 'antal',
    number: '0',
    values: [
      {
        name: 'Linjer_ukendte',
        given:
          '=SUMPRODUCT((Linje_område<>"service")*(Linje_område<>"indsats")*(Linje_område<>"overførsel")*(Linje_område<>"anlæg"))+SUMPRODUCT((Linje_betaler<>"kommune")*(Linje_betaler<>"stat")*(Linje_betaler<>"andre"))',
      },
    ],
    help: 'Skal være 0, ellers mangler udgifter i regnestykket.',
  },
];
