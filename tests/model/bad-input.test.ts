/**
 * Every place where a person's text goes into the shared document, with every awkward text. Each verb takes it or refuses
 * it in so many words; what it takes is the same at a colleague's, can be taken back, and leaves a document that every
 * part of the program can read.
 */
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import {
  type EditRefusal,
  type Result,
  addAssumption,
  addSheet,
  changeAssumption,
  danish,
  defineName,
  exportWorkbook,
  openWorkbook,
  pasteCells,
  readTyped,
  renameSheet,
  renameWorkbook,
  setBlock,
  setCell,
  setFormat,
  typedCells,
} from '../../model/index.ts';
import { startThread, threadsOf } from '../../model/workbook/comments.ts';
import { protectRange } from '../../model/workbook/protection.ts';
import { addScenario } from '../../model/workbook/scenarios.ts';
import { setValidation } from '../../model/workbook/validation.ts';
import { awkwardTexts } from '../support/awkward-texts.ts';
import { openPair, range } from '../support/people.ts';
import type { Person } from '../support/workbooks.ts';

type Put = (person: Person, text: string) => Result<unknown, EditRefusal>;

const cell = ({ workbook }: Person) => workbook.cellAt(workbook.sheetOf('a')!, 2, 1)!;
const anne = { person: 'anne', name: 'Anne' };

const places: Readonly<Record<string, Put>> = {
  'a cell': (person, text) => setCell(person.editor, cell(person), { text, language: danish }),
  'a block of cells': ({ editor }, text) => setBlock(editor, range('B3:C4'), [[text, '1'], [text]], danish),
  'a paste': ({ editor }, text) => {
    const work = typedCells([[text, text]], danish);
    let bit = work.next();
    while (!bit.done) bit = work.next();
    return pasteCells(editor, range('B3'), bit.value);
  },
  'the title': ({ editor }, text) => renameWorkbook(editor, text),
  'a new sheet': ({ editor }, text) => addSheet(editor, text),
  'a sheet’s name': ({ editor }, text) => renameSheet(editor, 'a', text),
  'a name': ({ editor }, text) => defineName(editor, text, '=`a!1.1`'),
  'a comment': (person, text) =>
    startThread(person.editor, cell(person), { by: anne, at: 1, text, mentions: [] }),
  'an assumption': (person, text) =>
    addAssumption(person.editor, cell(person), { label: text, source: text, population: text, unit: text }),
  'a day in the register': (person, text) => {
    const added = addAssumption(person.editor, cell(person), {});
    return added.ok ? changeAssumption(person.editor, added.value, { owner: text, date: text }) : added;
  },
  'a scenario': ({ editor }, text) => addScenario(editor, text),
  'a format code': ({ editor }, text) => setFormat(editor, range('B3'), { number: text }),
  'a list to choose from': ({ editor }, text) =>
    setValidation(editor, range('B3'), {
      rule: { kind: 'list', items: [text] },
      allowsEmpty: true,
      strictness: 'stop',
      message: text,
    }),
  'a protected range': ({ editor }, text) => protectRange(editor, range('B3'), { label: text, mayEdit: [] }),
};

describe('[BADINPUT] awkward texts', () => {
  test.each(Object.keys(places))('[BADINPUT-1] %s takes them or says why not', (where) => {
    for (const [what, text] of Object.entries(awkwardTexts)) {
      const { anne: typing, bo, wires } = openPair();
      const before = JSON.stringify(typing.doc.getMap('about').toJSON());
      const put = places[where]!(typing, text);
      wires.deliverAll();
      if (!put.ok) {
        expect(put.error.kind, `${what} in ${where}`).toMatch(/^(?:bad|textTooLong|nameTaken)/);
        expect(JSON.stringify(typing.doc.getMap('about').toJSON())).toBe(before);
      }
      expect(bo.text('B3'), `${what} in ${where}`).toBe(typing.text('B3'));
      expect(bo.workbook.sheets.map(({ id }) => bo.workbook.sheetName(id))).toEqual(
        typing.workbook.sheets.map(({ id }) => typing.workbook.sheetName(id)),
      );
      // Whoever opens it anew reads it too, and a file can be made of it.
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(bo.doc));
      const opened = openWorkbook(copy);
      expect(
        () => [exportWorkbook(opened, () => undefined), threadsOf(opened)],
        `${what} in ${where}`,
      ).not.toThrow();
      opened.close();
      for (let steps = 0; typing.editor.canUndo && steps < 5; steps++) typing.editor.undo();
      expect(typing.text('B3'), `${what} taken back from ${where}`).toBe('');
    }
  });

  test.each(Object.entries(awkwardTexts))('[BADINPUT-2] %s stays in a cell as it was typed', (_, text) => {
    const { anne: typing } = openPair();
    const put = setCell(typing.editor, cell(typing), { text, language: danish });
    if (text.length > 32_767) {
      expect(put).toMatchObject({ error: { kind: 'textTooLong', limit: 32_767 } });
      return;
    }
    const read = readTyped(text, 'da');
    const content = typing.workbook.contentAt(cell(typing));
    if (read.kind === 'text' || read.kind === 'ambiguous')
      expect(content).toEqual({
        kind: 'text',
        value: (read.kind === 'text' ? read.value : text).toWellFormed(),
      });
    if (read.kind === 'number') expect(content).toEqual({ kind: 'number', value: read.value });
    if (read.kind === 'formula') expect(['formula', 'draft']).toContain(content.kind);
  });
});
