import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import {
  type Figure,
  type LibraryCase,
  cellKey,
  effortKinds,
  figureText,
  libraryCase,
  libraryCases,
  newWorkbookState,
  openWorkbook,
  recalculate,
  startOf,
  targetGroups,
  templates,
} from '../../../model/index.ts';
import { placeSheet } from '../../../model/templates/layout.ts';
import { withStart } from '../../../model/templates/start.ts';
import type { Template } from '../../../model/templates/template.ts';
import { type Assumption, assumptionsOf } from '../../../model/workbook/assumptions.ts';

const published = [
  'hjoerring-2015-2019',
  'hjoerring-plan-profile',
  'aabenraa-kik2-2018-2022',
  'silkeborg-pilot-2015',
  'silkeborg-permanent-2016',
  'odense-2017-portfolio',
  'aalborg-impact60-2018',
  'aarhus-unge-hjemloese-2021',
  'vesthimmerland-sygedagpenge-2023',
  'koebenhavn-investeringspulje-rule',
  'silkeborg-trivsel-2017',
  'aarhus-fleksjob-2016',
  'flere-skal-med-2017-2019',
  'ips-inklusion-2021',
];

const found = (id: string): LibraryCase => libraryCase(id)!;

describe('the case library', () => {
  test('[LIB-1] holds the fourteen published cases, each with words, figures, sources and what is missing', () => {
    expect(libraryCases.map(({ id }) => id).sort()).toEqual([...published].sort());
    for (const one of libraryCases) {
      for (const text of [one.title, one.municipality, one.years, one.group, one.summary])
        expect(text, one.id).not.toBe('');
      expect(targetGroups, one.id).toContain(one.targetGroup);
      expect(effortKinds, one.id).toContain(one.effort);
      expect(one.figures.length, one.id).toBeGreaterThan(1);
      expect(one.missing.length, one.id).toBeGreaterThan(0);
      expect(one.sources.length, one.id).toBeGreaterThan(0);
      for (const { url, date } of one.sources) {
        if (url !== undefined) expect(new URL(url).protocol, one.id).toMatch(/^https?:$/);
        if (date !== undefined) expect(date, one.id).toMatch(/^\d{4}(-\d{2}){0,2}$/);
      }
      const keys = one.figures.map(({ key }) => key);
      expect(new Set(keys).size, one.id).toBe(keys.length);
      for (const { of } of one.start.values) for (const key of of) expect(keys, one.id).toContain(key);
    }
    expect(libraryCase('findes-ikke')).toBeUndefined();
  });

  test('[LIB-2] says of every published figure that can be recalculated whether it agrees', () => {
    const differs = libraryCases.flatMap((one) =>
      recalculate(one).flatMap(({ verdict, recalculation }) =>
        verdict === 'differs' ? [`${one.id}: ${recalculation.label}`] : [],
      ),
    );
    expect(differs).toEqual([
      'hjoerring-plan-profile: Tjent hjem, når udgiften er lige stor hvert år og besparelsen er årets egen',
      'hjoerring-plan-profile: Tjent hjem, når besparelsen i stedet er alt siden start',
    ]);
    const agrees = libraryCases.flatMap((one) =>
      recalculate(one).flatMap(({ verdict, published: wanted }) =>
        verdict === 'agrees' ? [[one.id, wanted]] : [],
      ),
    );
    expect(agrees).toEqual([
      ['hjoerring-2015-2019', 154.7],
      ['silkeborg-trivsel-2017', 19],
      ['aabenraa-kik2-2018-2022', 0.81],
      ['aalborg-impact60-2018', 60],
      ['ips-inklusion-2021', 0.13],
    ]);
  });

  test('[LIB-2] 125 mio. evenly spread are earned back in 2018, not in 2019 as published; read as sums, not at all', () => {
    const [yearly, sums] = recalculate(found('hjoerring-plan-profile'));
    expect(yearly).toMatchObject({ value: 2018, published: 2019, verdict: 'differs' });
    expect(sums).toMatchObject({ value: undefined, published: 2019, verdict: 'differs' });
    // By hand: 31.25 a year for four years against 7.3, 76.3 and 168.3 of savings.
    expect(7.3 + 69 - 93.75).toBeLessThan(0);
    expect(7.3 + 69 + 92 - 125).toBeGreaterThan(0);
  });

  test('[LIB-3] 81 % in Aabenraa are gross exits, worth about 8,100 kr. each a year, and are filled in as nothing else', () => {
    const one = found('aabenraa-kik2-2018-2022');
    const perExit = recalculate(one).find(({ recalculation }) => recalculation.unit === 'kr')!;
    expect(perExit.value).toBeCloseTo(8077, 0);
    const filled = one.start.values.filter(({ of }) => of.includes('gross'));
    expect(filled).toEqual([{ at: { name: 'Bruttoafgang' }, given: 0.81, of: ['gross'] }]);
  });

  test('[LIB-3] only the effect against a control group is filled in as effect', () => {
    const effects = libraryCases.flatMap((one) =>
      one.start.values.flatMap(({ at, given }) =>
        'name' in at && at.name === 'Effekt' ? [[one.id, given]] : [],
      ),
    );
    expect(effects).toEqual([['ips-inklusion-2021', 0.13]]);
  });

  test('[LIB-4] every number that is filled in is one that was published', () => {
    /** What a figure says, as it may stand in a cell: millions in kroner, and the years of a series. */
    const numbersIn = (figure: Figure): readonly number[] => {
      if ('text' in figure) return [];
      const values = 'value' in figure ? [figure.value] : Object.values(figure.byYear);
      const years = 'value' in figure ? [] : Object.keys(figure.byYear).map(Number);
      return [...(figure.unit === 'mioKr' ? values.map((value) => value * 1_000_000) : values), ...years];
    };
    for (const one of libraryCases) {
      const years = (one.years.match(/\d+/g) ?? []).map(Number);
      const yearsInAll = (years[1] ?? years[0]!) - years[0]! + 1;
      for (const { at, given, of } of one.start.values) {
        const figures = one.figures.filter(({ key }) => of.includes(key));
        const isText = typeof given === 'string' && !given.startsWith('=');
        // A day or a rule that a text says is counted as the sheet counts it.
        if (isText || figures.some((figure) => 'text' in figure)) continue;
        const published = figures.flatMap(numbersIn);
        const persons = figures.flatMap((figure) =>
          'value' in figure && figure.unit === 'persons' ? [figure.value] : [],
        );
        const together = persons.reduce((sum, value) => sum + value, 0);
        // One line, week 0 and month 1, the weeks of a year, the years of the case and how many they are.
        const counted = [0, 1, 52, ...years, yearsInAll, together];
        const parts = typeof given === 'number' ? [given] : given.match(/\d+(\.\d+)?/g)!.map(Number);
        for (const part of parts) {
          const isKnown = [...published, ...counted].some((number) => Math.abs(number - part) < 1e-6);
          expect(isKnown, `${one.id} ${JSON.stringify(at)}: ${part}`).toBe(true);
        }
      }
    }
  });
});

describe('a starting point', () => {
  const template = (id: string): Template => templates.find((one) => one.id === id)!;

  test.each(published)(
    '[LIB-5] %s fills its template with the published figures and lists the rest',
    (id) => {
      const one = found(id);
      const started = withStart(template(one.start.template), startOf(one));
      expect(started.isExample).toBe(false);
      const warnings = started.sheets.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'warning' ? [block.text] : [])),
      );
      expect(warnings.filter((text) => text.includes('eksempel'))).toEqual([]);
      const documentation = started.sheets.find(({ name }) => name === 'Dokumentation')!;
      const texts = documentation.blocks.flatMap((block) =>
        block.kind === 'table' ? block.columns.flatMap(({ given }) => given ?? []) : [],
      );
      for (const { question } of one.missing) expect(texts, question).toContain(question);
      for (const figure of one.figures) {
        const line = `${figure.label}: ${figureText(figure)}`;
        expect(
          texts.some((text) => String(text).includes(line)),
          line,
        ).toBe(true);
      }
      for (const { title } of one.sources)
        expect(
          texts.some((text) => String(text).includes(title)),
          title,
        ).toBe(true);
      // Each question about an input names one that is there.
      const names = new Set(
        started.sheets.flatMap((sheet) =>
          sheet.blocks.flatMap((block) =>
            block.kind === 'field'
              ? block.values.flatMap((value) => value?.name ?? [])
              : block.kind === 'table'
                ? block.columns.flatMap(({ name }) => name ?? [])
                : [],
          ),
        ),
      );
      for (const { at } of one.missing) if (at !== undefined) expect(names).toContain(at);
      expect(() => placeSheet(documentation)).not.toThrow();
    },
  );

  test('[LIB-5] in the workbook: published figures as proposals with their source, questions open, the example gone', () => {
    const doc = new Y.Doc();
    const start = startOf(found('ips-inklusion-2021'));
    Y.applyUpdate(doc, newWorkbookState('investment-case', { title: 'Ny', language: 'da', start })!);
    const workbook = openWorkbook(doc);
    expect(workbook.properties).toMatchObject({ title: 'Ny', isExample: false });
    const assumptions = assumptionsOf(workbook);
    const of = (key: string): Assumption => assumptions.find((each) => each.key === key)!;
    const contentOf = ({ cell }: Assumption): unknown =>
      workbook.sheets.find(({ id }) => id === cell.sheet)!.maps.cells.get(cellKey(cell.row, cell.column));
    expect(of('Effekt')).toMatchObject({ review: 'proposed', source: expect.stringContaining('star.dk') });
    expect([contentOf(of('Effekt')), contentOf(of('Bruttoafgang'))]).toEqual([0.13, 0.6]);
    for (const key of ['Varighed', 'Forsinkelse', 'Egen_ydelse']) {
      expect(of(key), key).toMatchObject({ review: 'open', source: undefined });
      expect(contentOf(of(key)), key).toBeUndefined();
    }
    for (const key of ['Effekt_lav', 'Effekt_høj', 'Frafald'])
      expect(contentOf(of(key)), key).toBeUndefined();
    // A setting is no example.
    expect(contentOf(of('Kalkulationsrente'))).toBe(0.035);
    workbook.close();
  });

  test('[LIB-5] each case begins in the template that its kind of question belongs to', () => {
    const byTemplate = Object.groupBy(libraryCases, ({ start }) => start.template);
    const ids = (id: string): readonly string[] => (byTemplate[id] ?? []).map((one) => one.id);
    expect(ids('strategy')).toEqual([
      'hjoerring-2015-2019',
      'hjoerring-plan-profile',
      'odense-2017-portfolio',
    ]);
    expect(ids('fleksjob')).toEqual(['aarhus-fleksjob-2016']);
    expect(ids('flere-skal-med')).toEqual(['flere-skal-med-2017-2019']);
    expect(ids('investment-case').length).toBe(9);
  });

  test('[LIB-5] keeps the day of its source, where the source has one', () => {
    expect(startOf(found('flere-skal-med-2017-2019')).known.date).toBe('2020-12-17');
    expect(startOf(found('ips-inklusion-2021')).known.date).toBeUndefined();
  });

  test('[LIB-6] is not made of a cell that the template does not have, nor without a place for its questions', () => {
    const start = startOf(found('ips-inklusion-2021'));
    const lost = { ...start, values: [{ at: { name: 'Nej' }, given: 1 }] };
    const one = template('investment-case');
    expect(() => withStart(one, lost)).toThrow('no cell');
    const bare = { ...one, sheets: one.sheets.filter(({ name }) => name !== 'Dokumentation') };
    expect(() => withStart(bare, start)).toThrow('no sheet');
  });
});
