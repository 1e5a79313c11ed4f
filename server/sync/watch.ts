/** What whoever watches the server hears of the rooms. Nobody's content and no names. */
import type { Notice } from '#model';

export interface SyncWatch {
  /** a client's update was not taken */
  refused(reason: Notice): void;
  /** an update was taken although it seems to hold a personal number */
  personalNumberTaken(): void;
  /** a workbook has been opened, from the question to the first who may come in */
  loaded(ms: number): void;
}
