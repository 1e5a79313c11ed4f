/** The comments of the open workbook as one person meets them: which are new, which are open on the screen, and the verbs. */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import {
  type Author,
  type CellId,
  type MessageId,
  type Thread,
  deleteMessage,
  editMessage,
  reopenThread,
  replyInThread,
  resolveThread,
  restingThreads,
  startThread,
  threadsOf,
} from '#model';
import { type NamedPerson, type Person, fetchPeople } from '../api.ts';
import type { Desk } from '../sheet/desk.ts';
import type { WorkbookSession } from '../workbook-session.ts';
import { type ReadMarks, openReadMarks } from './read-marks.ts';

/** Words for a comment that is being written, with those who have been picked to be mentioned. */
export interface Writing {
  readonly text: string;
  readonly mentions: readonly NamedPerson[];
}

export interface Comments {
  readonly threads: Accessor<readonly Thread[]>;
  /** those whose cells are deleted */
  readonly resting: Accessor<readonly Thread[]>;
  at(cell: CellId): readonly Thread[];
  /** the cell whose comments are shown beside it: a new object each time that it is asked for */
  readonly opened: Accessor<{ readonly cell: CellId } | undefined>;
  open(cell: CellId): void;
  close(): void;
  openList(): void;
  isNew(thread: Thread): boolean;
  readonly newCount: Accessor<number>;
  markRead(threads: readonly Thread[]): void;
  /** everybody who may be mentioned, once they have been fetched */
  readonly people: Accessor<readonly NamedPerson[]>;
  fetchPeople(): void;
  readonly me: Accessor<Person | undefined>;
  readonly mayWrite: Accessor<boolean>;
  /** Each tells what is refused, and is true when nothing was. */
  start(cell: CellId, writing: Writing): boolean;
  reply(thread: string, writing: Writing): boolean;
  edit(at: MessageId, writing: Writing): boolean;
  remove(at: MessageId): boolean;
  resolve(thread: string): boolean;
  reopen(thread: string): boolean;
  /** Words that are not sent yet stay until they are, also when the note is closed meanwhile. */
  draftOf(key: string): Writing;
  keepDraft(key: string, writing: Writing): void;
}

export interface CommentsOptions {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly me: Accessor<Person | undefined>;
  openList(): void;
}

const nothing: Writing = { text: '', mentions: [] };

export function createComments({ session, desk, me, openList }: CommentsOptions): Comments {
  const { editor } = session;
  const threads = createMemo(() => {
    session.trackComments();
    return threadsOf(session.workbook);
  });
  const resting = createMemo(() => {
    session.trackComments();
    return restingThreads(session.workbook);
  });
  const everything = (): readonly Thread[] => [...threads(), ...resting()];
  const [opened, setOpened] = createSignal<{ readonly cell: CellId }>();
  const [people, setPeople] = createSignal<readonly NamedPerson[]>([]);
  const drafts = new Map<string, Writing>();

  let marks: ReadMarks | undefined;
  const [readCount, setReadCount] = createSignal(0);
  /** Before it is known who I am, and before the document has come, nothing counts as new. */
  const readMarks = (): ReadMarks | undefined => {
    const mine = me();
    if (!mine || session.connection.link().at === 'connecting') return marks;
    marks ??= openReadMarks(session.id, mine.id, everything());
    return marks;
  };
  const isNew = ({ id, messages }: Thread): boolean => {
    readCount();
    const known = readMarks();
    if (!known) return false;
    return messages.some(({ id: message, by }) => by.person !== me()?.id && !known.isRead(id, message));
  };

  const author = (): Author => ({ person: me()?.id ?? '', name: me()?.name ?? '' });
  const remarkOf = ({ text, mentions }: Writing) => ({
    by: author(),
    at: Date.now(),
    text: text.trim(),
    // Whose name has been taken out of the text again is not meant any more.
    mentions: [...new Set(mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))],
  });
  const take: Desk['take'] = (result) => desk.take(result);

  return {
    threads,
    resting,
    at: (cell) =>
      threads().filter(
        ({ cell: own }) => own.sheet === cell.sheet && own.row === cell.row && own.column === cell.column,
      ),
    opened,
    open(cell) {
      setOpened({ cell });
    },
    close: () => {
      setOpened(undefined);
    },
    openList,
    isNew,
    newCount: createMemo(() => everything().filter(isNew).length),
    markRead(seen) {
      const known = readMarks();
      if (!known || !seen.some(isNew)) return;
      known.note(seen, everything());
      setReadCount(readCount() + 1);
    },
    people,
    fetchPeople() {
      void fetchPeople(session.id).then((answer) => answer.ok && setPeople(answer.value));
    },
    me,
    mayWrite: desk.mayComment,
    start: (cell, writing) => take(startThread(editor, cell, remarkOf(writing))),
    reply: (thread, writing) => take(replyInThread(editor, thread, remarkOf(writing))),
    edit: (at, writing) => take(editMessage(editor, at, remarkOf(writing))),
    remove: (at) => take(deleteMessage(editor, at, author().person)),
    resolve: (thread) => take(resolveThread(editor, thread, { by: author(), at: Date.now() })),
    reopen: (thread) => take(reopenThread(editor, thread)),
    draftOf: (key) => drafts.get(key) ?? nothing,
    keepDraft(key, writing) {
      if (writing.text === '') drafts.delete(key);
      else drafts.set(key, writing);
    },
  };
}
