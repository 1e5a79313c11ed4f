/** Whom a browser took somebody for who then signed in and brought along what the guest had. */
import type { LayoutStep } from '../layout-words.ts';

export const guests: LayoutStep = ({ text }) => `
  alter table session add column was ${text};
`;
