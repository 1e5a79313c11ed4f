import { expect, test } from 'vitest';
import {
  clearCells,
  clearInputs,
  copyCells,
  deleteLines,
  english,
  insertLines,
  isLocked,
  moveLines,
  setBlock,
  setFormat,
} from '../../../model/index.ts';
import { mergeCells } from '../../../model/workbook/merges.ts';
import {
  changeProtection,
  protectRange,
  protectedRanges,
  unprotectRange,
} from '../../../model/workbook/protection.ts';
import { setValidation } from '../../../model/workbook/validation.ts';
import { cellAt, openColleagues, rangeAt, rowsOf } from '../../support/colleagues.ts';
import type { Person } from '../../support/workbooks.ts';

const locked = { ok: false, error: { kind: 'locked' } };

/** Anne owns the workbook and protects B2:C3; Bo is an editor. */
function open() {
  const colleagues = openColleagues();
  const { anne, bo } = colleagues;
  anne.workbook.role = 'owner';
  bo.workbook.role = 'editor';
  const made = protectRange(anne.editor, rangeAt(anne, 'B2:C3'), { label: 'Satser', mayEdit: ['owner'] });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  colleagues.both(() => 0);
  return { ...colleagues, at: { sheet: 'a', id: made.value } };
}

test('[LOCK-1] every verb that would change a protected range is refused to who may not, and to nobody else', () => {
  const { anne, bo } = open();
  const range = rangeAt(bo, 'B2:B2');
  const verbs: readonly ((person: Person) => unknown)[] = [
    ({ editor }) => setBlock(editor, range, [['1']], english),
    ({ editor }) =>
      setBlock(
        editor,
        rangeAt(bo, 'A1'),
        [
          ['1', '2'],
          ['3', '4'],
        ],
        english,
      ),
    ({ editor }) => copyCells(editor, rangeAt(bo, 'A9'), range),
    ({ editor }) => setFormat(editor, range, { bold: true }),
    ({ editor }) => mergeCells(editor, rangeAt(bo, 'C3:D4')),
    ({ editor }) => deleteLines(editor, rowsOf(2)),
    ({ editor }) => moveLines(editor, rowsOf(1), 9),
    ({ editor }) =>
      setValidation(editor, range, {
        rule: { kind: 'filled' },
        allowsEmpty: true,
        strictness: 'warn',
        message: '',
      }),
  ];
  anne.type('B2', '5');
  for (const verb of verbs) expect(verb(bo)).toMatchObject(locked);
  expect([isLocked(bo.workbook, cellAt(bo, 'B2')), isLocked(bo.workbook, cellAt(bo, 'A1'))]).toEqual([
    true,
    false,
  ]);
  expect(isLocked(anne.workbook, cellAt(anne, 'B2'))).toBe(false);
  for (const verb of verbs) expect(verb(anne)).toMatchObject({ ok: true });
});

test('[LOCK-2] a filled cell is neither cleared, nor emptied with the inputs', () => {
  const { anne, bo, both } = open();
  anne.type('B2', '5');
  anne.type('A1', '6');
  setFormat(anne.editor, rangeAt(anne, 'A1:C3'), { role: 'input' });
  both(() => 0);
  expect(clearCells(bo.editor, rangeAt(bo, 'A1:D9'))).toMatchObject(locked);
  expect(clearInputs(bo.editor)).toMatchObject({ ok: true, value: 1 });
  expect(both((person) => [person.text('A1'), person.text('B2')])).toEqual(['', '5']);
});

test('[LOCK-3] the range follows its cells; rows inserted inside belong to it; deleted ones bring it back', () => {
  const { anne, bo, both } = open();
  insertLines(bo.editor, rowsOf(2));
  insertLines(bo.editor, rowsOf(0));
  const area = ({ workbook }: Person) => protectedRanges(workbook, 'a').map((range) => range.area);
  expect(both(area)).toMatchObject([{ firstRow: 2, lastRow: 4, firstColumn: 1, lastColumn: 2 }]);
  deleteLines(anne.editor, rowsOf(2, 3));
  expect(both(area)).toEqual([]);
  anne.editor.undo();
  expect(both(area)).toHaveLength(1);
});

test('[LOCK-4] only who may edit a range, or an owner, may change or lift its protection', () => {
  const { anne, bo, both, at } = open();
  expect(unprotectRange(bo.editor, at)).toMatchObject(locked);
  expect(changeProtection(bo.editor, at, { mayEdit: ['editor'] })).toMatchObject(locked);
  expect(protectRange(bo.editor, rangeAt(bo, 'A1:B2'), { label: '', mayEdit: [] })).toMatchObject(locked);
  changeProtection(anne.editor, at, { mayEdit: ['owner', 'editor'] });
  both(() => 0);
  changeProtection(anne.editor, at, { label: 'Takster' });
  changeProtection(bo.editor, at, { mayEdit: [] });
  const [range] = both(({ workbook }) => protectedRanges(workbook, 'a'));
  expect(range).toMatchObject({ label: 'Takster', mayEdit: [] });
  expect(isLocked(anne.workbook, cellAt(anne, 'B2'))).toBe(true);
  expect(unprotectRange(anne.editor, at).ok).toBe(true);
  expect(both(({ workbook }) => isLocked(workbook, cellAt(bo, 'B2')))).toBe(false);
  expect(unprotectRange(anne.editor, at)).toMatchObject({ error: { kind: 'gone' } });
});

test('[LOCK-5] what a colleague types there at the same moment stands; an unreadable list keeps the range for owners', () => {
  const { anne, bo, both } = openColleagues();
  anne.workbook.role = 'owner';
  protectRange(anne.editor, rangeAt(anne, 'A1:A12'), { label: '', mayEdit: [] });
  bo.type('A1', '7');
  expect(both((person) => person.text('A1'))).toBe('7');
  setBlock(
    bo.editor,
    rangeAt(bo, 'B12'),
    Array.from({ length: 9 }, () => ['x']),
    english,
  );
  expect(setBlock(bo.editor, rangeAt(bo, 'A20'), [['x']], english)).toMatchObject(locked);
  const map = anne.workbook.sheetOf('a')!.maps.protection;
  map.set('q/r', '=`4.1`');
  map.set('q/w', 'alle');
  expect(
    both(({ workbook }) => protectedRanges(workbook, 'a').find(({ id }) => id === 'q')?.mayEdit),
  ).toEqual(['owner']);
});
