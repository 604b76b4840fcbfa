import { ArrowRightToLine, CornerDownLeft, Hash, Link2, Plus, Sigma, Superscript } from 'lucide-react';
import { type NodeId, nodeOf, type Template } from '../../shared/model';
import { scopeOfNode } from '../conditions';
import { useLocale, useStrings } from '../i18n';
import { shownLanguage } from '../state';
import { focusTextSoon, insertNote, insertSelected, insertUnit, mayHoldNotes } from '../text-editing';
import { Button, MenuButton } from '../ui';
import { firstTarget, firstValue, repeatedChoices, targetChoices } from './element-choices';
import type { Unit } from './text-edits';
import { textStrings } from './text-strings';

type Entry =
  | 'pageNumber'
  | 'pageCount'
  | 'sectionNumber'
  | 'sectionCount'
  | 'reference'
  | 'sum'
  | 'note'
  | 'tab'
  | 'lineBreak';

const PAGES = {
  pageNumber: 'number',
  pageCount: 'count',
  sectionNumber: 'sectionNumber',
  sectionCount: 'sectionCount',
} as const;

interface InsertMenuProps {
  readonly nodeId: NodeId;
  readonly template: Template;
  /** The caret is in the text. */
  readonly isEditing: boolean;
}

/** What is no letter, put where the caret is; a reference or a sum is selected then, to say what it is of. */
export function InsertMenu({ nodeId, template, isEditing }: InsertMenuProps) {
  const t = useStrings(textStrings);
  const locale = useLocale();
  const targets = targetChoices(template, nodeId, locale);
  const [repeated] = repeatedChoices(template, locale);

  const reference = (): Unit | null => {
    const node = firstTarget(template, targets);
    return node === undefined ? null : { kind: 'reference', node, show: 'page' };
  };
  const sum = (): Unit | null => {
    const each = repeated && nodeOf(template, repeated.id)?.each;
    if (!repeated || !each) return null;
    const { environment } = scopeOfNode(template, repeated.id, shownLanguage());
    return { kind: 'sum', node: repeated.id, value: firstValue(environment, each.as), over: 'page' };
  };
  const insert = (entry: Entry): void => {
    if (entry === 'note') {
      insertNote();
    } else if (entry === 'reference' || entry === 'sum') {
      const unit = entry === 'sum' ? sum() : reference();
      if (unit) insertSelected(unit);
    } else if (entry === 'tab') {
      insertUnit({ kind: 'text', text: '\t' });
    } else if (entry === 'lineBreak') {
      insertUnit({ kind: 'lineBreak' });
    } else {
      insertUnit({ kind: 'page', show: PAGES[entry] });
    }
    focusTextSoon();
  };

  return (
    <div className="inspector-insert">
      <MenuButton<Entry>
        label={t('insert')}
        entries={[
          {
            id: 'note',
            label: t('note'),
            icon: Superscript,
            shortcut: 'Mod+Alt+F',
            isDisabled: !mayHoldNotes(),
          },
          { id: 'reference', label: t('reference'), icon: Link2, isDisabled: targets.length === 0 },
          { id: 'sum', label: t('sum'), icon: Sigma, isDisabled: repeated === undefined },
          'separator',
          { id: 'pageNumber', label: t('pageNumber'), icon: Hash },
          { id: 'pageCount', label: t('pageCount'), icon: Hash },
          { id: 'sectionNumber', label: t('sectionNumber'), icon: Hash },
          { id: 'sectionCount', label: t('sectionCount'), icon: Hash },
          'separator',
          { id: 'tab', label: t('tab'), icon: ArrowRightToLine },
          { id: 'lineBreak', label: t('lineBreak'), icon: CornerDownLeft, shortcut: 'Shift+Enter' },
        ]}
        onAction={insert}
      >
        <Button variant="quiet" icon={Plus} isDisabled={!isEditing}>
          {t('insert')}
        </Button>
      </MenuButton>
      {!isEditing && <span className="inspector-hint">{t('insertHint')}</span>}
    </div>
  );
}
