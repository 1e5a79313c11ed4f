/**
 * Citizens who stand in two efforts (or cases) and count once: pairs of lines, the first of which keeps the citizens. Gives
 * V_tæller, V_trækkes, V_personer, V_fejl, V_gælder and V_samme.
 */
import type { Table } from '../template.ts';

export interface Overlap {
  /** pairs that can be written */
  readonly rows: number;
  /** lines that a pair can be of, numbered from 1 */
  readonly lines: number;
  /** workbook name of what the lines are called */
  readonly called: string;
  /** the example: keeps, gives up, citizens in both */
  readonly example: readonly [number, number, number];
  /** whether both lines of a pair are about a target group, the same one: a condition on [taeller] and [traekkes] */
  readonly sameGroup: string;
}

export function overlapTable({ rows, lines, called, example, sameGroup }: Overlap): Table {
  const lineNumber = { kind: 'whole', min: 1, max: lines } as const;
  const isLine = (key: string): string => `N([${key}])>=1,N([${key}])<=${lines}`;
  return {
    kind: 'table',
    heading: 'Fælles borgere',
    rows,
    columns: [
      {
        key: 'taeller',
        title: 'Tæller i nr.',
        help: `Nummeret på den linje, hvor de fælles borgere bliver talt med, fra 1 til ${lines}.`,
        name: 'V_tæller',
        role: 'optionalInput',
        number: '0',
        given: [example[0]],
        allowed: lineNumber,
      },
      {
        key: 'traekkes',
        title: 'Trækkes fra i nr.',
        help: `Nummeret på den linje, hvor de samme borgere trækkes fra, fra 1 til ${lines}.`,
        name: 'V_trækkes',
        role: 'optionalInput',
        number: '0',
        given: [example[1]],
        allowed: lineNumber,
      },
      {
        key: 'faelles',
        title: 'Fælles borgere',
        assumedIn: 'borgere',
        help: 'Så mange borgere står på begge linjer. 0 er også et svar.',
        name: 'V_personer',
        role: 'optionalInput',
        number: '#,##0',
        given: [example[2]],
        allowed: { kind: 'decimal', min: 0, max: undefined },
      },
      {
        key: 'faellesKilde',
        title: 'Hvordan ved I det?',
        help: 'Hvordan antallet af borgere er fundet, fx optalt i fagsystemet eller skønnet.',
        role: 'optionalInput',
        given: ['Eksempel: optalt i fagsystemet'],
      },
      { key: 'taellerNavn', title: 'Tæller i', formula: `=IF([gyldig]=1,INDEX(${called},[taeller]),"")` },
      {
        key: 'traekkesNavn',
        title: 'Trækkes fra i',
        formula: `=IF([gyldig]=1,INDEX(${called},[traekkes]),"")`,
      },
      {
        key: 'gyldig',
        title: 'Gyldig',
        role: 'unit',
        formula: `=IF(AND(${isLine('taeller')},${isLine('traekkes')},N([taeller])<>N([traekkes]),ISNUMBER([faelles])),1,0)`,
      },
      {
        key: 'fejl',
        title: 'Fejl',
        name: 'V_fejl',
        role: 'unit',
        formula: '=IF(AND([taeller]="",[traekkes]="",[faelles]=""),0,1-[gyldig])',
      },
      {
        key: 'gaelder',
        title: 'Trækkes',
        name: 'V_gælder',
        role: 'unit',
        number: '#,##0',
        formula: '=IF([gyldig]=1,[faelles],0)',
      },
      {
        key: 'samme',
        title: 'Samme gruppe',
        name: 'V_samme',
        role: 'unit',
        formula: `=IF([gyldig]=1,${sameGroup},0)`,
      },
    ],
  };
}
