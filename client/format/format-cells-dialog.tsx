/** How the selected cells look, in one place: number format with a code of one's own, font, colours, alignment. */
import { For, type JSX, Show, createMemo, createSignal, createUniqueId } from 'solid-js';
import {
  type Align,
  type BorderChoice,
  type FormatChange,
  type Tint,
  type VerticalAlign,
  borderChoices,
  formatCodeText,
  formatPresets,
  formatValue,
  plainFormat,
  readFormatCode,
  tints,
} from '#model';
import { commandById } from '../commands/commands.ts';
import { runCommand } from '../commands/pressed.ts';
import type { CommandDialogProps } from '../commands/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { formatHere } from '../sheet/desk-verbs.ts';
import { sampleOf } from '../sheet/toolbar-menus.ts';
import { textOfCodeProblem } from './code-problem-text.ts';
import { textOfRange } from './typed-range.ts';
import './format.css';

/** What shows how a code deals with signs and nothing. */
const samples = [1234.5, -1234.5, 0];

export default function FormatCellsDialog(props: CommandDialogProps): JSX.Element {
  const { place } = props;
  const { t, desk, session } = place;
  const id = createUniqueId();
  const language = place.language().id;
  const before = desk.activeFormat() ?? plainFormat;
  const at = desk.activeCell();
  const value = at && session.valueAt(at);
  const initialCode = formatCodeText(before.number ?? 'General', language);
  const [typed, setTyped] = createSignal(initialCode);
  const [change, setChange] = createSignal<FormatChange>({});
  /** what is chosen is drawn; what the cells have already is not asked about */
  const [borders, setBorders] = createSignal<BorderChoice>();
  const now = () => ({ ...before, ...change() });
  const set = (part: FormatChange): void => void setChange({ ...change(), ...part });

  // A code that nobody touched stays as it is, whatever its text might mean to others.
  const code = createMemo(() =>
    typed() === initialCode ? { ok: true as const, value: before.number } : readFormatCode(typed(), language),
  );
  const preset = (): string => {
    const read = code();
    const found = read.ok ? formatPresets.find((one) => one.code === read.value) : undefined;
    return found?.key ?? '';
  };
  const shown = (): string => {
    const read = code();
    if (!read.ok) return '';
    const isNumber = typeof value === 'number';
    const of = isNumber ? [value, ...samples.slice(1)] : samples;
    return of.map((one) => formatValue(one, read.value, language).text).join('   ');
  };

  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const read = code();
    if (!read.ok) return;
    const wanted: FormatChange = { ...change(), ...(read.value !== before.number && { number: read.value }) };
    const step = session.editor.openStep();
    if (Object.keys(wanted).length > 0) formatHere(place, wanted);
    const which = borders();
    if (which) runCommand(commandById(`borders-${which}`), place);
    step.close();
    props.onClose();
  };

  const Tick = (tick: { readonly of: 'bold' | 'italic' | 'underline' | 'wrap'; readonly label: string }) => (
    <label class="tick">
      <input
        type="checkbox"
        checked={now()[tick.of]}
        onChange={(event) => set({ [tick.of]: event.currentTarget.checked })}
      />
      {tick.label}
    </label>
  );
  const Colour = (choice: { readonly of: 'colour' | 'ground'; readonly label: string }) => (
    <label class="field">
      <span>{choice.label}</span>
      <select
        class="text-input"
        value={now()[choice.of] ?? ''}
        onChange={(event) =>
          set({ [choice.of]: (event.currentTarget.value || undefined) as Tint | undefined })
        }
      >
        <option value="">{t('look.tint.none')}</option>
        <For each={tints}>{(tint) => <option value={tint}>{t(`look.tint.${tint}`)}</option>}</For>
      </select>
    </label>
  );

  return (
    <DialogFrame
      class="format-dialog"
      title={t('look.cells.title')}
      description={t('look.cells.for', { cells: textOfRange(desk.range(), place) })}
      problem={undefined}
      onClose={props.onClose}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      <form class="format-form" onSubmit={save}>
        <div class="format-columns">
          <fieldset>
            <legend>{t('look.cells.number')}</legend>
            <label class="field">
              <span>{t('look.cells.preset')}</span>
              <select
                class="text-input"
                size={8}
                value={preset()}
                onChange={(event) => {
                  const found = formatPresets.find(({ key }) => key === event.currentTarget.value);
                  if (found) setTyped(formatCodeText(found.code ?? 'General', language));
                }}
              >
                <For each={formatPresets}>
                  {({ key, code: one }) => (
                    <option value={key}>{`${t(`format.${key}`)} – ${sampleOf(value, one, language)}`}</option>
                  )}
                </For>
              </select>
            </label>
            <label class="field">
              <span>{t('look.cells.own')}</span>
              <input
                class="text-input code"
                value={typed()}
                spellcheck={false}
                autocomplete="off"
                aria-describedby={`${id}-help ${id}-shown`}
                aria-invalid={!code().ok}
                onInput={(event) => setTyped(event.currentTarget.value)}
              />
            </label>
            <p id={`${id}-help`} class="help">
              {t('look.cells.ownHelp')}
            </p>
            <div id={`${id}-shown`} role="status">
              <Show
                when={(() => {
                  const read = code();
                  return read.ok ? undefined : read.error;
                })()}
                fallback={
                  <p class="sample">
                    {t('look.cells.sample')}: <output>{shown()}</output>
                  </p>
                }
              >
                {(problem) => (
                  <p class="callout bad">
                    {textOfCodeProblem(problem(), t)}{' '}
                    <Show
                      when={
                        problem().kind === 'looseText' && (problem() as { suggestion: string }).suggestion
                      }
                    >
                      {(suggestion) => (
                        <button type="button" class="button" onClick={() => setTyped(suggestion())}>
                          {t('look.cells.use', { code: suggestion() })}
                        </button>
                      )}
                    </Show>
                  </p>
                )}
              </Show>
            </div>
          </fieldset>
          <div class="format-side">
            <fieldset>
              <legend>{t('look.cells.look')}</legend>
              <Tick of="bold" label={t('menu.bold')} />
              <Tick of="italic" label={t('look.italic')} />
              <Tick of="underline" label={t('look.underline')} />
              <Colour of="colour" label={t('look.textColour')} />
              <Colour of="ground" label={t('look.groundColour')} />
              <label class="field">
                <span>{t('look.borders')}</span>
                <select
                  class="text-input"
                  value={borders() ?? ''}
                  onChange={(event) =>
                    setBorders(() => borderChoices.find((one) => one === event.currentTarget.value))
                  }
                >
                  <option value="">{t('look.several')}</option>
                  <For each={borderChoices}>
                    {(which) => <option value={which}>{t(`look.border.${which}`)}</option>}
                  </For>
                </select>
              </label>
            </fieldset>
            <fieldset>
              <legend>{t('look.cells.place')}</legend>
              <label class="field">
                <span>{t('look.cells.horizontal')}</span>
                <select
                  class="text-input"
                  value={now().align ?? ''}
                  onChange={(event) =>
                    set({ align: (event.currentTarget.value || undefined) as Align | undefined })
                  }
                >
                  <option value="">{t('look.cells.usual')}</option>
                  <option value="left">{t('look.cells.left')}</option>
                  <option value="center">{t('look.cells.center')}</option>
                  <option value="right">{t('look.cells.right')}</option>
                </select>
              </label>
              <label class="field">
                <span>{t('look.cells.vertical')}</span>
                <select
                  class="text-input"
                  value={now().vertical ?? ''}
                  onChange={(event) =>
                    set({ vertical: (event.currentTarget.value || undefined) as VerticalAlign | undefined })
                  }
                >
                  <option value="">{t('look.cells.usual')}</option>
                  <option value="top">{t('look.cells.top')}</option>
                  <option value="middle">{t('look.cells.middle')}</option>
                </select>
              </label>
              <Tick of="wrap" label={t('look.wrap')} />
            </fieldset>
          </div>
        </div>
        <div class="format-buttons dialog-foot">
          <button type="button" class="button" onClick={() => props.onClose()}>
            {t('app.cancel')}
          </button>
          <button type="submit" class="button primary" disabled={!code().ok}>
            {t('look.cells.save')}
          </button>
        </div>
      </form>
    </DialogFrame>
  );
}
