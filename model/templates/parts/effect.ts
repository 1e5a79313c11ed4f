/**
 * The effect against the counterfactual, in either of two ways.
 * Gives Effektform (1 = gap in percentage points, 2 = weekly chance), Frafald, Forsinkelse, Varighed, Effekt with _lav and
 * _høj, Aftagen, Chance, Løft with _lav and _høj, Tilbagefald, Bruttoafgang; Chance_med (calculated). The values stand in
 * the middle of three value columns: low, likely, high.
 */
import type { Block } from '../template.ts';

/** Which way, and what both ways need. */
export const effectKind: readonly Block[] = [
  { kind: 'heading', text: 'Måden effekten angives på', columns: ['Enhed', '', 'Værdi', '', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Effekten angives som',
    unit: '1 eller 2',
    role: 'setting',
    number: '0',
    values: [undefined, { name: 'Effektform', given: 1, known: false }],
    allowed: { kind: 'list', items: [1, 2] },
    help: '1 = forskel i procentpoint. 2 = løft af den ugentlige chance for at forlade ydelsen.',
  },
  {
    kind: 'field',
    label: 'Frafald',
    unit: 'andel',
    role: 'optionalInput',
    number: '0.0 %',
    values: [undefined, { name: 'Frafald', given: 0.15 }],
    allowed: { kind: 'decimal', min: 0, max: 1 },
    help: 'Andelen, som starter, men ikke får noget ud af indsatsen.',
  },
  {
    kind: 'field',
    label: 'Effekten begynder efter',
    unit: 'uger',
    role: 'input',
    number: '0',
    values: [undefined, { name: 'Forsinkelse', given: 26 }],
    allowed: { kind: 'whole', min: 0, max: 2080 },
    help: 'Uger fra en person starter, til der er en forskel at se. Hele uger; 0 er straks.',
  },
  {
    kind: 'field',
    label: 'Effekten varer',
    unit: 'uger',
    role: 'input',
    number: '0',
    values: [undefined, { name: 'Varighed', given: 104 }],
    allowed: { kind: 'whole', min: 0, max: 2080 },
    help: 'Uger med fuld effekt. Ved måde 2: uger, hvor indsatsen løfter chancen.',
  },
];

/** A gap in percentage points. */
export const gapEffect: readonly Block[] = [
  {
    kind: 'heading',
    text: 'Måde 1: forskel i procentpoint',
    columns: ['Enhed', 'Lav', 'Sandsynlig', 'Høj', 'Forklaring'],
  },
  {
    kind: 'field',
    label: 'Nettoeffekt mod basisalternativet',
    unit: 'pct.point',
    role: 'input',
    number: '0.0 %',
    values: [
      { name: 'Effekt_lav', given: 0.06, role: 'optionalInput' },
      { name: 'Effekt', given: 0.1 },
      { name: 'Effekt_høj', given: 0.12, role: 'optionalInput' },
    ],
    allowed: { kind: 'decimal', min: -1, max: 1 },
    help: '10 % betyder, at 10 flere ud af 100 er ude af ydelsen end uden indsatsen. Et eget skøn er ikke evidens.',
  },
  {
    kind: 'field',
    label: 'Effekten aftager over',
    unit: 'uger',
    role: 'optionalInput',
    number: '0',
    values: [undefined, { name: 'Aftagen', given: 104 }],
    allowed: { kind: 'whole', min: 0, max: 2080 },
    help: 'Efter varigheden falder forskellen jævnt til nul over så mange uger.',
  },
];

/** A lift of the weekly chance of leaving. */
export const exitEffect: readonly Block[] = [
  {
    kind: 'heading',
    text: 'Måde 2: løft af den ugentlige chance',
    columns: ['Enhed', 'Lav', 'Sandsynlig', 'Høj', 'Forklaring'],
  },
  {
    kind: 'field',
    label: 'Chance uden indsatsen, pr. uge',
    unit: 'andel',
    role: 'optionalInput',
    number: '0.00 %',
    values: [undefined, { name: 'Chance' }],
    allowed: { kind: 'decimal', min: 0, max: 1 },
    help: 'Basisalternativet: hvor stor en del af dem, der er tilbage, forlader ydelsen i en uge.',
  },
  {
    kind: 'field',
    label: 'Løft af chancen',
    unit: 'andel',
    role: 'optionalInput',
    number: '0.0 %',
    values: [{ name: 'Løft_lav' }, { name: 'Løft' }, { name: 'Løft_høj' }],
    allowed: { kind: 'decimal', min: -1, max: 100 },
    help: '30 % løfter en chance på 1,0 % til 1,3 % om ugen, så længe indsatsen virker.',
  },
  {
    kind: 'field',
    label: 'Tilbagefald pr. uge',
    unit: 'andel',
    role: 'optionalInput',
    number: '0.00 %',
    values: [undefined, { name: 'Tilbagefald' }],
    allowed: { kind: 'decimal', min: 0, max: 1 },
    help: 'Hvor stor en del af dem, der er ude, kommer tilbage i en uge. Gælder med og uden indsatsen.',
  },
];

/** Shown for comparison; never money. */
export const grossExit: readonly Block[] = [
  {
    kind: 'field',
    label: 'Bruttoafgang, oplyst',
    unit: 'andel',
    role: 'optionalInput',
    number: '0.0 %',
    values: [undefined, { name: 'Bruttoafgang' }],
    allowed: { kind: 'decimal', min: 0, max: 1 },
    help: 'Til sammenligning. Bruttoafgang er ikke effekt og bruges aldrig i regnestykket.',
  },
];

/** The weekly chance while the effort works. */
export const chanceWithEffort: readonly Block[] = [
  {
    kind: 'field',
    label: 'Chance med indsatsen, pr. uge',
    unit: 'andel',
    number: '0.0000 %',
    values: [{ name: 'Chance_med', given: '=MIN(1,Chance*(1+Løft))' }],
  },
];
