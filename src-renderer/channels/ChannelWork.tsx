import { type ReactNode, useEffect } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { fitWidth, zoomFromTop } from '../canvas';
import { useStrings } from '../i18n';
import { studioStore, useStudio } from '../state';
import { Landmark } from '../ui';
import { EmailPreview } from './EmailPreview';
import { SmsPreview } from './SmsPreview';
import { strings } from './strings';
import './channels.css';

/** The canvas, which is where the content is edited, and beside it what a channel without pages makes of that. */
export function ChannelWork({ label, canvas }: { readonly label: string; readonly canvas: ReactNode }) {
  const t = useStrings(strings);
  const channel = useStudio((state) => state.channel);
  const isPrint = channel === 'print';
  useEffect(() => (isPrint ? undefined : fitBeside()), [isPrint]);
  return (
    <Group className="channel-columns" orientation="horizontal" id="channel-columns">
      <Panel id="channel-canvas" minSize={160}>
        <Landmark role="region" label={label} className="app-canvas">
          {canvas}
        </Landmark>
      </Panel>
      {isPrint ? null : (
        <>
          <Separator className="app-separator" aria-label={t('resizePreview')} />
          <Panel id="channel-preview" defaultSize="58%" minSize={260}>
            <Landmark
              role="region"
              label={t(channel === 'email' ? 'areaEmail' : 'areaSms')}
              className="channel-preview"
            >
              {channel === 'email' ? <EmailPreview /> : <SmsPreview />}
            </Landmark>
          </Panel>
        </>
      )}
    </Group>
  );
}

/** Shows whole lines in what the preview leaves of the canvas, and the zoom of before once it is gone, from where the canvas begins now. */
function fitBeside(): () => void {
  const { zoom } = studioStore.getState().view;
  // The canvas learns its new width after the next layout.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(fitWidth);
  });
  return () => {
    cancelAnimationFrame(frame);
    zoomFromTop(zoom);
  };
}
