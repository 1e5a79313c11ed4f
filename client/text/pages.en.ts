/** The pages around the sheet and how they look, in English. */
import type { pages as danish } from './pages.da.ts';

export const pages: typeof danish = {
  theme: {
    label: 'Appearance',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
};
