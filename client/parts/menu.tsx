/** A menu at a point of the page: for the right mouse button, the menu key and buttons. Keys and focus are Kobalte's. */
import { DropdownMenu } from '@kobalte/core/dropdown-menu';
import Check from 'lucide-solid/icons/check';
import { For, type JSX } from 'solid-js';
import { useText } from '../text/text.tsx';
import './menu.css';

export interface MenuItem {
  readonly label: string;
  readonly keys?: string;
  /** the class of a sample of what it gives */
  readonly swatch?: string;
  /** for what is switched: whether it is on */
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  /** a line above it */
  readonly beginsGroup?: boolean;
  run(): void;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly at: { readonly x: number; readonly y: number };
  /** the part of the page that the menu belongs to */
  readonly within?: HTMLElement | undefined;
  onClose(): void;
}

export default function Menu(props: MenuProps): JSX.Element {
  const { t } = useText();
  /** Done when the menu is gone and the sheet has the keys again: it may open something that takes them in turn. */
  const choose = (item: MenuItem): void => {
    props.onClose();
    item.run();
  };
  return (
    <DropdownMenu
      open
      modal={false}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose();
      }}
      getAnchorRect={() => ({ x: props.at.x, y: props.at.y, width: 0, height: 0 })}
      placement="bottom-start"
    >
      <DropdownMenu.Portal {...(props.within && { mount: props.within })}>
        <DropdownMenu.Content
          class="menu"
          aria-label={props.label}
          onOpenAutoFocus={(event) => {
            // Now and not a moment later, as Kobalte would: what is pressed meanwhile is the menu's.
            (event.currentTarget as HTMLElement).focus({ preventScroll: true });
          }}
        >
          <For each={props.items}>
            {(item) => (
              <>
                {item.beginsGroup && <DropdownMenu.Separator class="menu-line" />}
                <DropdownMenu.Item
                  class="menu-item"
                  disabled={item.isDisabled ?? false}
                  closeOnSelect={false}
                  // What is chosen by a key may open a field, and that key is no longer meant for it.
                  onKeyDown={(event: KeyboardEvent) => {
                    if (event.key === 'Enter' || event.key === ' ') event.preventDefault();
                  }}
                  onSelect={() => choose(item)}
                >
                  <span>
                    {item.isOn !== undefined && (
                      <span class="menu-check">
                        {item.isOn && <Check size={14} aria-label={t('menu.on')} />}
                      </span>
                    )}
                    {item.swatch !== undefined && (
                      <span class={`menu-swatch ${item.swatch}`} aria-hidden="true">
                        Aa
                      </span>
                    )}
                    {item.label}
                  </span>
                  {item.keys && <kbd>{item.keys}</kbd>}
                </DropdownMenu.Item>
              </>
            )}
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}
