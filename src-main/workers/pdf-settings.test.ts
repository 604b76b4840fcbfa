import { describe, expect, it } from 'vitest';
import type { PdfOutput } from '../../shared/contract';
import { createBlankTemplate } from '../../shared/engine';
import { printProfile } from '../../test/support';
import { pdfOptions, pdfSettings, type TemplateFiles, templatePrinting } from './pdf-settings';

const template = createBlankTemplate({ name: 'Letter', pageSize: 'A4', language: 'en' });
const plain: TemplateFiles = { template, assets: new Map() };
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A template that is printed by a file of these bytes, or by one that is gone. */
function printedBy(profile?: Uint8Array): TemplateFiles {
  const hash = 'a'.repeat(64);
  return {
    template: { ...template, printing: { condition: 'SWOP', profile: { hash, name: 'press.icc' } } },
    assets: new Map(profile ? [[hash, profile]] : []),
  };
}

function chosen(output: PdfOutput, record = {}, files = plain) {
  const printing = templatePrinting(files);
  return pdfOptions(pdfSettings(output, false, files), record, printing.ok ? printing.printing : null);
}

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
    expect(() => pdfSettings(output, isMerged, plain)).toThrow(
      expect.objectContaining({ code: `pdfOutput.${problem}` }),
    );
  });

  it('refuses a profile that nothing can be printed by, wherever it comes from', () => {
    const output = { standard: 'pdfx-4' } as const;
    const grey = printProfile();
    grey.set(Buffer.from('GRAY'), 16);
    const printing = { condition: 'X', profile: base64(new Uint8Array([1, 2, 3])) };
    const code = (more: PdfOutput, files: TemplateFiles) => () =>
      pdfSettings({ ...output, ...more }, false, files);
    const named = (name: string) => expect.objectContaining({ args: { profile: name } });
    expect(code({ printing }, plain)).toThrow(expect.objectContaining({ code: 'profile.notIcc' }));
    expect(code({ printing }, plain)).toThrow(named('X'));
    expect(code({}, printedBy(grey))).toThrow(expect.objectContaining({ code: 'profile.notCmyk' }));
    expect(code({}, printedBy(grey))).toThrow(named('press.icc'));
    expect(code({}, printedBy())).toThrow(expect.objectContaining({ code: 'asset.notFound' }));
    expect(code({ standard: 'pdfa-2b' }, printedBy())).not.toThrow();
  });

  it('has a secret of its own for every job that encrypts', () => {
    const secretOf = () => Buffer.from(pdfSettings({ protection: {} }, true, plain).secret).toString('hex');
    expect(secretOf()).toHaveLength(64);
    expect(secretOf()).not.toBe(secretOf());
  });
});

describe('pdfOptions', () => {
  it('are none where nothing was chosen', () => {
    expect(pdfOptions(undefined, {}, null)).toEqual({ ok: true, options: {} });
    expect(chosen({})).toEqual({ ok: true, options: {} });
  });

  it('name the standard, the resolution and the printing condition', () => {
    const profile = base64(printProfile());
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
        printing: { condition: 'X', profile: printProfile() },
      },
    });
  });

  it("name the template's printing condition where nothing else was chosen", () => {
    const files = printedBy(printProfile());
    const own = { condition: 'SWOP', profile: printProfile() };
    expect(chosen({ standard: 'pdfx-4' }, {}, files)).toMatchObject({ options: { printing: own } });
    expect(chosen({ standard: 'pdfa-2b' }, {}, files)).toMatchObject({ options: { printing: own } });
    expect(pdfOptions(undefined, {}, own)).toEqual({ ok: true, options: { printing: own } });
    const printing = { condition: 'X', profile: base64(printProfile()) };
    expect(chosen({ standard: 'pdfx-4', printing }, {}, files)).toMatchObject({
      options: { printing: { condition: 'X' } },
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
