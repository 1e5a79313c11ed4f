/** The pages in small, as near as can be told before a browser prints. Only for the eye: the fields say the same. */
import { For, type JSX } from 'solid-js';
import type { Language, PageLine } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import { type PageWords, lineText } from './page-rules.ts';
import { layoutOf, paperOf, pxPerMm } from './paper.ts';
import type { PrintChoice } from './print-choice.ts';
import { PrintTable } from './print-table.tsx';

/** More pages than this say nothing new. */
const mostPages = 4;
const shownWidthPx = 500;

export function pageCountOf({ setup, printed }: PrintChoice): number {
  const { columns, pages } = layoutOf(setup, printed.measures);
  return columns.length * Math.max(pages.length, 1);
}

export function Preview(props: {
  readonly session: WorkbookSession;
  readonly language: Language;
  readonly choice: PrintChoice;
  readonly words: PageWords;
}): JSX.Element {
  const layout = () => layoutOf(props.choice.setup, props.choice.printed.measures);
  const pages = () => {
    const { columns, pages: rows } = layout();
    const all = columns.flatMap((across) =>
      (rows.length === 0 ? [[]] : rows).map((down) => ({ across, down })),
    );
    return all.slice(0, mostPages).map((page, i) => ({ ...page, number: i + 1, count: all.length }));
  };
  const paper = () => paperOf(props.choice.setup);
  // Asked for late: a style that is known beforehand would be written into the page, which our policy forbids.
  const widthPx = (): number => shownWidthPx;
  const scale = (): number => widthPx() / paper().width;
  return (
    <div class="preview" aria-hidden="true" inert>
      <For each={pages()}>
        {(page) => (
          <div
            class="paper-place"
            style={{ width: `${widthPx()}px`, height: `${paper().height * scale()}px` }}
          >
            <div
              class="paper"
              style={{
                width: `${paper().width}px`,
                height: `${paper().height}px`,
                transform: `scale(${scale()})`,
                padding: paddingOf(props.choice),
              }}
            >
              <Line side="top" line={props.choice.setup.header} words={props.words} page={page} />
              <div class="paper-inside">
                <PrintTable
                  session={props.session}
                  printed={props.choice.printed}
                  language={props.language}
                  title={props.choice.title}
                  columns={page.across.map((i) => props.choice.printed.columns[i]!)}
                  rows={page.down.map((i) => props.choice.printed.rows[i]!)}
                  zoom={layout().zoom}
                />
              </div>
              <Line side="bottom" line={props.choice.setup.footer} words={props.words} page={page} />
            </div>
          </div>
        )}
      </For>
    </div>
  );
}

function paddingOf({ setup: { margins } }: PrintChoice): string {
  return [margins.top, margins.right, margins.bottom, margins.left]
    .map((mm) => `${mm * pxPerMm}px`)
    .join(' ');
}

function Line(props: {
  readonly side: 'top' | 'bottom';
  readonly line: PageLine;
  readonly words: PageWords;
  readonly page: { readonly number: number; readonly count: number };
}): JSX.Element {
  return (
    <div class={`paper-line ${props.side}`}>
      <For each={props.line}>{(text) => <span>{lineText(text, props.words, props.page)}</span>}</For>
    </div>
  );
}
