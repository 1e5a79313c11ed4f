/** The truth about saving, in words: what is on the server's disk, on its way there, or only on this computer. */
import { type JSX, createMemo, createSignal, createEffect, onCleanup } from 'solid-js';
import { useText } from '../text/text.tsx';
import type { Connection } from './connection.ts';
import './saved-indicator.css';

export type SavedState =
  | { readonly at: 'saved' }
  | { readonly at: 'saving' }
  | { readonly at: 'connecting' }
  | { readonly at: 'offline'; readonly count: number }
  /** the server has ended it, and everything was saved before */
  | { readonly at: 'closed' }
  | { readonly at: 'failing'; readonly count: number };

/** An acknowledgement usually takes milliseconds; after this long something is wrong, whoever's fault it is. */
const tooLongMs = 10_000;

/** What may be said about saving. Only 'saved' means that everything is on the server's disk. */
export function savedState(connection: Connection, isTooLong: boolean): SavedState {
  const link = connection.link();
  const count = connection.unsaved();
  const isEnded = link.at === 'closed' || link.at === 'refused';
  if (isEnded && count === 0) return { at: 'closed' };
  if (isEnded || link.at === 'offline') return { at: 'offline', count };
  if (link.at === 'renewing' || link.at === 'renewed') return { at: 'saving' };
  if (connection.isSavingFailing() || (isTooLong && count > 0)) return { at: 'failing', count };
  if (link.at === 'connecting') return count > 0 ? { at: 'offline', count } : { at: 'connecting' };
  return count > 0 ? { at: 'saving' } : { at: 'saved' };
}

export function SavedIndicator(props: { readonly connection: Connection }): JSX.Element {
  const { t } = useText();
  const [isTooLong, setTooLong] = createSignal(false);
  createEffect(() => {
    const waits = props.connection.unsaved() > 0 && props.connection.link().at === 'live';
    setTooLong(false);
    if (!waits) return;
    const timer = setTimeout(() => setTooLong(true), tooLongMs);
    onCleanup(() => clearTimeout(timer));
  });
  const state = createMemo(() => savedState(props.connection, isTooLong()));
  const text = (): string => {
    const now = state();
    switch (now.at) {
      case 'saved':
        return t('saved.saved');
      case 'saving':
        return t('saved.saving');
      case 'connecting':
        return t('saved.connecting');
      case 'closed':
        return t('saved.closed');
      case 'offline':
        if (now.count === 0) return t('saved.offline');
        return now.count === 1 ? t('saved.offlineOne') : t('saved.offlineMany', { count: now.count });
      case 'failing':
        return now.count === 1 ? t('saved.failingOne') : t('saved.failingMany', { count: now.count });
    }
  };
  const help = (): string => {
    const { at } = state();
    if (at === 'saved' || at === 'closed') return t('saved.savedHelp');
    if (at === 'offline') return t('saved.offlineHelp');
    return at === 'failing' ? t('saved.failingHelp') : t('saved.savingHelp');
  };
  return (
    <span class={`saved ${state().at}`} title={help()} data-saved={state().at}>
      <i aria-hidden="true" />
      <span role="status">{text()}</span>
    </span>
  );
}
