/** Any command by its name: for those who know what they want and not where it is. */
import { For, type JSX, Show, createMemo, createSignal, createUniqueId } from 'solid-js';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { matches } from '../parts/folded.ts';
import { shownChord } from './chord.ts';
import { type Command, isCommandDisabled } from './command.ts';
import { commands } from './commands.ts';
import { runCommand } from './pressed.ts';
import type { CommandDialogProps } from './dialogs.ts';
import './palette.css';

export default function Palette(props: CommandDialogProps): JSX.Element {
  const { place } = props;
  const { t } = place;
  const listId = createUniqueId();
  const [text, setText] = createSignal('');
  const [chosen, setChosen] = createSignal(0);
  const labelOf = (command: Command): string => command.labelNow?.(place) ?? t(command.label);
  const offered = createMemo(() => {
    const wanted = text();
    return commands.filter(
      (command) =>
        !command.onlyByKey &&
        command.id !== 'palette' &&
        !isCommandDisabled(command, place) &&
        matches(`${labelOf(command)} ${t(`commandGroup.${command.group}`)}`, wanted),
    );
  });
  let list!: HTMLUListElement;
  const choose = (index: number): void => {
    setChosen(index);
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const carryOut = (command: Command | undefined): void => {
    if (!command) return;
    props.onClose();
    // Another dialog, or the grid, gets the focus once this one has given it back.
    queueMicrotask(() => runCommand(command, place));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { length } = offered();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && length > 0) choose((chosen() + step + length) % length);
    else if (event.key === 'Enter') carryOut(offered()[chosen()]);
    else return;
    event.preventDefault();
  };
  return (
    <DialogFrame
      class="palette"
      title={t('palette.title')}
      problem={undefined}
      onClose={props.onClose}
      returnTo={() => document.querySelector<HTMLElement>('.grid')}
    >
      <input
        class="text-input"
        data-first
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={offered().length > 0 ? `${listId}-${chosen()}` : undefined}
        aria-label={t('palette.search')}
        placeholder={t('palette.search')}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={listId} class="palette-list" role="listbox" aria-label={t('palette.title')}>
        <For each={offered()}>
          {(command, i) => (
            <li
              id={`${listId}-${i()}`}
              role="option"
              aria-selected={i() === chosen()}
              onPointerMove={() => setChosen(i())}
              onClick={() => carryOut(command)}
            >
              <span class="palette-what">
                {labelOf(command)}
                <small>{t(`commandGroup.${command.group}`)}</small>
              </span>
              <Show when={command.keys?.[0]}>
                {(chord) => <kbd>{shownChord(chord(), place.language().id)}</kbd>}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <p class="palette-help" role="status">
        {t(offered().length > 0 ? 'palette.help' : 'palette.none')}
      </p>
    </DialogFrame>
  );
}
