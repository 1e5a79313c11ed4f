/** Out of which documents somebody who is deleted must still be taken: that takes longer than a server may live. */
import type { LayoutStep } from '../layout-words.ts';

export const departures: LayoutStep = ({ text, keyed }) => `
  create table departure (
    doc ${text} not null, person ${text} not null, pseudonym ${text} not null,
    primary key (doc, person)
  ) ${keyed};
`;
