import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { textOfLastEdit } from '../../client/collaborate/last-edit.ts';
import { type Happening, openNews, textOfNews } from '../../client/collaborate/news.ts';
import { shownWhileTyped } from '../../client/collaborate/share-typing.ts';
import { mentionAt, partsOf, withMention } from '../../client/comments/mentions.ts';
import { da } from '../../client/text/da.ts';
import { danish, presenceLimits } from '../../model/index.ts';

/** The Danish sentence behind a key, as the page fills it in. */
const t = (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
  const text = key
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], da) as string;
  return text.replaceAll(/\{\{ (\w+) \}\}/g, (_, name: string) => String(values[name]));
};

describe('[TEAM-7] what is shown of a text before it is written', () => {
  test.each(['0101701', '010170-1', '010170 1', 'Født 31-12-99 12', '=A1&"2902001234"', '01 01 70 1'])(
    'nothing of %s, which may become a CPR number',
    (text) => expect(shownWhileTyped(text)).toBe(''),
  );
  test.each(['', '123', '1.250.000', '010170', '3213991', '15130011', '=SUM(A1:A10)', '😀 ‮ <b>', '9901701'])(
    '%s as it is',
    (text) => expect(shownWhileTyped(text)).toBe(text),
  );
  test('no more than colleagues are sent', () => {
    expect(shownWhileTyped('x'.repeat(32_768))).toHaveLength(presenceLimits.typed);
  });
});

describe('[TEAM-8] mentions in the text of a comment', () => {
  test('are looked for behind an @ that begins a word, up to the caret', () => {
    expect(mentionAt('Hej @an', 7)).toEqual({ from: 4, wanted: 'an' });
    expect(mentionAt('@Anne Je', 8)).toEqual({ from: 0, wanted: 'Anne Je' });
    expect(mentionAt('@', 1)).toEqual({ from: 0, wanted: '' });
    expect(mentionAt('a@b.dk', 6)).toBeUndefined();
    expect(mentionAt('@an\nhej', 7)).toBeUndefined();
    expect(mentionAt('Hej @an', 3)).toBeUndefined();
  });

  test('are put in whole, with room behind them, and the rest stays', () => {
    expect(withMention('Se @an her', { from: 3, caret: 6, name: 'Anne Ø' })).toEqual({
      text: 'Se @Anne Ø her',
      caret: 11,
    });
  });

  test('are parts of the text only where a mentioned name stands; the longest name counts', () => {
    const parts = partsOf('@Anne, @Anne Ø og @Bo <b>@</b>', ['Anne', 'Anne Ø', '']);
    expect(parts.filter(({ isMention }) => isMention).map(({ text }) => text)).toEqual(['@Anne', '@Anne Ø']);
    expect(parts.map(({ text }) => text).join('')).toBe('@Anne, @Anne Ø og @Bo <b>@</b>');
    expect(partsOf('', ['Anne'])).toEqual([]);
  });
});

describe('[TEAM-9] what a screen reader hears of colleagues', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const said: string[] = [];
  const open = () => {
    said.length = 0;
    const cells: Record<string, string> = { '1.1': '12', '2.2': '' };
    return openNews((news) => {
      said.push(
        textOfNews(news, t, (key) =>
          cells[key] === undefined ? undefined : { cell: `C${key}`, text: cells[key] },
        ),
      );
    });
  };
  const change = (who: string, ...cells: string[]): Happening => ({ who, cells });

  test('one change is told with what stands there now', () => {
    const news = open();
    news.add(change('Anne', '1.1'));
    news.add(change('Anne', '1.1'));
    vi.advanceTimersByTime(2000);
    expect(said).toEqual(['Anne ændrede C1.1 til 12']);
    vi.advanceTimersByTime(10_000);
    news.add(change('Bo', '2.2'));
    vi.advanceTimersByTime(2000);
    expect(said.at(-1)).toBe('Bo tømte C2.2');
    news.close();
  });

  test('many are summed up, at most one sentence in six seconds, each cell once', () => {
    const news = open();
    for (let i = 0; i < 100; i++) {
      news.add(change(i % 2 === 0 ? 'Anne' : 'Bo', `${i % 14}.0`));
      vi.advanceTimersByTime(100);
    }
    expect(said.length).toBeLessThanOrEqual(3);
    expect(said[1]).toMatch(/^(Anne og Bo|Bo og Anne) ændrede 14 celler$/);
    vi.advanceTimersByTime(10_000);
    const before = said.length;
    vi.advanceTimersByTime(60_000);
    expect(said).toHaveLength(before);
    news.close();
  });

  test('more than two people are counted, and rows are named', () => {
    const news = open();
    for (const who of ['Anne', 'Bo', 'Cid', '']) news.add(change(who, '1.1', '2.2'));
    vi.advanceTimersByTime(2000);
    expect(said).toEqual(['Anne, Bo og 2 andre ændrede 2 celler']);
    news.add({ lines: 'rows' });
    vi.advanceTimersByTime(10_000);
    expect(said.at(-1)).toBe('En kollega ændrede rækkerne på arket');
    news.add(change('Anne', '1.1'));
    news.forget();
    vi.advanceTimersByTime(10_000);
    expect(said).toHaveLength(2);
    news.close();
  });
});

describe('[TEAM-10] who changed a cell last, in words', () => {
  const now = new Date(2026, 10, 22, 15, 0);
  const say = (edit: Parameters<typeof textOfLastEdit>[0]): string =>
    textOfLastEdit(edit, { t, language: danish, now, me: 'me', cell: 'B4' }).replaceAll('\u00a0', ' ');
  const at = new Date(2026, 10, 22, 14, 5).toISOString();

  test('person and time, mine as mine, and what is not known as not known', () => {
    const anne = { id: 'anne', name: 'Anne' };
    expect(say({ by: 'person', person: anne, at })).toBe('Senest ændret af Anne, kl. 14.05');
    expect(say({ by: 'person', person: { id: 'me', name: 'Mig' }, at })).toBe(
      'Senest ændret af dig, kl. 14.05',
    );
    expect(say({ by: 'person', person: anne })).toBe('Senest ændret af Anne, tidspunkt ukendt');
    expect(say({ by: 'person', person: anne, at, broughtBy: { id: 'bo', name: 'Bo' } })).toBe(
      'Senest ændret af Anne, kl. 14.05 (kom ind gennem Bo)',
    );
    expect(say({ by: 'unknown' })).toBe('Senest ændret af: ukendt (før historikken)');
    expect(say({ by: 'nobody' })).toBe('B4 er ikke ændret, siden projektmappen blev lavet');
    expect(say({ by: 'unsaved' })).toBe('Ændret af dig, ikke gemt endnu');
    expect(say({ by: 'unreachable' })).toBe('Det kan ikke ses uden forbindelse, hvem der ændrede B4.');
  });
});
