export { Library } from './Library';
export { type LibraryState, libraryStore, refreshLibrary } from './library-store';
