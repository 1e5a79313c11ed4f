import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable, writeTable } from '../../client/clipboard/table-text.ts';
import { type Key, readChord, shownChord, typesCharacter } from '../../client/commands/chord.ts';
import { commands } from '../../client/commands/commands.ts';
import { laterKeys } from '../../client/commands/later-keys.ts';
import { commandOf, firstCommands } from '../../client/commands/pressed.ts';
import {
  type Direction,
  type Point,
  type Stride,
  type Terrain,
  blockOf,
  movedPoint,
  nextInBlock,
  single,
} from '../../client/sheet/selection.ts';
import { shownCell } from '../../client/sheet/shown-cell.ts';
import { danish, english } from '../../model/index.ts';
import type { CellFormat, Content, Value } from '../../model/index.ts';
import { runs } from '../support/runs.ts';

function read(text: string): string[][] {
  const work = readTable(text);
  let bit = work.next();
  while (!bit.done) bit = work.next();
  return bit.value;
}

describe('[CLIP] the clipboard’s text', () => {
  test('[CLIP-1] any table reads back as it was written', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'æ', '"', '\t', '\n', '\r\n', ' ', ',', '1', '='),
      maxLength: 6,
    });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        // A table whose last row is one empty cell cannot be told from a trailing line break.
        fc.pre(rows.length === 1 || rows.at(-1)!.some((text) => text !== '') || rows[0]!.length > 1);
        expect(read(writeTable(rows))).toEqual(rows);
      }),
      runs(500),
    );
  });

  test.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['1.234,56\t12,5 %', [['1.234,56', '12,5 %']]],
    ['"to linjer\nher"\tx', [['to linjer\nher', 'x']]],
    ['"citat" midt i', [['"citat" midt i']]],
    ['5" rør', [['5" rør']]],
    ['', [['']]],
    ['\t', [['', '']]],
  ])('[CLIP-2] %j', (text, rows) => {
    expect(read(text)).toEqual(rows);
  });
});

const key = (name: string, held: Partial<Key> = {}): Key => ({
  key: name,
  ctrl: false,
  shift: false,
  alt: false,
  isComposing: false,
  ...held,
});

describe('[KEY] keys and what they mean', () => {
  test.each([
    [key('ArrowDown'), 'moveByCell', 'ArrowDown'],
    [key('ArrowDown', { ctrl: true, shift: true }), 'extendToEdge', 'Ctrl+Shift+ArrowDown'],
    [key('PageUp'), 'moveByPage', 'PageUp'],
    [key('Home', { ctrl: true }), 'moveToStart', 'Ctrl+Home'],
    [key('Enter', { shift: true }), 'stepUp', 'Shift+Enter'],
    [key('Tab'), 'stepRight', 'Tab'],
    [key('F2'), 'edit', 'F2'],
    [key('z', { ctrl: true }), 'undo', 'Ctrl+Z'],
    [key('Z', { ctrl: true, shift: true }), 'redo', 'Ctrl+Shift+Z'],
    [key('d', { ctrl: true }), 'fillDown', 'Ctrl+D'],
    [key(' ', { ctrl: true }), 'selectColumn', 'Ctrl+Space'],
    [key(' ', { shift: true }), 'selectRow', 'Shift+Space'],
    [key('Delete'), 'clear', 'Delete'],
    [key('+', { ctrl: true }), 'insertLines', 'Ctrl++'],
    [key('ArrowDown', { alt: true }), 'offerChoices', 'Alt+ArrowDown'],
  ])('[KEY-1] %o is %s', (pressed, id, chord) => {
    const found = commandOf(commands, pressed, 'grid');
    expect([found?.command.id, found?.chord]).toEqual([id, chord]);
  });

  test.each([
    ['a semicolon stands behind Shift on a Danish keyboard', key(';', { ctrl: true, shift: true }), 'today'],
    ['and not on an English one', key(';', { ctrl: true }), 'today'],
  ])('[KEY-2] %s', (_, pressed, id) => {
    expect(commandOf(commands, pressed, 'grid')?.command.id).toBe(id);
  });

  test.each([
    ['AltGr on a Danish keyboard types a character', key('{', { ctrl: true, alt: true }), true],
    ['so does a letter', key('å'), true],
    ['so does a dead key', key('Dead'), true],
    ['a key that belongs to an input method is left alone', key('a', { isComposing: true }), false],
    ['copy and paste are the browser’s', key('c', { ctrl: true }), false],
    ['other keys are the browser’s', key('F7'), false],
    ['so are its menus', key('f', { alt: true }), false],
  ])('[KEY-2] %s', (_, pressed, types) => {
    expect(commandOf(commands, pressed, 'grid')).toBeUndefined();
    expect(typesCharacter(pressed)).toBe(types);
  });

  test('[LATE-1] the keys that wait are those of the commands that come later', () => {
    const chordsOf = (where: 'grid' | 'page'): readonly string[] =>
      commands
        .filter((command) => !firstCommands.includes(command) && (command.keysCount ?? 'grid') === where)
        .flatMap(({ keys }) => keys ?? []);
    // In a field that is not the sheet's, taking back and replacing are the field's own.
    const undoing = commands
      .filter(({ keysCount, edits }) => keysCount === 'page' && edits)
      .flatMap(({ keys }) => keys ?? []);
    expect(laterKeys.page.toSorted()).toEqual(
      chordsOf('page')
        .filter((chord) => !undoing.includes(chord))
        .toSorted(),
    );
    expect(laterKeys.grid.toSorted()).toEqual([...chordsOf('grid'), ...undoing].toSorted());
  });

  test('[KEY-3] no two commands share an id or a key, and none needs AltGr or a dead key', () => {
    const ids = commands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = commands.flatMap((command) => command.keys ?? []);
    // What the editor and the browser handle has its own place: an arrow in a formula is no arrow in the sheet.
    const here = commands
      .filter(({ keysCount }) => keysCount !== 'elsewhere')
      .flatMap(({ keys: own }) => own ?? []);
    expect(here.filter((chord, i) => here.indexOf(chord) !== i)).toEqual([]);
    for (const chord of keys) {
      const { ctrl, alt, key: last } = readChord(chord);
      expect(ctrl && alt, chord).toBe(false);
      expect(['^', '`', '¨', '´'], chord).not.toContain(last);
    }
  });

  test('[KEY-4] a person reads keys in the own language', () => {
    expect(shownChord('Ctrl+Shift+ArrowDown', 'da')).toBe('Ctrl+Shift+↓');
    expect(shownChord('Ctrl+Space', 'da')).toBe('Ctrl+Mellemrum');
    expect(shownChord('Ctrl++', 'en')).toBe('Ctrl++');
  });
});

describe('[SELECT] moving', () => {
  const filled = new Set(['2,0', '3,0', '4,0', '8,0']);
  const isFilled = ({ row, column }: { row: number; column: number }): boolean =>
    filled.has(`${row},${column}`);
  const plain: Terrain = {
    extent: { rows: 10, columns: 5 },
    isFilled,
    isHidden: () => false,
    blockAt: (point) => blockOf(single(point)),
  };
  const edge = (row: number, direction: 'up' | 'down'): number =>
    movedPoint({ row, column: 0 }, { direction, stride: 'edge', pageRows: 5 }, plain).row;

  test.each([
    [0, 'down', 2],
    [2, 'down', 4],
    [3, 'down', 4],
    [4, 'down', 8],
    [8, 'down', 9],
    [9, 'up', 8],
    [8, 'up', 4],
    [4, 'up', 2],
    [2, 'up', 0],
  ] as const)('[SELECT-1] Ctrl and an arrow from row %i %s lead to row %i', (from, direction, to) => {
    expect(edge(from, direction)).toBe(to);
  });

  test('[SELECT-2] no move leaves the sheet', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 9 }),
        fc.nat({ max: 4 }),
        fc.constantFrom('up', 'down', 'left', 'right'),
        fc.constantFrom('cell', 'edge', 'page', 'end'),
        (row, column, direction, stride) => {
          const at = movedPoint({ row, column }, { direction, stride, pageRows: 7 }, plain);
          expect(at.row >= 0 && at.row < 10 && at.column >= 0 && at.column < 5).toBe(true);
        },
      ),
      runs(200),
    );
  });

  describe('over what is hidden and merged', () => {
    // Rows 3 to 5 and column 1 are hidden; rows 6 and 7 of columns 2 and 3 are one cell.
    const merged = { firstRow: 6, lastRow: 7, firstColumn: 2, lastColumn: 3 };
    const rough: Terrain = {
      ...plain,
      isHidden: (side, index) => (side === 'rows' ? index >= 3 && index <= 5 : index === 1),
      blockAt: (point) =>
        point.row >= 6 && point.row <= 7 && point.column >= 2 && point.column <= 3
          ? merged
          : blockOf(single(point)),
    };
    const go = (row: number, column: number, direction: Direction, stride: Stride = 'cell') => {
      const at = movedPoint({ row, column }, { direction, stride, pageRows: 2 }, rough);
      return [at.row, at.column];
    };

    test('[SELECT-4] arrows go to the next line that is shown', () => {
      expect(go(2, 0, 'down')).toEqual([6, 0]);
      expect(go(6, 0, 'up')).toEqual([2, 0]);
      expect(go(0, 0, 'right')).toEqual([0, 2]);
      expect(go(2, 0, 'down', 'page')).toEqual([7, 0]);
      expect(go(9, 0, 'down')).toEqual([9, 0]);
      expect(go(2, 0, 'down', 'edge')).toEqual([8, 0]);
    });

    test('[SELECT-5] a merged cell is passed in one step, in the row or column by which one came', () => {
      expect(go(6, 3, 'down')).toEqual([8, 3]);
      expect(go(7, 2, 'right')).toEqual([7, 4]);
      expect(go(8, 3, 'up')).toEqual([7, 3]);
      expect(go(7, 3, 'up')).toEqual([2, 3]);
    });

    test('[SELECT-6] Enter in a selection stops only where something can be typed', () => {
      const block = { firstRow: 2, lastRow: 8, firstColumn: 0, lastColumn: 0 };
      const isStop = ({ row }: Point): boolean => !rough.isHidden('rows', row);
      expect(nextInBlock({ row: 2, column: 0 }, block, 'down', isStop).row).toBe(6);
      expect(nextInBlock({ row: 2, column: 0 }, block, 'up', isStop).row).toBe(8);
      expect(nextInBlock({ row: 2, column: 0 }, block, 'down', () => false).row).toBe(2);
    });
  });

  test('[SELECT-3] Tab goes through a block line by line and round again', () => {
    const block = blockOf({ anchor: { row: 3, column: 2 }, focus: { row: 2, column: 1 } });
    let at = { row: 2, column: 1 };
    const seen = Array.from({ length: 5 }, () => {
      at = nextInBlock(at, block, 'right');
      return `${at.row},${at.column}`;
    });
    expect(seen).toEqual(['2,2', '3,1', '3,2', '2,1', '2,2']);
  });
});

describe('[SHOW] what a cell shows', () => {
  const plain: CellFormat = {
    number: undefined,
    bold: false,
    italic: false,
    role: undefined,
    align: undefined,
    wrap: false,
    underline: false,
    colour: undefined,
    ground: undefined,
    border: undefined,
    vertical: undefined,
  };
  const show = (content: Content, value?: Value, number?: string) =>
    shownCell(content, value, { ...plain, number }, danish);

  test.each<[Content, Value | undefined, string | undefined, string, string]>([
    [{ kind: 'number', value: 1234.5 }, undefined, '#,##0.00', '1.234,50', 'right'],
    [{ kind: 'number', value: -5 }, undefined, undefined, '−5', 'right'],
    [{ kind: 'text', value: '<b>x</b>' }, undefined, undefined, '<b>x</b>', 'left'],
    [{ kind: 'boolean', value: true }, undefined, undefined, 'SAND', 'center'],
    [{ kind: 'formula', stored: '=1' }, 0.125, '0.0 %', '12,5 %', 'right'],
    [{ kind: 'formula', stored: '=1' }, 'tekst', undefined, 'tekst', 'left'],
    [{ kind: 'formula', stored: '=1' }, { error: '#REF!' }, undefined, '#REFERENCE!', 'center'],
    [{ kind: 'formula', stored: '=1' }, undefined, undefined, '', 'right'],
    [{ kind: 'draft', text: '=SUM(1;' }, undefined, undefined, '=SUM(1;', 'left'],
    [{ kind: 'empty' }, undefined, undefined, '', 'left'],
  ])('[SHOW-1] %o %o %s', (content, value, number, text, align) => {
    expect(show(content, value, number)).toMatchObject({ text, align });
  });

  test('[SHOW-2] in English as in English', () => {
    expect(shownCell({ kind: 'formula', stored: '=1' }, { error: '#N/A' }, plain, english).text).toBe('#N/A');
  });

  test('[SHOW-3] the old value of a formula’s cell is not shown when the formula is gone', () => {
    expect(show({ kind: 'number', value: 7 }, 99).text).toBe('7');
  });

  test('[SHOW-4] the colour of a number format is one of the palette', () => {
    const code = '[Blue]0;[Red]-0;[Black]0';
    const colourOf = (value: number) => show({ kind: 'number', value }, undefined, code).colour;
    expect([colourOf(1), colourOf(-1), colourOf(0)]).toEqual(['blue', 'red', undefined]);
  });
});
