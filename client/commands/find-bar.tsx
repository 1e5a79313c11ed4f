/** Finding, and replacing: a bar over the sheet, which stays in view and in use while one searches. */
import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import X from 'lucide-solid/icons/x';
import { type JSX, Show, createMemo, createSignal, onMount } from 'solid-js';
import { type CellId, readPattern, setCells } from '#model';
import { foundCells, mostFound } from '../sheet/found-cells.ts';
import type { CommandDialogProps } from './dialogs.ts';
import './find-bar.css';

type Option = 'matchCase' | 'wholeCell' | 'isRegular' | 'inFormulas' | 'wholeWorkbook';

const options: readonly (readonly [
  Option,
  'find.matchCase' | 'find.wholeCell' | 'find.regular' | 'find.inFormulas' | 'find.wholeWorkbook',
])[] = [
  ['wholeWorkbook', 'find.wholeWorkbook'],
  ['inFormulas', 'find.inFormulas'],
  ['matchCase', 'find.matchCase'],
  ['wholeCell', 'find.wholeCell'],
  ['isRegular', 'find.regular'],
];

/** What was looked for last is there again when the bar is opened again. */
const [wanted, setWanted] = createSignal('');
const [by, setBy] = createSignal('');
const [chosen, setChosen] = createSignal<ReadonlySet<Option>>(new Set<Option>(['wholeWorkbook']));

export function FindBar(props: CommandDialogProps & { readonly replaces: boolean }): JSX.Element {
  const { place } = props;
  const { t, session, desk } = place;
  let box!: HTMLInputElement;
  onMount(() => box.select());

  const isOn = (option: Option): boolean => chosen().has(option);
  const pattern = createMemo(() =>
    readPattern(wanted(), {
      matchCase: isOn('matchCase'),
      wholeCell: isOn('wholeCell'),
      isRegular: isOn('isRegular'),
    }),
  );
  const found = createMemo((): readonly CellId[] => {
    const read = pattern();
    const open = desk.sheet();
    session.trackAnyValue();
    session.trackContents();
    if (!read.ok || !open || wanted() === '') return [];
    return foundCells(session, {
      pattern: read.value,
      sheets: isOn('wholeWorkbook') ? session.sheets() : [open],
      inEntries: props.replaces,
      inFormulas: isOn('inFormulas'),
      language: place.language(),
    });
  });
  const isHere = (at: CellId): boolean => {
    const here = desk.activeCell();
    return here !== undefined && here.sheet === at.sheet && here.row === at.row && here.column === at.column;
  };
  const current = createMemo(() => found().findIndex(isHere));

  /** The first found cell behind the active one, on this sheet or a later one. */
  const nextFrom = (step: 1 | -1): CellId | undefined => {
    const all = found();
    if (current() >= 0) return all[(current() + step + all.length) % all.length];
    const order = session.sheets().map(({ id }) => id);
    const here = { sheet: order.indexOf(desk.sheet()?.id ?? ''), ...desk.active() };
    const isBehind = (at: CellId): boolean => {
      const point = session.workbook.positionOf(at);
      if (!point) return false;
      const away = order.indexOf(at.sheet) - here.sheet || point.row - here.row || point.column - here.column;
      return away * step > 0;
    };
    return (step > 0 ? all.find(isBehind) : all.findLast(isBehind)) ?? all.at(step > 0 ? 0 : -1);
  };
  const go = (step: 1 | -1): void => {
    const next = nextFrom(step);
    if (next) desk.goTo(next);
  };

  const replaceIn = (cells: readonly CellId[]): void => {
    const read = pattern();
    if (!read.ok) return;
    const language = place.language();
    const typed = cells.flatMap((at) => {
      const before = desk.entryOf(at);
      const text = read.value.replaced(before, by());
      return text === before ? [] : [{ at, text }];
    });
    const result = setCells(session.editor, typed, language);
    if (!desk.take(result) || !result.ok) return;
    const { written, locked } = result.value;
    const sentences = [t('find.replaced', { count: written })];
    if (locked > 0) sentences.push(t('find.skipped', { count: locked }));
    desk.say(() => sentences.join(' '));
  };
  const replaceOne = (): void => {
    const at = found()[current()];
    if (!at) {
      go(1);
      return;
    }
    const next = nextFrom(1);
    replaceIn([at]);
    if (next) desk.goTo(next);
  };

  const status = (): string => {
    const read = pattern();
    if (!read.ok) {
      const { error } = read;
      return error.kind === 'badPattern'
        ? t('find.badPattern', { why: error.why })
        : t('find.tooLong', { limit: error.limit.toLocaleString(place.language().id) });
    }
    const { length } = found();
    if (wanted() === '') return '';
    if (length === 0) return t('find.none');
    if (length === mostFound)
      return t('find.foundMany', { count: mostFound.toLocaleString(place.language().id) });
    return t('find.found', { at: current() + 1, count: length });
  };

  const close = (): void => {
    props.onClose();
    place.grid()?.focus();
  };
  const mayReplace = (): boolean => desk.mayEdit() && found().length > 0;

  return (
    <div
      class="find-bar"
      role="search"
      aria-label={t(props.replaces ? 'find.replaceTitle' : 'find.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <div class="find-line">
        <input
          ref={box}
          class="text-input"
          aria-label={t('find.what')}
          placeholder={t('find.what')}
          value={wanted()}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setWanted(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            go(event.shiftKey ? -1 : 1);
          }}
        />
        <button
          type="button"
          class="button quiet"
          aria-label={t('find.previous')}
          title={`${t('find.previous')} (Shift+Enter)`}
          onClick={() => go(-1)}
        >
          <ChevronUp size={17} aria-hidden="true" />
        </button>
        <button
          type="button"
          class="button quiet"
          aria-label={t('find.next')}
          title={`${t('find.next')} (Enter)`}
          onClick={() => go(1)}
        >
          <ChevronDown size={17} aria-hidden="true" />
        </button>
        <button
          type="button"
          class="button quiet"
          aria-label={t('app.close')}
          title={t('app.close')}
          onClick={close}
        >
          <X size={17} aria-hidden="true" />
        </button>
      </div>
      <Show when={props.replaces}>
        <div class="find-line">
          <input
            class="text-input"
            aria-label={t('find.by')}
            placeholder={t('find.by')}
            value={by()}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setBy(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && mayReplace()) replaceOne();
            }}
          />
          <button type="button" class="button" disabled={!mayReplace()} onClick={replaceOne}>
            {t('find.replaceOne')}
          </button>
          <button type="button" class="button" disabled={!mayReplace()} onClick={() => replaceIn(found())}>
            {t('find.replaceAll')}
          </button>
        </div>
      </Show>
      <div class="find-options">
        {options.map(([option, label]) => (
          <label>
            <input
              type="checkbox"
              checked={isOn(option)}
              onChange={(event) => {
                const next = new Set(chosen());
                if (event.currentTarget.checked) next.add(option);
                else next.delete(option);
                setChosen(next);
              }}
            />
            {t(label)}
          </label>
        ))}
      </div>
      <p class="find-status" classList={{ bad: !pattern().ok }} role="status">
        {status()}
      </p>
    </div>
  );
}
