/**
 * Whatever a colleague does, and whenever it comes: my sheet, my selection, my place and the cell that I am typing in stay
 * what they were, and what I have half typed goes on meaning the same cell.
 */
import fc from 'fast-check';
import { createRoot, createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { type Desk, createDesk } from '../../client/sheet/desk.ts';
import { createFormulaTyping } from '../../client/sheet/formula-typing.ts';
import type { WorkbookSession } from '../../client/workbook-session.ts';
import { danish, nameOfCell, watchWorkbook } from '../../model/index.ts';
import { histories, openPlay } from '../support/history.ts';
import { longestMs, runs } from '../support/runs.ts';
import type { Person } from '../support/workbooks.ts';

function openDesk({ workbook, editor }: Person): { readonly desk: Desk; close(): void } {
  return createRoot((dispose) => {
    const [changes, setChanges] = createSignal(0);
    const watch = watchWorkbook(workbook, () => setChanges(changes() + 1));
    const session: Partial<WorkbookSession> = {
      workbook,
      editor,
      sheets: () => (changes(), workbook.sheets),
      trackLayout: () => void changes(),
      trackEveryLayout: () => void changes(),
      trackAnyValue: () => void changes(),
      entryOf: () => '',
      presence: { tell: () => {} } as unknown as WorkbookSession['presence'],
    };
    const options = {
      language: () => danish,
      t: (key: string) => key,
      mayEdit: () => true,
      mayComment: () => true,
    };
    const desk = createDesk({ session: session as WorkbookSession, ...options });
    desk.typeFormulasWith(
      createFormulaTyping({ session: session as WorkbookSession, desk, language: options.language }),
    );
    return {
      desk,
      close() {
        watch.close();
        dispose();
      },
    };
  });
}

const sum = { moved: 0, gone: 0, followed: 0 };

test(
  '[TEAM-11] a colleague’s edits never take sheet, selection, place or half-typed text',
  () => {
    fc.assert(
      fc.property(
        histories(2, 40),
        fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 }), fc.nat({ max: 5 }), fc.nat({ max: 3 })),
        (events, [row, column, meantRow, meantColumn]) => {
          const play = openPlay(2);
          const [anne] = play.people;
          const { workbook } = anne!;
          const { desk, close } = openDesk(anne!);
          desk.select({ anchor: { row, column }, focus: { row: row + 1, column: column + 1 } });
          expect(desk.beginDraft({ text: '', mode: 'enter', place: 'cell' })).toBe(true);
          const own = desk.sheet()!;
          const meant = workbook.cellAt(own, meantRow, meantColumn)!;
          desk.changeDraft(`=${nameOfCell(meantRow, meantColumn)}`);
          const before = { at: desk.activeCell()!, inView: desk.inView() };
          let isLost = false;
          for (const event of events) {
            if (event.kind !== 'act') continue;
            play.run([{ ...event, who: 1 }]);
            play.settle();
            const draft = desk.draft()!;
            expect(draft.at).toEqual(before.at);
            expect(desk.selected()).toBeDefined();
            if (!workbook.livingSheet(own.id)) {
              sum.gone++;
              isLost = true;
              continue;
            }
            expect(desk.sheet()!.id).toBe(own.id);
            expect(desk.inView()).toBe(before.inView);
            const place = workbook.positionOf(before.at);
            if (place) {
              expect(desk.active()).toEqual({ row: place.row, column: place.column });
              expect(desk.activeCell()).toEqual(before.at);
              if (place.row !== row || place.column !== column) sum.moved++;
            }
            const now = workbook.positionOf(meant);
            isLost ||= now === undefined;
            if (!now || isLost) continue;
            expect(draft.text).toBe(`=${nameOfCell(now.row, now.column)}`);
            if (now.row !== meantRow || now.column !== meantColumn) sum.followed++;
          }
          close();
          play.close();
        },
      ),
      runs(25, 40),
    );
    // The property would hold of colleagues who do nothing.
    expect(Math.min(sum.moved, sum.followed)).toBeGreaterThan(0);
  },
  longestMs,
);
