export { type AuditReport, verifyWorkspaceTrail } from './audit';
export { type DataFile, type FileSurvey, readRecords, surveyFile } from './datasets';
export type { Keychain } from './keychain';
export type { OpenRequest } from './open-requests';
export { PACKAGE_ENDING, packageFonts, readPackageFile, writePackageFile, ZIP_LIMITS } from './package';
export { ExceptionCounter, taskMaker } from './proofing';
export type { StudioRouter } from './router';
export { type SampleDefinition, sampleDefinitions } from './samples';
export { createStudio, type Studio, type StudioOptions } from './studio';
