import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  danishErrorNames,
  danishFunctionNames,
  engineFunctions,
  functionsWithoutDanishName,
} from '../../../model/formula/function-names.ts';
import { danish, english, languages } from '../../../model/formula/language.ts';
import { readStored, writeStored } from '../../../model/formula/stored.ts';
import { readTokens, writeTokens } from '../../../model/formula/tokens.ts';
import { readFormula } from '../../../model/workbook/entry.ts';
import { defineName, entryText, formatAt, setCell } from '../../../model/index.ts';
import { runs } from '../../support/runs.ts';
import { blankDoc, openPerson } from '../../support/workbooks.ts';

const sheetNames = ['Ark1', 'Data', 'Mine tal', "O'Hara", 'SAND', 'B4', '2026', 'Økonomi', 'HVIS', 'R1C1'];
const newPerson = () => {
  const doc = blankDoc(sheetNames.map((name, i) => ({ id: `s${i}`, name, rows: 30, columns: 12 })));
  const person = openPerson(doc);
  defineName(person.editor, 'Sats', '=1');
  defineName(person.editor, 'løn.pr.måned', '=2');
  return person;
};

/** A piece of a formula, written independently of the code under test in both languages. */
interface Both {
  readonly en: string;
  readonly da: string;
}
const same = (text: string): Both => ({ en: text, da: text });
const join = (...parts: readonly (Both | string)[]): Both => {
  const both = parts.map((part) => (typeof part === 'string' ? same(part) : part));
  return { en: both.map(({ en }) => en).join(''), da: both.map(({ da }) => da).join('') };
};
const separator: Both = { en: ',', da: ';' };

const column = fc.integer({ min: 0, max: 11 }).map((index) => String.fromCharCode(65 + index));
const row = fc.integer({ min: 1, max: 30 });
const fixed = fc.constantFrom('', '$');
const cell = fc.tuple(fixed, column, fixed, row).map((parts) => parts.join(''));
const sheet = fc.constantFrom(
  '',
  '',
  ...sheetNames.map((name) => `'${name.replaceAll("'", "''")}'!`),
  'Data!',
);
const reference = fc
  .tuple(
    sheet,
    fc.oneof(
      cell,
      fc.tuple(cell, cell).map(([from, to]) => `${from}:${to}`),
      fc.tuple(fixed, column, fixed, column).map(([a, from, b, to]) => `${a}${from}:${b}${to}`),
      fc.tuple(fixed, row, fixed, row).map(([a, from, b, to]) => `${a}${from}:${b}${to}`),
    ),
  )
  .map(([where, what]) => same(where + what));
const number = fc
  .tuple(
    fc.nat({ max: 9999 }),
    fc.constantFrom('', '.5', '.25', '.', '.000'),
    fc.constantFrom('', 'e3', 'e-2', 'E+4'),
  )
  .map(([whole, decimals, power]): Both => {
    const en = whole + decimals + power;
    return { en, da: en.replace('.', ',') };
  });
const string = fc
  .string({
    unit: fc.constantFrom('a', 'æ', ';', ',', '.', '"', '`', '\\', '{', '}', '=', "'", '#', '\n', '€'),
  })
  .map((text) => same(`"${text.replaceAll('"', '""')}"`));
const truth = fc.constantFrom<Both>({ en: 'TRUE', da: 'SAND' }, { en: 'FALSE', da: 'FALSK' });
const error = fc.constantFrom(...Object.entries(danishErrorNames)).map(([en, da]): Both => ({ en, da }));
const named = fc.constantFrom('Sats', 'løn.pr.måned', 'ukendt', 'æ_1', 'Hvis', 'sum').map(same);
const space = fc.constantFrom('', '', '', ' ', '  ', '\n', '\u00a0');

const constant = fc.oneof(
  number,
  number.map((value) => join('-', value)),
  string,
  truth,
  error,
);
const array = fc
  .array(fc.array(constant, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((rows) => {
    const written = rows.map((cells) => cells.reduce((line, one) => join(line, { en: ',', da: '\\' }, one)));
    return join(
      '{',
      written.reduce((all, line) => join(all, ';', line)),
      '}',
    );
  });
const functionName = fc
  .constantFrom(...engineFunctions)
  .map((name): Both => ({ en: name, da: danishFunctionNames[name] ?? name }));

const formula = fc.letrec<{ node: Both }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    reference,
    number,
    string,
    truth,
    error,
    named,
    array,
    fc.tuple(space, tie('node'), space).map(([before, node, after]) => join('(', before, node, after, ')')),
    fc.tuple(fc.constantFrom('-', '+', '@', '--'), tie('node')).map(([sign, node]) => join(sign, node)),
    tie('node').map((node) => join(node, '%')),
    fc
      .tuple(
        tie('node'),
        space,
        fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<=', '>=', '<', '>'),
        space,
        tie('node'),
      )
      .map(([left, a, operator, b, right]) => join(left, a, operator, b, right)),
    fc
      .tuple(functionName, fc.array(fc.tuple(space, fc.option(tie('node'))), { maxLength: 4 }))
      .map(([name, given]) => {
        const parts = given.map(([before, node]) => join(before, node ?? ''));
        const list = parts.length === 0 ? same('') : parts.reduce((all, one) => join(all, separator, one));
        return join(name, '(', list, ')');
      }),
  ),
})).node;

test('[TRIP-1] every function goes there and back in both languages', () => {
  const person = newPerson();
  const names = [...Object.keys(danishFunctionNames), ...Object.keys(functionsWithoutDanishName)];
  for (const name of names.filter((one) => engineFunctions.includes(one))) {
    person.type('A1', `=${name}(A2,1.5)`, 'en');
    const shown = textIn(person, 'da');
    expect(shown).toBe(`=${danishFunctionNames[name] ?? name}(A2;1,5)`);
    const stored = storedIn(person);
    person.type('A1', shown, 'da');
    expect(storedIn(person)).toBe(stored);
    person.type('A1', `=${name.toLowerCase()}(A2,1.5)`, 'en');
    expect(textIn(person, 'en').toUpperCase()).toBe(`=${name}(A2,1.5)`);
  }
  person.close();
});

const textIn = (person: ReturnType<typeof newPerson>, language: 'da' | 'en'): string => {
  const { workbook } = person;
  const at = workbook.cellAt(workbook.sheets[0]!, 0, 0)!;
  const number = formatAt(workbook.sheets[0]!, at.row, at.column).number;
  return entryText(workbook.contentAt(at), {
    workbook,
    sheet: at.sheet,
    number,
    language: languages[language],
  });
};
const storedIn = (person: ReturnType<typeof newPerson>): unknown => {
  const { workbook } = person;
  return workbook.sheets[0]!.maps.cells.get('0.0');
};

test('[TRIP-2] a formula means the same whichever language it is typed in, and what is shown in either means it again', () => {
  const person = newPerson();
  fc.assert(
    fc.property(formula, ({ en, da }) => {
      fc.pre(en.length < 4000);
      person.type('A1', `=${en}`, 'en');
      const stored = storedIn(person);
      expect(String(stored).startsWith('='), `${en} is stored as ${String(stored)}`).toBe(true);
      person.type('A1', `=${da}`, 'da');
      expect(storedIn(person)).toBe(stored);
      for (const language of ['da', 'en', 'da'] as const) {
        person.type('A1', textIn(person, language), language);
        expect(storedIn(person)).toBe(stored);
      }
      expect(writeStored(readStored(String(stored)))).toBe(stored);
    }),
    runs(1500),
  );
  person.close();
});

const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'ABab19.,;:()[]{}"\'#!?$%&*+-/\\=<>@^ æøÅ_`|\n'), maxLength: 40 }),
);

test('[TRIP-3] reading any text as a formula never throws and loses nothing', () => {
  fc.assert(
    fc.property(noise, (text) => {
      for (const language of [danish, english]) {
        const tokens = readTokens(text, language);
        expect(tokens.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        const { problem } = readFormula(`=${text}`, language);
        if (problem) expect(problem.end).toBeGreaterThanOrEqual(problem.start);
        expect(() => writeTokens(tokens, language)).not.toThrow();
      }
    }),
    runs(4000),
  );
});

test('[TRIP-4] whatever is typed is kept: as a formula that reads the same, or exactly as it was typed', () => {
  const person = newPerson();
  const { workbook, editor } = person;
  const at = workbook.cellAt(workbook.sheets[0]!, 0, 0)!;
  fc.assert(
    fc.property(
      fc.oneof(
        noise,
        formula.map(({ da }) => da),
      ),
      fc.constantFrom('=', '', '+', '-'),
      fc.constantFrom(danish, english),
      (text, before, language) => {
        const typed = before + text;
        expect(setCell(editor, at, { text: typed, language }).ok).toBe(true);
        const content = workbook.contentAt(at);
        const shown = textIn(person, language.id);
        if (content.kind === 'draft') expect(shown).toBe(typed.startsWith('=') ? typed : `=${typed.trim()}`);
        if (content.kind === 'text')
          expect(content.value).toBe(typed.startsWith("'") ? typed.slice(1) : typed);
        const stored = storedIn(person);
        expect(setCell(editor, at, { text: shown, language }).ok).toBe(true);
        expect(storedIn(person)).toEqual(stored);
      },
    ),
    runs(3000),
  );
  person.close();
});

test('[TRIP-5] showing a workbook in another language writes nothing into it', () => {
  const person = newPerson();
  const { workbook, doc, editor } = person;
  const texts = [
    '1.234,5',
    '12,5 %',
    '31-12-2026',
    'sand',
    '1,250',
    "'=1",
    'tekst',
    '=HVIS(SAND;{1,5\\2};"a")',
    '=INDIREKTE("A1")',
    '=SUM(',
  ];
  texts.forEach((text, i) => {
    setCell(editor, workbook.cellAt(workbook.sheets[0]!, i, 0)!, { text, language: danish });
  });
  let updates = 0;
  doc.on('update', () => updates++);
  const before = Y.encodeStateAsUpdate(doc);
  for (const id of ['en', 'da', 'en'] as const) {
    for (let i = 0; i < texts.length; i++) {
      const at = workbook.cellAt(workbook.sheets[0]!, i, 0)!;
      const number = formatAt(workbook.sheets[0]!, at.row, at.column).number;
      entryText(workbook.contentAt(at), { workbook, sheet: at.sheet, number, language: languages[id] });
    }
  }
  expect(updates).toBe(0);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  person.close();
});
