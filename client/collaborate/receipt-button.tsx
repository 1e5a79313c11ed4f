/** The way to the list of overridden changes, with how many of them are new. */
import ListRestart from 'lucide-solid/icons/list-restart';
import { type JSX, Show } from 'solid-js';
import { useText } from '../text/text.tsx';
import type { Receipts } from './receipts.ts';
import './receipts.css';

export function ReceiptButton(props: { readonly receipts: Receipts }): JSX.Element {
  const { t } = useText();
  const count = (): number => props.receipts.unseen().length;
  const name = (): string => {
    if (count() === 0) return t('receipt.title');
    return count() === 1 ? t('receipt.titleNewOne') : t('receipt.titleNewMany', { count: count() });
  };
  return (
    <button
      type="button"
      class="tool wide receipt-button"
      aria-haspopup="dialog"
      aria-label={name()}
      title={name()}
      onClick={() => props.receipts.openList()}
    >
      <ListRestart size={17} aria-hidden="true" />
      <span class="name">{t('receipt.title')}</span>
      <Show when={count() > 0}>
        <span class="badge">{count()}</span>
      </Show>
    </button>
  );
}
