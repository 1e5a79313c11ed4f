/**
 * What to type in the cells of a column, while a person stands in one of them: always at the same place, at the lower
 * edge of the sheet, so that it covers neither headings nor what is typed next. Near that edge it stands at the upper one.
 */
import { type JSX, Show, createMemo } from 'solid-js';
import { helpAt } from '#model';
import { useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { NoteGround } from './cell-note.tsx';
import type { Desk } from './desk.ts';
import './column-help.css';

const edgePx = 10;
/** Two lines of text with what stands around them. */
const heightPx = 64;

export default function ColumnHelp(props: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly ground: NoteGround;
}): JSX.Element {
  const { t } = useText();
  const help = createMemo(() => {
    const at = props.desk.activeCell();
    if (!at) return undefined;
    props.session.trackLayout(at.sheet);
    return helpAt(props.session.workbook, at);
  });
  const place = (): JSX.CSSProperties => {
    const { left, top, width, height } = props.ground.room();
    const cell = props.ground.seenOf(props.desk.active());
    const isInTheWay = cell !== undefined && cell.top + cell.height > top + height - heightPx - edgePx;
    return {
      left: `${left + edgePx}px`,
      top: `${isInTheWay ? top + edgePx : top + height - edgePx}px`,
      'max-width': `${width - 2 * edgePx}px`,
      transform: isInTheWay ? undefined : 'translateY(-100%)',
    };
  };
  return (
    <Show when={help()}>
      {(text) => (
        <p class="column-help" role="note" aria-label={t('register.columnHelp')} style={place()}>
          {text()}
        </p>
      )}
    </Show>
  );
}
