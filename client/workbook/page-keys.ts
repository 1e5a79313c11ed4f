/** Keys that count anywhere in the workbook; where one stands in a dialog or menu, they are that one's. */
import { onCleanup, onMount } from 'solid-js';
import { keyOf } from '../commands/chord.ts';
import type { Workplace } from '../commands/command.ts';
import { commands } from '../commands/commands.ts';
import { dialogs } from '../commands/dialogs.ts';
import { commandOf, runCommand } from '../commands/pressed.ts';
import { loadAhead } from '../parts/load-ahead.ts';

/** Listens as long as the component it is called in stands. */
export function createPageKeys(place: Workplace): void {
  const onPageKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || document.querySelector('[role=dialog], [role=menu]')) return;
    const pressed = commandOf(commands, keyOf(event), 'page');
    // In a field of its own, undo is the field's.
    const isInField = (event.target as Element).matches('input, textarea, select');
    if (!pressed || (pressed.command.edits && isInField)) return;
    event.preventDefault();
    runCommand(pressed.command, place, pressed.chord);
  };
  addEventListener('keydown', onPageKey);
  onCleanup(() => removeEventListener('keydown', onPageKey));

  // What a key opens is there before the next key: typing on at once must not land in the cell.
  onMount(() => {
    const waiting = setTimeout(() => {
      for (const name of ['find', 'replace', 'goTo', 'palette'] as const)
        loadAhead(() => dialogs[name].preload());
    }, 3000);
    onCleanup(() => clearTimeout(waiting));
  });
}
