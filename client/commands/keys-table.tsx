/** Every command with its keys, by group: from the same list that menus and the keys themselves use. */
import { For, type JSX, Show, createMemo, createSignal } from 'solid-js';
import { matches } from '../parts/folded.ts';
import { useText } from '../text/text.tsx';
import { shownChord } from './chord.ts';
import { commandGroups } from './command.ts';
import { commandById, commands } from './commands.ts';
import './palette.css';

export function KeysTable(): JSX.Element {
  const { t, language } = useText();
  const [wanted, setWanted] = createSignal('');
  const groups = createMemo(() =>
    commandGroups
      .map((group) => ({
        group,
        members: commands.filter(
          (command) =>
            command.group === group &&
            matches(`${t(command.label)} ${command.keys?.join(' ') ?? ''}`, wanted()),
        ),
      }))
      .filter(({ members }) => members.length > 0),
  );
  const paletteKeys = (): string => shownChord(commandById('palette').keys?.[0] ?? '', language().id);
  return (
    <>
      <p>{t('keysHelp.wayOut')}</p>
      <p>{t('keysHelp.palette', { keys: paletteKeys() })}</p>
      <input
        class="text-input"
        data-first
        type="search"
        aria-label={t('keysHelp.search')}
        placeholder={t('keysHelp.search')}
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      <div class="keys-place" tabIndex={0} role="region" aria-label={t('keysHelp.title')}>
        <For each={groups()} fallback={<p role="status">{t('keysHelp.none')}</p>}>
          {({ group, members }) => (
            <table class="keys-table">
              <caption>{t(`commandGroup.${group}`)}</caption>
              <tbody>
                <For each={members}>
                  {(command) => (
                    <tr>
                      <th scope="row">{t(command.label)}</th>
                      <td>
                        <Show when={command.keys}>
                          {(keys) => (
                            <For each={keys()}>
                              {(chord) => <kbd>{shownChord(chord, language().id)}</kbd>}
                            </For>
                          )}
                        </Show>
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          )}
        </For>
      </div>
    </>
  );
}
