export { ChannelSwitch } from './ChannelSwitch';
export { ChannelWork } from './ChannelWork';
