/**
 * The benefit that people leave: its yearly amount, who pays it, and the municipality's price of a person-year.
 * Reads what `ratesAtStart` and `datedRates` give. Gives Ydelsesvalg, Egen_ydelse, Ydelsesnavn, Trappe, Fast_andel,
 * Satsregulering, Sats_fra, Ydelse_ophør (inputs); Sats_fundet, Sats_fundet_år, Sats_status, Sats_fundet_kilde (the rate
 * of the choice on the day of the start); Ydelse (one's own amount, otherwise the rate found); Ydelse_slut (when the
 * benefit ends, as far as anybody knows); Pris_trappe and Pris_fast, which also read Dest_på_trappe and Dest_fast_del:
 * what a moved person costs instead, and Skat_pr_person.
 */
import type { Block } from '../template.ts';
import { ownRate } from './rates.ts';

/** A day that a case can have to do with. */
const ofOurTime = { kind: 'date', min: 36_526, max: 73_050 } as const;

/** What the list of choices says of the chosen benefit. */
const ofChoice = (name: string): string => `=IFERROR(INDEX(${name},MATCH(Ydelsesvalg,Sats_valg,0)),"")`;

/** The choice, what is known of its rate, one's own amount, and the amount that the case is calculated with. */
export const benefitAmount: readonly Block[] = [
  {
    kind: 'field',
    label: 'Hvilken ydelse?',
    unit: 'vælg',
    role: 'input',
    values: [{ name: 'Ydelsesvalg', given: ownRate }],
    allowed: { kind: 'oneOf', name: 'Sats_valg' },
    help: 'Vælg på listen, så findes satsen for casens start. »Egen sats« er for alt, der ikke står der.',
  },
  {
    kind: 'field',
    label: 'Sats ved casens start',
    unit: 'kr. pr. år',
    number: '#,##0',
    values: [{ name: 'Sats_fundet', given: ofChoice('Sats_valg_kr') }],
    help: 'Satsen på startdatoen, eller den seneste kendte. Alle satser med kilder står på arket Satser.',
  },
  {
    kind: 'field',
    label: 'Satsens år',
    unit: 'år',
    number: '0',
    values: [{ name: 'Sats_fundet_år', given: ofChoice('Sats_valg_år') }],
    help: 'Er året ældre end casens, er satsen for casens år ikke verificeret.',
  },
  {
    kind: 'field',
    label: 'Er satsen kendt?',
    values: [
      {
        name: 'Sats_status',
        given: `=IF(ISNUMBER(Egen_ydelse),"OK: jeres egen sats bruges",IF(Ydelsesvalg="","Vælg en ydelse på listen",IFERROR(INDEX(Sats_valg_status,MATCH(Ydelsesvalg,Sats_valg,0)),"Ydelsen står ikke på listen")))`,
      },
    ],
  },
  {
    kind: 'field',
    label: 'Satsens kilde',
    // Where explanations stand: the column is wide.
    values: [undefined, { name: 'Sats_fundet_kilde', given: ofChoice('Sats_valg_kilde'), wrap: true }],
  },
  {
    kind: 'field',
    label: 'Egen sats pr. helårsperson, brutto',
    unit: 'kr. pr. år',
    role: 'optionalInput',
    number: '#,##0',
    values: [{ name: 'Egen_ydelse', given: 132_000 }],
    allowed: { kind: 'decimal', min: 0, max: 2_000_000 },
    help: 'Jeres eget beløb før refusion går forud for satsen. Lad feltet være tomt for at bruge satsen.',
  },
  {
    kind: 'field',
    label: 'Ydelse pr. helårsperson, brutto',
    unit: 'kr. pr. år',
    role: 'result',
    number: '#,##0',
    values: [
      {
        name: 'Ydelse',
        given: '=IF(ISNUMBER(Egen_ydelse),Egen_ydelse,IF(ISNUMBER(Sats_fundet),Sats_fundet,""))',
      },
    ],
    help: 'Det beløb, der regnes med: jeres eget, ellers satsen.',
  },
];

/** The inputs. */
export const benefit: readonly Block[] = [
  { kind: 'heading', text: 'Ydelse', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  ...benefitAmount,
  {
    kind: 'field',
    label: 'Jeres navn for ydelsen',
    unit: 'tekst',
    role: 'optionalInput',
    values: [{ name: 'Ydelsesnavn', given: 'Eksempelydelse' }],
    help: 'Kun til læseren; navnet indgår ikke i beregningen.',
  },
  {
    kind: 'field',
    label: 'Følger ydelsen refusionstrappen?',
    unit: 'ja/nej',
    role: 'setting',
    values: [{ name: 'Trappe', given: 'ja' }],
    allowed: { kind: 'list', items: ['ja', 'nej'] },
    help: 'Ja for ydelser på trappen. Nej, hvis kommunen betaler samme andel uanset varighed.',
  },
  {
    kind: 'field',
    label: 'Kommunens faste andel',
    unit: 'andel',
    role: 'optionalInput',
    number: '0.0 %',
    values: [{ name: 'Fast_andel' }],
    allowed: { kind: 'decimal', min: 0, max: 1 },
    help: 'Bruges kun, når ydelsen ikke følger trappen.',
  },
  {
    kind: 'field',
    label: 'Regulering af ydelser pr. år',
    unit: 'andel',
    role: 'setting',
    number: '0.0 %',
    values: [{ name: 'Satsregulering', given: 0 }],
    allowed: { kind: 'decimal', min: -0.5, max: 0.5 },
    help: '0 % regner i faste priser. Reguleringen virker fra andet budgetår.',
  },
  {
    kind: 'field',
    label: 'Egen sats gælder fra',
    unit: 'dato',
    role: 'optionalInput',
    number: 'dd-mm-yyyy',
    values: [{ name: 'Sats_fra' }],
    allowed: ofOurTime,
    help: 'Den dag, jeres beløb trådte i kraft. Er den ældre end casens første år, siger kontrollen det.',
  },
  {
    kind: 'field',
    label: 'Ydelsen ophører',
    unit: 'dato',
    role: 'optionalInput',
    number: 'dd-mm-yyyy',
    values: [{ name: 'Ydelse_ophør' }],
    allowed: ofOurTime,
    help: 'Kun for ydelser, der afskaffes. Ophører den, før perioden slutter, siger kontrollen det.',
  },
];

/** Until when there is the benefit; kr. per saved person-year: what follows the ladder, and what has a fixed share. */
export const prices: readonly Block[] = [
  {
    kind: 'field',
    label: 'Ydelsen ophører',
    unit: 'dato',
    number: 'dd-mm-yyyy',
    values: [
      {
        name: 'Ydelse_slut',
        given: `=IF(ISNUMBER(Ydelse_ophør),Ydelse_ophør,${ofChoice('Sats_valg_ophør').slice(1)})`,
      },
    ],
    help: 'Den dag, I har skrevet, ellers den, satslisten har. Tom, når ingen er kendt.',
  },
  {
    kind: 'field',
    label: 'Kommunens pris pr. personår, del på trappen',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Pris_trappe', given: '=IF(Trappe="nej",0,N(Ydelse))-Dest_på_trappe' }],
    help: 'Ganges med kommunens andel på trappen i den uge, der spares.',
  },
  {
    kind: 'field',
    label: 'Kommunens pris pr. personår, fast del',
    unit: 'kr.',
    number: '#,##0',
    values: [
      { name: 'Pris_fast', given: '=IF(Trappe="nej",Fast_andel*N(Ydelse),0)-Dest_fast_del+Skat_pr_person' },
    ],
  },
];
