/** A case whose effect is a share of people who go on, in English. */
import type { goingOn as da } from './going-on.da.ts';

export const goingOn: typeof da = {
  needs: 'needs at least {{ needed }} to go on',
  expects: 'You expect {{ expected }}.',
};
