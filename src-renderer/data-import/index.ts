export { DataImportDialog } from './DataImportDialog';
