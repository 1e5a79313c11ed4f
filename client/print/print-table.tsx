/** A sheet, or a part of one, as a table that reads right also by ear: headings are headings, figures stand in line. */
import { For, type JSX, Show, untrack } from 'solid-js';
import type { Language } from '#model';
import { classesOfBorder, classesOfLook } from '../sheet/cell-look.ts';
import type { ShownCell } from '../sheet/shown-cell.ts';
import type { WorkbookSession } from '../workbook-session.ts';
import type { PrintedSheet } from './printed-sheet.ts';

export function PrintTable(props: {
  readonly session: WorkbookSession;
  readonly printed: PrintedSheet;
  readonly language: Language;
  readonly title: string;
  /** positions of the columns and rows to show; headings come by themselves */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly zoom: number;
}): JSX.Element {
  const widths = (): readonly number[] =>
    props.columns.map((column) => {
      const { columns, measures } = props.printed;
      return measures.columnWidths[columns.indexOf(column)]!;
    });
  const heightOf = (row: number): number => {
    const { rows, headings, measures } = props.printed;
    const at = rows.indexOf(row);
    return at < 0 ? measures.headingHeights[headings.indexOf(row)]! : measures.rowHeights[at]!;
  };
  const Row = (some: { readonly row: number; readonly isHeading: boolean }): JSX.Element => (
    <tr style={{ height: `${heightOf(some.row)}px` }}>
      <For each={props.columns}>
        {(column, i) => (
          <PrintCell
            {...props}
            row={some.row}
            column={column}
            isFirst={i() === 0}
            isHeading={some.isHeading}
          />
        )}
      </For>
    </tr>
  );
  return (
    <table
      class="print-table"
      style={{ zoom: props.zoom, width: `${widths().reduce((a, b) => a + b, 0)}px` }}
    >
      <caption>{props.title}</caption>
      <colgroup>
        <For each={widths()}>{(width) => <col style={{ width: `${width}px` }} />}</For>
      </colgroup>
      <Show when={props.printed.headings.length > 0}>
        <thead>
          <For each={props.printed.headings}>{(row) => <Row row={row} isHeading />}</For>
        </thead>
      </Show>
      <tbody>
        <For each={props.rows}>{(row) => <Row row={row} isHeading={false} />}</For>
      </tbody>
    </table>
  );
}

function PrintCell(props: {
  readonly session: WorkbookSession;
  readonly printed: PrintedSheet;
  readonly language: Language;
  readonly row: number;
  readonly column: number;
  readonly isFirst: boolean;
  readonly isHeading: boolean;
}): JSX.Element {
  // A print is of one moment: what colleagues write meanwhile is on the next one.
  return untrack(() => {
    const { sheet } = props.printed;
    const joined = props.printed.joined(props.row, props.column);
    if (joined === 'covered') return undefined;
    const shownAt = (column: number): ShownCell | undefined => {
      const [row, line] = [sheet.rows.lines[props.row], sheet.columns.lines[column]];
      return row === undefined || line === undefined
        ? undefined
        : props.session.shown(sheet, row, line, props.language);
    };
    const shown = shownAt(props.column);
    if (!shown) return <td />;
    const { text, align, format, isNumber } = shown;
    const mayRunOn = !format.wrap && align === 'left' && (shownAt(props.column + 1)?.text ?? '') === '';
    const classes = [
      align,
      `role-${format.role ?? 'none'}`,
      format.bold && 'bold',
      format.italic && 'italic',
      format.wrap && 'wrap',
      mayRunOn && 'runs-on',
      isNumber && text.startsWith('−') && 'negative',
      ...classesOfLook(format, props.session.conditions.on(sheet)(props.row, props.column)),
      ...classesOfBorder(format.border, { above: () => undefined, before: () => undefined }),
    ].filter(Boolean);
    const spans = joined && { rowSpan: joined.rows, colSpan: joined.columns };
    const scope = scopeOf(props, shown);
    return scope ? (
      <th class={classes.join(' ')} scope={scope} {...spans}>
        {text}
      </th>
    ) : (
      <td class={classes.join(' ')} {...spans}>
        {text}
      </td>
    );
  });
}

/** What a cell is the heading of, if anything. */
function scopeOf(
  { isHeading, isFirst }: { readonly isHeading: boolean; readonly isFirst: boolean },
  { text, isNumber, format }: ShownCell,
): 'col' | 'row' | undefined {
  if (text === '') return undefined;
  if (isHeading || format.role === 'heading') return 'col';
  const isLabel = isFirst && !isNumber && format.role !== 'title' && format.role !== 'note';
  return isLabel ? 'row' : undefined;
}
