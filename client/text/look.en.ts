/** Looks of cells, their conditions and what may stand in them, in English. */
import type { look as danish } from './look.da.ts';

export const look: typeof danish = {
  style: {
    good: 'marked as good',
    bad: 'marked as bad',
    attention: 'marked: look here',
    calm: 'marked',
    strong: 'emphasised',
    faint: 'toned down',
  },
};
