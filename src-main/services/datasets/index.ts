export { DatasetService, type GivenRecords } from './dataset-service';
export {
  type DataFile,
  type FileSurvey,
  type ReadOptions,
  type RecordBatch,
  readRecords,
  surveyFile,
} from './read-records';
export type { StoredRecord } from './record-store';
