/**
 * Where the moved people go, and what that costs instead: each destination has its price and its own financing.
 * Gives Dest_art, Dest_andel, Dest_pris, Dest_trappe, Dest_fast, Dest_løn (inputs, one row a destination); Dest_ialt,
 * Dest_på_trappe, Dest_fast_del: kr. per moved person-year in all, on the ladder, and the municipality's fixed part.
 */
import type { Block } from '../template.ts';

/** The kinds of destination: what to type for each, and how it is usually financed. */
const kinds = [
  {
    kind: 'Job på fuld tid',
    price: 'Skriv 0; lønnen betales af arbejdsgiveren.',
    financing: 'Ingen ydelse.',
    ladder: 'nej',
    share: 0,
  },
  {
    kind: 'Job på deltid med nedsat ydelse',
    price: 'Den ydelse, personen stadig får ved siden af lønnen.',
    financing: 'På trappen, når den oprindelige ydelse er det.',
    ladder: 'ja',
    share: undefined,
  },
  {
    kind: 'Fleksjob med fleksløntilskud',
    price: 'Fleksløntilskuddet efter modregning af løn.',
    financing: 'På trappen for visiterede fra 1. juli 2014.',
    ladder: 'ja',
    share: undefined,
  },
  {
    kind: 'Uddannelse med SU',
    price: 'SU pr. år. Staten betaler den.',
    financing: 'Kommunens faste andel er 0 %.',
    ladder: 'nej',
    share: 0,
  },
  {
    kind: 'Førtidspension',
    price: 'Førtidspension pr. år. Den kan koste mere end den gamle ydelse.',
    financing: 'Kommunen medfinansierer efter trappen ved tilkendelse fra 1. juli 2014.',
    ladder: 'ja',
    share: undefined,
  },
  {
    kind: 'Anden ydelse',
    price: 'Den nye ydelse pr. år før refusion.',
    financing: 'De fleste ydelser er på trappen; ellers skrives kommunens faste andel.',
    ladder: 'ja',
    share: undefined,
  },
  {
    kind: 'Selvforsørgelse',
    price: 'Skriv 0; der er hverken ydelse eller løn.',
    financing: 'Ingen ydelse.',
    ladder: 'nej',
    share: 0,
  },
] as const;

/** One row of each kind to begin with, and one more for a second benefit. */
const rows = [...kinds, kinds[5]];

/** The inputs. */
export const destinations: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Hvor går de hen? En ny ydelse koster også',
    rows: rows.length,
    columns: [
      {
        key: 'dest',
        title: 'Destination',
        help: 'Hvad de går til; vælg på listen. Pris og finansiering skrives i de næste felter.',
        name: 'Dest_art',
        role: 'setting',
        allowed: { kind: 'list', items: kinds.map(({ kind }) => kind) },
        given: rows.map(({ kind }) => kind),
      },
      {
        key: 'destAndel',
        title: 'Andel af de flyttede',
        assumedIn: 'andel',
        help: 'Så stor en del af de flyttede går hertil, fra 0 til 100 %. Tilsammen højst 100 %; resten er selvforsørgelse.',
        name: 'Dest_andel',
        role: 'optionalInput',
        number: '0.0 %',
        allowed: { kind: 'decimal', min: 0, max: 1 },
        given: [0.9, undefined, undefined, undefined, undefined, 0.1],
      },
      {
        key: 'destPris',
        title: 'Ny ydelse, kr. pr. år',
        help: 'Den nye ydelse i kroner pr. person pr. år, før refusion. Tom eller 0, når der ingen ny ydelse er.',
        name: 'Dest_pris',
        role: 'optionalInput',
        number: '#,##0',
        allowed: { kind: 'decimal', min: 0, max: 2_000_000 },
        given: [undefined, undefined, undefined, undefined, undefined, 72_000],
        assumedIn: 'kr. pr. år',
      },
      {
        key: 'destTrappe',
        title: 'På trappen? (ja/nej)',
        help: 'Ja, når staten refunderer den nye ydelse efter refusionstrappen. Nej, når kommunens andel er den samme hele vejen.',
        name: 'Dest_trappe',
        role: 'setting',
        allowed: { kind: 'list', items: ['ja', 'nej'] },
        given: rows.map(({ ladder }) => ladder),
      },
      {
        key: 'destFast',
        title: 'Kommunens faste andel',
        help: 'Kommunens andel af den nye ydelse, fra 0 til 100 %. Bruges kun, når ydelsen ikke er på trappen.',
        name: 'Dest_fast',
        role: 'setting',
        number: '0.0 %',
        allowed: { kind: 'decimal', min: 0, max: 1 },
        given: rows.map(({ share }) => share),
      },
      {
        key: 'destLoen',
        title: 'Løn efter AM-bidrag, kr. pr. år',
        assumedIn: 'kr. pr. år',
        help: 'Løn pr. person pr. år i kroner, efter arbejdsmarkedsbidrag. Bruges kun, når der regnes med skat.',
        name: 'Dest_løn',
        role: 'optionalInput',
        number: '#,##0',
        allowed: { kind: 'decimal', min: 0, max: 5_000_000 },
      },
    ],
  },
  {
    kind: 'note',
    text: 'Resten op til 100 % regnes som selvforsørgelse uden ny ydelse. Lønnen bruges kun, når der regnes med skat.',
  },
];

/** What to type for each kind of destination. */
export const destinationGuide: readonly Block[] = [
  { kind: 'heading', text: 'Hvad skrives ved hver destination?' },
  ...kinds.map(({ kind, price, financing }): Block => ({
    kind: 'note',
    text: `${kind}: ${price} ${financing}`,
  })),
];

/** What a moved person-year costs, all destinations together. */
export const destinationPrices: readonly Block[] = [
  {
    kind: 'field',
    label: 'Ny ydelse pr. flyttet helårsperson',
    unit: 'kr. pr. år',
    number: '#,##0',
    values: [{ name: 'Dest_ialt', given: '=SUMPRODUCT(Dest_andel,Dest_pris)' }],
  },
  {
    kind: 'field',
    label: 'heraf på trappen',
    unit: 'kr. pr. år',
    number: '#,##0',
    values: [{ name: 'Dest_på_trappe', given: '=SUMPRODUCT(Dest_andel*Dest_pris*(Dest_trappe="ja"))' }],
  },
  {
    kind: 'field',
    label: 'heraf kommunens faste del',
    unit: 'kr. pr. år',
    number: '#,##0',
    values: [
      { name: 'Dest_fast_del', given: '=SUMPRODUCT(Dest_andel*Dest_pris*Dest_fast*(Dest_trappe<>"ja"))' },
    ],
  },
];
