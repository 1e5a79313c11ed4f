/**
 * The history as a file that people can keep: for Excel in Danish, or one JSON object a line. Page by page, so that a
 * history of any length costs no more memory than a page.
 */
import { type ChangeFacts, danish, formulaIn, readContent } from '#model';
import type { ChangeFilter, History, KeptChange } from '../storage/history.ts';
import type { WorkbookId } from '../storage/storage.ts';

export type ExportFormat = 'csv' | 'jsonl';

/** Changes in one page. */
const pageSize = 1000;

export async function* exportedHistory(
  storage: Pick<History, 'listChanges'>,
  workbook: WorkbookId,
  wanted: { readonly format: ExportFormat; readonly filter: ChangeFilter },
): AsyncIterable<string> {
  const { format, filter } = wanted;
  // Without the mark, Excel would take æ, ø and å for other letters.
  if (format === 'csv') yield `\uFEFF${line(headings)}`;
  let after: KeptChange | undefined;
  do {
    const page: readonly KeptChange[] = await storage.listChanges(workbook, {
      filter,
      order: 'oldest',
      after,
      limit: pageSize,
    });
    if (page.length > 0) yield page.map(format === 'csv' ? csvLine : jsonLine).join('');
    after = page.length === pageSize ? page.at(-1) : undefined;
  } while (after);
}

const headings = [
  'Tidspunkt (UTC)',
  'Person',
  'Person-id',
  'Hvad',
  'Handling',
  'Ark',
  'Sted',
  'Til',
  'Antal',
  'Navn',
  'Navn før',
  'Før',
  'Efter',
  'Nummer',
];

function csvLine(change: KeptChange): string {
  const { act, on, at, to, count, name, was, before, after, beforeText, afterText } = factsOf(change);
  return line([
    new Date(change.at).toISOString().replace('T', ' ').slice(0, 19),
    change.name,
    change.person,
    change.kind,
    act,
    on,
    at,
    to,
    count,
    name,
    was,
    contentField(before, beforeText),
    contentField(after, afterText),
    `${change.seq}.${change.n}`,
  ]);
}

/** A content as people write it in Danish. */
function contentField(
  stored: ChangeFacts['before'],
  text: string | undefined,
): string | number | boolean | undefined {
  if (text !== undefined) return formulaIn(text, danish);
  const content = readContent(stored);
  return 'value' in content ? content.value : content.kind === 'draft' ? content.text : undefined;
}

function line(fields: readonly (string | number | boolean | undefined)[]): string {
  return `${fields.map(csvField).join(';')}\r\n`;
}

/**
 * A field of a CSV file with semicolons. A text that a spreadsheet would take for a formula gets an apostrophe before it:
 * whoever opens the file must not run what a stranger has typed.
 */
export function csvField(value: string | number | boolean | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 'SAND' : 'FALSK';
  const harmless = /^\s*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function jsonLine(change: KeptChange): string {
  const { seq, n, at, person, name, kind, sheet, cell } = change;
  const { on, at: address, ...facts } = factsOf(change);
  const told = {
    at: new Date(at).toISOString(),
    person: { id: person, name },
    kind,
    ...(sheet !== '' && { sheet, sheetName: on }),
    ...(cell !== '' && { cell }),
    ...(address !== undefined && { address }),
    ...facts,
    seq,
    n,
  };
  return `${JSON.stringify(told)}\n`;
}

function factsOf({ facts }: KeptChange): ChangeFacts {
  return JSON.parse(facts) as ChangeFacts;
}
