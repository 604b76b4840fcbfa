export { ChannelSwitch } from './ChannelSwitch';
export { ChannelWork } from './ChannelWork';
export { useMessageProblems } from './shown-message';
