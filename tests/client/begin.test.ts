import { describe, expect, test } from 'vitest';
import { pictureKinds, pictureOf, templates } from '../../model/index.ts';
import { type Guide, guideSteps, nextOf, readGuide, writeGuide } from '../../client/begin/guide.ts';
import { recentOf } from '../../client/begin/opened.ts';
import { matches } from '../../client/parts/folded.ts';

describe('[BEGIN] finding one’s way on the first page', () => {
  test.each([
    ['aarhus', 'Århus 2026', true],
    ['Århus', 'aarhus', true],
    ['ÆRØ', 'Indsats på Ærø', true],
    ['aeroe', 'Ærø', true],
    ['blabaer', 'Blåbær', false],
    ['blaabaer', 'Blåbær', true],
    ['fleks 2025', 'Fleksjob for unge, 2025', true],
    ['fleks 2026', 'Fleksjob for unge, 2025', false],
    ['café', 'CAFE', true],
    ['  ', 'Hvad som helst', true],
    ['a\u030Arhus', 'Århus', true],
    ['(.*', 'Hvad (.*) betyder', true],
    ['👩‍💻', 'Kursus 👩‍💻', true],
  ])('[BEGIN-1] "%s" in "%s": %s', (search, text, isThere) => {
    expect(matches(text, search)).toBe(isThere);
  });

  test('[BEGIN-2] the last opened come first, of those that are still there', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    const recent = recentOf(rows, { a: 10, gone: 99, c: 30, d: 20 }, 2);
    expect(recent).toEqual([
      { id: 'c', openedMs: 30 },
      { id: 'd', openedMs: 20 },
    ]);
  });

  test('[BEGIN-3] the guided start goes through its five steps, is left and taken up, and ends', () => {
    let now: Guide = { at: 'open', step: guideSteps[0], workbook: 'abc' };
    expect(nextOf(now, -1)).toEqual(now);
    for (const step of guideSteps.slice(1)) {
      now = nextOf(now, 1);
      expect(now).toEqual({ at: 'open', step, workbook: 'abc' });
    }
    expect(guideSteps).toHaveLength(5);
    expect(nextOf(now, 1)).toEqual({ at: 'done' });
    const left: Guide = { at: 'left', step: 'enough', workbook: 'abc' };
    expect(nextOf(left, 1)).toEqual(left);
    for (const guide of [now, left, { at: 'done' } as const])
      expect(readGuide(writeGuide(guide))).toEqual(guide);
    for (const kept of [null, '', 'open', 'open nothing abc', 'left source', '💥 answer abc'])
      expect(readGuide(kept)).toEqual({ at: 'never' });
  });

  test('[BEGIN-4] every template has a picture of the fields that people fill in', () => {
    for (const template of templates) {
      const { width, height, rowHeight, marks } = pictureOf(template);
      expect(marks.filter(({ kind }) => kind === 'input').length, template.id).toBeGreaterThan(1);
      expect(marks[0], template.id).toMatchObject({ kind: 'title', x: 0, y: 0 });
      for (const mark of marks) {
        expect(pictureKinds).toContain(mark.kind);
        expect(mark.x + mark.width, template.id).toBeLessThanOrEqual(width);
        expect(mark.y + rowHeight, template.id).toBeLessThanOrEqual(height);
        expect(mark.width).toBeGreaterThan(0);
      }
    }
  });
});
