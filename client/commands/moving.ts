/** Moving about and selecting, as in Excel. */
import { type Point, type Stride, isSingle, movedPoint, single, keyDirections } from '../sheet/selection.ts';
import type { da } from '../text/da.ts';
import { readChord } from './chord.ts';
import type { Command, Workplace } from './command.ts';

const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;
const pages = ['PageUp', 'PageDown'] as const;

function goTo({ desk }: Workplace, point: Point, chord: string): void {
  desk.select(readChord(chord).shift ? { anchor: desk.selected().anchor, focus: point } : single(point));
}

/**
 * Where a chord starts from: what extends the selection goes on from its moving corner, and in a merged cell one goes on
 * in the row or column by which one came.
 */
function from({ desk }: Workplace, chord: string): Point {
  const isCorner = readChord(chord).shift || isSingle(desk.selected());
  return isCorner ? desk.selected().focus : desk.active();
}

function move(stride: Stride): Command['run'] {
  return (place, chord = '') => {
    const { desk } = place;
    const direction = keyDirections[readChord(chord).key];
    if (!direction) return;
    const how = { direction, stride, pageRows: place.grid()?.pageRows() ?? 1 };
    goTo(place, movedPoint(from(place, chord), how, desk.terrain()), chord);
  };
}

function toColumn(column: (place: Workplace) => number): Command['run'] {
  return (place, chord = '') => {
    goTo(place, { row: from(place, chord).row, column: column(place) }, chord);
  };
}

/** What only a key can mean, such as moving by an arrow. */
function byKey(
  id: keyof typeof da.command,
  group: 'move' | 'select',
  keys: readonly string[],
  run: Command['run'],
): Command {
  return { id, group, label: `command.${id}`, keys, onlyByKey: true, run };
}

const held = (modifiers: string, keys: readonly string[]): readonly string[] =>
  keys.map((key) => `${modifiers}+${key}`);

const toFirstColumn = toColumn(() => 0);
const toLastColumn = toColumn(({ desk }) => desk.lastFilled().column);
const toStart: Command['run'] = (place, chord = '') => goTo(place, { row: 0, column: 0 }, chord);
const toEnd: Command['run'] = (place, chord = '') => goTo(place, place.desk.lastFilled(), chord);

export const moving: readonly Command[] = [
  byKey('moveByCell', 'move', arrows, move('cell')),
  byKey('moveToEdge', 'move', held('Ctrl', arrows), move('edge')),
  byKey('moveByPage', 'move', pages, move('page')),
  byKey('moveToFirstColumn', 'move', ['Home'], toFirstColumn),
  byKey('moveToLastColumn', 'move', ['End'], toLastColumn),
  byKey('moveToStart', 'move', ['Ctrl+Home'], toStart),
  byKey('moveToEnd', 'move', ['Ctrl+End'], toEnd),
  byKey('stepDown', 'move', ['Enter'], ({ desk }) => desk.step('down')),
  byKey('stepUp', 'move', ['Shift+Enter'], ({ desk }) => desk.step('up')),
  byKey('stepRight', 'move', ['Tab'], ({ desk }) => desk.step('right')),
  byKey('stepLeft', 'move', ['Shift+Tab'], ({ desk }) => desk.step('left')),
  byKey('previousSheet', 'move', ['Ctrl+PageUp'], ({ desk }) => desk.openNextSheet(-1)),
  byKey('nextSheet', 'move', ['Ctrl+PageDown'], ({ desk }) => desk.openNextSheet(1)),
  // Escape lets the next Tab go to the next control, as it does everywhere else.
  byKey('leaveGrid', 'move', ['Escape'], ({ desk, grid }) => {
    if (desk.questions().length > 0) desk.dismissQuestions();
    else grid()?.leave();
  }),
  byKey('extendByCell', 'select', held('Shift', arrows), move('cell')),
  byKey('extendToEdge', 'select', held('Ctrl+Shift', arrows), move('edge')),
  byKey('extendByPage', 'select', held('Shift', pages), move('page')),
  byKey('extendToFirstColumn', 'select', ['Shift+Home'], toFirstColumn),
  byKey('extendToLastColumn', 'select', ['Shift+End'], toLastColumn),
  byKey('extendToStart', 'select', ['Ctrl+Shift+Home'], toStart),
  byKey('extendToEnd', 'select', ['Ctrl+Shift+End'], toEnd),
  {
    id: 'selectAll',
    group: 'select',
    label: 'command.selectAll',
    keys: ['Ctrl+A'],
    run: ({ desk }) => desk.select({ anchor: { row: 0, column: 0 }, focus: desk.lastPoint() }),
  },
  {
    id: 'selectRow',
    group: 'select',
    label: 'command.selectRow',
    keys: ['Shift+Space'],
    run({ desk }) {
      const { anchor, focus } = desk.selected();
      const { column } = desk.lastPoint();
      desk.select({ anchor: { row: anchor.row, column: 0 }, focus: { row: focus.row, column } });
    },
  },
  {
    id: 'selectColumn',
    group: 'select',
    label: 'command.selectColumn',
    keys: ['Ctrl+Space'],
    run({ desk }) {
      const { anchor, focus } = desk.selected();
      const { row } = desk.lastPoint();
      desk.select({ anchor: { row: 0, column: anchor.column }, focus: { row, column: focus.column } });
    },
  },
];
