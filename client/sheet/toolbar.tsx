/** The buttons above the sheet: what people reach for most, each also a key. */
import Bold from 'lucide-solid/icons/bold';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import Redo2 from 'lucide-solid/icons/redo-2';
import Undo2 from 'lucide-solid/icons/undo-2';
import { For, type JSX, createMemo } from 'solid-js';
import { type Language, formatAt, formatPresets } from '#model';
import { type TextKey, useText } from '../text/text.tsx';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Desk } from './desk.ts';
import './toolbar.css';

export interface ToolbarProps {
  readonly session: WorkbookSession;
  readonly desk: Desk;
  readonly language: Language;
  onMenu(menu: 'lines' | 'table', at: { readonly x: number; readonly y: number }): void;
  /** what stands at the far end */
  readonly children?: JSX.Element;
}

export function Toolbar(props: ToolbarProps): JSX.Element {
  const { t } = useText();
  const { desk, session } = props;
  const steps = (): { readonly canUndo: boolean; readonly canRedo: boolean } => session.steps();
  const format = createMemo(() => {
    const at = desk.activeCell();
    const sheet = desk.sheet();
    if (!at || !sheet) return undefined;
    session.shown(sheet, at.row, at.column, props.language);
    return formatAt(sheet, at.row, at.column);
  });
  /** A protected sheet keeps its look. */
  const mayFormat = (): boolean => {
    const sheet = desk.sheet();
    return desk.mayEdit() && sheet !== undefined && !session.workbook.isProtected(sheet.id);
  };
  const preset = (): string => formatPresets.find(({ code }) => code === format()?.number)?.key ?? 'other';
  const backToGrid = (): void => document.querySelector<HTMLElement>('.grid')?.focus();
  return (
    <div class="toolbar" role="toolbar" aria-label={t('menu.tools')}>
      <button
        type="button"
        class="tool"
        disabled={!desk.mayEdit() || !steps().canUndo}
        title={`${t('menu.undo')} (Ctrl+Z)`}
        aria-label={t('menu.undo')}
        onClick={() => desk.takeBack('undo')}
      >
        <Undo2 size={17} aria-hidden="true" />
      </button>
      <button
        type="button"
        class="tool"
        disabled={!desk.mayEdit() || !steps().canRedo}
        title={`${t('menu.redo')} (Ctrl+Y)`}
        aria-label={t('menu.redo')}
        onClick={() => desk.takeBack('redo')}
      >
        <Redo2 size={17} aria-hidden="true" />
      </button>
      <span class="gap" />
      <button
        type="button"
        class="tool"
        disabled={!mayFormat()}
        title={`${t('menu.bold')} (Ctrl+B)`}
        aria-label={t('menu.bold')}
        aria-pressed={format()?.bold ?? false}
        onClick={() => desk.format({ bold: !format()?.bold })}
      >
        <Bold size={16} aria-hidden="true" />
      </button>
      <select
        class="text-input"
        aria-label={t('menu.numberFormat')}
        disabled={!mayFormat()}
        value={preset()}
        onChange={(event) => {
          const chosen = formatPresets.find(({ key }) => key === event.currentTarget.value);
          if (chosen) desk.format({ number: chosen.code });
          backToGrid();
        }}
      >
        <For each={formatPresets}>
          {({ key }) => <option value={key}>{t(`format.${key}` as TextKey)}</option>}
        </For>
        {preset() === 'other' && (
          <option value="other">{t('format.other', { code: format()?.number ?? '' })}</option>
        )}
      </select>
      <span class="gap" />
      <For each={['lines', 'table'] as const}>
        {(menu) => (
          <button
            type="button"
            class="tool wide"
            aria-haspopup="menu"
            disabled={menu === 'lines' && !desk.mayEdit()}
            onClick={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              props.onMenu(menu, { x: box.left, y: box.bottom + 4 });
            }}
          >
            {t(menu === 'lines' ? 'menu.rows' : 'table.menu')}
            <ChevronDown size={15} aria-hidden="true" />
          </button>
        )}
      </For>
      <span class="spring" />
      {props.children}
    </div>
  );
}
