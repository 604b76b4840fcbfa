export { toStudioError } from './to-studio-error';
