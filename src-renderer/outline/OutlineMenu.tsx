import { Box, Copy, PencilLine, Trash2 } from 'lucide-react';
import type { NodeId } from '../../shared/model';
import { useStrings } from '../i18n';
import { canWrap, deleteNodes, duplicateNodes, wrapNodes } from '../state';
import { ContextMenu, type MenuEntry } from '../ui';
import { strings } from './strings';

interface OutlineMenuProps {
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly nodeIds: readonly NodeId[];
  readonly onRename: (id: NodeId) => void;
  readonly onClose: () => void;
}

type Action = 'rename' | 'duplicate' | 'wrap' | 'delete';

/** What can be done with the selected elements. */
export function OutlineMenu({ at, nodeIds, onRename, onClose }: OutlineMenuProps) {
  const t = useStrings(strings);
  const [first] = nodeIds;
  const isEmpty = nodeIds.length === 0;
  const entries: readonly MenuEntry<Action>[] = [
    { id: 'rename', label: t('rename'), icon: PencilLine, shortcut: 'F2', isDisabled: nodeIds.length !== 1 },
    { id: 'duplicate', label: t('duplicate'), icon: Copy, shortcut: 'Mod+D', isDisabled: isEmpty },
    { id: 'wrap', label: t('wrap'), icon: Box, isDisabled: at === null || !canWrap(nodeIds) },
    'separator',
    {
      id: 'delete',
      label: t('delete'),
      icon: Trash2,
      shortcut: 'Delete',
      isDanger: true,
      isDisabled: isEmpty,
    },
  ];
  const actions: { readonly [K in Action]: () => void } = {
    rename: () => first !== undefined && onRename(first),
    duplicate: () => duplicateNodes(nodeIds),
    wrap: () => wrapNodes(nodeIds),
    delete: () => deleteNodes(nodeIds),
  };
  return (
    <ContextMenu
      at={at}
      label={t('actions')}
      entries={entries}
      onAction={(action) => actions[action]()}
      onClose={onClose}
    />
  );
}
