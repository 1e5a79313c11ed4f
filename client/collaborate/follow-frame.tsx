/** Says plainly that the view is a colleague's, as long as it is, and ends it. */
import { type JSX, Show, createEffect, on } from 'solid-js';
import type { Desk } from '../sheet/desk.ts';
import { useText } from '../text/text.tsx';
import type { Colleagues } from './colleagues.ts';
import './follow-frame.css';

export function FollowFrame(props: {
  readonly colleagues: Colleagues;
  readonly desk: Desk;
  focusGrid(): void;
}): JSX.Element {
  const { t } = useText();
  const { following, nameOf } = props.colleagues;
  createEffect(
    on(following.target, (now, before) => {
      if (before && !now) props.desk.say(() => t('colleagues.stopped', { name: nameOf(before) }));
    }),
  );
  return (
    <Show when={following.target()}>
      {(target) => (
        <div class={`follow-frame peer-${target().person.colour % 8}`}>
          <p class="follow-label" title={t('colleagues.followingHelp', { name: nameOf(target()) })}>
            <span role="status">
              {t(following.peer() ? 'colleagues.following' : 'colleagues.followingGone', {
                name: nameOf(target()),
              })}
            </span>
            <button
              type="button"
              aria-keyshortcuts="Escape"
              onClick={() => {
                following.end();
                props.focusGrid();
              }}
            >
              {t('colleagues.stop')} <kbd>Esc</kbd>
            </button>
          </p>
        </div>
      )}
    </Show>
  );
}
