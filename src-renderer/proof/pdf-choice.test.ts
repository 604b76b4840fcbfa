import { describe, expect, it } from 'vitest';
import { checkPdf, otherProfile, passwordFields, USUAL_PDF } from './pdf-choice';

const SEPARATE = { isMerged: false, hasPrinting: false };
const MERGED = { isMerged: true, hasPrinting: false };

describe('checkPdf', () => {
  it('says nothing for the usual output', () => {
    expect(checkPdf(USUAL_PDF, SEPARATE)).toEqual({ ok: true, output: null });
    const leftOver = { ...USUAL_PDF, protection: 'password', version: '2.0', hasCropMarks: true } as const;
    expect(checkPdf(leftOver, SEPARATE)).toEqual({ ok: true, output: null });
  });

  it('takes what the standard leaves open, and nothing else', () => {
    const choice = { ...USUAL_PDF, version: '2.0', isTagged: false, hasCropMarks: true } as const;
    expect(checkPdf({ ...choice, standard: 'none' }, SEPARATE)).toEqual({
      ok: true,
      output: { standard: 'none', version: '2.0', tagged: false, cropMarks: true },
    });
    expect(checkPdf({ ...choice, standard: 'pdfa-2b' }, SEPARATE)).toEqual({
      ok: true,
      output: { standard: 'pdfa-2b' },
    });
  });

  it('takes another resolution of images with any standard', () => {
    expect(checkPdf({ ...USUAL_PDF, imageDpi: 600 }, SEPARATE)).toEqual({
      ok: true,
      output: { standard: 'pdfa-2a+ua-1', imageDpi: 600 },
    });
    expect(checkPdf({ ...USUAL_PDF, standard: 'pdfa-2b', imageDpi: 0 }, SEPARATE)).toEqual({
      ok: true,
      output: { standard: 'pdfa-2b', imageDpi: 0 },
    });
  });

  it('says what readers may do with a protected file', () => {
    const secret = { ...USUAL_PDF, standard: 'none', protection: 'password', password: 'x' } as const;
    expect(checkPdf({ ...secret, mayPrint: 'low', mayChange: true }, SEPARATE)).toMatchObject({
      output: { protection: { password: 'x', print: 'low', change: true } },
    });
  });

  it('asks for what is missing', () => {
    const printed = { ...USUAL_PDF, standard: 'pdfx-4', condition: 'JC200103' } as const;
    expect(checkPdf(printed, SEPARATE)).toEqual({ ok: false, problem: 'needsPrinting' });
    const profile = { name: 'x.icc', base64: 'AAAA', problem: null };
    expect(checkPdf({ ...printed, profile }, SEPARATE)).toMatchObject({
      output: { printing: { condition: 'JC200103', profile: 'AAAA' } },
    });
    const secret = { ...USUAL_PDF, standard: 'ua-1', protection: 'field' } as const;
    expect(checkPdf(secret, SEPARATE)).toEqual({ ok: false, problem: 'noPassword' });
    expect(checkPdf({ ...secret, field: 'born' }, MERGED)).toEqual({ ok: false, problem: 'mergedPasswords' });
    expect(checkPdf({ ...secret, protection: 'password', password: 'x', mayPrint: 'no' }, MERGED)).toEqual({
      ok: true,
      output: { standard: 'ua-1', protection: { password: 'x', print: 'no' } },
    });
  });
});

describe('what a file for printers is printed by', () => {
  const printed = { ...USUAL_PDF, standard: 'pdfx-4' } as const;
  const hasPrinting = { isMerged: false, hasPrinting: true };

  it('is what the document says, or another condition', () => {
    expect(checkPdf(printed, hasPrinting)).toEqual({ ok: true, output: { standard: 'pdfx-4' } });
    const other = { ...printed, printedBy: 'other' } as const;
    expect(checkPdf(other, hasPrinting)).toEqual({ ok: false, problem: 'needsPrinting' });
    const profile = { name: 'x.icc', base64: 'AAAA', problem: null };
    expect(checkPdf({ ...other, condition: 'X', profile }, hasPrinting)).toMatchObject({
      output: { printing: { condition: 'X', profile: 'AAAA' } },
    });
  });

  it('cannot be any file', () => {
    const profile = otherProfile('note.txt', new Uint8Array([65]));
    expect(profile).toEqual({ name: 'note.txt', base64: 'QQ==', problem: 'notIcc' });
    expect(checkPdf({ ...printed, condition: 'X', profile }, SEPARATE)).toEqual({
      ok: false,
      problem: 'notIcc',
    });
    expect(checkPdf({ ...printed, profile }, hasPrinting).ok).toBe(true);
  });
});

describe('passwordFields', () => {
  it('are single values, also inside of objects', () => {
    const text = { kind: 'string' } as const;
    expect(
      passwordFields({
        kind: 'object',
        fields: {
          name: text,
          member: { kind: 'boolean' },
          rows: { kind: 'list', item: text },
          owner: { kind: 'object', fields: { 'born on': { kind: 'date' } } },
        },
      }),
    ).toEqual(['name', 'owner["born on"]']);
  });
});
