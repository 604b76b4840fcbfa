import { beforeEach, describe, expect, it, vi } from 'vitest';

const storage = vi.hoisted(() => ({ isAvailable: true, backend: 'gnome_libsecret' }));

vi.mock('electron', () => ({
  safeStorage: {
    isEncryptionAvailable: () => storage.isAvailable,
    getSelectedStorageBackend: () => storage.backend,
    encryptString: (text: string) => Buffer.from(`sealed:${text}`),
    decryptString: (bytes: Buffer) => bytes.toString().replace(/^sealed:/, ''),
  },
}));

const { systemKeychain } = await import('./keychain');

beforeEach(() => {
  storage.isAvailable = true;
  storage.backend = 'gnome_libsecret';
});

describe('the keychain', () => {
  it('encrypts and decrypts with the system’s', () => {
    const keychain = systemKeychain('linux');
    const sealed = keychain?.encrypt('secret') ?? new Uint8Array();
    expect(Buffer.from(sealed).toString()).toBe('sealed:secret');
    expect(keychain?.decrypt(Uint8Array.from(sealed))).toBe('secret');
  });

  it('is none where the system has none', () => {
    storage.isAvailable = false;
    expect(systemKeychain('win32')).toBeNull();
  });

  it('is none where it would only obscure', () => {
    storage.backend = 'basic_text';
    expect(systemKeychain('linux')).toBeNull();
    expect(systemKeychain('darwin')).not.toBeNull();
  });
});
