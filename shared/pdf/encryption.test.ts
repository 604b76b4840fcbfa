import { describe, expect, it } from 'vitest';
import { Encryption } from './encryption';
import type { PdfEncryption } from './options';
import { passwordBytes } from './password-hash';
import { hasProgram, runOnPdf } from './pdf-file.test-support';
import { writePdf } from './pdf-writer';
import { INVOICE, richDocument } from './rich-document.test-support';
import { options } from './sample-document.test-support';

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);
const encrypted = (encryption: Omit<PdfEncryption, 'secret'>, list = richDocument()): Uint8Array =>
  writePdf(list, { ...options(), encryption: { ...encryption, secret } });

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('an encrypted file', () => {
  it('says how it is encrypted and lets readers aloud in', () => {
    const text = latin(encrypted({ userPassword: 'u', permissions: { print: 'no', copy: false } }));
    const number = /\/Encrypt (\d+) 0 R/.exec(text)?.[1] ?? '';
    const dictionary = text.slice(text.indexOf(`\n${number} 0 obj\n`)).split('endobj')[0] ?? '';
    expect(dictionary).toContain('/V 5/R 6/Length 256');
    expect(dictionary).toContain('/CFM/AESV3');
    for (const [name, digits] of [
      ['U', 96],
      ['O', 96],
      ['UE', 64],
      ['OE', 64],
      ['Perms', 32],
    ] as const) {
      expect(new RegExp(`/${name}<([0-9A-F]*)>`).exec(dictionary)?.[1]).toHaveLength(digits);
    }
    const bits = Number(/\/P (-?\d+)/.exec(dictionary)?.[1]);
    expect(bits & (1 << 9), 'reading aloud is allowed').not.toBe(0);
    expect(bits & ((1 << 2) | (1 << 11) | (1 << 4) | (1 << 3))).toBe(0);
  });

  it('is the same for the same secret and another for another', () => {
    const one = encrypted({ userPassword: 'u' });
    expect(Buffer.compare(one, encrypted({ userPassword: 'u' }))).toBe(0);
    const other = writePdf(richDocument(), {
      ...options(),
      encryption: { userPassword: 'u', secret: new Uint8Array(32) },
    });
    expect(Buffer.compare(one, other)).not.toBe(0);
  });

  it('shows nothing of what is in it', () => {
    const text = latin(encrypted({ userPassword: 'u' }, richDocument({ attachments: [INVOICE] })));
    for (const word of ['Kontoauszug', 'Terms', 'en16931', 'example.com', 'rdf:RDF']) {
      expect(text).not.toContain(word);
    }
  });

  it('leaves the metadata readable where it is asked to', () => {
    const text = latin(encrypted({ userPassword: 'u', plainMetadata: true }));
    expect(text).toContain('/Type/Metadata/Subtype/XML/Filter[/Crypt]');
    expect(text).toContain('<pdf:Producer>Fumi Studio</pdf:Producer>');
    expect(text).toContain('/EncryptMetadata false');
  });

  it('gives different streams different beginnings, even under one number', () => {
    const encryption = new Encryption({ userPassword: '', secret }, 'x');
    const beginOf = (text: string) =>
      Buffer.from(encryption.encrypt(new TextEncoder().encode(text), 7).subarray(0, 16)).toString('hex');
    expect(beginOf('one')).toBe(beginOf('one'));
    expect(new Set([beginOf('one'), beginOf('two'), beginOf('')]).size).toBe(3);
  });
});

describe('passwordBytes', () => {
  it('prepares what people type', () => {
    const text = (password: string) => new TextDecoder().decode(passwordBytes(password));
    expect(text('a\u00adb\u3000c')).toBe('ab c');
    expect(text('ﾊﾟｽ①')).toBe('パス1');
    expect(passwordBytes('x'.repeat(300))).toHaveLength(127);
  });
});

describe.skipIf(!hasProgram('qpdf'))('qpdf', () => {
  it.each([
    ['the user', 'ひみつ', 'owner', 'ひみつ'],
    ['the owner', 'ひみつ', 'owner', 'owner'],
    ['nobody in particular', '', undefined, ''],
  ])('opens it for %s', (_who, userPassword, ownerPassword, given) => {
    const bytes = encrypted({ userPassword, ...(ownerPassword !== undefined && { ownerPassword }) });
    const password = `--password=${given}`;
    expect(runOnPdf(bytes, 'qpdf', [password, '--check', 'FILE'])).toContain('No syntax');
    expect(runOnPdf(bytes, 'qpdf', [password, '--qdf', '--decrypt', 'FILE', '-'])).toContain(
      '/URI (https://example.com/)',
    );
  });

  it('refuses another password', () => {
    const bytes = encrypted({ userPassword: 'u', ownerPassword: 'o' });
    expect(() => runOnPdf(bytes, 'qpdf', ['--password=x', '--check', 'FILE'])).toThrow('invalid password');
  });
});

describe.skipIf(!hasProgram('pdftotext'))('poppler', () => {
  it('reads it with either password, and not without', () => {
    const bytes = encrypted({ userPassword: 'ひみつ', ownerPassword: 'owner' });
    for (const login of [
      ['-upw', 'ひみつ'],
      ['-opw', 'owner'],
    ]) {
      expect(runOnPdf(bytes, 'pdftotext', [...login, 'FILE', '-'])).toContain('Said by somebody');
    }
    expect(() => runOnPdf(bytes, 'pdftotext', ['FILE', '-'])).toThrow('Incorrect password');
  });
});
