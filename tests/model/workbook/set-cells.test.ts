import { expect, test } from 'vitest';
import { danish, setCells } from '../../../model/index.ts';
import { protectRange } from '../../../model/workbook/protection.ts';
import { setValidation } from '../../../model/workbook/validation.ts';
import { openPair, range } from '../../support/people.ts';

const at = (row: number, column: number) => ({ sheet: 'a', row: String(row), column: String(column) });

test('[FIND-2] locked cells are left and counted, the others are written as typed', () => {
  const { anne } = openPair((person) => person.type('A1', 'uger'));
  expect(protectRange(anne.editor, range('A1'), { label: 'Fast', mayEdit: ['owner'] }).ok).toBe(true);
  anne.workbook.role = 'editor';
  const cells = [
    { at: at(0, 0), text: 'måneder' },
    { at: at(1, 1), text: '1.234,5' },
  ];
  expect(setCells(anne.editor, cells, danish)).toEqual({ ok: true, value: { written: 1, locked: 1 } });
  expect([anne.text('A1'), anne.text('B2')]).toEqual(['uger', '1234.5']);
});

test('[FIND-2] a text that a validation does not allow refuses the whole, and nothing is written', () => {
  const { anne } = openPair((person) => person.type('A1', '4'));
  const rule = { kind: 'decimal', min: 0, max: 10 } as const;
  const validation = { rule, allowsEmpty: true, strictness: 'stop', message: '' } as const;
  expect(setValidation(anne.editor, range('B2'), validation).ok).toBe(true);
  const result = setCells(
    anne.editor,
    [
      { at: at(0, 0), text: '5' },
      { at: at(1, 1), text: '50' },
    ],
    danish,
  );
  expect(!result.ok && result.error.kind).toBe('invalid');
  expect([anne.text('A1'), anne.text('B2')]).toEqual(['4', '']);
});
