/** Wages and unit prices. Few are known: a case needs the municipality's own. */
import type { RateSeries } from '../rate.ts';
import { sources as s } from '../sources.ts';

export const prices: readonly RateSeries[] = [
  {
    key: 'loen.kommunal_ac_trin4_inkl_pension',
    label:
      'Årsløn, kommunalt ansat akademiker, løntrin 4, inkl. pensionsbidrag 18,63 pct. (uden tillæg og overhead)',
    unit: 'krPerYear',
    regulated: 'yearly',
    rows: [['2021-04-01', 402540, s.dmPay2021, 'Basisløn og pension pr. 1. april 2021']],
  },
  {
    key: 'loen.kommunal_ac_trin5_inkl_pension',
    label:
      'Årsløn, kommunalt ansat akademiker, løntrin 5, inkl. pensionsbidrag 18,63 pct. (uden tillæg og overhead)',
    unit: 'krPerYear',
    regulated: 'yearly',
    rows: [['2021-04-01', 428724, s.dmPay2021, 'Basisløn og pension pr. 1. april 2021']],
  },
  {
    key: 'loen.kommunal_ac_trin6_inkl_pension',
    label:
      'Årsløn, kommunalt ansat akademiker, løntrin 6, inkl. pensionsbidrag 18,63 pct. (uden tillæg og overhead)',
    unit: 'krPerYear',
    regulated: 'yearly',
    rows: [['2021-04-01', 450386, s.dmPay2021, 'Basisløn og pension pr. 1. april 2021']],
  },
  {
    key: 'loen.kommunal_ac_trin8_inkl_pension',
    label:
      'Årsløn, kommunalt ansat akademiker, løntrin 8, inkl. pensionsbidrag 18,63 pct. (uden tillæg og overhead)',
    unit: 'krPerYear',
    regulated: 'yearly',
    rows: [['2021-04-01', 492017, s.dmPay2021, 'Basisløn og pension pr. 1. april 2021']],
  },
  {
    key: 'mentor.virksomhed_timepris',
    label: 'Honorar til virksomhedsmentor pr. time (avisartikel om en kommune)',
    unit: 'krPerHour',
    regulated: 'whenChanged',
    rows: [[undefined, 200, s.fyens2018, 'Afsnit "En plovmand forpligter" (dec. 2018)', { year: 2018 }]],
  },
  {
    key: 'mentor.virksomhed_uge_typisk',
    label: 'Typisk udgift til virksomhedsmentor pr. praktikant pr. uge (avisartikel)',
    unit: 'krPerWeek',
    regulated: 'whenChanged',
    rows: [[undefined, 500, s.fyens2018, 'Afsnit "En plovmand forpligter" (dec. 2018)', { year: 2018 }]],
  },
  {
    key: 'personlig_assistance.refusion_pct',
    label: 'Statsrefusion af personlig assistance',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [[undefined, 50, s.cabi, 'Note 2', { note: 'År ikke oplyst i uddraget' }]],
  },
  {
    key: 'personlig_assistance.timepris',
    label: 'Personlig assistance, timepris i Cabis regneeksempel',
    unit: 'krPerHour',
    regulated: 'whenChanged',
    rows: [[undefined, 127.86, s.cabi, 'Note 2', { note: 'År ikke oplyst i uddraget' }]],
  },
];
