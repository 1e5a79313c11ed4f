/** What a cell's format and the conditional formats that it meets look like: names of classes, drawn by cell-look.css. */
import { type Border, type CellFormat, type ConditionStyle, sidesOf } from '#model';
import './cell-look.css';

/** Colours, line under the text, vertical place and what conditions say. */
export function classesOfLook(format: CellFormat, styles: readonly ConditionStyle[]): readonly string[] {
  const classes: string[] = [];
  if (format.underline) classes.push('underline');
  if (format.colour) classes.push(`tint-${format.colour}`);
  if (format.ground) classes.push(`ground-${format.ground}`);
  if (format.vertical) classes.push(`at-${format.vertical}`);
  // The most important style stands last, where two say something about the same.
  for (const style of styles.toReversed()) classes.push(`met-${style}`);
  if (styles[0] !== undefined) classes.push(`first-${styles[0]}`);
  return classes;
}

/**
 * The lines of a cell. Those to the right and below are the cell's own edges; those above and to the left lie beside the
 * neighbour's edge, and are left out where the neighbour draws one there.
 */
export function classesOfBorder(
  border: Border | undefined,
  neighbour: { above(): Border | undefined; before(): Border | undefined },
): readonly string[] {
  if (border === undefined) return [];
  const { top, right, bottom, left } = sidesOf(border);
  return [
    top && !sidesOf(neighbour.above()).bottom && 'line-top',
    right && 'line-right',
    bottom === 'double' ? 'line-double' : bottom && 'line-bottom',
    left && !sidesOf(neighbour.before()).right && 'line-left',
  ].filter((name) => typeof name === 'string');
}
