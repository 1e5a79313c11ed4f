/**
 * The rates of the workbook: dated rows with their sources, and what each benefit's rate is on the day the case starts.
 * Reads Startdato. Gives Satser_navn, Satser_fra, Satser_beløb, Satser_enhed, Satser_kr, Satser_kilde, Satser_art,
 * Satser_år, Satser_til, Satser_ophør, Satser_tæller, Satser_nøgle, Satser_nr (one row a rate, with room for later ones);
 * Sats_valg (what can be chosen), Sats_valg_kr, Sats_valg_år, Sats_valg_status, Sats_valg_ophør, Sats_valg_kilde
 * (the rate found for each).
 */
import { benefits } from '../../rates/benefits.ts';
import { serialOfDay } from '../../rates/day.ts';
import { type RateRowText, shippedRates } from '../../rates/rate-rows.ts';
import type { Block, Given } from '../template.ts';

/** Rows for rates that are not known yet: some years of all benefits. */
const spareRows = 150;

/** What stands first among the choices: no rate, an amount of one's own. */
export const ownRate = 'Egen sats';

const names = [ownRate, ...benefits.map(({ name }) => name)];

const column = (read: (row: RateRowText) => Given | undefined): readonly (Given | undefined)[] =>
  shippedRates.rows.map(read);

const ofBenefit = 'Satser_navn,[valg],Satser_tæller,"ja"';
/** What is found in the row of the rate; nothing where no rate is found. */
const found = (name: string): string => `=IF([valgNr]=0,"",INDEX(${name},[valgNr]))`;
/** What the list of choices says of a benefit that is looked up. */
const lookedUp = (name: string): string =>
  `=IF([opslag]="","",IFERROR(INDEX(${name},MATCH([opslag],Sats_valg,0)),""))`;
/** A day as people write it, whatever the language of the program that shows it. */
const dayText = (serial: string): string => `DAY(${serial})&"-"&MONTH(${serial})&"-"&YEAR(${serial})`;

/** The rate of every benefit on the day the case starts. Of several before that day it is the newest. */
export const ratesAtStart: readonly Block[] = [
  {
    kind: 'note',
    text: 'Satsen findes for casens startdato. Status siger, når satsen ikke er kendt for det år: så skal I skrive jeres egen.',
  },
  {
    kind: 'table',
    heading: 'Ydelser, der kan vælges, og deres sats ved casens start',
    rows: names.length,
    columns: [
      { key: 'valg', title: 'Ydelse', name: 'Sats_valg', given: names },
      {
        key: 'valgNr',
        title: 'Række i satslisten',
        role: 'unit',
        number: '0',
        formula: `=IF(ISNUMBER(Startdato),SUMIFS(Satser_nr,${ofBenefit},Satser_fra,MAXIFS(Satser_fra,${ofBenefit},Satser_fra,"<="&Startdato)),0)`,
      },
      {
        key: 'valgKr',
        title: 'Kr. pr. år',
        name: 'Sats_valg_kr',
        number: '#,##0',
        formula: found('Satser_kr'),
      },
      { key: 'valgAar', title: 'Satsens år', name: 'Sats_valg_år', number: '0', formula: found('Satser_år') },
      {
        key: 'valgOphoer',
        title: 'Ydelsen ophørt',
        name: 'Sats_valg_ophør',
        number: 'dd-mm-yyyy',
        formula: '=IF([valgNr]=0,"",IF(INDEX(Satser_ophør,[valgNr])=0,"",INDEX(Satser_ophør,[valgNr])))',
      },
      {
        key: 'valgStatus',
        title: 'Status',
        name: 'Sats_valg_status',
        wrap: true,
        firstFormula: '="Skriv jeres eget beløb"',
        formula: `=IF(ISNUMBER(Startdato),IF([valgNr]=0,"Ingen kendt sats så tidligt: indtast jeres egen",IF(AND(ISNUMBER([valgOphoer]),Startdato>N([valgOphoer])),"Ydelsen ophørte "&${dayText('N([valgOphoer])')}&": vælg en anden",IF(INDEX(Satser_til,[valgNr])>=Startdato,"OK","Satsen for "&YEAR(Startdato)&" er ikke verificeret: indtast jeres egen. Seneste kendte er fra "&[valgAar]))),"Skriv, hvornår casen starter")`,
      },
      {
        key: 'valgKilde',
        title: 'Kilde',
        name: 'Sats_valg_kilde',
        wrap: true,
        formula: '=IF([valgNr]=0,"",INDEX(Satser_art,[valgNr])&": "&INDEX(Satser_kilde,[valgNr]))',
      },
    ],
  },
];

/** Every rate with the day from which it stands, and room for later ones. */
export const datedRates: readonly Block[] = [
  {
    kind: 'field',
    label: 'Satserne går til og med',
    unit: 'dato',
    number: 'dd-mm-yyyy',
    values: [{ name: 'Satser_pr', given: serialOfDay(shippedRates.asOf) }],
    help: 'Nyeste dag i satslisten. Nyere satser hentes med »Tal« og »Opdatér satser«, og I ser forskellen, før I siger ja.',
  },
  {
    kind: 'warning',
    text: 'Satser fra 1. juli 2025 og for 2026 er ikke verificeret. Er rækken mærket »ikke verificeret«, indgår den ikke i opslaget.',
  },
  {
    kind: 'table',
    heading: 'Satslisten: hver sats med den dag, den gælder fra',
    rows: shippedRates.rows.length + spareRows,
    columns: [
      { key: 'rNavn', title: 'Ydelse', name: 'Satser_navn', given: column(({ name }) => name) },
      {
        key: 'rFra',
        title: 'Gælder fra',
        name: 'Satser_fra',
        number: 'dd-mm-yyyy',
        given: column(({ validFrom }) => serialOfDay(validFrom)),
      },
      {
        key: 'rBeloeb',
        title: 'Beløb',
        name: 'Satser_beløb',
        number: '#,##0',
        given: column(({ amount }) => amount),
      },
      { key: 'rEnhed', title: 'Enhed', name: 'Satser_enhed', given: column(({ unit }) => unit) },
      {
        key: 'rKr',
        title: 'Kr. pr. år',
        name: 'Satser_kr',
        number: '#,##0',
        formula:
          '=IF([rBeloeb]="","",[rBeloeb]*IF([rEnhed]="kr. pr. md.",12,IF([rEnhed]="kr. pr. uge",52,1)))',
      },
      {
        key: 'rKilde',
        title: 'Kilde',
        name: 'Satser_kilde',
        wrap: true,
        given: column(({ source }) => source),
      },
      { key: 'rArt', title: 'Kildens art', name: 'Satser_art', given: column(({ kind }) => kind) },
      { key: 'rAar', title: 'Satsens år', name: 'Satser_år', number: '0', given: column(({ year }) => year) },
      {
        key: 'rTil',
        title: 'Kendt til og med',
        name: 'Satser_til',
        number: 'dd-mm-yyyy',
        given: column(({ validTo }) => validTo && serialOfDay(validTo)),
      },
      {
        key: 'rOphoer',
        title: 'Ydelsen ophørt',
        name: 'Satser_ophør',
        number: 'dd-mm-yyyy',
        given: column(({ endsOn }) => endsOn && serialOfDay(endsOn)),
      },
      {
        key: 'rTaeller',
        title: 'Indgår i opslag',
        name: 'Satser_tæller',
        given: column(({ counts }) => counts),
      },
      { key: 'rNoegle', title: 'Nøgle', name: 'Satser_nøgle', given: column(({ key }) => key) },
      { key: 'rNr', title: 'Nr.', name: 'Satser_nr', number: '0', role: 'unit', countFrom: 1 },
    ],
  },
];

/** Rates to look up for what people move to: offered beside the prices, never put in for anybody. */
export const lookedUpRates: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Slå en sats op: skriv selv beløbet ovenfor, hvis det passer til jer',
    rows: 4,
    columns: [
      {
        key: 'opslag',
        title: 'Ydelse',
        help: 'Vælg en ydelse, så vises den sats, der kendes ved casens start. Den bruges først, når I selv skriver beløbet i tabellen ovenfor.',
        role: 'setting',
        allowed: { kind: 'oneOf', name: 'Sats_valg' },
        given: [
          'Fleksløntilskud, højeste beløb',
          'Førtidspension, enlig',
          'Ressourceforløbsydelse, forsørger',
        ],
      },
      { key: 'opslagKr', title: 'Kr. pr. år', number: '#,##0', formula: lookedUp('Sats_valg_kr') },
      { key: 'opslagAar', title: 'Satsens år', number: '0', formula: lookedUp('Sats_valg_år') },
      { key: 'opslagStatus', title: 'Er satsen kendt?', formula: lookedUp('Sats_valg_status') },
    ],
  },
];
