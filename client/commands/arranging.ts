/** How rows, columns and cells lie: hidden, grouped, frozen, fitted, merged. */
import { type Side, freezePanes, mergeCells, unmergeCells } from '#model';
import {
  foldSelected,
  groupSelected,
  hasHidden,
  hideSelected,
  showHidden,
  ungroupSelected,
} from '../sheet/line-actions.ts';
import { isSingle } from '../sheet/selection.ts';
import type { Command, Workplace } from './command.ts';

interface PerSide {
  readonly rows: Command;
  readonly columns: Command;
}

/** The same for rows and for columns. */
function perSide(
  group: 'view' | 'format' | 'insert',
  labels: { readonly rows: Command['label']; readonly columns: Command['label'] },
  ids: { readonly rows: string; readonly columns: string },
  run: (place: Workplace, side: Side) => void,
  isDisabled?: (place: Workplace, side: Side) => boolean,
): PerSide {
  const one = (side: Side): Command => ({
    id: ids[side],
    group,
    label: labels[side],
    edits: true,
    ...(isDisabled && { isDisabled: (place: Workplace) => isDisabled(place, side) }),
    run: (place) => run(place, side),
  });
  return { rows: one('rows'), columns: one('columns') };
}

const hide = perSide(
  'view',
  { rows: 'lines.hideRows', columns: 'lines.hideColumns' },
  { rows: 'hideRows', columns: 'hideColumns' },
  hideSelected,
);
const show = perSide(
  'view',
  { rows: 'lines.showRows', columns: 'lines.showColumns' },
  { rows: 'showRows', columns: 'showColumns' },
  showHidden,
  (place, side) => !hasHidden(place, side),
);
const isPlain = ({ desk }: Workplace, side: Side): boolean => desk.layout.depth(side) === 0;
const group = perSide(
  'view',
  { rows: 'lines.groupRows', columns: 'lines.groupColumns' },
  { rows: 'groupRows', columns: 'groupColumns' },
  groupSelected,
);
const ungroup = perSide(
  'view',
  { rows: 'lines.ungroupRows', columns: 'lines.ungroupColumns' },
  { rows: 'ungroupRows', columns: 'ungroupColumns' },
  ungroupSelected,
  isPlain,
);
const fold = perSide(
  'view',
  { rows: 'lines.foldRows', columns: 'lines.foldColumns' },
  { rows: 'foldRows', columns: 'foldColumns' },
  (place, side) => foldSelected(place, side, 'fold'),
  isPlain,
);
const unfold = perSide(
  'view',
  { rows: 'lines.unfoldRows', columns: 'lines.unfoldColumns' },
  { rows: 'unfoldRows', columns: 'unfoldColumns' },
  (place, side) => foldSelected(place, side, 'unfold'),
  isPlain,
);
const fit = perSide(
  'format',
  { rows: 'lines.fitRows', columns: 'lines.fitColumns' },
  { rows: 'fitRows', columns: 'fitColumns' },
  ({ desk, grid }, side) => {
    const { first, count } = desk.linesIn(side);
    grid()?.fit(
      side,
      Array.from({ length: count }, (_, i) => first + i),
    );
  },
);

const frozenNow = ({ desk, session }: Workplace): { readonly rows: number; readonly columns: number } => {
  session.sheets();
  const sheet = desk.sheet();
  return sheet ? session.workbook.frozenOf(sheet.id) : { rows: 0, columns: 0 };
};

function freeze(place: Workplace, count: { readonly rows: number; readonly columns: number }): void {
  const { desk, session } = place;
  desk.take(freezePanes(session.editor, desk.sheet()!.id, count));
}

export const arranging: readonly Command[] = [
  hide.rows,
  hide.columns,
  show.rows,
  show.columns,
  {
    id: 'groupLines',
    group: 'view',
    label: 'lines.group',
    keys: ['Shift+Alt+ArrowRight'],
    edits: true,
    onlyByKey: true,
    run: (place) => groupSelected(place, place.desk.sideOfSelection()),
  },
  {
    id: 'ungroupLines',
    group: 'view',
    label: 'lines.ungroup',
    keys: ['Shift+Alt+ArrowLeft'],
    edits: true,
    onlyByKey: true,
    run: (place) => ungroupSelected(place, place.desk.sideOfSelection()),
  },
  group.rows,
  group.columns,
  ungroup.rows,
  ungroup.columns,
  fold.rows,
  unfold.rows,
  fold.columns,
  unfold.columns,
  {
    id: 'freezeHere',
    group: 'view',
    label: 'lines.freezeHere',
    edits: true,
    run(place) {
      const { row, column } = place.desk.active();
      if (row === 0 && column === 0) place.desk.say(() => place.t('lines.freezeHow'));
      else freeze(place, { rows: row, columns: column });
    },
  },
  {
    id: 'freezeFirstRow',
    group: 'view',
    label: 'lines.freezeFirstRow',
    edits: true,
    run: (place) => freeze(place, { rows: 1, columns: 0 }),
  },
  {
    id: 'freezeFirstColumn',
    group: 'view',
    label: 'lines.freezeFirstColumn',
    edits: true,
    run: (place) => freeze(place, { rows: 0, columns: 1 }),
  },
  {
    id: 'unfreeze',
    group: 'view',
    label: 'lines.unfreeze',
    edits: true,
    isDisabled: (place) => frozenNow(place).rows + frozenNow(place).columns === 0,
    run: (place) => freeze(place, { rows: 0, columns: 0 }),
  },
  {
    id: 'mergeCells',
    group: 'format',
    label: 'lines.merge',
    edits: true,
    isDisabled: ({ desk }) => isSingle(desk.selected()),
    run({ desk, session, t }) {
      const { firstRow, lastRow, firstColumn, lastColumn } = desk.block();
      let filled = 0;
      for (let row = firstRow; row <= lastRow && filled < 2; row++)
        for (let column = firstColumn; column <= lastColumn; column++)
          if (desk.isFilled({ row, column })) filled++;
      if (desk.take(mergeCells(session.editor, desk.range())) && filled > 1)
        desk.say(() => t('lines.mergedOver'));
    },
  },
  {
    id: 'unmergeCells',
    group: 'format',
    label: 'lines.unmerge',
    edits: true,
    isDisabled: ({ desk }) => !desk.layout.hasMergeIn(desk.block()),
    run({ desk, session }) {
      desk.take(unmergeCells(session.editor, desk.range()));
    },
  },
  fit.columns,
  fit.rows,
];
