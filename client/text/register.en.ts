/** The register of assumptions, warnings and readiness, in English. */
import type { register as da } from './register.da.ts';

export const register: typeof da = {
  noRoom: 'There is no row left for one more reason on the sheet Dokumentation.',
};
