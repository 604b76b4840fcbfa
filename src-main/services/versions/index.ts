export { type StoredVersion, VersionService } from './version-service';
