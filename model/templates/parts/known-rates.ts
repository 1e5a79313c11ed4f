/**
 * The newest known rates, to look up; nothing is calculated from them.
 */
import type { Block } from '../template.ts';

/** The table and what is not verified. */
export const knownRates: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Seneste kendte satser: til opslag, ikke brugt i beregningen',
    rows: 11,
    columns: [
      {
        key: 'sats',
        wrap: true,
        title: 'Sats',
        given: [
          'Arbejdsløshedsdagpenge, fuldtidsforsikret, højeste beløb',
          'Sygedagpenge, højeste beløb',
          'Kontanthjælp før 1. juli 2025, fyldt 30 år, forsørger',
          'Kontanthjælp før 1. juli 2025, fyldt 30 år, andre',
          'Kontanthjælp efter 1. juli 2025, forhøjet sats (aftalens 2024-niveau)',
          'Kontanthjælp efter 1. juli 2025, grundsats (aftalens 2024-niveau)',
          'Ressourceforløbsydelse, forsørger',
          'Ressourceforløbsydelse, ikke-forsørger',
          'Ledighedsydelse, 89 %',
          'Fleksløntilskud, højeste beløb',
          'Førtidspension, enlig',
        ],
      },
      {
        key: 'satsEnhed',
        title: 'Enhed',
        role: 'unit',
        given: [
          'kr. pr. md.',
          'kr. pr. uge',
          'kr. pr. md.',
          'kr. pr. md.',
          'kr. pr. md.',
          'kr. pr. md.',
          'kr. pr. md.',
          'kr. pr. md.',
          'kr. pr. uge',
          'kr. pr. md.',
          'kr. pr. md.',
        ],
      },
      {
        key: 'satsBeloeb',
        title: 'Beløb',
        number: '#,##0',
        given: [22_041, 4695, 15_874, 11_944, 12_064, 6955, 16_382, 12_326, 4185, 19_952, 20_370],
      },
      {
        key: 'satsFra',
        title: 'Gælder fra',
        number: 'dd-mm-yyyy',
        given: [46_023, 45_292, 44_927, 44_927, 45_839, 45_839, 45_292, 45_292, 45_292, 45_292, 45_292],
      },
      {
        key: 'satsArt',
        title: 'Kildens art',
        role: 'unit',
        given: [
          'sekundær',
          'sekundær',
          'ministerium',
          'ministerium',
          'sekundær',
          'sekundær',
          'ministerium',
          'ministerium',
          'ministerium',
          'sekundær',
          'sekundær',
        ],
      },
      {
        key: 'satsKilde',
        wrap: true,
        title: 'Kilde',
        given: [
          'beraknare.se/dagpenge, som henviser til bm.dk: ikke verificeret',
          'dag.dk/g-dagssats-og-dagpengesats',
          'bm.dk/satser/satser-for-2023/kontanthjaelp',
          'bm.dk/satser/satser-for-2023/kontanthjaelp',
          'lundsteenwiederquist.dk: niveau i aftalen, ikke den regulerede sats',
          'lundsteenwiederquist.dk: niveau i aftalen, ikke den regulerede sats',
          'bm.dk/satser/satser-for-2024/ressourceforloebsydelse',
          'bm.dk/satser/satser-for-2024/ressourceforloebsydelse',
          'bm.dk/satser/satser-for-2024/ressourceforloebsydelse',
          'detfagligehus.dk/…/fleksloentilskud',
          'serviceforbundet.dk/raad-og-svar/satser',
        ],
      },
    ],
  },
  {
    kind: 'warning',
    text: 'Satser for 2026 er ikke verificeret. Indtast jeres egen ydelse på arket Målgruppe.',
  },
];
