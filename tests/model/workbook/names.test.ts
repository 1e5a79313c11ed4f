import { describe, expect, test } from 'vitest';
import { openProjection } from '../../../model/calculation/index.ts';
import { copyCells, deleteSheet, insertLines, renameSheet, retyped, sightOf } from '../../../model/index.ts';
import { english } from '../../../model/formula/language.ts';
import { readTokens, writeTokens } from '../../../model/formula/tokens.ts';
import { defineName, deleteName, renameName } from '../../../model/workbook/names.ts';
import { openColleagues, rangeAt, rowsOf } from '../../support/colleagues.ts';
import type { Person } from '../../support/workbooks.ts';

const onA = { text: 'Rente', scope: 'a' } as const;
const value = (person: Person, sheet: string, key: string): unknown => {
  const projection = openProjection(person.workbook);
  projection.flush();
  const value = projection.valueAt(sheet, key);
  projection.close();
  return value;
};

describe('names with scope', () => {
  test('[NAME-1] a sheet’s own name wins there over the workbook’s; each can be written from anywhere', () => {
    const { anne } = openColleagues();
    defineName(anne.editor, 'Rente', '=0.01');
    defineName(anne.editor, onA, '=0.05');
    anne.type('A1', '=Rente');
    anne.type('A2', '=[0]!Rente');
    anne.type('Data!A1', '=Rente');
    anne.type('Data!A2', '=Ark1!Rente+Data!Rente');
    expect(['A1', 'A2', 'Data!A1', 'Data!A2'].map((at) => anne.text(at))).toEqual([
      '=Rente',
      '=[0]!Rente',
      '=Rente',
      "='Ark1'!Rente+Rente",
    ]);
    expect([value(anne, 'a', '0.0'), value(anne, 'a', '1.0')]).toEqual([0.05, 0.01]);
    expect([value(anne, 'b', '0.0'), value(anne, 'b', '1.0')]).toEqual([0.01, 0.06]);
  });

  test('[NAME-2] what the cell editor shows means the same when it is entered again, also in Danish', () => {
    const { anne } = openColleagues();
    renameSheet(anne.editor, 'a', "Bo's tal");
    defineName(anne.editor, 'Rente', '=0.01');
    defineName(anne.editor, onA, '=0.05');
    anne.type('A1', '=[0]!Rente*Rente');
    anne.type('Data!A1', "='Bo''s tal'!Rente");
    for (const at of ['A1', 'Data!A1']) {
      const shown = anne.text(at);
      const stored = JSON.stringify(anne.workbook.sheets.map((sheet) => sheet.maps.cells.toJSON()));
      anne.type(at, shown, 'da');
      expect(anne.text(at)).toBe(shown);
      expect(JSON.stringify(anne.workbook.sheets.map((sheet) => sheet.maps.cells.toJSON()))).toBe(stored);
    }
  });

  test('[NAME-3] a rename is followed by every formula; a text that is taken on that sheet is refused', () => {
    const { anne } = openColleagues();
    const rate = defineName(anne.editor, onA, '=0.05');
    defineName(anne.editor, { text: 'Sats', scope: 'a' }, '=7');
    defineName(anne.editor, 'Pris', '=9');
    anne.type('A1', '=Rente+1');
    if (!rate.ok) throw new Error('refused');
    expect(renameName(anne.editor, rate.value, 'sats')).toMatchObject({ error: { why: 'taken' } });
    expect(renameName(anne.editor, rate.value, 'A1')).toMatchObject({ error: { why: 'looksLikeCell' } });
    expect(renameName(anne.editor, rate.value, 'Pris').ok).toBe(true);
    expect(anne.text('A1')).toBe('=Pris+1');
    anne.editor.undo();
    expect(anne.text('A1')).toBe('=Rente+1');
  });

  test('[NAME-4] a text given twice at the same time gets a number that nobody else has, and both stand', () => {
    const { anne, bo, both } = openColleagues();
    defineName(anne.editor, 'Rente_2', '=3');
    both(() => 0);
    defineName(anne.editor, 'Rente', '=1');
    defineName(bo.editor, 'Rente', '=2');
    defineName(bo.editor, onA, '=4');
    const names = both(({ workbook }) =>
      workbook.definedNames.map(({ text, stored, scope }) => [text, stored, scope]),
    );
    expect(names).toEqual([
      ['Rente', '=1', undefined],
      ['Rente_3', '=2', undefined],
      ['Rente', '=4', 'a'],
      ['Rente_2', '=3', undefined],
    ]);
    for (const { id, text, scope } of anne.workbook.definedNames)
      expect(anne.workbook.nameIdByText(text, scope)).toBe(id);
  });

  test('[NAME-5] a sheet takes its names along when it is deleted, and back; undo of mine keeps a colleague’s', () => {
    const { anne, bo, both } = openColleagues();
    defineName(anne.editor, { text: 'Sats', scope: 'b' }, '=7');
    anne.type('A1', '=Data!Sats');
    deleteSheet(anne.editor, 'b');
    defineName(bo.editor, 'Sats', '=9');
    expect(both((person) => person.text('A1'))).toBe('=#NAME?');
    expect(value(anne, 'a', '0.0')).toMatchObject({ error: '#NAME?' });
    anne.editor.undo();
    expect(both((person) => person.text('A1'))).toBe('=Data!Sats');
    expect(value(anne, 'a', '0.0')).toBe(7);
    defineName(anne.editor, 'Delt', '=1');
    both(() => 0);
    defineName(bo.editor, 'Delt', '=2');
    both(() => 0);
    expect(anne.editor.undo()?.kept).toBeGreaterThan(0);
    expect(both(({ workbook }) => workbook.definedNames.find(({ text }) => text === 'Delt')?.stored)).toBe(
      '=2',
    );
  });

  test('[NAME-6] incrementally calculated words follow names that come and go with sheets', () => {
    const { anne } = openColleagues();
    const projection = openProjection(anne.workbook);
    anne.type('A1', '=Sats+1');
    anne.type('A2', '=Data!Sats+1');
    projection.flush();
    expect(projection.valueAt('a', '0.0')).toMatchObject({ error: '#NAME?', unknown: 'sats' });
    defineName(anne.editor, { text: 'Sats', scope: 'b' }, '=7');
    projection.flush();
    expect(projection.valueAt('a', '0.0')).toMatchObject({ error: '#NAME?' });
    expect(projection.valueAt('a', '1.0')).toBe(8);
    deleteSheet(anne.editor, 'b');
    projection.flush();
    expect(projection.valueAt('a', '1.0')).toMatchObject({ error: '#NAME?' });
    anne.editor.undo();
    projection.flush();
    expect(projection.valueAt('a', '1.0')).toBe(8);
    projection.close();
  });

  test('[NAME-7] a formula copied to another sheet keeps meaning the same name', () => {
    const { anne } = openColleagues();
    defineName(anne.editor, onA, '=`a!$4.$0`');
    defineName(anne.editor, 'Rente', '=1');
    anne.type('A1', '=Rente');
    copyCells(anne.editor, rangeAt(anne, 'A1'), rangeAt(anne, 'Data!A1'));
    expect(anne.text('Data!A1')).toBe("='Ark1'!Rente");
  });

  test('[NAME-8] a half-typed name is written anew only when its text would mean another', () => {
    const { anne } = openColleagues();
    const id = defineName(anne.editor, 'Rente', '=1');
    const sight = sightOf(anne.workbook);
    const now = (): string =>
      retyped({ text: '=rente*2', sheet: 'a', language: english }, sight, anne.workbook);
    insertLines(anne.editor, rowsOf(0));
    expect(now()).toBe('=rente*2');
    defineName(anne.editor, onA, '=2');
    expect(now()).toBe('=[0]!Rente*2');
    if (id.ok) deleteName(anne.editor, id.value);
    expect(now()).toBe('=rente*2');
  });

  test.each(["'Ark1'!Rente", "'Mit ark'!Rente", '[0]!Rente', "'O''Hara'!R_1+Tal!Sats", 'Tal!SUM(A1)'])(
    '[NAME-9] tokens with sheets lose nothing: %s',
    (text) => expect(writeTokens(readTokens(text, english))).toBe(text),
  );
});
