/**
 * Where the moved people go, and what that costs instead.
 * Gives Dest_andel, Dest_pris, Dest_trappe, Dest_fast (inputs, one row a destination); Dest_ialt, Dest_på_trappe,
 * Dest_fast_del: kr. per moved person-year in all, on the ladder, and the municipality's fixed part.
 */
import type { Block } from '../template.ts';

/** The inputs. */
export const destinations: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Hvor går de hen? En ny ydelse koster også',
    rows: 5,
    columns: [
      {
        key: 'dest',
        title: 'Destination',
        role: 'optionalInput',
        given: ['Job eller selvforsørgelse (eksempel)', 'Anden ydelse (eksempel)'],
      },
      {
        key: 'destAndel',
        title: 'Andel af de flyttede',
        name: 'Dest_andel',
        role: 'optionalInput',
        number: '0.0 %',
        given: [0.9, 0.1],
      },
      {
        key: 'destPris',
        title: 'Ny ydelse, kr. pr. år',
        name: 'Dest_pris',
        role: 'optionalInput',
        number: '#,##0',
        given: [0, 72_000],
      },
      {
        key: 'destTrappe',
        title: 'På trappen? (ja/nej)',
        name: 'Dest_trappe',
        role: 'optionalInput',
        given: ['nej', 'nej'],
      },
      {
        key: 'destFast',
        title: 'Kommunens faste andel',
        name: 'Dest_fast',
        role: 'optionalInput',
        number: '0.0 %',
        given: [0, 0],
      },
      {
        key: 'destForklaring',
        wrap: true,
        title: 'Forklaring',
        given: [
          'Resten op til 100 % regnes som selvforsørgelse uden ny ydelse.',
          'Fleksløntilskud, SU, førtidspension m.v.: skriv beløbet og kommunens andel.',
        ],
      },
    ],
  },
];

/** What a moved person-year costs, all destinations together. */
export const destinationPrices: readonly Block[] = [
  {
    kind: 'field',
    label: 'Ny ydelse pr. flyttet helårsperson',
    unit: 'kr. pr. år',
    number: '#,##0',
    values: [undefined, { name: 'Dest_ialt', given: '=SUMPRODUCT(Dest_andel,Dest_pris)' }],
  },
  {
    kind: 'field',
    label: 'heraf på trappen',
    unit: 'kr. pr. år',
    number: '#,##0',
    values: [
      undefined,
      { name: 'Dest_på_trappe', given: '=SUMPRODUCT(Dest_andel*Dest_pris*(Dest_trappe="ja"))' },
    ],
  },
  {
    kind: 'field',
    label: 'heraf kommunens faste del',
    unit: 'kr. pr. år',
    number: '#,##0',
    values: [
      undefined,
      { name: 'Dest_fast_del', given: '=SUMPRODUCT(Dest_andel*Dest_pris*Dest_fast*(Dest_trappe<>"ja"))' },
    ],
  },
];
