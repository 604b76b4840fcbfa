export { SubmitDialog } from './SubmitDialog';
export { VersionChip } from './VersionChip';
export { saveVersion, versionsStore } from './versions';
