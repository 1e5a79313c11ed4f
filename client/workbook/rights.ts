/** What a person may write, and the rates that are everybody's to bring up to date: known after the first paint. */
export { openRights } from '#model';
