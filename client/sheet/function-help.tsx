/** Function names offered while a formula is typed, in the person's language. */
import { type Accessor, For, type JSX, Show, createMemo, createSignal, createUniqueId } from 'solid-js';
import { type Language, engineFunctions, readTokens } from '#model';
import { useText } from '../text/text.tsx';
import './function-help.css';

export interface FunctionHelpState {
  readonly listId: string;
  readonly offered: Accessor<readonly string[]>;
  readonly isOpen: Accessor<boolean>;
  readonly chosen: Accessor<number>;
  readonly activeId: Accessor<string | undefined>;
  /** Handles a key of the list; true when it was one. */
  onKey(event: KeyboardEvent): boolean;
  take(name: string): void;
}

interface FunctionHelpOptions {
  readonly text: Accessor<string>;
  readonly caret: Accessor<number>;
  readonly language: Accessor<Language>;
  /** writes the new text and puts the caret */
  accept(text: string, caret: number): void;
}

const mostOffered = 8;

/** The word that is being typed at the caret, where a function or name may stand. */
function wordAt(
  text: string,
  caret: number,
  language: Language,
): { readonly word: string; readonly start: number } | undefined {
  if (!text.startsWith('=')) return undefined;
  const tokens = readTokens(text.slice(1, caret), language);
  const last = tokens.at(-1);
  if (!last || last.end !== caret - 1) return undefined;
  const isWord =
    last.kind === 'name' || (last.kind === 'reference' && /^[A-Za-zÆØÅæøå]+\d*$/.test(last.text));
  return isWord && last.text.length > 0
    ? { word: last.text.toUpperCase(), start: last.start + 1 }
    : undefined;
}

export function createFunctionHelp(options: FunctionHelpOptions): FunctionHelpState {
  const listId = createUniqueId();
  const [chosen, setChosen] = createSignal(0);
  const [hushed, setHushed] = createSignal('');
  const names = createMemo(() =>
    engineFunctions
      .map((name) => options.language().functionFromEnglish(name))
      .toSorted((a, b) => a.localeCompare(b, 'da')),
  );
  const word = createMemo(() => wordAt(options.text(), options.caret(), options.language()));
  const offered = createMemo((): readonly string[] => {
    const typed = word()?.word;
    if (!typed || hushed() === options.text()) return [];
    const found = names().filter((name) => name.startsWith(typed));
    setChosen(0);
    return found.length === 1 && found[0] === typed ? [] : found.slice(0, mostOffered);
  });
  const take = (name: string): void => {
    const at = word();
    if (!at) return;
    const text = options.text();
    const before = text.slice(0, at.start) + name;
    const after = text.slice(options.caret());
    const opened = after.startsWith('(') ? before : `${before}(`;
    options.accept(opened + after, opened.length);
  };
  return {
    listId,
    offered,
    isOpen: () => offered().length > 0,
    chosen,
    activeId: () => (offered().length > 0 ? `${listId}-${chosen()}` : undefined),
    take,
    onKey(event) {
      const { length } = offered();
      if (length === 0) return false;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) setChosen((chosen() + step + length) % length);
      else if (event.key === 'Tab') take(offered()[chosen()]!);
      else if (event.key === 'Escape') setHushed(options.text());
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

export function FunctionHelp(props: {
  readonly help: FunctionHelpState;
  readonly left: number;
  readonly top: number;
}): JSX.Element {
  const { t } = useText();
  return (
    <Show when={props.help.isOpen()}>
      <ul
        id={props.help.listId}
        class="function-help"
        role="listbox"
        aria-label={t('grid.formulaHelp')}
        style={{ left: `${props.left}px`, top: `${props.top}px` }}
      >
        <For each={props.help.offered()}>
          {(name, i) => (
            <li
              id={`${props.help.listId}-${i()}`}
              role="option"
              aria-selected={props.help.chosen() === i()}
              onPointerDown={(event) => {
                event.preventDefault();
                event.stopPropagation();
                props.help.take(name);
              }}
            >
              {name}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
