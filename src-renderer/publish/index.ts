export { PublishMode } from './PublishMode';
