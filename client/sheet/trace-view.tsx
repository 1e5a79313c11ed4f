/** A trace, drawn: frames around the cells, arrows to and from them, and a list with those on other sheets. */
import X from 'lucide-solid/icons/x';
import { For, type JSX, Show, createMemo } from 'solid-js';
import { Portal } from 'solid-js/web';
import type { Area } from '#model';
import { useText } from '../text/text.tsx';
import type { Board } from './board.ts';
import { nameOfBlock } from './desk.ts';
import { Mark } from './mark.tsx';
import type { Point } from './selection.ts';
import type { Traced } from './trace.ts';
import './trace-view.css';

/** Most arrows that are drawn, and most lines of the list; more would tell nothing. */
const most = { arrows: 60, lines: 200 } as const;

export default function TraceView(props: { readonly board: Board; readonly traced: Traced }): JSX.Element {
  const { t } = useText();
  const { board } = props;
  const { desk, session, sheet } = board;
  const { workbook } = session;
  const { trace } = board.hands()!;
  const { areas } = trace;
  const here = createMemo(() => areas().filter((area) => area.sheet === sheet().id));
  /** the traced cell, where it stands on this sheet */
  const origin = createMemo((): Point | undefined => {
    session.trackEveryLayout();
    return props.traced.at.sheet === sheet().id ? workbook.positionOf(props.traced.at) : undefined;
  });
  const nameOf = (area: Area, isOwn: boolean): string =>
    nameOfBlock(area, isOwn ? undefined : (workbook.sheetName(area.sheet) ?? ''));
  const title = (): string => {
    session.trackEveryLayout();
    const at = workbook.positionOf(props.traced.at);
    if (!at) return '';
    const { row, column } = at;
    const isHere = props.traced.at.sheet === sheet().id;
    const area = {
      sheet: props.traced.at.sheet,
      firstRow: row,
      lastRow: row,
      firstColumn: column,
      lastColumn: column,
    };
    return t(`formula.${props.traced.kind}`, { cell: nameOf(area, isHere) });
  };
  const centreOf = (point: Point): { readonly x: number; readonly y: number } => {
    const { left, top, width, height } = board.boxOnSheet(point, point);
    return { x: left + width / 2, y: top + height / 2 };
  };
  const arrows = createMemo(() => {
    const at = origin();
    if (!at) return [];
    return here()
      .slice(0, most.arrows)
      .map(({ firstRow, firstColumn }) => {
        const there = centreOf({ row: firstRow, column: firstColumn });
        const own = centreOf(at);
        return props.traced.kind === 'precedents' ? { from: there, to: own } : { from: own, to: there };
      });
  });

  const go = (area: Area): void => {
    const target = workbook.sheetOf(area.sheet);
    const from = target && workbook.cellAt(target, area.firstRow, area.firstColumn);
    const to = target && workbook.cellAt(target, area.lastRow, area.lastColumn);
    if (from && to) desk.goTo(from, to);
    board.focusGrid();
  };
  const close = (): void => {
    trace.hide();
    board.focusGrid();
  };

  return (
    <>
      <For each={here()}>
        {(area) => (
          <Mark
            board={board}
            class={`traced ${props.traced.kind}`}
            from={{ row: area.firstRow, column: area.firstColumn }}
            to={{ row: area.lastRow, column: area.lastColumn }}
          />
        )}
      </For>
      <svg class="trace-arrows" aria-hidden="true">
        <defs>
          <marker
            id="trace-head"
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="9"
            markerHeight="9"
            orient="auto"
          >
            <path d="M0 0 10 5 0 10z" />
          </marker>
        </defs>
        <For each={arrows()}>
          {({ from, to }) => (
            <>
              <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} marker-end="url(#trace-head)" />
              <circle cx={from.x} cy={from.y} r="3.5" />
            </>
          )}
        </For>
      </svg>
      <Portal mount={board.scroller().parentElement ?? document.body}>
        <section
          ref={(panel) =>
            queueMicrotask(() =>
              (panel.querySelector<HTMLElement>('li button') ?? panel.querySelector('button'))?.focus(),
            )
          }
          class="trace-list"
          aria-label={title()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            close();
          }}
        >
          <header>
            <h2>{title()}</h2>
            <button type="button" class="button quiet" aria-label={t('formula.hideTrace')} onClick={close}>
              <X size={16} aria-hidden="true" />
            </button>
          </header>
          <ul>
            <For
              each={areas().slice(0, most.lines)}
              fallback={<li>{t(`formula.${props.traced.kind}None`)}</li>}
            >
              {(area) => (
                <li>
                  <button type="button" class="link" onClick={() => go(area)}>
                    {nameOf(area, area.sheet === props.traced.at.sheet)}
                  </button>
                </li>
              )}
            </For>
            <Show when={areas().length > most.lines}>
              <li>{t('formula.more', { count: areas().length - most.lines })}</li>
            </Show>
          </ul>
        </section>
      </Portal>
    </>
  );
}
