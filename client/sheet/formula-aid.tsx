/** What stands by whoever types a formula, in the cell or in the bar: its colours, its keys, and help with its functions. */
import type { JSX } from 'solid-js';
import { part } from '../parts/part.ts';
import { type FormulaHelp, type FormulaHelpOptions, createFormulaHelp } from './formula-help.ts';
import { createFormulaKeys } from './formula-keys.ts';
import { FormulaMirror } from './formula-mirror.tsx';

const FormulaHelpBox = part(() => import('./formula-help-box.tsx'));

export interface FormulaAid {
  readonly help: FormulaHelp;
  /** Handles a key; true when it was one of a formula's. */
  onKey(event: KeyboardEvent): boolean;
  readonly Mirror: typeof FormulaMirror;
  /** The box with help, beside where one types. */
  Box(props: { anchor(): Element; text(): string }): JSX.Element;
}

export function createFormulaAid(options: FormulaHelpOptions): FormulaAid {
  const help = createFormulaHelp(options);
  return {
    help,
    onKey: createFormulaKeys(options.desk, help),
    Mirror: FormulaMirror,
    Box: (props) => <FormulaHelpBox help={help} anchor={() => props.anchor()} text={() => props.text()} />,
  };
}
