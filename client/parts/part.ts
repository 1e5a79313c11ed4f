import { type Component, Suspense, createComponent, lazy } from 'solid-js';
import { withTexts } from '../text/text.tsx';
import { patiently } from './patiently.ts';

/**
 * A part of a page that comes when it is first drawn, with every text; where the line is gone, when it is back. Each waits
 * for itself: one that does not come hides nothing that stands beside it. `Meanwhile`: what stands in its place till then.
 */
export function part<Props extends object>(
  load: () => Promise<{ default: Component<Props> }>,
  Meanwhile?: Component,
): Component<Props> & { readonly preload: () => Promise<unknown> } {
  const Late = lazy(() => patiently(() => withTexts(load)));
  const Part: Component<Props> = (props) =>
    createComponent(Suspense, {
      get fallback() {
        return Meanwhile?.({});
      },
      get children() {
        return createComponent(Late, props);
      },
    });
  return Object.assign(Part, { preload: Late.preload });
}
