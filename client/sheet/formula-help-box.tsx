/** The box in which help with a formula stands: the list of what a word may become, or what the function takes. */
import { For, type JSX, Show, createEffect, createSignal, onCleanup } from 'solid-js';
import { Portal } from 'solid-js/web';
import { useText } from '../text/text.tsx';
import type { FormulaHelp } from './formula-help.ts';
import './formula-help-box.css';

interface Corner {
  readonly left: number;
  /** below what is typed, or above it where there is no room below */
  readonly top: number | undefined;
  readonly bottom: number | undefined;
}

/** The height that is wanted below; less makes the box stand above. */
const roomPx = 230;
const widthPx = 420;
const gapPx = 5;

function cornerAt(anchor: Element): Corner {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const isBelow = innerHeight - bottom > roomPx || innerHeight - bottom > top;
  return {
    left: Math.max(4, Math.min(left, innerWidth - widthPx - 8)),
    top: isBelow ? bottom + gapPx : undefined,
    bottom: isBelow ? undefined : innerHeight - top + gapPx,
  };
}

export default function FormulaHelpBox(props: {
  readonly help: FormulaHelp;
  /** where one types */
  anchor(): Element;
  /** read to know when the place may have changed */
  text(): string;
}): JSX.Element {
  return (
    <Show when={props.help.isOpen()}>
      <Box {...props} />
    </Show>
  );
}

function Box(props: Parameters<typeof FormulaHelpBox>[0]): JSX.Element {
  const { t, language } = useText();
  const { help } = props;
  const [corner, setCorner] = createSignal<Corner>();
  const place = (): void => {
    setCorner(cornerAt(props.anchor()));
  };
  createEffect(() => {
    props.text();
    place();
  });
  addEventListener('resize', place);
  addEventListener('scroll', place, true);
  onCleanup(() => {
    removeEventListener('resize', place);
    removeEventListener('scroll', place, true);
  });
  const px = (value: number | undefined): string => (value === undefined ? 'auto' : `${value}px`);
  return (
    <Portal mount={document.querySelector('main') ?? document.body}>
      <div
        class="formula-help"
        style={{ left: px(corner()?.left), top: px(corner()?.top), bottom: px(corner()?.bottom) }}
        // Whoever clicks in the box goes on typing.
        onMouseDown={(event) => event.preventDefault()}
      >
        <Show when={help.offers().length > 0}>
          <ul id={help.id} class="offer-list" role="listbox" aria-label={t('formula.offers')}>
            <For each={help.offers()}>
              {(offer, i) => (
                <li
                  id={`${help.id}-${i()}`}
                  role="option"
                  aria-selected={help.chosen() === i()}
                  aria-label={
                    offer.kind === 'function' ? offer.label : `${offer.label}, ${t(`formula.${offer.kind}`)}`
                  }
                  ref={(item) =>
                    createEffect(() => help.chosen() === i() && item.scrollIntoView({ block: 'nearest' }))
                  }
                  onClick={() => help.take(offer)}
                >
                  <span>{offer.label}</span>
                  <Show when={offer.kind !== 'function'}>
                    <span class="kind">{t(`formula.${offer.kind as 'name' | 'sheet'}`)}</span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={help.told()}>
          {(told) => (
            <div id={`${help.id}-told`} class="function-told">
              <p class="takes">
                {told().name}(
                <For each={told().takes}>
                  {(argument, i) => (
                    <>
                      {i() > 0 ? `${language().separator} ` : ''}
                      <Show when={argument.isCurrent} fallback={argument.text}>
                        <strong>{argument.text}</strong>
                      </Show>
                    </>
                  )}
                </For>
                )
              </p>
              <p class="says">{told().says}</p>
            </div>
          )}
        </Show>
      </div>
    </Portal>
  );
}
