/** Shares, limits and taxes: what the state pays, what is equalised, how amounts are regulated. */
import type { RateSeries } from '../rate.ts';
import { sources as s } from '../sources.ts';

export const rules: readonly RateSeries[] = [
  {
    key: 'refusion.nulstilling_uger_selvforsoergelse',
    label: 'Refusionstælleren starter forfra efter så mange hele kalenderuger med selvforsørgelse',
    unit: 'weeks',
    regulated: 'whenChanged',
    rows: [['2016-01-04', 52, s.financeLaw6, '§ 6, stk. 1']],
  },
  {
    key: 'refusion.nulstilling_vindue_aar',
    label: 'Vindue for opgørelse af selvforsørgelse',
    unit: 'years',
    regulated: 'whenChanged',
    rows: [['2016-01-04', 3, s.financeLaw6, '§ 6, stk. 1']],
  },
  {
    key: 'refusion.uge_01_04',
    label: 'Statsrefusion af kommunens ydelsesudgift, uge 1-4 (§ 3, stk. 1, nr. 4-10 og 12-14)',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [['2016-01-04', 80, s.financeLaw5, '§ 5, stk. 2']],
  },
  {
    key: 'refusion.uge_05_26',
    label: 'Statsrefusion af kommunens ydelsesudgift, uge 5-26 (§ 3, stk. 1, nr. 4-10 og 12-14)',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [['2016-01-04', 40, s.financeLaw5, '§ 5, stk. 2']],
  },
  {
    key: 'refusion.uge_27_52',
    label: 'Statsrefusion af kommunens ydelsesudgift, uge 27-52 (§ 3, stk. 1, nr. 4-10 og 12-14)',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [['2016-01-04', 30, s.financeLaw5, '§ 5, stk. 2']],
  },
  {
    key: 'refusion.uge_53_plus',
    label: 'Statsrefusion af kommunens ydelsesudgift, fra uge 53 (§ 3, stk. 1, nr. 4-10 og 12-14)',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [['2016-01-04', 20, s.financeLaw5, '§ 5, stk. 2']],
  },
  {
    key: 'medfinansiering.uge_01_04',
    label:
      'Kommunal medfinansiering, uge 1-4 (§ 3, stk. 1, nr. 1, 2, 11, 15 og 16: bl.a. dagpenge, førtidspension)',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [['2016-01-04', 20, s.financeLaw5, '§ 5, stk. 3']],
  },
  {
    key: 'medfinansiering.uge_05_26',
    label:
      'Kommunal medfinansiering, uge 5-26 (§ 3, stk. 1, nr. 1, 2, 11, 15 og 16: bl.a. dagpenge, førtidspension)',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [['2016-01-04', 60, s.financeLaw5, '§ 5, stk. 3']],
  },
  {
    key: 'medfinansiering.uge_27_52',
    label:
      'Kommunal medfinansiering, uge 27-52 (§ 3, stk. 1, nr. 1, 2, 11, 15 og 16: bl.a. dagpenge, førtidspension)',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [['2016-01-04', 70, s.financeLaw5, '§ 5, stk. 3']],
  },
  {
    key: 'medfinansiering.uge_53_plus',
    label:
      'Kommunal medfinansiering, fra uge 53 (§ 3, stk. 1, nr. 1, 2, 11, 15 og 16: bl.a. dagpenge, førtidspension)',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [['2016-01-04', 80, s.financeLaw5, '§ 5, stk. 3']],
  },
  {
    key: 'driftsrefusion.pct_inden_for_raadighedsbeloeb',
    label:
      'Statsrefusion af driftsudgifter ved aktivering inden for rådighedsbeløb (LAB § 118) indtil ophævelse ved L 76',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [
      [
        undefined,
        50,
        s.billL76,
        '§ 1, nr. 1 (§ 118, stk. 1); § 118 ophæves i § 1, nr. 5',
        { year: 2018, note: 'Ikrafttrædelsesdatoer ikke set i uddraget' },
      ],
    ],
  },
  {
    key: 'budgetgaranti.graense_oevrig_vejledning_mentor',
    label:
      'Øvre grænse pr. fuldtidsperson for øvrig vejledning og opkvalificering samt mentor i budgetgarantien (udkast)',
    unit: 'krPerYear',
    regulated: 'yearly',
    rows: [
      [
        '2026-01-01',
        10602,
        s.draftL77,
        'Udkast, § 203 a, stk. 2 (beløb i skarp parentes)',
        { standing: 'draft', note: 'Udkast; endeligt beløb i L 77 (2025-26) ikke set' },
      ],
    ],
  },
  {
    key: 'regulering.mindreregulering_pctpoint',
    label: 'Fradrag i satsreguleringsprocenten ved regulering af dagpenge m.m.',
    unit: 'percentPoint',
    regulated: 'yearly',
    endsOn: '2023-12-31',
    rows: [
      ['2016-01-01', 0.3, s.billL200, '§ 1, nr. 2 (ny § 47 a, stk. 2)'],
      ['2017-01-01', 0.4, s.billL200, '§ 1, nr. 2 (ny § 47 a, stk. 2)'],
      ['2018-01-01', 0.75, s.billL200, '§ 1, nr. 2 (ny § 47 a, stk. 2)'],
      ['2019-01-01', 0.75, s.billL200, '§ 1, nr. 2 (ny § 47 a, stk. 2)'],
      ['2020-01-01', 0.75, s.billL200, '§ 1, nr. 2 (ny § 47 a, stk. 2)'],
      ['2021-01-01', 0.75, s.billL200, '§ 1, nr. 2 (ny § 47 a, stk. 2)'],
      ['2022-01-01', 0.75, s.billL200, '§ 1, nr. 2 (ny § 47 a, stk. 2)'],
      ['2023-01-01', 0.75, s.billL200, '§ 1, nr. 2 (ny § 47 a, stk. 2)'],
    ],
  },
  {
    key: 'regulering.psl20_indeks',
    label: 'Reguleringstal efter personskattelovens § 20 (2010 = 100)',
    unit: 'index',
    regulated: 'yearly',
    rows: [
      ['2023-01-01', 121.8, s.skm2024, 'Tabel, række "Reguleringstal (PSL § 20)"'],
      ['2024-01-01', 126.1, s.skm2024, 'Tabel, række "Reguleringstal (PSL § 20)"'],
      ['2025-01-01', 131, s.skm2026, 'Tabel 1, række "Reguleringstal (PSL § 20)"'],
      ['2026-01-01', 137.3, s.skm2026, 'Tabel 1, række "Reguleringstal (PSL § 20)"'],
    ],
  },
  {
    key: 'regulering.psl20_pct',
    label: 'Regulering efter personskattelovens § 20',
    unit: 'percent',
    regulated: 'yearly',
    rows: [
      ['2024-01-01', 3.5, s.skm2024, 'Indledning'],
      ['2026-01-01', 4.8, s.skm2026, 'Indledning'],
    ],
  },
  {
    key: 'udligning.beskatningsgrundlag_pct',
    label: 'Udligningsprocent for forskel i beskatningsgrundlag pr. indbygger',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [
      [
        undefined,
        75,
        s.billL196,
        '§ 1, nr. 2 (ny § 2, stk. 2)',
        {
          year: 2020,
          note: 'Lovforslag som fremsat 26. maj 2020 (stadfæstet); ikrafttræden ikke set i uddraget',
        },
      ],
    ],
  },
  {
    key: 'skat.am_bidrag',
    label: 'Arbejdsmarkedsbidrag',
    unit: 'percent',
    regulated: 'whenChanged',
    rows: [
      ['2018-01-01', 8, s.talrevision, 'Række "Arbejdsmarkedsbidrag"'],
      ['2019-01-01', 8, s.talrevision, 'Række "Arbejdsmarkedsbidrag"'],
    ],
  },
  {
    key: 'skat.beskaeftigelsesfradrag_max',
    label: 'Beskæftigelsesfradrag, maksimum',
    unit: 'krPerYear',
    regulated: 'yearly',
    rows: [
      ['2018-01-01', 34300, s.talrevision, 'Række "Beskæftigelsesfradrag (maksimalt)"'],
      ['2019-01-01', 37200, s.talrevision, 'Række "Beskæftigelsesfradrag (maksimalt)"'],
    ],
  },
  {
    key: 'skat.beskaeftigelsesfradrag_pct',
    label: 'Beskæftigelsesfradrag, procent',
    unit: 'percent',
    regulated: 'yearly',
    rows: [
      ['2018-01-01', 9.5, s.talrevision, 'Række "Beskæftigelsesfradrag (procent)"'],
      ['2019-01-01', 10.1, s.talrevision, 'Række "Beskæftigelsesfradrag (procent)"'],
    ],
  },
  {
    key: 'skat.bundskat',
    label: 'Bundskat',
    unit: 'percent',
    regulated: 'yearly',
    rows: [
      ['2016-01-01', 9.08, s.themis, 'Tabel 2011-2025, række "Bundskat"'],
      ['2017-01-01', 10.08, s.themis, 'Tabel 2011-2025, række "Bundskat"'],
      ['2018-01-01', 11.13, s.themis, 'Tabel 2011-2025, række "Bundskat"'],
      ['2019-01-01', 12.13, s.themis, 'Tabel 2011-2025, række "Bundskat"'],
      ['2020-01-01', 12.11, s.themis, 'Tabel 2011-2025, række "Bundskat"'],
      ['2021-01-01', 12.09, s.themis, 'Tabel 2011-2025, række "Bundskat"'],
      ['2022-01-01', 12.1, s.themis, 'Tabel 2011-2025, række "Bundskat"'],
      ['2023-01-01', 12.06, s.themis, 'Tabel 2011-2025, række "Bundskat"'],
      ['2024-01-01', 12.01, s.themis, 'Tabel 2011-2025, række "Bundskat"'],
      ['2025-01-01', 12.01, s.themis, 'Tabel 2011-2025, række "Bundskat"'],
    ],
  },
  {
    key: 'skat.kommuneskat_gns',
    label: 'Gennemsnitlig kommuneskatteprocent (ekskl. kirkeskat)',
    unit: 'percent',
    regulated: 'yearly',
    rows: [
      ['2017-01-01', 24.913, s.skmMunicipal2018, 'Tabel 1'],
      ['2018-01-01', 24.913, s.skmMunicipal2018, 'Tabel 1'],
      ['2025-01-01', 25.068, s.skmMunicipal2026, 'Tabel 1'],
      ['2026-01-01', 25.049, s.skmMunicipal2026, 'Tabel 1'],
    ],
  },
  {
    key: 'skat.personfradrag_voksen',
    label: 'Personfradrag, fyldt 18 år',
    unit: 'krPerYear',
    regulated: 'yearly',
    rows: [
      ['2016-01-01', 44000, s.themis, 'Tabel 2011-2025, række "Personfradrag for alle, der er fyldt 18 år"'],
      ['2017-01-01', 45000, s.themis, 'Tabel 2011-2025, række "Personfradrag for alle, der er fyldt 18 år"'],
      ['2018-01-01', 46000, s.themis, 'Tabel 2011-2025, række "Personfradrag for alle, der er fyldt 18 år"'],
      ['2019-01-01', 46200, s.themis, 'Tabel 2011-2025, række "Personfradrag for alle, der er fyldt 18 år"'],
      ['2020-01-01', 46500, s.themis, 'Tabel 2011-2025, række "Personfradrag for alle, der er fyldt 18 år"'],
      ['2021-01-01', 46700, s.themis, 'Tabel 2011-2025, række "Personfradrag for alle, der er fyldt 18 år"'],
      ['2022-01-01', 46600, s.themis, 'Tabel 2011-2025, række "Personfradrag for alle, der er fyldt 18 år"'],
      ['2023-01-01', 48000, s.themis, 'Tabel 2011-2025, række "Personfradrag for alle, der er fyldt 18 år"'],
      ['2024-01-01', 49700, s.themis, 'Tabel 2011-2025, række "Personfradrag for alle, der er fyldt 18 år"'],
      ['2025-01-01', 51600, s.themis, 'Tabel 2011-2025, række "Personfradrag for alle, der er fyldt 18 år"'],
    ],
  },
];
