import { Canvas } from '../canvas';
import { ChannelSwitch } from '../channels';
import { useStrings } from '../i18n';
import { Landmark } from '../ui';
import { RegionList, RegionPanel } from '../wording';
import { Columns } from './Columns';
import { RecordNavigator } from './RecordNavigator';
import { strings } from './strings';
import { LanguageSwitch } from './ToolRow';
import { ZoomControl } from './ZoomControl';

/** The same document as in Design, with its opened texts left and the chosen one's panel right. No tools. */
export function WordingWork() {
  const t = useStrings(strings);
  return (
    <>
      <Landmark role="region" label={t('areaTools')} className="app-tools app-tools-plain">
        <span className="app-grow" />
        <RecordNavigator />
        <LanguageSwitch />
        <ChannelSwitch />
        <span className="app-grow" />
        <ZoomControl />
      </Landmark>
      <main className="app-work app-work-plain">
        <Columns
          id="wording-columns"
          left={{ label: t('areaRegions'), resize: t('resizeLeft'), content: <RegionList /> }}
          canvas={<Canvas />}
          right={{ label: t('areaRegion'), resize: t('resizeInspector'), content: <RegionPanel /> }}
        />
      </main>
    </>
  );
}
