import { Keyboard } from 'react-aria-components';
import { shortcutText } from './shortcut-text';
import './kbd.css';

/** A keyboard shortcut, written `Mod+Shift+Z`, in the way of the reader's system. */
export const Kbd = ({ keys }: { readonly keys: string }) => (
  <Keyboard className="ui-kbd">{shortcutText(keys)}</Keyboard>
);
