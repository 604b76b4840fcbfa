import { Canvas } from '../canvas';
import { useStrings } from '../i18n';
import { Inspector } from '../inspector';
import { Landmark } from '../ui';
import { Columns } from './Columns';
import { LeftPanel, LeftRail } from './LeftSide';
import { strings } from './strings';
import { ToolRow } from './ToolRow';

/** Tools above, structure and data left, the document in the middle, properties right. */
export function DesignMode() {
  const t = useStrings(strings);
  return (
    <>
      <Landmark role="region" label={t('areaTools')} className="app-tools">
        <ToolRow />
      </Landmark>
      <main className="app-work">
        <LeftRail />
        <Columns
          id="studio-columns"
          left={{ label: t('areaLeft'), resize: t('resizeLeft'), content: <LeftPanel /> }}
          canvas={<Canvas />}
          right={{ label: t('areaInspector'), resize: t('resizeInspector'), content: <Inspector /> }}
        />
      </main>
    </>
  );
}
