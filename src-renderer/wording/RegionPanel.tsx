import { MousePointerClick } from 'lucide-react';
import { nodeOf } from '../../shared/model';
import { useStrings } from '../i18n';
import { useSettled, useStudio } from '../state';
import { EmptyState, Panel, PanelSection, Pill } from '../ui';
import { Allowance } from './Allowance';
import { BudgetMeter } from './BudgetMeter';
import { Emphasis } from './Emphasis';
import { PieceChips } from './PieceChips';
import { RegionDifference } from './RegionDifference';
import { RegionPresence } from './RegionPresence';
import { strings } from './strings';
import { useEarlierPieces } from './use-earlier-pieces';
import { useRegions } from './use-regions';
import './wording.css';

/** The chosen text: how much room it has, what it may be made of, and what has changed in it. */
export function RegionPanel() {
  const t = useStrings(strings);
  const regions = useRegions();
  const selected = useStudio((state) => state.selection.nodeIds[0] ?? null);
  const template = useSettled((state) => state.document?.template ?? null);
  const pieces = useEarlierPieces(selected);
  const region = regions.find(({ nodeId }) => nodeId === selected);
  if (regions.length === 0 || !template) return null;
  const node = region && nodeOf(template, region.nodeId);
  if (!region || !node) {
    return <EmptyState icon={MousePointerClick} title={t('chooseTitle')} text={t('chooseText')} />;
  }
  return (
    <Panel>
      <header className="wording-head">
        <h2 className="wording-title">{region.name ?? t('text')}</h2>
        {template.languages.length > 1 && <Pill>{region.language}</Pill>}
      </header>
      <RegionPresence region={region} node={node} />
      <PanelSection title={t('length')}>
        <BudgetMeter region={region} />
      </PanelSection>
      <PanelSection title={t('letters')}>
        <Emphasis nodeId={region.nodeId} />
      </PanelSection>
      <PanelSection title={t('fields')}>
        <PieceChips template={template} region={region} earlier={pieces} />
      </PanelSection>
      <PanelSection title={t('allowed')}>
        <Allowance region={region} />
      </PanelSection>
      <RegionDifference template={template} region={region} />
    </Panel>
  );
}
