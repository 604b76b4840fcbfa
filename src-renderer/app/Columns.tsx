import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { ChannelWork } from '../channels';
import { useStrings } from '../i18n';
import { Landmark } from '../ui';
import { strings } from './strings';

interface Side {
  /** The area's name. */
  readonly label: string;
  /** What its edge is called. */
  readonly resize: string;
  readonly content: ReactNode;
}

interface ColumnsProps {
  readonly id: string;
  readonly left: Side;
  readonly canvas: ReactNode;
  readonly right: Side;
}

/** The canvas between two sides whose widths people choose. */
export function Columns({ id, left, canvas, right }: ColumnsProps) {
  const t = useStrings(strings);
  return (
    <Group className="app-columns" orientation="horizontal" id={id}>
      <Panel
        id="left"
        defaultSize={252}
        minSize={200}
        maxSize={420}
        groupResizeBehavior="preserve-pixel-size"
      >
        <Landmark role="navigation" label={left.label} className="app-left">
          {left.content}
        </Landmark>
      </Panel>
      <Separator className="app-separator" aria-label={left.resize} />
      <Panel id="canvas" minSize={360}>
        <ChannelWork label={t('areaCanvas')} canvas={canvas} />
      </Panel>
      <Separator className="app-separator" aria-label={right.resize} />
      <Panel
        id="inspector"
        defaultSize={296}
        minSize={260}
        maxSize={460}
        groupResizeBehavior="preserve-pixel-size"
      >
        <Landmark role="region" label={right.label} className="app-inspector">
          {right.content}
        </Landmark>
      </Panel>
    </Group>
  );
}
