export {
  AtomicFile,
  type AtomicWriteOptions,
  type FileSystem,
  makeFolder,
  nodeFileSystem,
  writeFileAtomically,
} from './atomic-write';
export { attachmentDisposition, safeFileName } from './file-name';
