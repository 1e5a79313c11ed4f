/**
 * Tells what a log says: plays it on from where it was told last, update by update, and gives the changes, and the
 * documents as sessions of work ended. It keeps the documents that it has played, so that the next updates of a workbook
 * in use cost only themselves. Runs in a thread of its own.
 */
import * as Y from 'yjs';
import { type Change, type Replay, openReplay } from '#model';
import type { EndedSession, NewChange, Untold } from '../storage/history.ts';
import type { PersonId, WorkbookId } from '../storage/storage.ts';

export interface TellJob {
  readonly workbook: WorkbookId;
  readonly untold: Untold;
  /** a session of work is over when nobody has changed anything for so long */
  readonly pauseMs: number;
  /** everybody has left: the session is over with the last of these updates */
  readonly isOver: boolean;
}

/** What is kept in one transaction. */
export interface ToldPart {
  /** the log has been told up to here with it */
  readonly to: number;
  readonly changes: readonly NewChange[];
  readonly ended?: EndedSession;
}

/** 'lost': the document is not here (any more), and its base must come along. */
export type Told = { readonly kind: 'lost' } | { readonly kind: 'told'; readonly parts: readonly ToldPart[] };

/** So few that a commit of people's edits that waits behind them waits for milliseconds. */
const changesAtOnce = 300;

/** Documents that are kept between two jobs. */
const mostHeld = 12;

interface Held {
  readonly replay: Replay;
  told: number;
}

export class LogTeller {
  /** in the order in which they were used */
  readonly #held = new Map<WorkbookId, Held>();

  tell({ workbook, untold, pauseMs, isOver }: TellJob): Told {
    const held = this.#take(workbook, untold);
    if (!held) return { kind: 'lost' };
    const people = new Map(untold.clients.map(({ client, person }) => [client, person]));
    const personOf = (client: number): PersonId | undefined => people.get(client);
    const parts: ToldPart[] = [];
    let changes: NewChange[] = [];
    let { openSince } = untold;
    const end = (ended?: EndedSession): void => {
      if (changes.length > 0 || ended || held.told !== (parts.at(-1)?.to ?? untold.told))
        parts.push({ to: held.told, changes, ...(ended && { ended }) });
      changes = [];
    };
    const closeSession = (): void => {
      if (openSince === undefined) return;
      end({ seq: held.told, at: openSince, state: Y.encodeStateAsUpdate(held.replay.doc) });
      openSince = undefined;
    };
    for (const update of untold.updates) {
      if (update.seq <= held.told) continue;
      const isLead = update.seq <= untold.told;
      if (!isLead && openSince !== undefined && update.at - openSince > pauseMs) closeSession();
      const made = held.replay.play(update, personOf);
      if (isLead) {
        held.told = update.seq;
        continue;
      }
      for (const [n, change] of made.entries()) {
        changes.push(rowOf(change, { seq: update.seq, n, at: update.at }));
        // The changes of one large update may come in parts: it is told when the last of them is kept.
        if (changes.length >= changesAtOnce) {
          parts.push({ to: held.told, changes });
          changes = [];
        }
      }
      held.told = update.seq;
      if (made.length > 0) openSince = update.at;
    }
    if (isOver) closeSession();
    end();
    this.#put(workbook, held, isOver);
    return { kind: 'told', parts };
  }

  /** The document as it was told last, taken out: a job that fails leaves none behind. */
  #take(workbook: WorkbookId, { base, told }: TellJob['untold']): Held | undefined {
    const held = this.#held.get(workbook);
    this.#held.delete(workbook);
    if (!base) {
      if (held?.told === told) return held;
      held?.replay.close();
      return undefined;
    }
    held?.replay.close();
    return { replay: openReplay(base.state), told: base.seq };
  }

  #put(workbook: WorkbookId, held: Held, isOver: boolean): void {
    if (isOver) {
      held.replay.close();
      return;
    }
    this.#held.set(workbook, held);
    const [oldest] = this.#held;
    if (this.#held.size <= mostHeld || !oldest) return;
    oldest[1].replay.close();
    this.#held.delete(oldest[0]);
  }
}

function rowOf(change: Change, place: Pick<NewChange, 'seq' | 'n' | 'at'>): NewChange {
  return { ...place, ...change, facts: JSON.stringify(change.facts) };
}
