import { describe, expect, it } from 'vitest';
import type { PdfOutput } from '../../shared/contract';
import { pdfOptions, pdfSettings } from './pdf-settings';

const chosen = (output: PdfOutput, record = {}) => pdfOptions(pdfSettings(output, false), record);

describe('pdfSettings', () => {
  it.each([
    [{ standard: 'pdfa-2a+ua-1', tagged: false }, false, 'needsTags'],
    [{ standard: 'pdfa-4+ua-2', version: '1.7' }, false, 'otherVersion'],
    [{ standard: 'pdfa-2b', protection: {} }, false, 'encrypted'],
    [{ standard: 'pdfx-4' }, false, 'needsPrinting'],
    [{ protection: { password: 'a', passwordField: 'b' } }, false, 'twoPasswords'],
    [{ protection: { passwordField: '.b' } }, false, 'badField'],
    [{ protection: { passwordField: 'b' } }, true, 'mergedPasswords'],
  ] as const)('refuses %j (merged: %s)', (output, isMerged, problem) => {
    expect(() => pdfSettings(output, isMerged)).toThrow(
      expect.objectContaining({ code: `pdfOutput.${problem}` }),
    );
  });

  it('has a secret of its own for every job that encrypts', () => {
    const secretOf = () => Buffer.from(pdfSettings({ protection: {} }, true).secret).toString('hex');
    expect(secretOf()).toHaveLength(64);
    expect(secretOf()).not.toBe(secretOf());
  });
});

describe('pdfOptions', () => {
  it('are none where nothing was chosen', () => {
    expect(pdfOptions(undefined, {})).toEqual({ ok: true, options: {} });
    expect(chosen({})).toEqual({ ok: true, options: {} });
  });

  it('name the standard, the resolution and the printing condition', () => {
    const profile = Buffer.from([1, 2, 3]).toString('base64');
    const output = {
      standard: 'pdfx-4',
      imageDpi: 0,
      cropMarks: true,
      printing: { condition: 'X', profile },
    } as const;
    expect(chosen(output)).toMatchObject({
      options: {
        conformance: 'pdfx-4',
        maxImageDpi: 0,
        cropMarks: true,
        printing: { condition: 'X', profile: new Uint8Array([1, 2, 3]) },
      },
    });
  });

  it("take the password from the record's own field, never another", () => {
    const protection = { passwordField: 'owner.born', copy: false };
    const record = (born: unknown) => ({ owner: { born } }) as never;
    expect(chosen({ protection }, record('1980-02-29'))).toMatchObject({
      options: { encryption: { userPassword: '1980-02-29', permissions: { copy: false } } },
    });
    expect(chosen({ protection }, record(19800229))).toMatchObject({
      options: { encryption: { userPassword: '19800229' } },
    });
    for (const missing of ['', null, undefined, true]) {
      expect(chosen({ protection }, record(missing))).toMatchObject({
        ok: false,
        problem: { code: 'pdf.noPassword', args: { field: 'owner.born' } },
      });
    }
  });
});
