export { PublishMode } from './PublishMode';
export { serversStore } from './stores';
