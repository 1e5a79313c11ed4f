/** People, workbooks and their logs. */
import type { LayoutStep } from '../layout-words.ts';

export const first: LayoutStep = ({ text, integer, bytes, keyed, wide }) => `
  create table person (
    id ${text} primary key, name ${text}, colour ${integer} not null, created_at ${integer} not null
  ) ${keyed};

  create table session (
    token_hash ${bytes} primary key, person ${text} not null, created_at ${integer} not null,
    seen_at ${integer} not null
  ) ${keyed};

  create table workbook (
    id ${text} primary key, title ${text} not null, template ${text} not null, head ${integer} not null,
    created_at ${integer} not null, changed_at ${integer} not null, deleted_at ${integer}
  ) ${keyed};

  create table access (
    workbook ${text} not null, person ${text} not null, link ${text} not null, role ${text} not null,
    at ${integer} not null,
    primary key (workbook, person, link)
  ) ${keyed};
  create index access_by_person on access (person);
  create index access_by_link on access (link);

  create table share_link (
    id ${text} primary key, workbook ${text} not null, role ${text} not null,
    token_hash ${bytes} not null unique, created_by ${text}, created_at ${integer} not null
  ) ${keyed};
  create index share_link_by_workbook on share_link (workbook);

  create table doc_update (
    doc ${text} not null, seq ${integer} not null, data ${bytes} not null, crc ${integer} not null,
    author ${text} not null, at ${integer} not null,
    primary key (doc, seq)
  ) ${keyed};

  create table doc_snapshot (
    doc ${text} not null, seq ${integer} not null, data ${bytes} not null, crc ${integer} not null,
    at ${integer} not null,
    primary key (doc, seq)
  ) ${wide};

  create table doc_client (
    doc ${text} not null, client ${integer} not null, person ${text} not null, at ${integer} not null,
    primary key (doc, client)
  ) ${keyed};
`;
