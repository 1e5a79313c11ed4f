import { describe, expect, test } from 'vitest';
import { textOfError } from '../../client/sheet/error-text.ts';
import { da } from '../../client/text/da.ts';
import { addSheet, danish, problemOf } from '../../model/index.ts';
import { blankDoc, openPerson } from '../support/workbooks.ts';

describe("[FORMULA-5] what cannot be calculated is refused at entry, kept as typed, and named in the person's language", () => {
  const t: Parameters<typeof textOfError>[1]['t'] = (key, values = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{{ ${name} }}`, String(value)),
      String(key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], da)),
    );
  const told = (typed: string): string | undefined => {
    const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 9, columns: 9 }]));
    person.type('A1', typed, 'da');
    const { workbook } = person;
    const at = workbook.cellAt(workbook.sheets[0]!, 0, 0)!;
    const content = workbook.contentAt(at);
    expect(content).toEqual({ kind: 'draft', text: typed });
    const session = { workbook } as unknown as Parameters<typeof textOfError>[1]['session'];
    const text = textOfError({ at, content, value: undefined }, { session, language: danish, t });
    person.close();
    return text;
  };

  test.each([
    ['=INDIREKTE("A1")', 'Funktionen INDIREKTE findes i Excel, men kan ikke bruges i Samregn.'],
    ['=indirect("A1")', 'Funktionen INDIREKTE findes i Excel, men kan ikke bruges i Samregn.'],
    ['=LAMBDA(x;x)(1)', 'Funktionen LAMBDA findes i Excel, men kan ikke bruges i Samregn.'],
    ['=SUMM(1)', 'Funktionen SUMM kendes ikke.'],
    ['=SUM(A1#)', '»A1#« kan ikke bruges'],
    ['=SUM((A1;B1))', 'Tegnet »;« kan kun stå mellem en funktions argumenter.'],
    ['=SUM(A1:B2 B1:C2)', 'Der mangler et regnetegn eller et semikolon i »A1:B2 B1:C2«.'],
    ['=SUM(A2:A)', 'Området »A2:A« kan ikke læses.'],
    ['=A1:INDEKS(B1:B9;2)', 'Området »A1:INDEKS« kan ikke læses.'],
    ['=SUM(Ark1:Ark3!A1)', 'Området »Ark1:Ark3!A1« kan ikke læses.'],
    ['=SUM(Tabel1[Beløb])', 'Tabelhenvisningen »Tabel1[Beløb]« kan ikke bruges.'],
    ['=[Budget.xlsx]Ark1!A1', 'Henvisningen »[Budget.xlsx]Ark1!A1« til en anden projektmappe'],
    ["='[Budget.xlsx]Ark1'!A1", "Henvisningen »'[Budget.xlsx]Ark1'!A1« til en anden projektmappe"],
    ['=Budget!A1+1', 'Der er intet ark, der hedder »Budget«.'],
    ['=A1048576', '»A1048576« ligger uden for det største ark'],
    ['=MAX(1,5)', '»1,5« kan være ét tal eller to, for funktionens navn er engelsk.'],
    ['=1§2', 'Tegnet »§« kan ikke bruges i en formel.'],
  ])('%s', (typed, sentence) => {
    expect(told(typed)).toContain(sentence);
    expect(told(typed)).toContain('Formlen kan ikke læses, men er gemt, som du skrev den.');
  });

  test('a formula of a sheet that has been made since says that it can be read now, and is read when entered again', () => {
    const person = openPerson(blankDoc([{ id: 'a', name: 'Ark1', rows: 9, columns: 9 }]));
    person.type('A1', '=Budget!A1+1', 'da');
    const at = person.workbook.cellAt(person.workbook.sheets[0]!, 0, 0)!;
    addSheet(person.editor, 'Budget');
    const content = person.workbook.contentAt(at);
    expect(problemOf(content, danish, person.workbook)).toEqual({ kind: 'readable' });
    person.type('A1', '=Budget!A1+1', 'da');
    expect(person.workbook.contentAt(at).kind).toBe('formula');
    person.close();
  });
});
