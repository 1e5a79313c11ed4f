/**
 * What a session needs when its workbook has been painted, and not before: what a person may write, with the rates that are
 * everybody's to bring up to date, and why no socket can be opened.
 */
export { openRights } from '#model';
export { whyClosed } from '../collaborate/why-closed.ts';
