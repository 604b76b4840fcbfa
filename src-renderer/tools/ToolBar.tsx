/** The tools of the canvas: selecting, the hand, and everything that can be put into a document. */
import { Hand, MousePointer2 } from 'lucide-react';
import { Toolbar } from 'react-aria-components';
import { elementTypes } from '../../shared/engine';
import { useLocale, useStrings } from '../i18n';
import { setTool, useStudio } from '../state';
import { ToggleButton } from '../ui';
import { elementIcon } from './element-icon';
import { strings } from './strings';
import { TOOL_SHORTCUTS } from './tool-shortcuts';
import './tool-bar.css';

export function ToolBar() {
  const t = useStrings(strings);
  const locale = useLocale();
  const active = useStudio((state) => state.tool);
  const isOpen = useStudio((state) => state.document !== null);
  const tools = [
    { tool: 'select', label: t('select'), icon: MousePointer2 },
    { tool: 'hand', label: t('hand'), icon: Hand },
    ...elementTypes.palette.map(({ type, name }) => ({
      tool: type,
      label: name[locale],
      icon: elementIcon(type),
    })),
  ];
  return (
    <Toolbar className="tool-bar" aria-label={t('tools')}>
      {tools.map(({ tool, label, icon }) => {
        const shortcut = TOOL_SHORTCUTS[tool];
        return (
          <ToggleButton
            key={tool}
            icon={icon}
            label={label}
            isDisabled={!isOpen}
            isSelected={tool === active}
            onChange={(isSelected) => setTool(isSelected ? tool : 'select')}
            {...(shortcut ? { shortcut } : {})}
          />
        );
      })}
    </Toolbar>
  );
}
