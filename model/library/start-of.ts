/** Where a workbook begins that takes a case of the library as its starting point. */
import type { Source } from '../evidence/evidence.ts';
import type { Start } from '../templates/start.ts';
import type { Figure, LibraryCase } from './case.ts';
import { figureText } from './figure-text.ts';

/** A source as one line. */
function sourceText({ title, url, date }: Source): string {
  return [title, date, url].filter((part) => part !== undefined).join(', ');
}

/** The register wants a whole day; a source that is known by year or month alone has none. */
function dayOf(sources: readonly Source[]): string | undefined {
  return sources.find(({ date }) => date?.length === 'yyyy-mm-dd'.length)?.date;
}

function measureText({ measure }: Figure): string {
  if (measure === undefined) return '';
  return measure === 'gross' ? ' (brutto)' : ' (netto)';
}

export function startOf(one: LibraryCase): Start {
  const { title, municipality, years, sources, start, missing, remarks } = one;
  const used = new Set(start.values.flatMap(({ of }) => of));
  const line = (figure: Figure): string => `${figure.label}: ${figureText(figure)}${measureText(figure)}`;
  const day = dayOf(sources);
  return {
    title: `${title} (${municipality}, ${years})`,
    values: start.values,
    known: {
      source: sources.map(sourceText).join('; '),
      ...(day !== undefined && { date: day }),
      review: 'proposed',
    },
    said: [
      ...one.figures.filter(({ key }) => used.has(key)).map((figure) => `Udfyldt: ${line(figure)}`),
      ...one.figures.filter(({ key }) => !used.has(key)).map((figure) => `Offentliggjort: ${line(figure)}`),
      ...remarks.map((remark) => `Bemærk: ${remark}`),
      ...sources.map((source) => `Kilde: ${sourceText(source)}`),
    ],
    questions: missing.map(({ question, at }) => ({ text: question, ...(at !== undefined && { at }) })),
  };
}
