export {
  AtomicFile,
  type AtomicWriteOptions,
  type FileSystem,
  makeFolder,
  nodeFileSystem,
  syncFolder,
  writeFileAtomically,
} from './atomic-write';
export { attachmentDisposition, inlineDisposition, safeFileName } from './file-name';
export { isDiskFull, readingFailure, reasonOf, writingFailure } from './system-failure';
