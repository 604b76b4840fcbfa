import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64 } from './base64';
import { mailboxField, readMailbox, textField, textPart } from './mime';

/** What a reader makes of a text part. */
function decoded(part: string): string {
  const at = part.indexOf('\r\n\r\n');
  const body = part.slice(at + 4).replace(/\r\n$/, '');
  if (part.slice(0, at).includes('base64')) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const decodedField = (field: string): string =>
  field
    .replace(/\r\n (?==\?)/g, '')
    .replace(/\r\n/g, '')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, word: string) => `\0${word}`)
    .replace(/(?:\0[A-Za-z0-9+/=]*)+/g, (words) =>
      Buffer.concat(words.split('\0').map((word) => Buffer.from(word, 'base64'))).toString('utf8'),
    );

describe('internet messages', () => {
  it('carry any text in lines of 76 ASCII characters at most', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const text = raw.replace(/\r/g, '').toWellFormed();
        const part = textPart('text/plain', text);
        expect(/^[\x20-\x7e\r\n\t]*$/.test(part)).toBe(true);
        expect(Math.max(...part.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(76);
        expect(decoded(part).replace(/\r\n/g, '\n')).toBe(text);
      }),
    );
  });

  it('keep spaces at line ends and dots at line starts', () => {
    const part = textPart('text/plain', 'a \n.b\n');
    expect(part).toContain('a=20\r\n=2Eb');
  });

  it('encode subjects and names that are not ASCII as words in lines of 76 characters at most', () => {
    const subject = '令和8年11月分 電気ご使用量のお知らせ・ご請求書（𠮷田様）';
    const field = textField('Subject', subject);
    for (const line of field.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
    expect(field.match(/=\?[^ ]+\?=/g)?.every((word) => word.length <= 75)).toBe(true);
    expect(decodedField(field)).toBe(`Subject: ${subject}`);
    const from = mailboxField('From', { name: subject, address: `${'bill'.repeat(12)}@aonagi.example` });
    for (const line of from.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
    expect(textField('Subject', 'Your bill')).toBe('Subject: Your bill\r\n');
  });

  it('never let a value begin another field', () => {
    expect(textField('Subject', 'Hi\r\nBcc: eve@example.com')).toBe('Subject: Hi Bcc: eve@example.com\r\n');
    expect(readMailbox('Eve <eve@example.com>\r\nBcc: a@b.c')).toBeNull();
    expect(readMailbox('a@b.c, d@e.f')).toBeNull();
  });

  it('name people', () => {
    expect(readMailbox(' Aonagi Power <bill@aonagi.example> ')).toEqual({
      name: 'Aonagi Power',
      address: 'bill@aonagi.example',
    });
    expect(readMailbox('bill@aonagi.example')).toEqual({ name: '', address: 'bill@aonagi.example' });
    expect(mailboxField('From', { name: 'A "B" C', address: 'a@b.example' })).toBe(
      'From: "A \\"B\\" C" <a@b.example>\r\n',
    );
    expect(decodedField(mailboxField('To', { name: '吉田 陽子', address: 'y@b.example' }))).toBe(
      'To: 吉田 陽子 <y@b.example>',
    );
  });
});

describe('Base64', () => {
  it('is that of everybody else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
  });
});
