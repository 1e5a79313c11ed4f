/** How cells look. A protected sheet keeps its look: the verbs refuse there, and say why. */
import {
  type BorderChoice,
  type CellFormat,
  type FormatChange,
  formatPresets,
  plainFormat,
  setBorders,
  withDecimals,
} from '#model';
import { formatHere } from '../sheet/desk-verbs.ts';
import type { TextKey } from '../text/text.tsx';
import type { Command, Workplace } from './command.ts';

/** What is on or off; pressed again it is taken away. */
function toggle(
  id: 'bold' | 'italic' | 'underline' | 'wrap',
  label: TextKey,
  keys?: readonly string[],
): Command {
  return {
    id,
    group: 'format',
    label,
    ...(keys && { keys }),
    edits: true,
    isOn: ({ desk }) => desk.activeFormat()?.[id] ?? false,
    run: (place) => formatHere(place, { [id]: !place.desk.activeFormat()?.[id] }),
  };
}

/** One of several; chosen again it is taken away, as in Excel. */
function choice<Attribute extends 'align' | 'vertical'>(
  attribute: Attribute,
  value: NonNullable<CellFormat[Attribute]>,
  id: string,
  label: TextKey,
): Command {
  const isOn = ({ desk }: Workplace): boolean => desk.activeFormat()?.[attribute] === value;
  return {
    id,
    group: 'format',
    label,
    edits: true,
    isOn,
    run: (place) => formatHere(place, { [attribute]: isOn(place) ? undefined : value } as FormatChange),
  };
}

function borders(which: BorderChoice): Command {
  return {
    id: `borders-${which}`,
    group: 'format',
    label: `look.border.${which}`,
    edits: true,
    run: ({ desk, session }) => {
      desk.whenAllowed(() => desk.take(setBorders(session.editor, desk.range(), which)));
    },
  };
}

function decimals(id: string, label: TextKey, by: 1 | -1): Command {
  return {
    id,
    group: 'format',
    label,
    edits: true,
    run(place) {
      const { desk, session } = place;
      const at = desk.activeCell();
      const value = at && session.valueAt(at);
      const now = desk.activeFormat()?.number;
      const number = withDecimals(now, by, typeof value === 'number' ? value : undefined);
      if (number !== now) formatHere(place, { number });
    },
  };
}

/** Signs that stand behind Shift and a digit, on Danish and on English keyboards. */
const presetKeys: Readonly<Partial<Record<(typeof formatPresets)[number]['key'], readonly string[]>>> = {
  decimals: ['Ctrl+!'],
  kronerAndOre: ['Ctrl+¤', 'Ctrl+$'],
  percent: ['Ctrl+%'],
  date: ['Ctrl+#'],
};

function preset({ key, code }: (typeof formatPresets)[number]): Command {
  const keys = presetKeys[key];
  return {
    id: `number-${key}`,
    group: 'format',
    label: `format.${key}`,
    labelNow: ({ t }) => t(`format.${key}`),
    ...(keys && { keys }),
    edits: true,
    isOn: ({ desk }) => desk.activeFormat()?.number === code,
    run: (place) => formatHere(place, { number: code }),
  };
}

export const formatting: readonly Command[] = [
  toggle('bold', 'menu.bold', ['Ctrl+B']),
  toggle('italic', 'look.italic', ['Ctrl+I']),
  toggle('underline', 'look.underline', ['Ctrl+U']),
  {
    id: 'formatCells',
    group: 'format',
    label: 'look.formatCells',
    keys: ['Ctrl+1'],
    edits: true,
    run: (place) => place.open('formatCells'),
  },
  ...formatPresets.map(preset),
  decimals('moreDecimals', 'look.moreDecimals', 1),
  decimals('fewerDecimals', 'look.fewerDecimals', -1),
  choice('align', 'left', 'alignLeft', 'look.alignLeft'),
  choice('align', 'center', 'alignCenter', 'look.alignCenter'),
  choice('align', 'right', 'alignRight', 'look.alignRight'),
  choice('vertical', 'top', 'alignTop', 'look.alignTop'),
  choice('vertical', 'middle', 'alignMiddle', 'look.alignMiddle'),
  toggle('wrap', 'look.wrap'),
  borders('all'),
  borders('outer'),
  borders('top'),
  borders('bottom'),
  borders('total'),
  borders('none'),
  {
    id: 'copyFormat',
    group: 'format',
    label: 'look.copyFormat',
    edits: true,
    isOn: ({ brush }) => brush.isHeld(),
    run: ({ brush }) => (brush.isHeld() ? brush.drop() : brush.take()),
  },
  {
    id: 'clearFormat',
    group: 'format',
    label: 'look.clearFormat',
    edits: true,
    run: (place) => formatHere(place, plainFormat),
  },
  {
    id: 'conditionalFormats',
    group: 'format',
    label: 'look.conditionalFormats',
    edits: true,
    run: (place) => place.open('conditionalFormats'),
  },
  {
    id: 'validation',
    group: 'data',
    label: 'look.validation',
    edits: true,
    run: (place) => place.open('validation'),
  },
  {
    id: 'invalidCells',
    group: 'data',
    label: 'look.invalidCells',
    isOn: ({ session }) => session.showsInvalid(),
    run: ({ session }) => session.showInvalid(!session.showsInvalid()),
  },
];
