import { PenLine } from 'lucide-react';
import { useStrings } from '../i18n';
import { isDesigner, select, setMode, studioStore, useStudio } from '../state';
import { beginTextEdit } from '../text-editing';
import { Button, EmptyState, Panel, PanelSection } from '../ui';
import { BudgetMark } from './BudgetMark';
import type { Region } from './regions';
import { strings } from './strings';
import { useRegions } from './use-regions';
import './wording.css';

/** The texts that may be reworded: those in this customer's document, and those it lacks. */
export function RegionList() {
  const t = useStrings(strings);
  const regions = useRegions();
  if (regions.length === 0) return <NoRegions />;
  const present = regions.filter(({ recordPath }) => recordPath !== null);
  const absent = regions.filter(({ recordPath }) => recordPath === null);
  return (
    <Panel>
      <PanelSection title={t('regions')} end={t('regionCount', { count: present.length })}>
        {present.length === 0 && <p className="wording-note muted">{t('nonePresent')}</p>}
        <Items regions={present} />
      </PanelSection>
      {absent.length > 0 && (
        <PanelSection title={t('absent')} end={t('regionCount', { count: absent.length })}>
          <Items regions={absent} />
        </PanelSection>
      )}
    </Panel>
  );
}

/** Nothing was opened: says who has to do what. */
function NoRegions() {
  const t = useStrings(strings);
  const mayOpen = useStudio(isDesigner);
  return (
    <EmptyState
      icon={PenLine}
      title={t('noRegions')}
      text={mayOpen ? t('noRegionsDesigner') : t('noRegionsText')}
      actions={mayOpen && <Button onPress={() => setMode('design')}>{t('toDesign')}</Button>}
    />
  );
}

function Items({ regions }: { readonly regions: readonly Region[] }) {
  const t = useStrings(strings);
  const selected = useStudio((state) => state.selection.nodeIds[0] ?? null);
  return (
    <ul>
      {regions.map((region) => (
        <li key={region.nodeId}>
          <button
            type="button"
            className="wording-region"
            aria-current={region.nodeId === selected}
            onClick={() => choose(region)}
          >
            <span className="wording-region-name">{region.name ?? t('text')}</span>
            <BudgetMark region={region} />
            <span className="wording-region-words muted" lang={region.language}>
              {region.opening || t('emptyText')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Puts the caret at the end of a text that is on show; a text that is not is looked at in the panel alone. */
function choose({ nodeId, recordPath }: Region): void {
  const { composition, view } = studioStore.getState();
  if (recordPath === null || !composition) select([nodeId]);
  else if (!beginTextEdit({ nodeId, recordPath, page: view.page })) select([nodeId], recordPath);
}
