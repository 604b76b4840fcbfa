import { Ellipsis, IndentDecrease, IndentIncrease, List, ListOrdered } from 'lucide-react';
import type { Template } from '../../shared/model';
import { useStrings } from '../i18n';
import {
  changeLevel,
  focusTextSoon,
  isList,
  type ListUpdate,
  listOperations,
  restartList,
  toggleList,
} from '../text-editing';
import { FieldRow, IconButton, MenuButton, ToggleButton } from '../ui';
import { change } from './change';
import { listStyleLabel, listStyleNames } from './list-styles';
import { paragraphIndexes, type TextStretch } from './text-edits';
import { textStrings } from './text-strings';

interface ListRowProps {
  readonly stretch: TextStretch;
  readonly template: Template;
}

const RESTART = ' restart';
const OFF = ' off';

/** The list that the paragraphs are items of, and their level. */
export function ListRow({ stretch, template }: ListRowProps) {
  const t = useStrings(textStrings);
  const { nodeId, language, paragraphs, from, to } = stretch;
  const selection = { anchor: from, head: to };
  const items = paragraphIndexes(stretch).flatMap((index) => paragraphs[index]?.list ?? []);
  const [first] = items;
  const put = (updates: readonly ListUpdate[]) => change('format', listOperations(nodeId, language, updates));

  const toggle = (style: 'bullets' | 'numbers') => (
    <ToggleButton
      icon={style === 'bullets' ? List : ListOrdered}
      size="small"
      label={t(style)}
      shortcut={style === 'bullets' ? 'Mod+Shift+8' : 'Mod+Shift+7'}
      preventFocusOnPress
      isSelected={isList(paragraphs, selection, style)}
      onChange={() => put(toggleList(paragraphs, selection, style))}
    />
  );
  const shift = (by: 1 | -1) => (
    <IconButton
      icon={by > 0 ? IndentIncrease : IndentDecrease}
      size="small"
      label={t(by > 0 ? 'indent' : 'outdent')}
      shortcut={by > 0 ? 'Tab' : 'Shift+Tab'}
      preventFocusOnPress
      isDisabled={items.length === 0}
      onPress={() => put(changeLevel(paragraphs, selection, by))}
    />
  );

  return (
    <FieldRow label={t('list')}>
      <div className="inspector-marks">
        {toggle('bullets')}
        {toggle('numbers')}
        {shift(-1)}
        {shift(1)}
        <MenuButton
          label={t('moreOfList')}
          entries={[
            { id: OFF, label: t('listOff'), isChecked: items.length === 0 },
            ...listStyleNames(template.styles).map((name) => ({
              id: name,
              label: listStyleLabel(template.styles, name, t),
              isChecked: items.length > 0 && items.every(({ style }) => style === name),
            })),
            'separator',
            {
              id: RESTART,
              label: t('restart'),
              isChecked: first?.restart === true,
              isDisabled: items.length === 0,
            },
          ]}
          onAction={(id) => {
            if (id === RESTART) put(restartList(paragraphs, selection, first?.restart !== true));
            else if (id === OFF) {
              put(paragraphIndexes(stretch).map((index) => ({ index, list: undefined })));
            } else if (!isList(paragraphs, selection, id)) put(toggleList(paragraphs, selection, id));
            focusTextSoon();
          }}
        >
          <IconButton icon={Ellipsis} size="small" label={t('moreOfList')} />
        </MenuButton>
      </div>
    </FieldRow>
  );
}
