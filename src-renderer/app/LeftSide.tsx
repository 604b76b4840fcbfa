import { Database, ListTree, TriangleAlert } from 'lucide-react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useStore } from 'zustand';
import { DataTree } from '../data-tree';
import { useStrings } from '../i18n';
import { Outline } from '../outline';
import { ProblemList } from '../status';
import { type Icon, ToggleButton } from '../ui';
import { type LeftPanel as PanelName, setLeftPanel, shellStore } from './shell-store';
import { strings } from './strings';

/** Chooses what stands on the left. */
export function LeftRail() {
  const t = useStrings(strings);
  const shown = useStore(shellStore, (state) => state.leftPanel);
  const entries = [
    { id: 'structure', icon: ListTree, label: t('leftOutline') },
    { id: 'data', icon: Database, label: t('leftData') },
    { id: 'problems', icon: TriangleAlert, label: t('leftProblems') },
  ] as const satisfies readonly { id: PanelName; icon: Icon; label: string }[];
  return (
    <div className="app-rail" role="toolbar" aria-label={t('leftSections')} aria-orientation="vertical">
      {entries.map(({ id, icon, label }) => (
        <ToggleButton
          key={id}
          icon={icon}
          label={label}
          size="large"
          tooltipPlacement="right"
          isSelected={shown === id}
          onChange={() => setLeftPanel(id)}
        />
      ))}
    </div>
  );
}

/** Outline over data, data alone, or the problems. */
export function LeftPanel() {
  const shown = useStore(shellStore, (state) => state.leftPanel);
  if (shown === 'data') return <DataTree />;
  if (shown === 'problems') return <ProblemList />;
  return (
    <Group orientation="vertical" id="left-rows" className="app-rows">
      <Panel id="outline" defaultSize="52%" minSize={80}>
        <Outline />
      </Panel>
      <Separator className="app-separator app-separator-row" />
      <Panel id="data" minSize={80}>
        <DataTree />
      </Panel>
    </Group>
  );
}
