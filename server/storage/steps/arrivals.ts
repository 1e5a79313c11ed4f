/** When each item came, by the minute, and who brought it: the log itself is folded away. */
import type { LayoutStep } from '../layout-words.ts';

export const arrivals: LayoutStep = ({ text, integer, keyed }) => `
  create table doc_mark (
    doc ${text} not null, client ${integer} not null, at ${integer} not null, person ${text} not null,
    "end" ${integer} not null,
    primary key (doc, client, at, person)
  ) ${keyed};
`;
