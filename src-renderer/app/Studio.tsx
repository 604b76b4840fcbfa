import type { ReactNode } from 'react';
import { HistoryMode } from '../history';
import { useStrings } from '../i18n';
import { ProofMode } from '../proof';
import { PublishMode } from '../publish';
import { ReviewMode } from '../review';
import { modesOf, type StudioMode, setMode, useStudio } from '../state';
import { StatusBar } from '../status';
import { Landmark } from '../ui';
import { DesignMode } from './DesignMode';
import { MODE_NAMES } from './mode-names';
import { setLeftPanel } from './shell-store';
import { strings } from './strings';
import { TitleBar } from './TitleBar';
import { WordingWork } from './WordingWork';

/** The shell around an open document. */
export function Studio() {
  const t = useStrings(strings);
  const mode = useStudio((state) => state.mode);
  const mayDesign = useStudio((state) => modesOf(state).includes('design'));
  return (
    <div className="app-studio">
      <Landmark role="banner" label={t('areaTitle')} className="app-title">
        <TitleBar />
      </Landmark>
      <Work mode={mode} />
      <Landmark role="contentinfo" label={t('areaStatus')} className="app-status">
        <StatusBar onShowProblems={mayDesign ? showProblems : null} />
      </Landmark>
    </div>
  );
}

function showProblems(): void {
  setMode('design');
  setLeftPanel('problems');
}

/** The modes that fill the middle by themselves. */
const SCREENS: { readonly [mode in Exclude<StudioMode, 'design' | 'wording'>]: ReactNode } = {
  proof: <ProofMode />,
  review: <ReviewMode />,
  publish: <PublishMode />,
  history: <HistoryMode />,
};

/** Those whose columns are areas of their own, as those of Design are. */
const WITH_COLUMNS: ReadonlySet<StudioMode> = new Set(['review', 'publish', 'history']);

function Work({ mode }: { readonly mode: StudioMode }) {
  const t = useStrings(strings);
  if (mode === 'design') return <DesignMode />;
  if (mode === 'wording') return <WordingWork />;
  if (WITH_COLUMNS.has(mode)) {
    return (
      <main key={mode} className="app-screen">
        {SCREENS[mode]}
      </main>
    );
  }
  return (
    <Landmark key={mode} role="main" label={t(MODE_NAMES[mode])} className="app-screen">
      {SCREENS[mode]}
    </Landmark>
  );
}
