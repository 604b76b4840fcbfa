import { Group, Panel, Separator } from 'react-resizable-panels';
import { Canvas } from '../canvas';
import { useStrings } from '../i18n';
import { Inspector } from '../inspector';
import { ProofMode } from '../proof';
import { setMode, useStudio } from '../state';
import { StatusBar } from '../status';
import { Landmark } from './Landmark';
import { LeftPanel, LeftRail } from './LeftSide';
import { setLeftPanel } from './shell-store';
import { strings } from './strings';
import { TitleBar } from './TitleBar';
import { ToolRow } from './ToolRow';

/** The shell around an open document. */
export function Studio() {
  const t = useStrings(strings);
  const mode = useStudio((state) => state.mode);
  return (
    <div className="app-studio">
      <Landmark role="banner" label={t('areaTitle')} className="app-title">
        <TitleBar />
      </Landmark>
      {mode === 'design' ? (
        <Design />
      ) : (
        <Landmark role="main" label={t('areaProof')} className="app-proof">
          <ProofMode />
        </Landmark>
      )}
      <Landmark role="contentinfo" label={t('areaStatus')} className="app-status">
        <StatusBar onShowProblems={showProblems} />
      </Landmark>
    </div>
  );
}

function showProblems(): void {
  setMode('design');
  setLeftPanel('problems');
}

function Design() {
  const t = useStrings(strings);
  return (
    <>
      <Landmark role="region" label={t('areaTools')} className="app-tools">
        <ToolRow />
      </Landmark>
      <main className="app-work">
        <LeftRail />
        <Group className="app-columns" orientation="horizontal" id="studio-columns">
          <Panel
            id="left"
            defaultSize={252}
            minSize={200}
            maxSize={420}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Landmark role="navigation" label={t('areaLeft')} className="app-left">
              <LeftPanel />
            </Landmark>
          </Panel>
          <Separator className="app-separator" aria-label={t('resizeLeft')} />
          <Panel id="canvas" minSize={360}>
            <Landmark role="region" label={t('areaCanvas')} className="app-canvas">
              <Canvas />
            </Landmark>
          </Panel>
          <Separator className="app-separator" aria-label={t('resizeInspector')} />
          <Panel
            id="inspector"
            defaultSize={296}
            minSize={260}
            maxSize={460}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Landmark role="region" label={t('areaInspector')} className="app-inspector">
              <Inspector />
            </Landmark>
          </Panel>
        </Group>
      </main>
    </>
  );
}
