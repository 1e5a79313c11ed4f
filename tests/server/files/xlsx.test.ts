import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NeutralCell, type NeutralContent, exportWorkbook } from '../../../model/index.ts';
import { nameOfCell } from '../../../model/formula/reference.ts';
import { writeXlsx } from '../../../server/files/xlsx.ts';
import { type CaseWorkbook, openCaseWorkbook } from '../../support/case-workbook.ts';
import { neutralCell, neutralWorkbook } from '../../support/neutral-workbook.ts';
import { type FileCell, type FileStyle, type ReadPackage, attribute, readPackage } from './read-package.ts';

function text(value: string): NeutralContent {
  return { kind: 'text', value };
}

async function written(...of: Parameters<typeof neutralWorkbook>): Promise<ReadPackage> {
  return readPackage(await writeXlsx(neutralWorkbook(...of)));
}

async function writtenCells(contents: readonly NeutralContent[]): Promise<readonly (FileCell | undefined)[]> {
  const { sheets } = await written(contents.map((content, row) => neutralCell(row, content)));
  return contents.map((_, row) => sheets[0]!.cells.get(nameOfCell(row, 0)));
}

describe('[XLSX-12] cells', () => {
  test('values by their type', async () => {
    const contents: NeutralContent[] = [
      { kind: 'number', value: -1234.5 },
      { kind: 'number', value: 1e21 },
      { kind: 'boolean', value: true },
      text('Tekst'),
      { kind: 'error', value: '#N/A' },
    ];
    expect(await writtenCells(contents)).toMatchObject([
      { type: 'n', value: -1234.5 },
      { type: 'n', value: 1e21 },
      { type: 'b', value: true },
      { type: 's', value: 'Tekst' },
      { type: 'e', value: '#N/A' },
    ]);
  });

  test('formulas with the value that we show; none for an error', async () => {
    const formula = (result: number | string | boolean | undefined): NeutralContent => ({
      kind: 'formula',
      text: 'A1&"<&>"',
      isArray: false,
      result,
    });
    expect(await writtenCells([1.5, 'x', '', true, false, undefined].map(formula))).toMatchObject([
      { formula: 'A1&"<&>"', type: 'n', value: 1.5 },
      { type: 'str', value: 'x' },
      { type: 'str', value: '' },
      { type: 'b', value: true },
      { type: 'b', value: false },
      { formula: 'A1&"<&>"', value: undefined, arrayRange: undefined },
    ]);
  });

  test('an array formula covers its own cell', async () => {
    const content: NeutralContent = { kind: 'formula', text: 'SUM(A1:A3*2)', isArray: true, result: 12 };
    const { sheets } = await written([neutralCell(4, content, { column: 27 })]);
    expect(sheets[0]!.cells.get('AB5')).toMatchObject({
      arrayRange: 'AB5',
      formula: 'SUM(A1:A3*2)',
      value: 12,
    });
  });

  test.each([
    '=1+1',
    '+45 12 34 56 78',
    '-',
    '@navn',
    '#REF!',
    '#N/A',
    '#DIV/0!',
    '00123',
    ' mellemrum foran og bagved ',
    'linje 1\nlinje 2\r\nlinje 3\ttab',
    '<b>&amp;"\'</b>',
    '_x0041_',
    '_x000D_x000D_',
    '_X005F_x0041_',
    'a\u0001b\u001f',
    'a\ufffeb\uffff',
    '😀 æøå',
    'x'.repeat(32_767),
  ])('text stays text: %j', async (value) => {
    const [read] = await writtenCells([text(value)]);
    expect(read!.formula).toBeUndefined();
    expect(['s', 'inlineStr']).toContain(read!.type);
    expect(read!.value).toBe(value);
    const content: NeutralContent = { kind: 'formula', text: 'A1', isArray: false, result: value };
    const [cached] = await writtenCells([content]);
    expect(cached).toMatchObject({ type: 'str', value });
  });

  test('half a character becomes a sign that says so, and the file stays readable', async () => {
    const [read] = await writtenCells([text('a\ud800b')]);
    expect(read!.value).toBe('a\ufffdb');
  });
});

describe('[XLSX-13] looks', () => {
  async function styleFor(look: Partial<NeutralCell>, isProtected = false): Promise<FileStyle> {
    const file = await written([neutralCell(0, { kind: 'number', value: 1 }, look)], { isProtected });
    return file.styles[file.sheets[0]!.cells.get('A1')!.style]!;
  }

  test.each([
    ['input', 'FFFFF8E1', 'FFECD9A0'],
    ['optionalInput', 'FFFFF8E1', 'FFECD9A0'],
    ['setting', 'FFFFF8E1', 'FFECD9A0'],
    ['result', 'FFEAF5EF', undefined],
    ['heading', 'FFFAFBFC', undefined],
    ['warning', 'FFFFFAF0', undefined],
  ] as const)('%s is filled', async (role, fill, line) => {
    const style = await styleFor({ role });
    expect(style.fill).toContain(`<fgColor rgb="${fill}"/>`);
    if (line)
      expect(style.border.match(new RegExp(`style="thin"><color rgb="${line}"`, 'g'))).toHaveLength(4);
    else expect(style.border).not.toContain('thin');
  });

  test.each([
    ['title', /<b\/>.*<sz val="15"\/>/],
    ['heading', /<b\/>/],
    ['result', /<b\/>/],
    ['note', /<color rgb="FF51606F"\/>/],
    ['unit', /<color rgb="FF7B8895"\/>/],
    ['warning', /<color rgb="FF8A5A00"\/>/],
  ] as const)('%s has its letters', async (role, pattern) => {
    expect((await styleFor({ role })).font).toMatch(pattern);
  });

  test('bold, italic, alignment and wrapping', async () => {
    const style = await styleFor({ bold: true, italic: true, align: 'right', wrap: true });
    expect(style.font).toMatch(/<b\/><i\/>/);
    expect(style.xml).toContain('<alignment horizontal="right" wrapText="true"/>');
  });

  test('a note beside a figure does not touch it', async () => {
    const { sheets, styles } = await written([
      neutralCell(0, text('a'), { role: 'note' }),
      neutralCell(0, text('b'), { role: 'note', column: 3 }),
    ]);
    const xml = (name: string): string => styles[sheets[0]!.cells.get(name)!.style]!.xml;
    expect(xml('A1')).not.toContain('indent');
    expect(xml('D1')).toContain('<alignment horizontal="left" indent="1"/>');
  });

  test.each([
    '#,##0 "kr."',
    '#,##0.00\\ [$kr.-406]',
    '#,##0\\ "kr.";[Red]\\-#,##0\\ "kr."',
    '0.0 %',
    'dd-mm-yyyy',
    '"<&\'>"0',
    '"_x0041_"0',
  ])('number format %s', async (number) => {
    const { numberFormat } = await styleFor({ number });
    expect(numberFormat?.replaceAll('_x005F_', '_')).toBe(number);
  });

  test('a plain cell has no style of its own', async () => {
    expect((await styleFor({})).xml).not.toMatch(/apply/);
  });

  test('on a protected sheet, only locked cells are locked; elsewhere nothing is said', async () => {
    const rich = await styleFor({
      underline: true,
      colour: 'red',
      ground: 'green',
      border: 'total',
      vertical: 'middle',
    });
    expect([rich.font, rich.fill]).toEqual([
      expect.stringContaining('<u'),
      expect.stringContaining('E2F3E9'),
    ]);
    expect(rich.xml).toContain('vertical="center"');
    expect((await styleFor({ isLocked: false }, true)).xml).toContain('<protection locked="0"/>');
    expect((await styleFor({ isLocked: true }, true)).xml).not.toContain('<protection');
    expect((await styleFor({ isLocked: false })).xml).not.toContain('<protection');
  });
});

describe('[XLSX-14] sheets and workbook', () => {
  test('widths, heights and frozen panes', async () => {
    const { sheets } = await written([neutralCell(0, text('a'))], {
      columnWidthsPx: new Map([
        [0, 70],
        [2, 330],
      ]),
      rowHeightsPx: new Map([[3, 40]]),
      frozen: { rows: 2, columns: 1 },
    });
    const { xml } = sheets[0]!;
    const columns = xml.match(/<col [^>]*>/g)!.map((one) => [attribute(one, 'min'), attribute(one, 'width')]);
    expect(columns).toEqual([
      ['1', '10'],
      ['3', String(Math.round((330 / 7) * 256) / 256)],
    ]);
    expect(xml).toContain('<row r="4" ht="30" customHeight="1"/>');
    expect(xml).toContain(
      '<pane xSplit="1" ySplit="2" topLeftCell="B3" state="frozen" activePane="bottomRight"/>',
    );
  });

  test('protection without a password, on protected sheets only', async () => {
    const guarded = (await written([], { isProtected: true })).sheets[0]!.xml;
    const protection = /<sheetProtection [^>]*>/.exec(guarded)![0];
    expect(attribute(protection, 'sheet')).toBe('1');
    expect(attribute(protection, 'password')).toBeUndefined();
    expect((await written([])).sheets[0]!.xml).not.toContain('sheetProtection');
  });

  test('prints on A4 across, as wide as a page', async () => {
    const { xml } = (await written([neutralCell(0, text('a'))])).sheets[0]!;
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    const setup = /<pageSetup [^>]*>/.exec(xml)![0];
    expect(
      ['paperSize', 'orientation', 'fitToWidth', 'fitToHeight'].map((name) => attribute(setup, name)),
    ).toEqual(['9', 'landscape', '1', '0']);
  });

  test('[XLSX-21] conditional formats in their order, with their colours', async () => {
    const area = { firstRow: 1, lastRow: 9, firstColumn: 0, lastColumn: 0 };
    const file = await written([neutralCell(0, text('x'))], {
      conditions: [
        { area, test: { kind: 'formula', text: 'A2>"<&>"' }, style: 'bad', stops: true },
        { area, test: { kind: 'duplicate' }, style: 'strong', stops: false },
      ],
    });
    const xml = file.part('xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<conditionalFormatting sqref="A2:A10">/);
    expect(xml).toMatch(/<cfRule type="expression" priority="1" dxfId="0" stopIfTrue="(?:1|true)">/);
    expect(xml).toContain('<formula>A2&gt;"&lt;&amp;&gt;"</formula>');
    expect(xml).toMatch(/<cfRule type="duplicateValues" priority="2" dxfId="1"\/>/);
    const [bad, strong] = file.part('xl/styles.xml').match(/<dxf>.*?<\/dxf>/g) ?? [];
    expect(bad).toContain('<bgColor rgb="FFFBE3E4"/>');
    expect(strong).toContain('<b/>');
  });

  test('[PRINT-10] prints as the sheet is set up: paper, scale, margins, repeated rows, area, head and foot', async () => {
    const page = {
      setup: {
        paper: 'a3',
        orientation: 'portrait',
        scale: 80,
        margins: { top: 25.4, right: 12.7, bottom: 25.4, left: 12.7 },
        headingRows: 2,
        header: ['title', 'none', 'date'],
        footer: ['sheet', 'none', 'pageOfPages'],
      },
      area: { firstRow: 1, lastRow: 9, firstColumn: 0, lastColumn: 27 },
    } as const;
    const file = await written([neutralCell(0, text('a'))], { page }, { title: 'Løn & drift' });
    const { xml } = file.sheets[0]!;
    const setup = /<pageSetup [^>]*>/.exec(xml)![0];
    expect(['paperSize', 'orientation', 'scale'].map((name) => attribute(setup, name))).toEqual([
      '8',
      'portrait',
      '80',
    ]);
    const margins = /<pageMargins [^>]*>/.exec(xml)![0];
    expect(['left', 'right', 'top', 'bottom'].map((name) => Number(attribute(margins, name)))).toEqual([
      0.5, 0.5, 1, 1,
    ]);
    expect(xml).toContain('<oddHeader>&amp;LLøn &amp;&amp; drift&amp;R&amp;D</oddHeader>');
    expect(xml).toContain('<oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter>');
    expect(file.part('xl/workbook.xml')).toMatch(/_xlnm.Print_Area"[^>]*>[^<]*\$A\$2:\$AB\$10</);
    expect(file.part('xl/workbook.xml')).toMatch(/_xlnm.Print_Titles"[^>]*>[^<]*\$1:\$2</);
  });

  test('[XLSX-17] merges, hidden and grouped lines, validations and comments', async () => {
    const area = { firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 3 };
    const rest = { allowsEmpty: true, strictness: 'stop', message: undefined, help: undefined } as const;
    const file = await written([neutralCell(0, text('x'))], {
      merges: [area],
      rows: new Map([
        [3, { isHidden: true, level: 2 }],
        [9, { isHidden: false, level: 1 }],
      ]),
      columns: new Map([[1, { isHidden: true, level: 0 }]]),
      validations: [
        {
          ...rest,
          areas: [area, { ...area, firstRow: 8, lastRow: 8 }],
          rule: { kind: 'list', items: ['Ja', 'A & B'] },
        },
        {
          ...rest,
          areas: [{ ...area, firstRow: 5, lastRow: 6 }],
          rule: { kind: 'range', text: "'A & B'!$A$1:$A$9" },
        },
        {
          areas: [{ ...area, firstRow: 7, lastRow: 7 }],
          rule: { kind: 'whole', min: 0, max: undefined },
          allowsEmpty: false,
          strictness: 'warn',
          message: 'Et <helt> tal',
          help: 'Antal hele <uger>.',
        },
        {
          ...rest,
          areas: [{ ...area, firstRow: 10, lastRow: 10 }],
          rule: { kind: 'any' },
          help: 'Fri tekst.',
        },
        {
          ...rest,
          areas: [{ ...area, firstRow: 11, lastRow: 12 }],
          rule: { kind: 'formula', text: 'AND(A12<9,A12<>"")' },
        },
      ],
      comments: [
        { row: 0, column: 0, author: 'Anne', text: 'Anne: hvorfor <4>?\nBo: derfor' },
        { row: 4, column: 2, author: '', text: 'tom celle' },
      ],
    });
    const { xml } = file.sheets[0]!;
    expect(xml).toContain('<mergeCell ref="A2:D3"/>');
    expect(xml).toMatch(/<row r="4"[^>]*hidden="1"/);
    expect(xml).toMatch(/<row r="4"[^>]*outlineLevel="2"/);
    expect(xml).toMatch(/<row r="10"[^>]*outlineLevel="1"/);
    expect(xml).toMatch(/<col min="2" max="2"[^>]*hidden="(?:1|true)"/);
    expect(xml).toContain('sqref="A2:D3 A9:D9"');
    expect(xml).toContain('<formula1>"Ja,A &amp; B"</formula1>');
    expect(xml).toMatch(/<formula1>'A &amp; B'!\$A\$1:\$A\$9<\/formula1>/);
    expect(xml).toMatch(/type="whole"[^>]*sqref="A8:D8"|sqref="A8:D8"[^>]*type="whole"/);
    expect(xml).toContain('Et &lt;helt&gt; tal');
    expect(xml).toMatch(/showInputMessage="1"[^>]*prompt="Antal hele &lt;uger&gt;\."/);
    expect(xml).toMatch(/type="custom"[^>]*prompt="Fri tekst\."[^>]*><formula1>TRUE<\/formula1>/);
    expect(xml).toMatch(
      /type="custom"[^>]*sqref="A12:D13"[^>]*><formula1>AND\(A12&lt;9,A12&lt;&gt;(?:"|&quot;){2}\)<\/formula1>/,
    );
    const comments = file.paths.find((path) => /comments\d*\.xml$/.test(path));
    expect(file.part(comments!)).toContain('hvorfor &lt;4&gt;?');
    expect(file.part(comments!)).toContain('ref="C5"');
  });

  test('names, tab order and the first sheet shown', async () => {
    const { sheets } = neutralWorkbook([]);
    const file = await written(
      [],
      {},
      {
        sheets: ['Ø', 'A & B', 'Å'].map((name) => ({ ...sheets[0]!, name })),
        names: [
          { name: 'Rente', sheet: undefined, text: '0.035' },
          { name: 'Område', sheet: undefined, text: "'A & B'!$A$1:$B$2" },
          { name: 'Lokal', sheet: 'Å', text: "'Å'!$A$1" },
        ],
      },
    );
    expect(file.sheets.map(({ name }) => name)).toEqual(['Ø', 'A & B', 'Å']);
    expect([...file.names]).toEqual([
      ['Rente', '0.035'],
      ['Område', "'A & B'!$A$1:$B$2"],
      ['Lokal', "'Å'!$A$1"],
    ]);
    expect(file.part('xl/workbook.xml')).toMatch(/name="Lokal" localSheetId="2"/);
    expect(file.part('xl/workbook.xml')).toContain('activeTab="0"');
    expect(file.part('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  });

  test('document properties', async () => {
    const file = await written([], {}, { title: 'Løn & <pension>' });
    expect(file.part('docProps/app.xml')).toContain('<Application>Samregn</Application>');
    expect(file.part('docProps/core.xml')).toContain('<dc:title>Løn &amp; &lt;pension&gt;</dc:title>');
    expect(file.part('docProps/core.xml')).toContain('<dc:language>da</dc:language>');
  });

  test('an empty sheet is a sheet', async () => {
    const file = await written([]);
    expect(file.sheets[0]!.xml).toContain('<sheetData/>');
    expect(file.paths).toContain('[Content_Types].xml');
  });
});

describe('[XLSX-15] the template as a file', () => {
  let book: CaseWorkbook;
  let file: ReadPackage;
  beforeAll(async () => {
    book = openCaseWorkbook();
    const { projection, workbook } = book;
    file = readPackage(
      await writeXlsx(exportWorkbook(workbook, (sheet, key) => projection.valueAt(sheet, key))),
    );
  }, 180_000);
  afterAll(() => book.close());

  test('every sheet in order, every name', () => {
    expect(file.sheets.map(({ name }) => name)).toEqual([
      'Overblik',
      'Målgruppe',
      'Indsats',
      'Effekt',
      'Destination og skat',
      'Satser',
      'Beregning',
      'Resultat',
      'Måneder',
      'Følsomhed',
      'Dokumentation',
      'Forudsætninger',
    ]);
    const wanted = book.workbook.definedNames.map(({ text }) => text);
    expect([...file.names.keys()].sort()).toEqual([...wanted].sort());
    expect(file.names.get('Egen_ydelse')).toBe('Målgruppe!$C$15');
    expect(file.names.get('Trin_andel')).toMatch(/^Satser!\$D\$\d+:\$D\$\d+$/);
  });

  test('every formula with our value', () => {
    let count = 0;
    for (const [id, values] of book.projection.values()) {
      const sheet = book.workbook.sheetOf(id)!;
      const { cells } = file.sheets[book.workbook.sheets.indexOf(sheet)]!;
      for (const [key, value] of values) {
        const [row, column] = key.split('.');
        const name = nameOfCell(sheet.rows.indexOf(row!), sheet.columns.indexOf(column!));
        const found = cells.get(name);
        if (found?.formula === undefined || found.value !== value)
          throw new Error(`${sheet.id}!${name}: ${String(found?.value)} against ${String(value)}`);
        count++;
      }
    }
    expect(count).toBeGreaterThan(20_000);
    // The register, which comes last, is linked to the others and has no cells of its own in the workbook.
    const written = file.sheets.slice(0, -1).flatMap(({ cells }) => [...cells.values()]);
    expect(written.filter(({ formula }) => formula !== undefined)).toHaveLength(count);
  });

  test('inputs are open and yellow, all else is locked', () => {
    const { styles } = file;
    const sheet = file.sheets[1]!;
    expect(sheet.xml).toContain('<sheetProtection');
    const open = [...sheet.cells].filter(([, { style }]) => styles[style]!.xml.includes('locked="0"'));
    expect(open.length).toBeGreaterThan(50);
    for (const [, { style }] of open) expect(styles[style]!.fill).toContain('FFFFF8E1');
    const [, area] = file.names.get('Egen_ydelse')!.split('!');
    expect(open.map(([name]) => name)).toContain(area!.replaceAll('$', ''));
    for (const [name, { formula, style }] of sheet.cells) {
      if (formula !== undefined) expect(styles[style]!.xml, name).not.toContain('locked="0"');
    }
  });
});
