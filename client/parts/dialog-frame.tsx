/** A dialog over the page: its heading, its way out, and what went wrong, if anything. Focus and keys are Kobalte's. */
import { Dialog } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show, onCleanup } from 'solid-js';
import { type ApiProblem } from '../api.ts';
import { useText } from '../text/text.tsx';
import { RefusalNote } from './problem-note.tsx';
import './dialog.css';

export function DialogFrame(props: {
  readonly title: string;
  readonly description?: string;
  readonly class?: string;
  readonly problem: ApiProblem | undefined;
  readonly children: JSX.Element;
  onClose(): void;
  /** what gets the focus afterwards; otherwise what had it before */
  returnTo?(): HTMLElement | null | undefined;
  onKeyDown?(event: KeyboardEvent): void;
}): JSX.Element {
  const { t } = useText();
  const before = document.activeElement;
  // Given back as the dialog goes: Kobalte would do it a moment later, losing what is pressed meanwhile, and taking the
  // focus from what has got it by then.
  onCleanup(() => {
    const target = props.returnTo?.() ?? before;
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay class="dialog-overlay" />
        <div class="dialog-place">
          <Dialog.Content
            class={`dialog ${props.class ?? ''}`}
            onKeyDown={(event) => props.onKeyDown?.(event)}
            onOpenAutoFocus={(event) => {
              // Now and not a moment later, as Kobalte would: what is pressed meanwhile is the dialog's. The field to
              // begin with is looked for in this dialog: one may open over another.
              event.preventDefault();
              const dialog = event.currentTarget as HTMLElement;
              const first = dialog.querySelector<HTMLElement>('[data-first]');
              (first ?? dialog.querySelector('button'))?.focus();
            }}
            onCloseAutoFocus={(event) => event.preventDefault()}
          >
            <div class="dialog-head">
              <Dialog.Title class="dialog-title">{props.title}</Dialog.Title>
              <Dialog.CloseButton class="button quiet" aria-label={t('app.close')}>
                <X size={18} aria-hidden="true" />
              </Dialog.CloseButton>
            </div>
            <Show when={props.description}>
              {(text) => <Dialog.Description>{text()}</Dialog.Description>}
            </Show>
            <RefusalNote problem={props.problem} />
            {props.children}
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  );
}
