/** Puts the case's line for a portfolio on the clipboard, as one row of cells. */
import { type JSX, Show, createMemo } from 'solid-js';
import { type Value, editText } from '#model';
import { writeTable } from '../clipboard/table-text.ts';
import { useText } from '../text/text.tsx';
import { missingInputs } from './missing-inputs.ts';
import type { PanelProps } from './side-panel.tsx';

/** Cells of a line, and those among them that only people know: municipality, case and evidence. */
const cells = 25;
const asked = [0, 1, 4];

export function PortfolioLine(props: PanelProps): JSX.Element {
  const { t } = useText();
  const values = (): readonly (Value | undefined)[] => {
    const { session } = props;
    const area = session.resultArea('portfolioLine');
    const sheet = area && session.workbook.sheetOf(area.sheet);
    if (!area || !sheet) return [];
    return Array.from({ length: cells }, (_, i) => {
      const at = session.workbook.cellAt(sheet, area.firstRow, area.firstColumn + i);
      return at && session.valueAt(at);
    });
  };
  const text = (value: Value | undefined): string =>
    typeof value === 'number'
      ? editText(value, undefined, props.language.id)
      : typeof value === 'string'
        ? value
        : '';
  /** A line without the case's own figures would be zeros that nobody sees in a portfolio. */
  const missing = createMemo(() => missingInputs(props.session).map(({ label }) => label));
  const isFilled = (): boolean => {
    const line = values();
    return asked.every((i) => text(line[i]) !== '');
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(writeTable([values().map(text)]));
      const done = isFilled() ? 'boards.portfolio.copied' : 'boards.portfolio.copiedUnfilled';
      props.desk.say(() => t(done));
    } catch {
      // A browser may keep the clipboard to itself; the cells can be copied as ever.
      props.desk.say(() => t('boards.portfolio.notCopied'), 'bad');
    }
  };
  return (
    <Show when={props.session.resultArea('portfolioLine')}>
      <div class="portfolio-line">
        <Show
          when={missing().length === 0}
          fallback={<p class="hint">{t('boards.portfolio.notYet', { missing: missing().join('; ') })}</p>}
        >
          <button type="button" class="button" onClick={() => void copy()}>
            {t('boards.portfolio.copyLine')}
          </button>
        </Show>
      </div>
    </Show>
  );
}
