/** The way to the list of overridden changes, with how many of them are new. */
import ListRestart from 'lucide-solid/icons/list-restart';
import { type JSX, Show } from 'solid-js';
import { useText } from '../text/text.tsx';
import type { Receipts } from './receipts.ts';
import './receipts.css';

export function ReceiptButton(props: { readonly receipts: Receipts }): JSX.Element {
  const { t } = useText();
  const count = (): number => props.receipts.unseen().length;
  return (
    <button
      type="button"
      class="tool wide receipt-button"
      aria-haspopup="dialog"
      title={t('receipt.title')}
      onClick={() => props.receipts.openList()}
    >
      <ListRestart size={17} aria-hidden="true" />
      <span class="name">{t('receipt.title')}</span>
      <Show when={count() > 0}>
        <span class="badge">
          {count()}
          <span class="visually-hidden"> {t(count() === 1 ? 'receipt.newOne' : 'receipt.newMany')}</span>
        </span>
      </Show>
    </button>
  );
}
