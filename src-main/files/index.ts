export {
  AtomicFile,
  type AtomicWriteOptions,
  type FileSystem,
  makeFolder,
  nodeFileSystem,
  writeFileAtomically,
} from './atomic-write';
export { attachmentDisposition, inlineDisposition, safeFileName } from './file-name';
export { isDiskFull, readingFailure, reasonOf, writingFailure } from './system-failure';
