/** All that copied tables need: loaded when the sheet has been drawn. */
export { carryTable } from './carry-table.ts';
export { readHtml } from './read-html.ts';
export { writeHtml } from './write-html.ts';
