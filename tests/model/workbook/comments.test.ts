import { describe, expect, test } from 'vitest';
import { deleteLines, deleteSheet, insertLines, moveCells } from '../../../model/index.ts';
import {
  type Remark,
  commentLimits,
  deleteMessage,
  deleteThread,
  editMessage,
  mentionsOf,
  reopenThread,
  replyInThread,
  resolveThread,
  restingThreads,
  startThread,
  threadsAt,
  threadsOf,
} from '../../../model/workbook/comments.ts';
import { nameOfCell } from '../../../model/formula/reference.ts';
import { cellAt, openColleagues, rangeAt, rowsOf } from '../../support/colleagues.ts';
import type { Person } from '../../support/workbooks.ts';

const by = (person: string) => ({ person, name: person.toUpperCase() });
const remark = (person: string, at: number, text: string, mentions: readonly string[] = []): Remark => ({
  by: by(person),
  at,
  text,
  mentions,
});

const begin = (person: Person, cell: string, one: Remark): string => {
  const result = startThread(person.editor, cellAt(person, cell), one);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** Every thread as "B3: anne ja, bo nej". */
const threads = ({ workbook }: Person): readonly string[] =>
  threadsOf(workbook).map(({ cell, messages, resolved }) => {
    const { row, column } = workbook.positionOf(cell)!;
    const said = messages.map(({ by: author, text }) => `${author.person} ${text}`).join(', ');
    return `${cell.sheet} ${nameOfCell(row, column)}: ${said}${resolved ? ` (${resolved.by.person})` : ''}`;
  });

describe('comments', () => {
  test('[NOTE-7] a thread whose cell is gone is told apart, and can be read, answered and settled meanwhile', () => {
    const { anne, both } = openColleagues();
    const thread = begin(anne, 'B3', remark('anne', 1, 'hvorfor?'));
    begin(anne, 'Data!A1', remark('anne', 5, 'her'));
    const cell = cellAt(anne, 'B3');
    expect(restingThreads(anne.workbook)).toEqual([]);
    deleteLines(anne.editor, rowsOf(2));
    expect(restingThreads(anne.workbook)).toMatchObject([{ id: thread, cell, resolved: undefined }]);
    expect(replyInThread(anne.editor, thread, remark('bo', 2, 'derfor')).ok).toBe(true);
    expect(resolveThread(anne.editor, thread, { by: by('bo'), at: 3 }).ok).toBe(true);
    deleteSheet(anne.editor, 'b');
    const gone = both(({ workbook }) =>
      restingThreads(workbook).map(({ messages }) => messages.at(-1)!.text),
    );
    expect(gone).toEqual(['her', 'derfor']);
    anne.editor.undo();
    expect(both(threads)).toEqual(['b A1: anne her']);
  });

  test('[NOTE-1] a thread follows its cell, rests with a deleted row or sheet and returns with undo', () => {
    const { anne } = openColleagues();
    begin(anne, 'B3', remark('anne', 1, 'hvorfor?'));
    begin(anne, 'Data!A1', remark('anne', 2, 'her'));
    insertLines(anne.editor, rowsOf(0));
    expect(threads(anne)).toEqual(['a B4: anne hvorfor?', 'b A1: anne her']);
    deleteLines(anne.editor, rowsOf(3));
    deleteSheet(anne.editor, 'b');
    expect(threads(anne)).toEqual([]);
    anne.editor.undo();
    anne.editor.undo();
    expect(threads(anne)).toHaveLength(2);
    moveCells(anne.editor, rangeAt(anne, 'A4:B5'), rangeAt(anne, 'Data!C3'));
    expect(threads(anne)).toEqual(['b A1: anne her', 'b D3: anne hvorfor?']);
  });

  test('[NOTE-2] replies made at once all stand, in the order of their times and then of their ids', () => {
    const { anne, bo, both } = openColleagues();
    const thread = begin(anne, 'B3', remark('anne', 10, 'hvorfor?'));
    both(() => 0);
    replyInThread(anne.editor, thread, remark('anne', 30, 'nå'));
    replyInThread(bo.editor, thread, remark('bo', 20, 'derfor'));
    replyInThread(bo.editor, thread, remark('bo', 30, 'altså'));
    expect(both(threads)).toEqual(['a B3: anne hvorfor?, bo derfor, anne nå, bo altså']);
  });

  test('[NOTE-3] one’s own message can be changed and taken away, nobody else’s', () => {
    const { anne, bo, both } = openColleagues();
    const thread = begin(anne, 'B3', remark('anne', 10, 'hvorfro?'));
    const { id } = both(({ workbook }) => threadsOf(workbook))[0]!.messages[0]!;
    const at = { thread, message: id };
    expect(editMessage(bo.editor, at, remark('bo', 11, 'x'))).toMatchObject({ error: { kind: 'notYours' } });
    expect(deleteMessage(bo.editor, at, 'bo')).toMatchObject({ error: { kind: 'notYours' } });
    editMessage(anne.editor, at, remark('anne', 12, 'hvorfor?', ['bo']));
    expect(both(({ workbook }) => threadsOf(workbook)[0]!.messages[0])).toMatchObject({
      text: 'hvorfor?',
      at: 10,
      editedAt: 12,
      mentions: ['bo'],
    });
    replyInThread(bo.editor, thread, remark('bo', 20, 'derfor'));
    deleteMessage(anne.editor, at, 'anne');
    expect(both(threads)).toEqual(['a B3: bo derfor']);
    anne.editor.undo();
    expect(both(threads)).toEqual(['a B3: anne hvorfor?, bo derfor']);
    deleteMessage(anne.editor, at, 'anne');
    deleteMessage(anne.editor, { thread, message: 'nope' }, 'anne');
    bo.editor.undo();
    expect(both(threads)).toEqual([]);
  });

  test('[NOTE-4] undo of mine keeps a thread in which a colleague has replied; a deleted thread returns with the reply', () => {
    const { anne, bo, both } = openColleagues();
    const thread = begin(anne, 'B3', remark('anne', 10, 'hvorfor?'));
    both(() => 0);
    replyInThread(bo.editor, thread, remark('bo', 20, 'derfor'));
    both(() => 0);
    expect(anne.editor.undo()?.kept).toBe(2);
    expect(both(threads)).toEqual(['a B3: anne hvorfor?, bo derfor']);
    deleteThread(anne.editor, thread);
    replyInThread(bo.editor, thread, remark('bo', 30, 'og'));
    expect(both(threads)).toEqual([]);
    anne.editor.undo();
    expect(both(threads)).toEqual(['a B3: anne hvorfor?, bo derfor, bo og']);
  });

  test('[NOTE-5] resolving says by whom; a reply reopens; mentions of what is open are found', () => {
    const { anne, bo, both } = openColleagues();
    const thread = begin(anne, 'B3', remark('anne', 10, 'hvorfor, @Bo?', ['bo']));
    both(() => 0);
    const mentions = ({ workbook }: Person): number => mentionsOf(workbook, 'bo').length;
    expect(both(mentions)).toBe(1);
    resolveThread(bo.editor, thread, { by: by('bo'), at: 20 });
    expect(both(threads)).toEqual(['a B3: anne hvorfor, @Bo? (bo)']);
    expect(both(mentions)).toBe(0);
    replyInThread(anne.editor, thread, remark('anne', 30, 'nej'));
    expect(both(mentions)).toBe(1);
    resolveThread(bo.editor, thread, { by: by('bo'), at: 40 });
    reopenThread(bo.editor, thread);
    expect(both(({ workbook }) => threadsAt(workbook, cellAt(bo, 'B3'))[0]?.resolved)).toBeUndefined();
  });

  test('[NOTE-6] empty and endless texts are refused; a locked cell can be commented on', () => {
    const { anne } = openColleagues();
    const at = cellAt(anne, 'A1');
    expect(startThread(anne.editor, at, remark('anne', 1, ' '))).toMatchObject({ error: { why: 'empty' } });
    const long = 'x'.repeat(commentLimits.text + 1);
    expect(startThread(anne.editor, at, remark('anne', 1, long))).toMatchObject({
      error: { why: 'tooLong' },
    });
    anne.doc.getMap('sheets').set('a/p', 1);
    expect(startThread(anne.editor, at, remark('anne', 1, long.slice(1))).ok).toBe(true);
  });
});
