/** Changes told from the log before it is folded away, and versions. */
import type { LayoutStep } from '../layout-words.ts';

export const history: LayoutStep = ({ text, integer, bytes, keyed, wide }) => `
  alter table workbook add column told ${integer};

  create table doc_change (
    doc ${text} not null, seq ${integer} not null, n ${integer} not null, at ${integer} not null,
    person ${text} not null, kind ${text} not null, sheet ${text} not null, cell ${text} not null,
    facts ${text} not null,
    primary key (doc, seq, n)
  ) ${keyed};
  create index doc_change_by_cell on doc_change (doc, sheet, cell) where cell <> '';

  create table doc_version (
    doc ${text} not null, number ${integer} not null, seq ${integer} not null, since ${integer} not null,
    at ${integer} not null, name ${text}, made_by ${text}, people ${text} not null, changes ${integer} not null,
    data ${bytes} not null, crc ${integer} not null,
    primary key (doc, number)
  ) ${wide};
`;
