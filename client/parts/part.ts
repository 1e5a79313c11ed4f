import { type Component, lazy } from 'solid-js';
import { withTexts } from '../text/text.tsx';
import { patiently } from './patiently.ts';

/** A part of a page that comes when it is first drawn, with every text; where the line is gone, when it is back. */
export function part<Props extends object>(
  load: () => Promise<{ default: Component<Props> }>,
): Component<Props> & { readonly preload: () => Promise<unknown> } {
  return lazy(() => patiently(() => withTexts(load)));
}
