/** The operating system's keychain, by way of Electron: DPAPI, the macOS Keychain, a secret service on Linux. */
import { safeStorage } from 'electron';
import type { Keychain } from '../services';

/**
 * `null` where there is none. Linux without a secret service encrypts with a password that is in every copy of the
 * program (`basic_text`): that obscures and does not protect. Call it when the application is ready.
 */
export function systemKeychain(platform: NodeJS.Platform): Keychain | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null;
  return {
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
  };
}
