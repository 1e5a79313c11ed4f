/** A worn document is written anew, and the end of the old one is kept for copies that were offline. */
import type { LayoutStep } from '../layout-words.ts';

export const epochs: LayoutStep = ({ text, integer, bytes, wide }) => `
  alter table workbook add column epoch ${integer} not null default 0;
  alter table doc_client add column epoch ${integer} not null default 0;

  create table doc_epoch (
    doc ${text} not null, number ${integer} not null, data ${bytes} not null, crc ${integer} not null,
    vector ${bytes} not null, at ${integer} not null,
    primary key (doc, number)
  ) ${wide};
`;
