import { Bold, Italic, Underline } from 'lucide-react';
import type { NodeId } from '../../shared/model';
import { useStrings } from '../i18n';
import { useSettled } from '../state';
import { editedText, hasMark, toggleMark } from '../text-editing';
import { ToggleButton } from '../ui';
import { strings } from './strings';

const MARKS = [
  { mark: 'bold', icon: Bold, shortcut: 'Mod+B' },
  { mark: 'italic', icon: Italic, shortcut: 'Mod+I' },
  { mark: 'underline', icon: Underline, shortcut: 'Mod+U' },
] as const;

/** Emphasis for the selection, or for what is typed next. */
export function Emphasis({ nodeId }: { readonly nodeId: NodeId }) {
  const t = useStrings(strings);
  const state = useSettled((current) => current);
  const text = editedText(state);
  const edited = text?.edit.nodeId === nodeId ? text : null;
  return (
    <div className="wording-marks">
      {MARKS.map(({ mark, icon, shortcut }) => (
        <ToggleButton
          key={mark}
          icon={icon}
          size="small"
          label={t(mark)}
          shortcut={shortcut}
          isDisabled={!edited}
          isSelected={edited !== null && hasMark(edited, mark)}
          onChange={() => toggleMark(mark)}
        />
      ))}
      {!edited && <span className="muted">{t('clickFirst')}</span>}
    </div>
  );
}
