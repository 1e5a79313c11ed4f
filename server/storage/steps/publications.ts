/** The library of the installation: what owners tell others about their workbooks. */
import type { LayoutStep } from '../layout-words.ts';

export const publications: LayoutStep = ({ text, integer, bytes, keyed, wide }) => `
  create table publication (
    id ${text} primary key, workbook ${text} not null unique, content ${text} not null,
    published_at ${integer} not null, changed_at ${integer} not null
  ) ${keyed};

  create table publication_copy (
    publication ${text} primary key, data ${bytes} not null, crc ${integer} not null
  ) ${wide};
`;
