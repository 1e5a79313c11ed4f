/** lib0's logging as far as Yjs uses it: without colours, and without the page of code behind them. */

// The colours are given like words; nothing is said in their place.
export const BOLD = '';
export const UNBOLD = '';
export const ORANGE = '';
export const RED = '';

export function print(...said: readonly unknown[]): void {
  // oxlint-disable-next-line no-console -- Yjs tells a developer
  console.log(...said.filter((part) => part !== ''));
}

export function warn(...said: readonly unknown[]): void {
  // oxlint-disable-next-line no-console -- Yjs warns a developer
  console.warn(...said);
}
