/**
 * The register of assumptions as a sheet of the file: one row for each, the values linked to their cells, so that who
 * opens the file sees what each figure rests on and who has said so. The file is Danish, as its other words are.
 */
import { evidence } from '../evidence/entries.ts';
import { serialOfDate } from '../formula/number-format.ts';
import { nameOfCell, writeReference } from '../formula/reference.ts';

import { formatAt } from '../workbook/format.ts';
import { openPrecedents } from '../workbook/precedents.ts';
import { isMarkedReady, readinessOf } from '../workbook/readiness.ts';
import { type ReadValue, type RegisterLine, registerOf } from '../workbook/register.ts';
import { resultKeys } from '../workbook/results.ts';
import { type CellId, cellKey } from '../workbook/schema.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { ExcelPlaces } from './excel-names.ts';
import { excelNumberFormat } from './excel-number-format.ts';
import type { ValueAt } from './export-workbook.ts';
import type { NeutralCell, NeutralContent, NeutralSheet } from './neutral.ts';

const sheetTitle = 'Forudsætninger';
const dayCode = 'dd-mm-yyyy';

const gradeWords = {
  law: 'Lov eller registerdata',
  rct: 'Lodtrækningsforsøg',
  quasi: 'Kvasieksperiment',
  beforeAfter: 'Før-efter',
  estimate: 'Eget skøn',
} as const;

const reviewWords = {
  open: 'Åben',
  proposed: 'Foreslået',
  agreed: 'Aftalt',
  disputed: 'Omstridt',
  outdated: 'Forældet',
} as const;

const lackWords = {
  value: 'et tal',
  unit: 'enhed',
  source: 'kilde',
  grade: 'evidens',
  date: 'dato',
  owner: 'ansvarlig',
  review: 'enighed om værdien',
  range: 'lav og høj',
  order: 'rækkefølgen lav, værdi, høj',
} as const;

const plainLook = {
  number: undefined,
  bold: false,
  italic: false,
  role: undefined,
  align: undefined,
  wrap: false,
  underline: false,
  colour: undefined,
  ground: undefined,
  border: undefined,
  vertical: 'top',
  isLocked: false,
} as const;

type Look = Partial<Omit<NeutralCell, 'row' | 'column' | 'content'>>;
type Cell = Omit<NeutralCell, 'row' | 'column'>;

function cell(content: NeutralContent, look: Look = {}): Cell {
  return { ...plainLook, ...look, content };
}

function text(value: string | undefined, look: Look = {}): Cell | undefined {
  return value ? cell({ kind: 'text', value }, { wrap: true, ...look }) : undefined;
}

interface Reading {
  readonly workbook: Workbook;
  readonly places: ExcelPlaces;
  readonly read: ReadValue;
}

/** A cell that shows another one's value, and nothing for an empty one. */
function linked({ workbook, places, read }: Reading, at: CellId): Cell | undefined {
  const position = workbook.positionOf(at);
  const sheet = places.sheetName(at.sheet);
  const own = workbook.sheetOf(at.sheet);
  if (!position || sheet === undefined || !own) return undefined;
  const from = { ...position, rowFixed: true, columnFixed: true };
  const reference = writeReference({ sheet, from });
  const value = read(at);
  const result = typeof value === 'object' ? undefined : (value ?? '');
  const { number } = formatAt(own, at.row, at.column);
  const content = {
    kind: 'formula',
    text: `IF(${reference}="","",${reference})`,
    isArray: false,
    result,
  } as const;
  return cell(content, { number: number === undefined ? undefined : excelNumberFormat(number) });
}

function day(date: string | undefined): Cell | undefined {
  if (date === undefined) return undefined;
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  return cell({ kind: 'number', value: serialOfDate(year, month, dayOfMonth) }, { number: dayCode });
}

interface Column {
  readonly title: string;
  readonly widthPx: number;
  cell(line: RegisterLine, reading: Reading): Cell | undefined;
}

function end(
  value: number | undefined,
  at: CellId | undefined,
  line: RegisterLine,
  reading: Reading,
): Cell | undefined {
  if (at) return linked(reading, at);
  if (value === undefined) return undefined;
  const own = linked(reading, line.assumption.cell);
  return cell({ kind: 'number', value }, { number: own?.number });
}

function studies(ids: readonly string[] | undefined): string {
  const named = ids?.flatMap((id) => evidence.find((entry) => entry.id === id) ?? []) ?? [];
  return named
    .map(({ title, source }) => {
      const where = [source.title, source.url, source.date].filter(Boolean).join(', ');
      return `${title} (${where})`;
    })
    .join('\n');
}

const columns: readonly Column[] = [
  {
    title: 'Ark',
    widthPx: 110,
    cell: ({ assumption }, { places }) => text(places.sheetName(assumption.cell.sheet)),
  },
  {
    title: 'Celle',
    widthPx: 60,
    cell({ assumption }, { workbook }) {
      const at = workbook.positionOf(assumption.cell);
      return at && text(nameOfCell(at.row, at.column));
    },
  },
  { title: 'Forudsætning', widthPx: 260, cell: ({ assumption }) => text(assumption.label) },
  { title: 'Værdi', widthPx: 100, cell: ({ assumption }, reading) => linked(reading, assumption.cell) },
  { title: 'Lav', widthPx: 80, cell: (line, reading) => end(line.assumption.low, line.lowAt, line, reading) },
  {
    title: 'Mest sandsynlig',
    widthPx: 110,
    cell: (line, reading) => end(line.assumption.likely, undefined, line, reading),
  },
  {
    title: 'Høj',
    widthPx: 80,
    cell: (line, reading) => end(line.assumption.high, line.highAt, line, reading),
  },
  { title: 'Enhed', widthPx: 100, cell: ({ assumption }) => text(assumption.unit) },
  { title: 'Målgruppe', widthPx: 160, cell: ({ assumption }) => text(assumption.population) },
  { title: 'Kilde', widthPx: 300, cell: ({ assumption }) => text(assumption.source) },
  { title: 'Dato', widthPx: 90, cell: ({ assumption }) => day(assumption.date) },
  { title: 'Ansvarlig', widthPx: 140, cell: ({ assumption }) => text(assumption.owner) },
  {
    title: 'Evidens',
    widthPx: 150,
    cell: ({ assumption: { grade } }) => text(grade && gradeWords[grade]),
  },
  {
    title: 'Status',
    widthPx: 90,
    cell: ({ assumption: { review } }) => text(review && reviewWords[review]),
  },
  { title: 'Undersøgelser', widthPx: 320, cell: ({ assumption }) => text(studies(assumption.evidence)) },
  {
    title: 'Mangler',
    widthPx: 220,
    cell: ({ lacks, isInUse }) =>
      text(isInUse ? lacks.map((lack) => lackWords[lack]).join(', ') : 'Ikke udfyldt, så den indgår ikke'),
  },
];

/** The day in Denmark of a time in milliseconds, as people write it. */
function dayOfTime(ms: number): string {
  const parts = new Intl.DateTimeFormat('da-DK', {
    timeZone: 'Europe/Copenhagen',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).formatToParts(ms);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('day')}-${part('month')}-${part('year')}`;
}

function readiness(workbook: Workbook): string {
  if (!isMarkedReady(workbook)) return 'Ikke markeret klar til beslutning.';
  const precedents = openPrecedents(workbook);
  const now = readinessOf(workbook, precedents.behind(resultKeys(workbook)));
  precedents.close();
  if (now.kind === 'notMarked') return 'Ikke markeret klar til beslutning.';
  const marked = `Markeret klar til beslutning af ${now.by.name} den ${dayOfTime(now.at)}.`;
  return now.kind === 'changed' ? `${marked} Ændret siden.` : marked;
}

function freeName(places: ExcelPlaces, workbook: Workbook): string {
  const taken = new Set(workbook.sheets.map(({ id }) => places.sheetName(id)?.toLowerCase()));
  let name = sheetTitle;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${sheetTitle} (${number})`;
  return name;
}

/** The sheet with the register; undefined where the workbook takes nothing for granted. */
export function registerSheet(
  workbook: Workbook,
  places: ExcelPlaces,
  valueAt: ValueAt,
): NeutralSheet | undefined {
  const read: ReadValue = (at) => {
    const content = workbook.contentAt(at);
    if (content.kind === 'formula') return valueAt(at.sheet, cellKey(at.row, at.column));
    return 'value' in content ? content.value : undefined;
  };
  const lines = registerOf(workbook, read);
  if (lines.length === 0) return undefined;
  const reading = { workbook, places, read };
  const rows: readonly (readonly (Cell | undefined)[])[] = [
    [text(sheetTitle, { role: 'title', wrap: false })],
    [text(readiness(workbook), { wrap: false })],
    [],
    columns.map(({ title }) => text(title, { role: 'heading' })),
    ...lines.map((line) => columns.map((column) => column.cell(line, reading))),
  ];
  return {
    name: freeName(places, workbook),
    cells: rows.flatMap((row, r) => row.flatMap((one, column) => (one ? [{ ...one, row: r, column }] : []))),
    columnWidthsPx: new Map(columns.map(({ widthPx }, i) => [i, widthPx])),
    rowHeightsPx: new Map(),
    rows: new Map(),
    columns: new Map(),
    merges: [],
    validations: [],
    conditions: [],
    comments: [],
    frozen: { rows: 4, columns: 3 },
    isProtected: false,
  };
}
