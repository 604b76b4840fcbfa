import { Check } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { ICON_STROKE, type Icon, SMALL_ICON_SIZE } from './icon';
import { Kbd } from './Kbd';
import './menu.css';

export type MenuEntry<K extends string = string> =
  | {
      readonly id: K;
      readonly label: string;
      readonly icon?: Icon;
      /** `Mod+D` */
      readonly shortcut?: string;
      readonly isDisabled?: boolean;
      readonly isDanger?: boolean;
      /** A tick in front: one of several is in force. */
      readonly isChecked?: boolean;
      readonly lang?: string;
    }
  | 'separator';

interface MenuProps<K extends string> {
  readonly label: string;
  readonly entries: readonly MenuEntry<K>[];
  readonly onAction: (id: K) => void;
}

interface MenuButtonProps<K extends string> extends MenuProps<K> {
  /** A `Button` or `IconButton` of this kit that opens the menu. */
  readonly children: ReactElement;
}

/** A button that opens a menu. */
export function MenuButton<K extends string>({ children, ...menu }: MenuButtonProps<K>) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="ui-popover" offset={4}>
        <Entries {...menu} />
      </Popover>
    </MenuTrigger>
  );
}

interface ContextMenuProps<K extends string> extends MenuProps<K> {
  /** Where it was asked for, in px of the window; null while it is closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
}

/** A menu at the pointer, or at the element that has the focus. */
export function ContextMenu<K extends string>({ at, onClose, ...menu }: ContextMenuProps<K>) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className="ui-menu-anchor" style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        className="ui-popover"
        aria-label={menu.label}
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        placement="bottom start"
        offset={2}
      >
        <Entries
          {...menu}
          onAction={(id) => {
            onClose();
            menu.onAction(id);
          }}
        />
      </Popover>
    </>
  );
}

function Entries<K extends string>({ label, entries, onAction }: MenuProps<K>) {
  const hasChecks = entries.some((entry) => entry !== 'separator' && entry.isChecked !== undefined);
  return (
    <AriaMenu className="ui-menu" aria-label={label} onAction={(key) => onAction(key as K)}>
      {entries.map((entry, index) =>
        entry === 'separator' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: separators have no identity but their place.
          <Separator key={`separator-${index}`} className="ui-menu-separator" />
        ) : (
          <MenuItem
            key={entry.id}
            id={entry.id}
            textValue={entry.label}
            className={entry.isDanger ? 'ui-menu-item ui-menu-danger' : 'ui-menu-item'}
            isDisabled={entry.isDisabled ?? false}
          >
            {hasChecks ? (
              <span className="ui-menu-check">
                {entry.isChecked ? <Check size={SMALL_ICON_SIZE} aria-hidden /> : null}
              </span>
            ) : null}
            {entry.icon ? <entry.icon size={SMALL_ICON_SIZE} strokeWidth={ICON_STROKE} aria-hidden /> : null}
            <span className="ui-menu-label" lang={entry.lang}>
              {entry.label}
              {entry.isChecked ? <span className="visually-hidden"> ✓</span> : null}
            </span>
            {entry.shortcut ? <Kbd keys={entry.shortcut} /> : null}
          </MenuItem>
        ),
      )}
    </AriaMenu>
  );
}
