export { isDiskFull, readingFailure, reasonOf, writingFailure } from './system-failure';
export { toStudioError } from './to-studio-error';
