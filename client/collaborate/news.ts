/**
 * What colleagues have changed on the sheet that is open, gathered into one sentence every few seconds: a screen reader
 * that told every change would tell nothing else.
 */
import type { Translate } from '../text/text.tsx';

/** One transaction of a colleague's: cells by their keys, or lines, of which it is not known who moved them. */
export type Happening =
  /** `who` is '' for somebody without a name, or who has left meanwhile */
  { readonly who: string; readonly cells: readonly string[] } | { readonly lines: 'rows' | 'columns' };

/** What has gathered; the keys of the cells, by who changed them last. */
interface Gathered {
  readonly who: ReadonlySet<string>;
  readonly cells: ReadonlySet<string>;
  readonly lines: 'rows' | 'columns' | undefined;
}

/** What a cell is called and shows now; undefined when it is gone. */
export type TellCell = (key: string) => { readonly cell: string; readonly text: string } | undefined;

/** More names than this are counted. */
const mostNames = 2;

function people(who: readonly string[], t: Translate): string {
  const names = who.map((name) => name || t('colleagues.someone'));
  if (names.length > mostNames)
    return t('colleagues.others', {
      names: names.slice(0, mostNames).join(', '),
      count: names.length - mostNames,
    });
  return names.length === 2 ? t('colleagues.and', { first: names[0]!, last: names[1]! }) : names[0]!;
}

export function textOfNews({ who, cells, lines }: Gathered, t: Translate, tell: TellCell): string {
  const [only] = cells;
  if (only === undefined) return lines ? t(`colleagues.news.${lines}`, { who: t('colleagues.someone') }) : '';
  const names = people([...who], t);
  if (cells.size > 1) return t('colleagues.news.many', { who: names, count: cells.size });
  const told = tell(only);
  if (!told) return '';
  const { cell, text } = told;
  return text === ''
    ? t('colleagues.news.cleared', { who: names, cell })
    : t('colleagues.news.changed', { who: names, cell, text });
}

export interface News {
  add(happening: Happening): void;
  /** Forgets what has not been told yet: another sheet is open now. */
  forget(): void;
  close(): void;
}

/** The first change waits for what comes with it; then there is quiet for a while. */
const gatherMs = 1500;
const quietMs = 6000;

export function openNews(say: (news: Gathered) => void): News {
  let who = new Set<string>();
  let cells = new Set<string>();
  let lines: Gathered['lines'];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    who = new Set();
    cells = new Set();
    lines = undefined;
  };
  const tell = (): void => {
    timer = undefined;
    if (cells.size === 0 && !lines) return;
    const news = { who, cells, lines };
    forget();
    timer = setTimeout(tell, quietMs);
    say(news);
  };
  return {
    add(happening) {
      if ('lines' in happening) ({ lines } = happening);
      else {
        who.add(happening.who);
        for (const cell of happening.cells) cells.add(cell);
      }
      timer ??= setTimeout(tell, gatherMs);
    },
    forget,
    close() {
      clearTimeout(timer);
      forget();
    },
  };
}
