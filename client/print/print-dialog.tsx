/** Sets up how sheets go on paper, shows the pages in small, and prints: the set-up is kept with each sheet. */
import { For, type JSX, Show, createEffect, createMemo, createSignal, onCleanup } from 'solid-js';
import { Portal } from 'solid-js/web';
import {
  type PageSetup,
  type Range,
  type SheetId,
  mayEdit,
  pageSetupOf,
  printAreaOf,
  setPageSetup,
} from '#model';
import type { CommandDialogProps } from '../commands/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { nameOfBlock } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import { pageRule } from './page-rules.ts';
import { Preview, pageCountOf } from './preview.tsx';
import type { PrintChoice } from './print-choice.ts';
import { PrintDocument } from './print-document.tsx';
import { mostCells, printedSheet } from './printed-sheet.ts';
import { SetupFields } from './setup-fields.tsx';
import './print.css';
import './print-dialog.css';

export interface Draft {
  readonly setup: PageSetup;
  readonly area: Range | undefined;
}

type Stage = 'setting up' | 'printing';

export default function PrintDialog(props: CommandDialogProps): JSX.Element {
  const { t, language } = useText();
  const { place } = props;
  const { session, desk } = place;
  const { workbook } = session;
  const [current, setCurrent] = createSignal<SheetId>(desk.sheet()?.id ?? '');
  const [chosen, setChosen] = createSignal<ReadonlySet<SheetId>>(new Set([current()]));
  const [drafts, setDrafts] = createSignal<ReadonlyMap<SheetId, Draft>>(new Map());
  const [withAnswer, setWithAnswer] = createSignal(false);
  const [stage, setStage] = createSignal<Stage>('setting up');

  const draftOf = (sheet: SheetId): Draft => {
    session.trackEveryLayout();
    const area = printAreaOf(workbook, sheet);
    return drafts().get(sheet) ?? { setup: pageSetupOf(workbook, sheet), area };
  };
  const change = (draft: Partial<Draft>): void => {
    setDrafts(new Map([...drafts(), [current(), { ...draftOf(current()), ...draft }]]));
  };
  const choiceOf = (id: SheetId): PrintChoice | undefined => {
    const sheet = workbook.livingSheet(id);
    const { setup, area } = draftOf(id);
    const printed = sheet && printedSheet(workbook, sheet, setup, area);
    if (!printed) return undefined;
    const index = session.sheets().findIndex((one) => one.id === id);
    return { title: session.sheetName(id), setup, printed, pageName: `print-page-${index}` };
  };
  const choices = createMemo(() =>
    session
      .sheets()
      .filter(({ id }) => chosen().has(id))
      .flatMap(({ id }) => choiceOf(id) ?? []),
  );
  const words = (sheet: string) => ({
    title: session.title(),
    sheet,
    date: new Date().toLocaleDateString(language().id === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'medium' }),
    t,
  });
  const rules = (): string =>
    choices()
      .map((choice) => pageRule(choice.pageName, choice.setup, words(choice.title)))
      .join('\n');
  const shown = createMemo(() => choiceOf(current()));
  const cells = (): number =>
    choices().reduce((sum, { printed }) => sum + printed.rows.length * printed.columns.length, 0);
  const isTooLarge = (): boolean => cells() > mostCells;
  const isEmpty = (): boolean => choices().length === 0 && !withAnswer();
  const selection = (): Range => ({ sheet: current(), ...desk.block() });

  /** Whoever may not change the workbook prints as they like and leaves the set-up alone. */
  const keep = (): void => {
    if (!mayEdit(place.role()) || !desk.mayEdit()) return;
    for (const [sheet, draft] of drafts()) desk.take(setPageSetup(session.editor, sheet, draft));
  };

  const print = (): void => {
    keep();
    setStage('printing');
  };
  // The dialog is gone and the tables are there before the browser looks at the page.
  createEffect(() => {
    if (stage() !== 'printing') return;
    document.body.classList.add('prints');
    const done = (): void => props.onClose();
    addEventListener('afterprint', done);
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
    onCleanup(() => {
      cancelAnimationFrame(frame);
      removeEventListener('afterprint', done);
      document.body.classList.remove('prints');
    });
  });

  const choose = (sheet: SheetId, isWanted: boolean): void => {
    const next = new Set(chosen());
    if (isWanted) next.add(sheet);
    else next.delete(sheet);
    setChosen(next);
  };

  return (
    <Show
      when={stage() === 'setting up'}
      fallback={
        <Portal ref={(host) => host.classList.add('print-place')}>
          <PrintDocument place={place} choices={choices()} withAnswer={withAnswer()} rules={rules()} />
        </Portal>
      }
    >
      <DialogFrame
        title={t('print.heading')}
        class="print-dialog"
        problem={undefined}
        onClose={() => props.onClose()}
      >
        <div class="print-columns">
          <form
            class="print-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (!isTooLarge() && !isEmpty()) print();
            }}
          >
            <fieldset>
              <legend>{t('print.sheets')}</legend>
              <div class="print-sheets">
                <For each={session.sheets()}>
                  {({ id }) => (
                    <label class="print-choice">
                      <input
                        type="checkbox"
                        checked={chosen().has(id)}
                        onChange={(event) => choose(id, event.currentTarget.checked)}
                      />
                      {session.sheetName(id)}
                    </label>
                  )}
                </For>
                <label class="print-choice">
                  <input
                    type="checkbox"
                    checked={withAnswer()}
                    onChange={(event) => setWithAnswer(event.currentTarget.checked)}
                  />
                  {t('print.answer')}
                </label>
              </div>
            </fieldset>
            <label class="field">
              <span>{t('print.setupOf')}</span>
              <select
                class="text-input"
                value={current()}
                onChange={(event) => setCurrent(event.currentTarget.value)}
              >
                <For each={session.sheets()}>
                  {({ id }) => (
                    <option value={id} selected={id === current()}>
                      {session.sheetName(id)}
                    </option>
                  )}
                </For>
              </select>
            </label>
            <SetupFields setup={draftOf(current()).setup} onChange={(setup) => change({ setup })} />
            <fieldset>
              <legend>{t('print.area')}</legend>
              <label class="print-choice">
                <input
                  type="radio"
                  name="area"
                  checked={draftOf(current()).area === undefined}
                  onChange={() => change({ area: undefined })}
                />
                {t('print.areaAll')}
              </label>
              <Show when={current() === desk.sheet()?.id}>
                <label class="print-choice">
                  <input
                    type="radio"
                    name="area"
                    checked={false}
                    onChange={() => change({ area: selection() })}
                  />
                  {t('print.areaSelected', { area: nameOfBlock(selection()) })}
                </label>
              </Show>
              <Show when={draftOf(current()).area}>
                {(area) => (
                  <label class="print-choice">
                    <input type="radio" name="area" checked />
                    {t('print.areaKept', { area: nameOfBlock(area()) })}
                  </label>
                )}
              </Show>
            </fieldset>
            <p role="status" class="print-said">
              <Show when={shown()} fallback={t('print.nothing')}>
                {(choice) =>
                  pageCountOf(choice()) === 1
                    ? t('print.aboutOne', { sheet: choice().title })
                    : t('print.about', { count: pageCountOf(choice()), sheet: choice().title })
                }
              </Show>
              <Show when={isTooLarge()}> {t('print.tooLarge')}</Show>
            </p>
            <div class="print-buttons dialog-foot">
              <button type="submit" class="button primary" disabled={isTooLarge() || isEmpty()}>
                {t('print.print')}
              </button>
              <button
                type="button"
                class="button"
                disabled={!desk.mayEdit()}
                onClick={() => {
                  keep();
                  props.onClose();
                }}
              >
                {t('print.keep')}
              </button>
            </div>
            <p class="print-help">{t('print.help')}</p>
          </form>
          <Show when={!isTooLarge() && shown()}>
            {(choice) => (
              <Preview
                session={session}
                language={language()}
                choice={choice()}
                words={words(choice().title)}
              />
            )}
          </Show>
        </div>
      </DialogFrame>
    </Show>
  );
}
