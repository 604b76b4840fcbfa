/**
 * The channels of an element as the inspector offers them. Without any the element is in print and e-mail; in a text
 * message it is only where nothing of the template names SMS, so SMS counts as chosen only where it is named.
 */
import { CHANNELS, type Channel, type TemplateNode } from '../../shared/model';

type NodeChannels = TemplateNode['channels'];

export const isInChannel = (channels: NodeChannels, channel: Channel): boolean =>
  channels ? channels.includes(channel) : channel !== 'sms';

/** The channels with one more or less; absent where they are the usual ones, or would be none. */
export function channelsWith(channels: NodeChannels, channel: Channel, isIn: boolean): Channel[] | undefined {
  const chosen = CHANNELS.filter((each) => (each === channel ? isIn : isInChannel(channels, each)));
  const isUsual =
    chosen.length === 0 || CHANNELS.every((each) => chosen.includes(each) === isInChannel(undefined, each));
  return isUsual ? undefined : chosen;
}
