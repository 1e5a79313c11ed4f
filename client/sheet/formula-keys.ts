/** Keys that mean something of their own while a formula is typed: the list of offers, F4, and pointing at cells. */
import type { Desk } from './desk.ts';
import type { FormulaHelp } from './formula-help.ts';
import { type Stride, keyDirections } from './selection.ts';

/** Lines in a screenful, while one points. */
const pageRows = 20;

/** Handles a key; true when it was one of these. */
export function createFormulaKeys(desk: Desk, help: FormulaHelp): (event: KeyboardEvent) => boolean {
  return (event) => {
    if (help.onKey(event)) return true;
    const { formula } = desk;
    if (event.altKey) return false;
    if (event.key === 'F4' && !event.ctrlKey && !event.shiftKey) {
      if (!formula.cycleFixed()) return false;
      event.preventDefault();
      return true;
    }
    const direction = keyDirections[event.key];
    // After F2 arrows go through the text.
    if (!direction || desk.draft()?.mode !== 'enter') return false;
    const stride: Stride = event.key.startsWith('Page') ? 'page' : event.ctrlKey ? 'edge' : 'cell';
    const isPointing = formula.pointByKey({ direction, stride, extends: event.shiftKey, pageRows });
    if (isPointing) event.preventDefault();
    return isPointing;
  };
}
