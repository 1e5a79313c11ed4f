/**
 * How long people have been on public support when they start, in the four bands of the ladder.
 * Reads Personer. Gives Anc_andel, Anc_uger (inputs), Anc_personer; Kryds_uge and Kryds_andel: when the bands reach the ladder's steps (reads Trin_uge and
 * Trin_spring).
 */
import type { Block } from '../template.ts';

/** The inputs. */
export const seniority: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Anciennitet ved start: hvor længe har de været på offentlig forsørgelse?',
    rows: 4,
    columns: [
      {
        key: 'baand',
        title: 'Bånd på trappen',
        given: ['Uge 1-4', 'Uge 5-26', 'Uge 27-52', 'Over 52 uger'],
      },
      {
        key: 'baandAndel',
        title: 'Andel af gruppen',
        help: 'Så stor en del af personerne er i båndet, når de starter, fra 0 til 100 %. De fire bånd skal tilsammen give 100 %.',
        name: 'Anc_andel',
        role: 'input',
        number: '0.0 %',
        allowed: { kind: 'decimal', min: 0, max: 1 },
        given: [0, 0, 0.1, 0.9],
        assumedIn: 'andel',
      },
      {
        key: 'baandUger',
        title: 'Uger på ydelse ved start',
        help: 'Hele uger på offentlig forsørgelse, når de starter, talt på tværs af ydelser. Er de spredt over båndet, så skriv midten.',
        name: 'Anc_uger',
        role: 'setting',
        number: '0',
        allowed: { kind: 'whole', min: 0, max: 2080 },
        given: [2, 15, 39, 78],
      },
      {
        key: 'baandForklaring',
        wrap: true,
        title: 'Forklaring',
        given: [
          'Ugerne tælles på tværs af ydelser siden 1. juli 2014.',
          'Hver sparet uge prissættes ved den anciennitet, personen ville have haft.',
          'Tæller kun hele uger. Midten af båndet er et rimeligt skøn.',
          'Efter 52 uger er kommunens andel 80 %, uanset hvor længe.',
        ],
      },
      {
        key: 'baandPersoner',
        title: 'Personer',
        name: 'Anc_personer',
        role: 'unit',
        number: '#,##0.0',
        formula: '=[baandAndel]*Personer',
      },
    ],
  },
  {
    kind: 'field',
    label: 'Andele i alt',
    unit: 'andel',
    number: '0.0 %',
    values: [{ given: '=SUM(Anc_andel)' }],
    help: 'Skal være 100 %.',
  },
];

/** From which week after the start how much of the group costs more. */
export const crossings: readonly Block[] = [
  {
    kind: 'table',
    heading: 'Hvornår gruppens bånd når trappens trin',
    rows: 16,
    columns: [
      {
        key: 'krydsBaand',
        title: 'Bånd',
        number: '0',
        given: [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4],
      },
      {
        key: 'krydsTrin',
        title: 'Trin',
        number: '0',
        given: [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4],
      },
      {
        key: 'kryds',
        title: 'Fra uge efter start',
        name: 'Kryds_uge',
        number: '0',
        formula: '=INDEX(Trin_uge,[krydsTrin])-INDEX(Anc_uger,[krydsBaand])',
      },
      {
        key: 'krydsVaegt',
        title: 'Andel lagt til',
        name: 'Kryds_andel',
        number: '0.0 %',
        formula: '=INDEX(Anc_andel,[krydsBaand])*INDEX(Trin_spring,[krydsTrin])',
      },
    ],
  },
];
