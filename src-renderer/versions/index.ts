export { SubmitDialog } from './SubmitDialog';
export { useVersionTemplate } from './use-version-template';
export { VersionChip } from './VersionChip';
export { VersionsDialog } from './VersionsDialog';
export { saveVersion, versionsStore } from './versions';
