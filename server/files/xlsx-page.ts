/** How a sheet goes on paper, as an xlsx file says it. */
import type { WriteSheet } from 'hucre';
import { type NeutralPage, type PageLine, type PageText, nameOfColumn } from '#model';

const mmPerInch = 25.4;
/** What the page and the file do not say: a sheet that the program adds, such as the register. */
const usual: Pick<WriteSheet, 'pageSetup'> = {
  pageSetup: {
    paperSize: 'a4',
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  },
};

export function pageOf(
  page: NeutralPage | undefined,
  title: string,
): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  if (!page) return usual;
  const { setup, area } = page;
  const inches = (mm: number): number => Math.round((mm / mmPerInch) * 1000) / 1000;
  const { top, right, bottom, left } = setup.margins;
  const header = lineOf(setup.header, title);
  const footer = lineOf(setup.footer, title);
  return {
    pageSetup: {
      paperSize: setup.paper,
      orientation: setup.orientation,
      ...(setup.scale === 'fitWidth'
        ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
        : { scale: setup.scale }),
      margins: {
        top: inches(top),
        right: inches(right),
        bottom: inches(bottom),
        left: inches(left),
        header: inches(Math.min(top, 8)),
        footer: inches(Math.min(bottom, 8)),
      },
      ...(setup.headingRows > 0 && { printTitlesRow: `$1:$${setup.headingRows}` }),
      ...(area && {
        printArea: `$${nameOfColumn(area.firstColumn)}$${area.firstRow + 1}:$${nameOfColumn(area.lastColumn)}$${area.lastRow + 1}`,
      }),
    },
    ...(header + footer !== '' && { headerFooter: { oddHeader: header, oddFooter: footer } }),
  };
}

/** In Excel's own marks, which it fills in when it prints. A line has at most 255 characters. */
const marks: Readonly<Record<Exclude<PageText, 'title'>, string>> = {
  none: '',
  sheet: '&A',
  date: '&D',
  page: '&P',
  pageOfPages: '&P / &N',
};

function lineOf(line: PageLine, title: string): string {
  // Written twice the title must be shorter; each of its & takes two places.
  const length = line.filter((text) => text === 'title').length > 1 ? 38 : 110;
  const written = (text: PageText): string =>
    text === 'title' ? title.slice(0, length).replaceAll('&', '&&') : marks[text];
  return (['&L', '&C', '&R'] as const)
    .map((place, i) => (written(line[i]!) === '' ? '' : place + written(line[i]!)))
    .join('');
}
