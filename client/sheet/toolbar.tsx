/**
 * The buttons above the sheet: what people reach for most, each also a command. Buttons are one stop of the Tab key, and
 * arrows go between them; those that do not fit wait in further lines, which the last button shows.
 */
import Baseline from 'lucide-solid/icons/baseline';
import Bold from 'lucide-solid/icons/bold';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronsDown from 'lucide-solid/icons/chevrons-down';
import DecimalsArrowLeft from 'lucide-solid/icons/decimals-arrow-left';
import DecimalsArrowRight from 'lucide-solid/icons/decimals-arrow-right';
import Grid2x2 from 'lucide-solid/icons/grid-2x2';
import Italic from 'lucide-solid/icons/italic';
import PaintBucket from 'lucide-solid/icons/paint-bucket';
import ListFilter from 'lucide-solid/icons/list-filter';
import Paintbrush from 'lucide-solid/icons/paintbrush';
import Rows3 from 'lucide-solid/icons/rows-3';
import Redo2 from 'lucide-solid/icons/redo-2';
import TextAlignStart from 'lucide-solid/icons/text-align-start';
import Underline from 'lucide-solid/icons/underline';
import Undo2 from 'lucide-solid/icons/undo-2';
import { type Component, type JSX, Show, createSignal, onCleanup, onMount } from 'solid-js';
import { formatPresets } from '#model';
import { shownChord } from '../commands/chord.ts';
import { linesMenu, tableMenu, usefulOf } from '../commands/cell-menu.ts';
import { type Workplace, isCommandDisabled } from '../commands/command.ts';
import { commandById } from '../commands/commands.ts';
import { runCommand } from '../commands/pressed.ts';
import { menuOf } from '../commands/menu-of.ts';
import type { MenuItem } from '../parts/menu.tsx';
import { alignMenu, borderMenu, colourMenu, kindMenu, moreMenu, numberMenu } from './toolbar-menus.ts';
import { moveInToolbar, oneTabStop } from './toolbar-keys.ts';
import './toolbar.css';

type Icon = Component<{ readonly size: number; readonly 'aria-hidden': 'true' }>;

export function Toolbar(props: { readonly place: Workplace; readonly children?: JSX.Element }): JSX.Element {
  const { place } = props;
  const { t, desk, session } = place;
  let toolbar!: HTMLDivElement;
  let tools!: HTMLDivElement;
  const [hasMore, setHasMore] = createSignal(false);
  const [isOpen, setOpen] = createSignal(false);

  /** A protected sheet keeps its look; the buttons go on saying so when they are pressed. */
  const isLooksKept = (): boolean => {
    const sheet = desk.sheet();
    session.sheets();
    return !desk.mayEdit() || (sheet !== undefined && session.workbook.isProtected(sheet.id));
  };
  /** Whoever points goes on in the sheet, whoever uses keys goes on in the toolbar. */
  const goOn = (event: MouseEvent): void => {
    if (event.detail > 0) place.grid()?.focus();
  };

  const Tool = (tool: { readonly id: string; readonly icon: Icon; readonly isLook?: true }): JSX.Element => {
    const command = commandById(tool.id);
    const label = (): string => command.labelNow?.(place) ?? t(command.label);
    const [chord] = command.keys ?? [];
    return (
      <button
        type="button"
        class="tool"
        tabIndex={-1}
        aria-disabled={isCommandDisabled(command, place) || (tool.isLook && isLooksKept())}
        aria-pressed={command.isOn?.(place)}
        aria-label={label()}
        title={chord === undefined ? label() : `${label()} (${shownChord(chord, place.language().id)})`}
        onClick={(event) => {
          runCommand(command, place);
          goOn(event);
        }}
      >
        <tool.icon size={17} aria-hidden="true" />
      </button>
    );
  };

  const ToolMenu = (menu: {
    readonly label: string;
    readonly icon?: Icon;
    readonly text?: string;
    readonly isLook?: true;
    /** those who may only look can use some of it too */
    readonly isForReaders?: true;
    items(): readonly MenuItem[];
  }): JSX.Element => (
    <button
      type="button"
      class="tool"
      classList={{ wide: menu.text !== undefined, folds: menu.icon !== undefined }}
      tabIndex={-1}
      aria-haspopup="menu"
      aria-disabled={menu.isLook ? isLooksKept() : !desk.mayEdit() && !menu.isForReaders}
      aria-label={
        menu.text === undefined || menu.text === menu.label ? menu.label : `${menu.label}: ${menu.text}`
      }
      title={menu.label}
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        if (desk.mayEdit() || menu.isForReaders)
          place.openMenu({ label: menu.label, items: menu.items(), at: { x: left, y: bottom + 4 } });
        else desk.sayReadOnly();
      }}
    >
      <Show when={menu.icon} keyed>
        {(Icon) => <Icon size={17} aria-hidden="true" />}
      </Show>
      <span class="tool-name">{menu.text}</span>
      <ChevronDown size={13} aria-hidden="true" />
    </button>
  );

  const numberFormat = (): string => {
    const code = desk.activeFormat()?.number;
    const preset = formatPresets.find((one) => one.code === code);
    return preset ? t(`format.${preset.key}`) : t('look.ownFormat');
  };

  /** What stands in a further line cannot be reached before that is shown. */
  const fit = (): void => {
    const groups = [...tools.children] as HTMLElement[];
    const top = groups[0]?.offsetTop ?? 0;
    let isAnyBelow = false;
    for (const group of groups) {
      const isBelow = group.offsetTop > top + 4;
      isAnyBelow ||= isBelow;
      group.style.visibility = isBelow && !isOpen() ? 'hidden' : '';
    }
    setHasMore(isAnyBelow);
    oneTabStop(toolbar);
  };
  onMount(() => {
    const watcher = new ResizeObserver(fit);
    watcher.observe(tools);
    for (const group of tools.children) watcher.observe(group);
    onCleanup(() => watcher.disconnect());
    fit();
  });

  return (
    <div
      ref={toolbar}
      class="toolbar"
      role="toolbar"
      aria-label={t('menu.tools')}
      onKeyDown={(event) => moveInToolbar(toolbar, event)}
      onFocusIn={(event) => oneTabStop(toolbar, event.target)}
    >
      <div ref={tools} class="tools-line" classList={{ open: isOpen() }}>
        <div class="tool-group">
          <Tool id="undo" icon={Undo2} />
          <Tool id="redo" icon={Redo2} />
          <Tool id="copyFormat" icon={Paintbrush} isLook />
        </div>
        <div class="tool-group">
          <ToolMenu label={t('look.kinds')} text={t('look.kinds')} isLook items={() => kindMenu(place)} />
        </div>
        <div class="tool-group">
          <Tool id="bold" icon={Bold} isLook />
          <Tool id="italic" icon={Italic} isLook />
          <Tool id="underline" icon={Underline} isLook />
          <ToolMenu
            label={t('look.textColour')}
            icon={Baseline}
            isLook
            items={() => colourMenu(place, 'colour')}
          />
          <ToolMenu
            label={t('look.groundColour')}
            icon={PaintBucket}
            isLook
            items={() => colourMenu(place, 'ground')}
          />
          <ToolMenu label={t('look.borders')} icon={Grid2x2} isLook items={() => borderMenu(place)} />
          <ToolMenu label={t('look.alignment')} icon={TextAlignStart} isLook items={() => alignMenu(place)} />
        </div>
        <div class="tool-group">
          <ToolMenu
            label={t('menu.numberFormat')}
            text={numberFormat()}
            isLook
            items={() => numberMenu(place)}
          />
          <Tool id="fewerDecimals" icon={DecimalsArrowLeft} isLook />
          <Tool id="moreDecimals" icon={DecimalsArrowRight} isLook />
        </div>
        <div class="tool-group">
          <ToolMenu label={t('look.more')} text={t('look.more')} items={() => moreMenu(place)} />
        </div>
        <div class="tool-group">
          <ToolMenu
            label={t('menu.rows')}
            text={t('menu.rows')}
            icon={Rows3}
            items={() => menuOf(usefulOf(linesMenu, place), place)}
          />
          <ToolMenu
            label={t('table.menu')}
            text={t('table.menu')}
            icon={ListFilter}
            isForReaders
            items={() => menuOf(tableMenu, place)}
          />
        </div>
      </div>
      <Show when={hasMore()}>
        <button
          type="button"
          class="tool"
          tabIndex={-1}
          aria-expanded={isOpen()}
          aria-label={t(isOpen() ? 'look.fewerTools' : 'look.moreTools')}
          title={t(isOpen() ? 'look.fewerTools' : 'look.moreTools')}
          onClick={() => {
            setOpen(!isOpen());
            fit();
          }}
        >
          <ChevronsDown size={17} aria-hidden="true" />
        </button>
      </Show>
      {props.children}
    </div>
  );
}
