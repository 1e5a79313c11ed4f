import { describe, expect, test } from 'vitest';
import {
  breachesOn,
  cellKey,
  copyCells,
  danish,
  deleteLines,
  english,
  insertLines,
  setBlock,
  setCell,
} from '../../../model/index.ts';
import { readEntry } from '../../../model/workbook/entry.ts';
import {
  type WantedRule,
  type WantedValidation,
  breachOf,
  changeValidation,
  choicesOf,
  clearValidation,
  helpAt,
  ruleFormula,
  ruleText,
  setValidation,
  standingBreach,
  validationAt,
  validationsOf,
} from '../../../model/workbook/validation.ts';
import { openProjection } from '../../../model/calculation/index.ts';
import { textOfRefusal, textOfRule } from '../../../client/sheet/refusal-text.ts';
import { da } from '../../../client/text/da.ts';
import { en } from '../../../client/text/en.ts';
import { cellAt, openColleagues, rangeAt, rowsOf } from '../../support/colleagues.ts';
import type { Person } from '../../support/workbooks.ts';

const rule = (person: Person, cells: string, wanted: WantedRule, more: Partial<WantedValidation> = {}) => {
  const result = setValidation(person.editor, rangeAt(person, cells), {
    rule: wanted,
    allowsEmpty: true,
    strictness: 'stop',
    message: '',
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { sheet: 'a', id: result.value };
};

const put = (person: Person, at: string, text: string) =>
  setCell(person.editor, cellAt(person, at), { text, language: danish });

const between = (min?: number, max?: number, kind: 'whole' | 'decimal' | 'date' | 'length' = 'whole') =>
  ({ kind, min, max }) as const;

/** Sentences without the page: texts are filled in as the page does. */
const wording = (language: 'da' | 'en') => ({
  language,
  t: (key: string, values: Record<string, string | number> = {}): string => {
    const [part, name] = key.split('.') as [keyof typeof da, string];
    const texts = (language === 'da' ? da : en)[part] as Record<string, string>;
    return texts[name]!.replace(/\{\{ (\w+) \}\}/g, (_, one: string) => String(values[one]));
  },
});

describe('validation', () => {
  test.each<[WantedRule, readonly string[], readonly string[]]>([
    [between(0, 100), ['0', '100', '1e2', '=A9', '=SUM('], ['101', '-1', '2,5', 'ti', '31-12-2026']],
    [between(undefined, undefined, 'decimal'), ['2,5', '-1', '12 %'], ['to', 'SAND']],
    [between(46_000, undefined, 'date'), ['31-12-2026'], ['31-12-2020', '46100', 'i morgen']],
    [between(2, 3, 'length'), ['ab', '12', 'æøå', '👍👍'], ['a', 'abcd']],
    [{ kind: 'list', items: ['Ja', 'Nej', 5, true] }, ['ja', 'Nej', '5', 'SAND'], ['måske', '6', "'5"]],
    [{ kind: 'filled' }, ['x', '0'], []],
  ])('[VALID-1] %j', (wanted, allowed, forbidden) => {
    const { anne } = openColleagues();
    anne.type('B1', 'før');
    rule(anne, 'A1:B3', wanted);
    for (const text of forbidden) {
      const before = anne.text('A2');
      expect(put(anne, 'A2', text), text).toMatchObject({ error: { kind: 'invalid', cell: undefined } });
      expect(anne.text('A2')).toBe(before);
    }
    for (const text of allowed) expect(put(anne, 'A2', text), text).toMatchObject({ ok: true });
    expect(anne.text('B1')).toBe('før');
  });

  test('[VALID-2] a paste, a fill and a copy are checked cell by cell and refused as a whole', () => {
    const { anne } = openColleagues();
    rule(anne, 'B2:C9', between(0, 10));
    const paste = setBlock(
      anne.editor,
      rangeAt(anne, 'A1'),
      [
        ['1', '2'],
        ['20', '30'],
      ],
      english,
    );
    expect(paste).toMatchObject({ error: { kind: 'invalid', cell: { row: 1, column: 1 } } });
    expect(anne.text('A1')).toBe('');
    anne.type('A5', '99');
    expect(copyCells(anne.editor, rangeAt(anne, 'A5'), rangeAt(anne, 'A6:C6'))).toMatchObject({
      error: { kind: 'invalid', cell: { row: 5, column: 1 } },
    });
    expect(copyCells(anne.editor, rangeAt(anne, 'A5'), rangeAt(anne, 'A6:A7')).ok).toBe(true);
  });

  test('[VALID-3] the sentence says what is allowed, in Danish and English', () => {
    const { anne } = openColleagues();
    rule(anne, 'A1', between(0, 1000));
    const refused = put(anne, 'A1', 'x');
    if (refused.ok) throw new Error('taken');
    expect(textOfRefusal(refused.error, wording('da'), 'x')).toBe(
      'Her må kun stå et helt tal mellem 0 og 1000.',
    );
    const block = setBlock(anne.editor, rangeAt(anne, 'A1:B1'), [['x', 'y']], danish);
    if (block.ok) throw new Error('taken');
    expect(textOfRefusal(block.error, wording('en'), '')).toBe(
      'A1: Only a whole number between 0 and 1000 may stand here.',
    );
    const danishOf = (one: Parameters<typeof textOfRule>[0]) => textOfRule(one, wording('da'));
    expect([
      danishOf(between(46_022, undefined, 'date')),
      danishOf(between(undefined, 2.5, 'decimal')),
      danishOf(between(3, 3, 'length')),
      danishOf({ kind: 'list', items: ['a', 2.5, true] }),
      danishOf({ kind: 'list', items: [...'abcdefghij'] }),
      danishOf({ kind: 'filled' }),
    ]).toEqual([
      'Her må kun stå en dato fra 31-12-2025 eller senere.',
      'Her må kun stå et tal på højst 2,5.',
      'Teksten skal være på 3 tegn.',
      'Her må kun stå: a, 2,5, SAND.',
      'Her må kun stå en værdi fra listen: a, b, c, d, e, f, g, h …',
      'Cellen må ikke være tom.',
    ]);
    expect(textOfRule(between(0, 1, 'decimal'), wording('da'), true)).toBe(
      'Her må kun stå et tal mellem 0 % og 100 %.',
    );
    rule(anne, 'A1', between(0, 9), { message: 'Skriv antal borgere.' });
    const own = put(anne, 'A1', 'x');
    expect(!own.ok && textOfRefusal(own.error, wording('da'), 'x')).toBe('Skriv antal borgere.');
  });

  test('[VALID-4] a list in a range offers its values, follows them, and judges nothing while some are unknown', () => {
    const { anne } = openColleagues();
    ['Aarhus', 'Odense', 'Aarhus'].forEach((text, i) => anne.type(`Data!A${i + 2}`, text));
    rule(anne, 'A1', { kind: 'range', range: rangeAt(anne, 'Data!A2:A4') });
    const { rule: stands } = validationsOf(anne.workbook, 'a')[0]!;
    expect(choicesOf(anne.workbook, stands, 'a')).toEqual({ items: ['Aarhus', 'Odense'], areAllKnown: true });
    expect(put(anne, 'A1', 'Esbjerg')).toMatchObject({ error: { kind: 'invalid' } });
    insertLines(anne.editor, { sheet: 'b', side: 'rows', first: 2, count: 1 });
    anne.type('Data!A3', 'Esbjerg');
    expect(put(anne, 'A1', 'Esbjerg').ok).toBe(true);
    anne.type('Data!A3', '=1+1');
    expect(put(anne, 'A1', 'Randers').ok).toBe(true);
    expect(choicesOf(anne.workbook, stands, 'a', () => 2)?.items).toEqual(['Aarhus', 2, 'Odense']);
    deleteLines(anne.editor, { sheet: 'b', side: 'rows', first: 1, count: 4 });
    expect(put(anne, 'A1', 'Skive').ok).toBe(true);
  });

  test('[VALID-5] warn lets stand and says so; so does what was there before', () => {
    const { anne } = openColleagues();
    anne.type('A1', 'gammel');
    rule(anne, 'A1:A2', between(0, 9), { strictness: 'warn', allowsEmpty: false });
    expect(put(anne, 'A2', '12').ok).toBe(true);
    expect(['A1', 'A2'].map((at) => standingBreach(anne.workbook, cellAt(anne, at))?.strictness)).toEqual([
      'warn',
      'warn',
    ]);
    expect(breachOf(anne.workbook, cellAt(anne, 'A2'), readEntry('', danish))?.rule).toEqual({
      kind: 'filled',
    });
    expect(standingBreach(anne.workbook, cellAt(anne, 'B1'))).toBeUndefined();
  });

  test('[VALID-6] the later rule holds where two overlap; clearing part of one leaves the rest', () => {
    const { anne } = openColleagues();
    rule(anne, 'A1:A4', between(0, 9));
    rule(anne, 'A3:A6', between(10, 20));
    expect([put(anne, 'A2', '15').ok, put(anne, 'A3', '15').ok, put(anne, 'A5', '5').ok]).toEqual([
      false,
      true,
      false,
    ]);
    clearValidation(anne.editor, rangeAt(anne, 'A4:A5'));
    expect([put(anne, 'A4', '99').ok, put(anne, 'A6', '99').ok]).toEqual([true, false]);
    anne.editor.undo();
    rule(anne, 'A1:A9', { kind: 'filled' });
    expect(validationsOf(anne.workbook, 'a')).toHaveLength(1);
    anne.editor.undo();
    expect(validationsOf(anne.workbook, 'a')).toHaveLength(3);
    clearValidation(anne.editor, rangeAt(anne, 'A1:A9'));
    expect(validationsOf(anne.workbook, 'a')).toEqual([]);
  });

  test('[PROMPT-1] a rule says what to type, also one that takes anything; the help changes like the message', () => {
    const { anne, bo, both } = openColleagues();
    const helpOf = (row: number) => (person: Person) =>
      helpAt(person.workbook, cellAt(person, `A${row + 1}`));
    const at = rule(anne, 'A1:A4', { kind: 'any' }, { help: ' Navnet, som læseren kender det. ' });
    expect(both(helpOf(3))).toBe('Navnet, som læseren kender det.');
    expect(both(helpOf(4))).toBeUndefined();
    expect(put(bo, 'A2', 'hvad som helst').ok).toBe(true);
    changeValidation(bo.editor, at, { rule: between(0, 9) });
    expect(both(helpOf(0))).toBe('Navnet, som læseren kender det.');
    expect(changeValidation(anne.editor, at, { help: 'x'.repeat(256) }).ok).toBe(false);
    changeValidation(anne.editor, at, { help: '' });
    expect(both(helpOf(0))).toBeUndefined();
  });

  test('[VALID-7] rules given at once hold the same for both; a value typed meanwhile stands and is told', () => {
    const { anne, bo, both } = openColleagues();
    const at = rule(anne, 'A1:A4', between(0, 9));
    rule(bo, 'A3:A6', between(10, 20));
    bo.type('A1', '77');
    both(() => 0);
    const holding = (person: Person) =>
      validationAt(person.workbook, { sheet: 'a', row: 2, column: 0 })?.rule;
    expect(both(holding)).toMatchObject({ kind: 'whole' });
    expect(both((person) => standingBreach(person.workbook, cellAt(person, 'A1'))?.rule)).toEqual(
      between(0, 9),
    );
    changeValidation(anne.editor, at, { message: 'Højst 9' });
    changeValidation(bo.editor, at, { strictness: 'warn' });
    expect(both(({ workbook }) => validationsOf(workbook, 'a')[0])).toMatchObject({
      message: 'Højst 9',
      strictness: 'warn',
    });
    deleteLines(anne.editor, rowsOf(0, 6));
    expect(both(({ workbook }) => validationsOf(workbook, 'a'))).toEqual([]);
    anne.editor.undo();
    expect(both(({ workbook }) => validationsOf(workbook, 'a'))).toHaveLength(2);
  });

  test('[VALID-8] a rule for a whole column holds for rows that come later; one that cannot be used is refused', () => {
    const { anne } = openColleagues();
    rule(anne, 'B1:B12', between(0, 9));
    setBlock(
      anne.editor,
      rangeAt(anne, 'A12'),
      Array.from({ length: 30 }, () => ['x']),
      english,
    );
    expect(put(anne, 'B40', '10').ok).toBe(false);
    const wanted = { allowsEmpty: true, strictness: 'stop', message: '' } as const;
    for (const bad of [between(5, 1), { kind: 'list', items: [] }, { kind: 'list', items: [''] }] as const)
      expect(setValidation(anne.editor, rangeAt(anne, 'A1'), { ...wanted, rule: bad })).toMatchObject({
        error: { kind: 'badRule' },
      });
  });

  test('[VALID-9] a rule by a formula is judged with what is typed in its cell, follows it, and frames what stands', () => {
    const { anne, both } = openColleagues();
    for (const [at, text] of [
      ['A1', 'løn'],
      ['A2', 'husleje'],
      ['A3', 'løn'],
    ] as const)
      put(anne, at, text);
    rule(anne, 'A1:A6', { kind: 'formula', text: '=TÆL.HVIS($A$1:$A$6;A1)=1', language: danish });
    const { workbook } = anne;
    const projection = openProjection(workbook);
    projection.flush();
    const calculate = (stored: string, sheet: string) => projection.calculate(stored, sheet);
    const broken = () =>
      breachesOn(workbook, 'a', 9, calculate).map(({ at }) => workbook.positionOf(at)?.row);
    expect(broken()).toEqual([0, 2]);
    expect(breachesOn(workbook, 'a', 9)).toEqual([]);
    const tried = (row: number, value: string | number | null) => {
      const validation = validationAt(workbook, { sheet: 'a', row, column: 0 })!;
      const stored = ruleFormula(workbook, validation, { sheet: 'a', row, column: 0 })!;
      const at = workbook.cellAt(workbook.sheetOf('a')!, row, 0)!;
      return projection.calculateWith(stored, 'a', { key: cellKey(at.row, at.column), value });
    };
    expect(tried(3, 'husleje')).toBe(false);
    expect(tried(3, 'mad')).toBe(true);
    expect(tried(1, 'løn')).toBe(false);
    expect(tried(1, 5)).toBe(true);
    // Nothing of what was tried is left.
    expect(broken()).toEqual([0, 2]);
    expect(projection.flush().size).toBe(0);
    insertLines(anne.editor, rowsOf(0, 1));
    projection.flush();
    expect(broken()).toEqual([1, 3]);
    const [own] = both(({ workbook: here }) => validationsOf(here, 'a')) as unknown as [
      Parameters<typeof ruleText>[1],
    ];
    expect(ruleText(workbook, own, danish)).toBe('=TÆL.HVIS($A$2:$A$7;A2)=1');
    expect(ruleText(workbook, own, english)).toBe('=COUNTIF($A$2:$A$7,A2)=1');
    projection.close();
    const wanted = { allowsEmpty: true, strictness: 'stop', message: '' } as const;
    for (const text of ['=SUM(', 'ja', '=Findes!A1'])
      expect(
        setValidation(anne.editor, rangeAt(anne, 'B1'), {
          ...wanted,
          rule: { kind: 'formula', text, language: danish },
        }),
      ).toMatchObject({ error: { kind: 'badRule', why: 'formula' } });
  });
});
