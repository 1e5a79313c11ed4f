/** The names of a workbook: what each stands for, what it comes to, and how many formulas use it; to add, change and delete. */
import { For, type JSX, Show, createMemo, createSignal } from 'solid-js';
import { type ListedName, defineName, deleteName, listNames, readNamed, renameName } from '#model';
import type { CommandDialogProps } from '../commands/dialogs.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { matches } from '../parts/folded.ts';
import { nameOfBlock } from './desk.ts';
import { textOfProblem } from './error-text.ts';
import { textOfRefusal } from './refusal-text.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import './names-dialog.css';

/** As many names are looked through without a search. */
const fewNames = 8;

export default function NamesDialog(props: CommandDialogProps): JSX.Element {
  const { place } = props;
  const { t, session, desk } = place;
  const { workbook, editor } = session;
  const [wanted, setWanted] = createSignal('');
  const [changed, setChanged] = createSignal<string>();
  const [removed, setRemoved] = createSignal<string>();
  /** what the person was warned of calling a template's name, and may do all the same */
  const [renamed, setRenamed] = createSignal<string>();
  const [problem, setProblem] = createSignal('');
  const [said, setSaid] = createSignal('');

  const all = createMemo(() => {
    session.trackEveryLayout();
    session.trackContents();
    return listNames(workbook, place.language());
  });
  const ids = createMemo(
    () =>
      all()
        .filter(({ text, formula }) => matches(`${text} ${formula}`, wanted()))
        .map(({ id }) => id),
    undefined,
    { equals: (one, other) => one.join() === other.join() },
  );
  const byId = createMemo(() => new Map(all().map((name) => [name.id, name])));

  let body!: HTMLDivElement;
  /** What one pressed may be gone; the keyboard goes on beside it, or to the first field. */
  const focusOn = (selector: string): void =>
    queueMicrotask(() => (body.querySelector<HTMLElement>(selector) ?? body.querySelector('input'))?.focus());
  const changeButton = (id: string): string => `[data-change="${CSS.escape(id)}"]`;

  const usesText = ({ uses }: ListedName): string =>
    uses === 0
      ? t('names.unused')
      : uses === 1
        ? t('names.formulasOne')
        : t('names.formulas', { count: uses });

  /** A template's results and panels find their cells by name, which no formula tells. */
  const isOfTemplate = (): boolean => workbook.properties.template !== undefined;
  const warningText = (name: ListedName): string =>
    name.uses > 0
      ? t('names.inUse', { name: name.text, uses: usesText(name) })
      : t('names.inTemplate', { name: name.text });

  const valueText = ({ area }: ListedName): string => {
    const sheet = area && workbook.sheetOf(area.sheet);
    if (!area || !sheet || area.firstRow !== area.lastRow || area.firstColumn !== area.lastColumn) return '';
    const at = workbook.cellAt(sheet, area.firstRow, area.firstColumn);
    return at ? session.shown(sheet, at.row, at.column, place.language()).text : '';
  };

  const goTo = (id: string): void => {
    const cells = workbook.cellsOfName(id);
    if (!cells) return;
    props.onClose();
    desk.goTo(cells.from, cells.to);
  };

  /** A name may stand once for the workbook and once for each sheet. */
  const isTaken = (text: string, scope: string | undefined): boolean =>
    workbook.definedNames.some(
      (one) => one.scope === scope && one.text.toLocaleLowerCase() === text.toLocaleLowerCase(),
    );

  /** What is wrong with what was typed for a name; undefined when it has been written. */
  const write = (
    { text, meaning, scope }: { readonly text: string; readonly meaning: string; readonly scope?: string },
    old?: ListedName,
  ): string | undefined => {
    const refusal = (result: ReturnType<typeof renameName>): string | undefined => {
      if (result.ok) return undefined;
      const { error } = result;
      if (error.kind === 'badName') return t(`names.bad.${error.why}`);
      return textOfRefusal(error, { t, language: place.language().id }, text);
    };
    if (meaning.trim() === '') return t('names.noMeaning');
    const read = readNamed(meaning, old?.scope ?? desk.sheet()?.id ?? '', place.language(), workbook);
    if (!read.ok) {
      const typed = meaning.trim().startsWith('=') ? meaning.trim() : `=${meaning.trim()}`;
      return textOfProblem(read.error, typed, place.language(), t);
    }
    if (!old && isTaken(text, scope)) return t('names.bad.taken');
    if (old && text !== old.text) {
      const why = refusal(renameName(editor, old.id, text));
      if (why) return why;
    }
    if (old && meaning === old.formula) return undefined;
    const on = old ? old.scope : scope;
    const name = on === undefined ? text : { text, scope: on };
    const defined = defineName(editor, name, read.value);
    return defined.ok ? undefined : refusal(defined);
  };

  const remove = (name: ListedName): void => {
    if ((name.uses > 0 || isOfTemplate()) && removed() !== name.id) {
      setRemoved(name.id);
      return;
    }
    setRemoved(undefined);
    const result = deleteName(editor, name.id);
    if (result.ok) {
      setSaid(t('names.removed', { name: name.text }));
      focusOn('input');
    } else setProblem(textOfRefusal(result.error, { t, language: place.language().id }, ''));
  };

  const submit =
    (old?: ListedName) =>
    (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      const typed = new FormData(form);
      const text = String(typed.get('name')).trim();
      // Renaming takes the name away from whoever looks for it, as deleting does.
      if (old && text !== old.text && isOfTemplate() && renamed() !== text) {
        setRenamed(text);
        setProblem(t('names.renameInTemplate', { name: old.text }));
        return;
      }
      setRenamed();
      const scope = String(typed.get('scope') ?? '');
      const named = { text, meaning: String(typed.get('meaning')) };
      const why = write(scope === '' ? named : { ...named, scope }, old);
      setProblem(why ?? '');
      if (why) return;
      setSaid('');
      setChanged(undefined);
      if (old) focusOn(changeButton(old.id));
      else form.reset();
    };

  const Fields = (of: { readonly name?: ListedName; readonly children: JSX.Element }): JSX.Element => (
    <form class="dialog-form name-form" onSubmit={submit(of.name)}>
      <label class="field">
        <span>{t('names.name')}</span>
        <input
          class="text-input"
          name="name"
          value={of.name?.text ?? ''}
          maxLength={255}
          autocomplete="off"
          spellcheck={false}
          title={t('names.nameHelp')}
          ref={(input) => of.name && queueMicrotask(() => input.focus())}
        />
      </label>
      <label class="field">
        <span>{t('names.meaning')}</span>
        <input
          class="text-input formula"
          name="meaning"
          value={of.name?.formula ?? nameOfBlock(desk.block(), workbook.sheetName(desk.sheet()?.id ?? ''))}
          autocomplete="off"
          spellcheck={false}
        />
      </label>
      <Show when={!of.name}>
        <label class="field">
          <span>{t('names.scope')}</span>
          <select class="text-input" name="scope">
            <option value="">{t('names.everywhere')}</option>
            <For each={session.sheets()}>
              {(sheet) => (
                <option value={sheet.id}>{t('names.onSheet', { sheet: session.sheetName(sheet.id) })}</option>
              )}
            </For>
          </select>
        </label>
      </Show>
      {of.children}
    </form>
  );

  return (
    <DialogFrame
      class="names-dialog"
      title={t('names.title')}
      description={t('names.description')}
      problem={undefined}
      onClose={props.onClose}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      <div ref={body} class="names-body">
        <Show when={desk.mayEdit()}>
          <section aria-label={t('names.add')}>
            <Fields>
              <button type="submit" class="button primary">
                {t('names.addButton')}
              </button>
            </Fields>
          </section>
        </Show>
        <ProblemNote text={problem()} />
        <p class="names-said" role="status">
          {said()}
        </p>
        <Show when={all().length > fewNames}>
          <input
            class="text-input"
            type="search"
            aria-label={t('names.search')}
            placeholder={t('names.search')}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </Show>
        <Show when={ids().length > 0} fallback={<p>{t(all().length > 0 ? 'names.none' : 'names.empty')}</p>}>
          <div class="names-place" tabIndex={0} role="region" aria-label={t('names.title')}>
            <table class="names-table">
              <thead>
                <tr>
                  <th scope="col">{t('names.name')}</th>
                  <th scope="col">{t('names.meaning')}</th>
                  <th scope="col" class="number">
                    {t('names.value')}
                  </th>
                  <th scope="col">{t('names.uses')}</th>
                  <th scope="col">
                    <span class="visually-hidden">{t('names.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={ids()}>
                  {(id) => (
                    <Show when={byId().get(id)}>
                      {(name) => (
                        <Show
                          when={changed() !== id}
                          fallback={
                            <tr>
                              <td colSpan={5}>
                                <Fields name={name()}>
                                  <button type="submit" class="button primary">
                                    {t('names.save')}
                                  </button>
                                  <button
                                    type="button"
                                    class="button"
                                    onClick={() => {
                                      setChanged(undefined);
                                      focusOn(changeButton(id));
                                    }}
                                  >
                                    {t('app.cancel')}
                                  </button>
                                </Fields>
                              </td>
                            </tr>
                          }
                        >
                          <tr>
                            <th scope="row">
                              {name().text}
                              <Show when={name().scope}>
                                {(scope) => (
                                  <small>{t('names.onSheet', { sheet: session.sheetName(scope()) })}</small>
                                )}
                              </Show>
                            </th>
                            <td>
                              <Show
                                when={name().area}
                                fallback={<span class="formula">{name().formula}</span>}
                              >
                                <button
                                  type="button"
                                  class="link formula"
                                  aria-label={`${t('names.goTo', { name: name().text })}, ${name().formula.slice(1)}`}
                                  onClick={() => goTo(id)}
                                >
                                  {name().formula.slice(1)}
                                </button>
                              </Show>
                            </td>
                            <td class="number">{valueText(name())}</td>
                            <td class="uses">{usesText(name())}</td>
                            <td class="actions">
                              <Show when={desk.mayEdit()}>
                                <button
                                  type="button"
                                  class="button quiet"
                                  data-change={id}
                                  aria-label={t('names.changeOf', { name: name().text })}
                                  onClick={() => {
                                    setProblem('');
                                    setChanged(id);
                                  }}
                                >
                                  {t('names.change')}
                                </button>
                                <button
                                  type="button"
                                  class="button quiet"
                                  aria-label={t('names.removeOf', { name: name().text })}
                                  onClick={() => remove(name())}
                                >
                                  {t('names.remove')}
                                </button>
                              </Show>
                            </td>
                          </tr>
                          <Show when={removed() === id}>
                            <tr>
                              <td colSpan={5}>
                                <div class="callout names-warning" role="alert">
                                  <span>{warningText(name())}</span>
                                  <button type="button" class="button danger" onClick={() => remove(name())}>
                                    {t('names.removeAnyway')}
                                  </button>
                                  <button
                                    type="button"
                                    class="button"
                                    onClick={() => {
                                      setRemoved(undefined);
                                      focusOn(changeButton(id));
                                    }}
                                  >
                                    {t('app.cancel')}
                                  </button>
                                </div>
                              </td>
                            </tr>
                          </Show>
                        </Show>
                      )}
                    </Show>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </Show>
      </div>
    </DialogFrame>
  );
}
