/**
 * The brush: it takes the look of what is selected, and gives it to what is selected next. With the mouse that is when the
 * button is let go in the sheet, with the keyboard when Enter is pressed; Escape puts the brush away.
 */
import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { type CellId, type EditRefusal, type Range, type Result, done, paintFormat, sizeOf } from '#model';
import type { Translate } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Desk } from './desk.ts';
import { blockOf } from './selection.ts';

export interface FormatBrush {
  readonly isHeld: Accessor<boolean>;
  take(): void;
  drop(): void;
}

export function createFormatBrush(options: {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly t: Translate;
}): FormatBrush {
  const { session, desk, t } = options;
  const { workbook, editor } = session;
  /** the corners of what was taken: they are followed when colleagues insert and delete */
  const [held, setHeld] = createSignal<{ readonly from: CellId; readonly to: CellId }>();
  const drop = (): void => {
    setHeld();
    desk.hush();
  };

  /** What my filter hides keeps its look: the source's rows go to the rows that I see, one after the other. */
  const paintSeen = (source: Range, target: Range): Result<void, EditRefusal> => {
    const hidden = desk.tables.filtered();
    const rows = sizeOf(source).rows;
    const isOne = sizeOf(target).rows === 1 && sizeOf(target).columns === 1;
    const reach = isOne ? target.firstRow + rows - 1 : target.lastRow;
    if (![...hidden].some((row) => row >= target.firstRow && row <= reach))
      return paintFormat(editor, source, target);
    const across = isOne ? sizeOf(source).columns - 1 : target.lastColumn - target.firstColumn;
    const columns = { firstColumn: target.firstColumn, lastColumn: target.firstColumn + across };
    const end = Math.min(desk.lastPoint().row, isOne ? Infinity : target.lastRow);
    const most = isOne ? rows : Infinity;
    let painted = 0;
    for (let row = target.firstRow; row <= end && painted < most; row++) {
      if (hidden.has(row)) continue;
      const from = source.firstRow + (painted++ % rows);
      const line = { ...target, ...columns, firstRow: row, lastRow: row };
      const one = paintFormat(editor, { ...source, firstRow: from, lastRow: from }, line);
      if (!one.ok) return one;
    }
    return done(undefined);
  };

  const paint = (): void => {
    const taken = held();
    const first = taken && workbook.positionOf(taken.from);
    const last = taken && workbook.positionOf(taken.to);
    drop();
    if (!taken || !first || !last) {
      desk.say(() => t('refusal.goneShort'), 'bad');
      return;
    }
    const source = { sheet: taken.from.sheet, ...blockOf({ anchor: first, focus: last }) };
    desk.whenAllowed(() => desk.take(editor.asOneStep(() => paintSeen(source, desk.range()))));
  };

  createEffect(() => {
    if (!held()) return;
    let isPressed = false;
    const isInGrid = (event: Event): boolean =>
      event.target instanceof Element && event.target.closest('.grid-place') !== null;
    const onDown = (event: Event): void => {
      isPressed = isInGrid(event);
    };
    const onUp = (): void => {
      if (isPressed) paint();
    };
    const onKey = (event: KeyboardEvent): void => {
      if ((event.key !== 'Enter' || !isInGrid(event)) && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Enter') paint();
      else drop();
    };
    addEventListener('pointerdown', onDown, true);
    addEventListener('pointerup', onUp);
    addEventListener('keydown', onKey, true);
    onCleanup(() => {
      removeEventListener('pointerdown', onDown, true);
      removeEventListener('pointerup', onUp);
      removeEventListener('keydown', onKey, true);
    });
  });

  return {
    isHeld: () => held() !== undefined,
    take() {
      const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
      const sheet = desk.sheet();
      const from = sheet && workbook.cellAt(sheet, firstRow, firstColumn);
      const to = sheet && workbook.cellAt(sheet, lastRow, lastColumn);
      if (!from || !to) return;
      setHeld({ from, to });
      desk.say(() => t('look.brushHeld'));
    },
    drop,
  };
}
