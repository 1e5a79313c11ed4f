/**
 * "Linje til porteføljen": what a portfolio needs to know of a case, in one row that is copied from the case's results and
 * pasted into the template Portefølje. Reads Personer, Startår, R_nr, R_udgift, R_besparelse and Tilbagebetaling_måned;
 * gives Portefølje_* .
 */
import type { Block, TableColumn } from '../template.ts';

/** Budget years that the line holds one by one; what comes after is one amount. */
export const lineYears = 8;

/** How well the saving is known, in the words of the portfolio; the best first. */
export const evidenceWords = [
  'lov/registerdata',
  'RCT',
  'kvasieksperiment',
  'før-efter',
  'eget skøn',
] as const;

const amounts = (word: string, title: string): readonly TableColumn[] => [
  {
    key: `linje_${word}`,
    title: '',
    titleFormula: `="${title} år "&[#]`,
    name: `Portefølje_${word}`,
    number: '0',
    repeat: lineYears,
    formula: `=ROUND(SUMIF(R_nr,[#],R_${word}),0)`,
  },
  {
    key: `linje_${word}_senere`,
    title: `${title} senere`,
    name: `Portefølje_${word}_senere`,
    number: '0',
    formula: `=ROUND(SUMIF(R_nr,">${lineYears}",R_${word}),0)`,
  },
];

/** A row of 25 cells; the yellow ones are what the case itself does not know. */
export const portfolioLine: readonly Block[] = [
  { kind: 'heading', text: 'Linje til porteføljen' },
  {
    kind: 'note',
    text: 'Udfyld de gule felter, kopiér hele linjen, og indsæt den på arket Sager i skabelonen Portefølje.',
  },
  {
    kind: 'table',
    rows: 1,
    columns: [
      {
        key: 'linjeKommune',
        title: 'Kommune',
        help: 'Kommunens navn, som det skal stå i porteføljen.',
        name: 'Portefølje_kommune',
        role: 'optionalInput',
      },
      {
        key: 'linjeSag',
        title: 'Sag',
        help: 'Det, sagen skal hedde i porteføljen.',
        name: 'Portefølje_sag',
        role: 'optionalInput',
      },
      {
        key: 'linjeGruppe',
        title: 'Målgruppe',
        help: 'Hvem sagen gælder, med få ord. Skriv det ens i sager om de samme borgere, så overlap bliver fundet.',
        name: 'Portefølje_målgruppe',
        role: 'optionalInput',
      },
      { key: 'linjePersoner', title: 'Personer', name: 'Portefølje_personer', formula: '=ROUND(Personer,0)' },
      {
        key: 'linjeEvidens',
        title: 'Evidens',
        help: 'Hvor godt besparelsen er kendt; vælg på listen. Er den jeres egen vurdering, så vælg eget skøn.',
        name: 'Portefølje_evidens',
        role: 'optionalInput',
        allowed: { kind: 'list', items: evidenceWords },
      },
      { key: 'linjeAar', title: 'Første år', name: 'Portefølje_år', number: '0', formula: '=Startår' },
      {
        key: 'linjeTilbage',
        title: 'Tjent hjem i',
        name: 'Portefølje_tilbage',
        number: '0',
        formula: '=IF(ISNUMBER(Tilbagebetaling_måned),YEAR(Tilbagebetaling_måned),"")',
      },
      ...amounts('udgift', 'Udgift'),
      ...amounts('besparelse', 'Besparelse'),
    ],
  },
];

/** The line's first cell, so that the panel beside the sheets finds it. */
export const portfolioLineResult = { portfolioLine: 'Portefølje_kommune' } as const;
