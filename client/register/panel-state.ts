/** What the panel beside the sheets shows: which tab, which assumptions, and which one is open. */
import { type Accessor, createSignal } from 'solid-js';

export const panelTabs = ['result', 'assumptions', 'comments', 'history'] as const;
export type PanelTab = (typeof panelTabs)[number];

export const listFilters = ['all', 'noSource', 'estimate', 'open', 'lacking'] as const;

/** Which assumptions are listed. */
export type Filter =
  | { readonly kind: (typeof listFilters)[number] }
  /** those that a result comes from; `label` is what the result is called */
  | { readonly kind: 'behind'; readonly result: string; readonly label: string };

export interface PanelState {
  readonly isWanted: Accessor<boolean>;
  setWanted(isWanted: boolean): void;
  readonly tab: Accessor<PanelTab>;
  openTab(tab: PanelTab): void;
  readonly filter: Accessor<Filter>;
  /** Lists some of the assumptions. */
  list(filter: Filter): void;
  readonly openId: Accessor<string | undefined>;
  /** Opens an assumption for reading and writing, or none. */
  open(id: string | undefined): void;
  /** an assumption that waits for the focus: a new object each time that one is shown */
  readonly shown: Accessor<{ readonly id: string } | undefined>;
  /** Opens an assumption and gives it the focus, wherever the person was. */
  show(id: string): void;
  /** whether the history is that of the active cell alone */
  readonly isCellHistory: Accessor<boolean>;
  setCellHistory(isWanted: boolean): void;
  /** Opens the history: of everything, or of the active cell. */
  showHistory(of: 'everything' | 'cell'): void;
}

export function createPanelState(isWantedAtFirst: boolean): PanelState {
  const [isWanted, setWanted] = createSignal(isWantedAtFirst);
  const [tab, setTab] = createSignal<PanelTab>('result');
  const [filter, setFilter] = createSignal<Filter>({ kind: 'all' });
  const [openId, setOpenId] = createSignal<string>();
  const [isCellHistory, setCellHistory] = createSignal(false);
  const [shown, setShown] = createSignal<{ readonly id: string }>();
  return {
    isWanted,
    setWanted,
    tab,
    openTab: setTab,
    filter,
    list(next) {
      setOpenId(undefined);
      setShown(undefined);
      setFilter(next);
      setTab('assumptions');
      setWanted(true);
    },
    openId,
    open: setOpenId,
    isCellHistory,
    setCellHistory,
    showHistory(of) {
      setCellHistory(of === 'cell');
      setTab('history');
      setWanted(true);
    },
    shown,
    show(id) {
      setOpenId(id);
      setTab('assumptions');
      setWanted(true);
      setShown({ id });
    },
  };
}
