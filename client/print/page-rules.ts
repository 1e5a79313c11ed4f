/** What a browser must know to print: paper, margins, and what stands at the head and foot of each page, as CSS. */
import type { PageLine, PageSetup, PageText } from '#model';
import type { Translate } from '../text/text.tsx';

export interface PageWords {
  readonly title: string;
  readonly sheet: string;
  readonly date: string;
  readonly t: Translate;
}

/** A text inside CSS: nothing in it can end the string. */
function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"\n\r\f<]/g, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`;
}

/** As a value of `content`. Numbers of pages are the browser's to know. */
function contentOf(text: PageText, { title, sheet, date, t }: PageWords): string {
  switch (text) {
    case 'none':
      return 'none';
    case 'title':
      return quoted(title);
    case 'sheet':
      return quoted(sheet);
    case 'date':
      return quoted(date);
    case 'page':
      return `${quoted(`${t('print.page')} `)} counter(page)`;
    case 'pageOfPages':
      return `${quoted(`${t('print.page')} `)} counter(page) ${quoted(` ${t('print.of')} `)} counter(pages)`;
  }
}

/** The same on the screen, where the numbers are known. */
export function lineText(
  text: PageText,
  words: PageWords,
  page: { readonly number: number; readonly count: number },
): string {
  const { title, sheet, date, t } = words;
  const numbered = `${t('print.page')} ${page.number}`;
  return {
    none: '',
    title,
    sheet,
    date,
    page: numbered,
    pageOfPages: `${numbered} ${t('print.of')} ${page.count}`,
  }[text];
}

const places = ['left', 'center', 'right'] as const;

function marginBoxes(side: 'top' | 'bottom', line: PageLine, words: PageWords): string {
  return places
    .map((place, i) => `@${side}-${place} { content: ${contentOf(line[i]!, words)}; font: 9pt sans-serif; }`)
    .join(' ');
}

/** One named page and what is printed on it. `name` is a CSS name of our own making. */
export function pageRule(name: string, setup: PageSetup, words: PageWords): string {
  const { top, right, bottom, left } = setup.margins;
  return `@page ${name} {
  size: ${setup.paper.toUpperCase()} ${setup.orientation};
  margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;
  ${marginBoxes('top', setup.header, words)}
  ${marginBoxes('bottom', setup.footer, words)}
}
@media print { .${name} { page: ${name}; } }`;
}
