import { CHANNELS, type Channel, type NodeId, type TemplateNode } from '../../shared/model';
import { useStrings } from '../i18n';
import { Checkbox, PanelSection } from '../ui';
import { change } from './change';
import { channelStrings } from './channel-strings';
import { channelsWith, isInChannel } from './node-channels';

interface ChannelsSectionProps {
  readonly ids: readonly NodeId[];
  readonly nodes: readonly TemplateNode[];
}

const NAMES = { print: 'inPrint', email: 'inEmail', sms: 'inSms' } as const;

/** What kinds of documents hold the elements. The last one cannot be taken away. */
export function ChannelsSection({ ids, nodes }: ChannelsSectionProps) {
  const t = useStrings(channelStrings);
  const set = (channel: Channel, isIn: boolean) =>
    change(
      'properties',
      ids.map((id, index) => {
        const value = channelsWith(nodes[index]?.channels, channel, isIn);
        return { kind: 'set', id, path: ['channels'], ...(value ? { value } : {}) };
      }),
    );
  return (
    <PanelSection title={t('channels')}>
      <div className="inspector-stack inspector-apart">
        <div className="inspector-channels">
          {CHANNELS.map((channel) => {
            const count = nodes.filter((node) => isInChannel(node.channels, channel)).length;
            const isLast = nodes.some((node) => !channelsStay(node, channel));
            return (
              <Checkbox
                key={channel}
                isSelected={count === nodes.length}
                isIndeterminate={count > 0 && count < nodes.length}
                isDisabled={count === nodes.length && isLast}
                onChange={(isSelected) => set(channel, isSelected)}
              >
                {t(NAMES[channel])}
              </Checkbox>
            );
          })}
        </div>
        <p className="inspector-hint">{t('channelsHint')}</p>
      </div>
    </PanelSection>
  );
}

/** Whether an element is in some channel still when it is taken out of one. */
const channelsStay = ({ channels }: TemplateNode, without: Channel): boolean =>
  CHANNELS.some((channel) => channel !== without && isInChannel(channels, channel));
