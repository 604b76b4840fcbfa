import { Combine, Split } from 'lucide-react';
import { nodeOf } from '../../shared/model';
import { useStrings } from '../i18n';
import { runsRightToLeft, shownLanguage, useSettled } from '../state';
import { Button, FieldRow, PanelSection, Switch } from '../ui';
import { canMerge, isMerged, mergeCells, mergePartner, splitCell } from './cell-edits';
import { change, changeNodes } from './change';
import { cellContext, type TablePartProps } from './table-context';
import { tableStrings } from './table-strings';

/** Merging and splitting: of one cell with its neighbours, of several with each other. */
export function TableCellSection({ template, ids }: TablePartProps) {
  const t = useStrings(tableStrings);
  const context = cellContext(template);
  const language = useSettled(shownLanguage);
  const [id] = ids;
  const cell = id === undefined ? undefined : nodeOf(template, id);
  if (id === undefined || !cell) return null;

  if (ids.length > 1) {
    return (
      <PanelSection title={t('cells')}>
        <div className="inspector-buttons">
          <Button
            variant="quiet"
            icon={Combine}
            isDisabled={!canMerge(template, ids)}
            onPress={() => change('table', mergeCells(template, ids))}
          >
            {t('mergeCells')}
          </Button>
        </div>
      </PanelSection>
    );
  }

  const beside = runsRightToLeft(template, id, language) ? 'mergeLeft' : 'mergeRight';
  const merge = (side: 'next' | 'below') => {
    const partner = mergePartner(template, id, side);
    return (
      <Button
        variant="quiet"
        isDisabled={partner === undefined}
        onPress={() => partner !== undefined && change('table', mergeCells(template, [id, partner]))}
      >
        {t(side === 'next' ? beside : 'mergeBelow')}
      </Button>
    );
  };
  const isToEnd = cell.props.rows === 'rest';
  return (
    <PanelSection title={t('cells')}>
      <div className="inspector-buttons">
        {merge('next')}
        {merge('below')}
        <Button
          variant="quiet"
          icon={Split}
          isDisabled={!isMerged(cell)}
          onPress={() => change('table', splitCell(template, id, context))}
        >
          {t('splitCell')}
        </Button>
      </div>
      <FieldRow label={t('toEnd')}>
        <Switch
          label={t('toEnd')}
          isSelected={isToEnd}
          onChange={(next) => changeNodes('table', [id], ['props', 'rows'], next ? 'rest' : undefined)}
        />
      </FieldRow>
    </PanelSection>
  );
}
