import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newWorkbookState, templates } from '../../../model/index.ts';
import { ownNumbersId } from '../../../model/templates/own-numbers.ts';
import type { Template } from '../../../model/templates/template.ts';
import { openPrecedents } from '../../../model/workbook/precedents.ts';
import { type ReadValue, registerOf } from '../../../model/workbook/register.ts';
import { cellKey } from '../../../model/workbook/schema.ts';
import { openWorkbook } from '../../../model/workbook/workbook.ts';

/** Results that are no figures: the calendar, choices and words that people have typed, and what says what to fill in. */
const words = new Set([
  'years',
  'months',
  'horizonYears',
  'ruleYears',
  'effectKind',
  'taxChoice',
  'taxEqualised',
  'portfolioLine',
  'publishedYear',
  'municipality',
  'followUpWhat',
  'lastMonth',
  'stopMonths',
  'stopNet',
  'redLimit',
  'yellowLimit',
  'resultName',
  'passiveName',
  'ownName',
  'source',
]);
/** What has happened is no assumption: it stands beside its plan, which is one. */
const isHistory = (key: string): boolean => /^(actualSoFar_|log[A-Z])/.test(key);
const isFigure = (key: string): boolean =>
  !words.has(key) && !isHistory(key) && !/^(check|need)[A-Z]/.test(key);

/** The keys that the panels beside the sheets offer to follow. */
function followedKeys(): readonly string[] {
  const folder = join(import.meta.dirname, '../../../client/results');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.tsx'));
  return sources.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const plain = [...text.matchAll(/\bresult="(\w+)"/g)].map(([, key]) => key!);
    const chosen = [...text.matchAll(/\bresult=\{[^}]*\?([^}]*)\}/g)].map(([, keys]) => keys!);
    return [...plain, ...chosen.flatMap((keys) => [...keys.matchAll(/'(\w+)'/g)].map(([, key]) => key!))];
  });
}

function open(template: Template) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, newWorkbookState(template.id, { title: '', language: 'da' })!);
  const workbook = openWorkbook(doc);
  const precedents = openPrecedents(workbook);
  // What is typed is what a register line is about: nothing needs to be calculated.
  const read: ReadValue = (at) => {
    const content = workbook.contentAt(at);
    return content.kind === 'number' || content.kind === 'text' ? content.value : undefined;
  };
  return {
    lines: registerOf(workbook, read),
    isBehind(keys: readonly string[]) {
      const cells = precedents.behind(keys);
      return ({ sheet, row, column }: { sheet: string; row: string; column: string }): boolean =>
        cells.get(sheet)?.has(cellKey(row, column)) === true;
    },
    close() {
      precedents.close();
      workbook.close();
    },
  };
}

const calculating = templates.filter(({ id }) => id !== ownNumbersId);
const followed = new Set(followedKeys());

describe.each(calculating.map((template) => [template.id, template] as const))(
  '[BEHIND] %s',
  (_, template) => {
    let book: ReturnType<typeof open>;
    beforeAll(() => {
      book = open(template);
    });
    afterAll(() => book.close());

    test('[BEHIND-1] every figure that the panel shows comes from at least one assumption with a value', () => {
      const used = book.lines.filter(({ isInUse }) => isInUse);
      const figures = Object.keys(template.results).filter((key) => followed.has(key));
      expect(figures.length).toBeGreaterThan(2);
      for (const key of figures) {
        const isBehind = book.isBehind([key]);
        expect(
          used.some(({ assumption }) => isBehind(assumption.cell)),
          `${key} leads nowhere`,
        ).toBe(true);
      }
    });

    test('[BEHIND-2] every assumption is behind a figure, and has a source, or is marked as lacking one or as an estimate', () => {
      const isBehind = book.isBehind(Object.keys(template.results).filter(isFigure));
      for (const { assumption, isInUse, lacks } of book.lines) {
        if (!isInUse) continue;
        const { key, cell, source, grade } = assumption;
        expect(isBehind(cell), `${key} is behind nothing`).toBe(true);
        const isSaid = source !== undefined || grade === 'estimate' || lacks.includes('source');
        expect(isSaid, `${key} has no source and is not marked`).toBe(true);
      }
    });
  },
);

test('[BEHIND-3] whatever the panels offer to follow is a figure of some template, and each panel offers its own', () => {
  const known = new Set(templates.flatMap(({ results }) => Object.keys(results)));
  expect(followed.size).toBeGreaterThan(20);
  for (const key of followed) expect(known.has(key) && isFigure(key), key).toBe(true);
  for (const headline of ['paybackYear', 'portfolioNet', 'decision', 'timelinessReading'])
    expect(followed.has(headline), headline).toBe(true);
});
