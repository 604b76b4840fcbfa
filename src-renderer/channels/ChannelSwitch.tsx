import { Mail, MessageSquareText, Printer } from 'lucide-react';
import { CHANNELS, type Channel } from '../../shared/model';
import { useStrings } from '../i18n';
import { setChannel, useStudio } from '../state';
import { type Icon, SegmentedControl } from '../ui';
import { strings } from './strings';

const NAMES = { print: 'channelPrint', email: 'channelEmail', sms: 'channelSms' } as const;
const ICONS: { readonly [channel in Channel]: Icon } = {
  print: Printer,
  email: Mail,
  sms: MessageSquareText,
};

/** What the document is made for: the canvas shows what is in it, and beside it how it arrives. */
export function ChannelSwitch() {
  const t = useStrings(strings);
  const channel = useStudio((state) => state.channel);
  return (
    <SegmentedControl
      label={t('channel')}
      segments={CHANNELS.map((id) => ({ id, label: t(NAMES[id]), icon: ICONS[id] }))}
      value={channel}
      onChange={setChannel}
    />
  );
}
