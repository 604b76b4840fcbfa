import { describe, expect, it } from 'vitest';
import { checkPdf, passwordFields, USUAL_PDF } from './pdf-choice';

describe('checkPdf', () => {
  it('says nothing for the usual output', () => {
    expect(checkPdf(USUAL_PDF, false)).toEqual({ ok: true, output: null });
    const leftOver = { ...USUAL_PDF, protection: 'password', version: '2.0', hasCropMarks: true } as const;
    expect(checkPdf(leftOver, false)).toEqual({ ok: true, output: null });
  });

  it('takes what the standard leaves open, and nothing else', () => {
    const choice = { ...USUAL_PDF, version: '2.0', isTagged: false, hasCropMarks: true } as const;
    expect(checkPdf({ ...choice, standard: 'none' }, false)).toEqual({
      ok: true,
      output: { standard: 'none', version: '2.0', tagged: false, cropMarks: true },
    });
    expect(checkPdf({ ...choice, standard: 'pdfa-2b' }, false)).toEqual({
      ok: true,
      output: { standard: 'pdfa-2b' },
    });
  });

  it('asks for what is missing', () => {
    const printed = { ...USUAL_PDF, standard: 'pdfx-4', condition: 'JC200103' } as const;
    expect(checkPdf(printed, false)).toEqual({ ok: false, problem: 'needsPrinting' });
    expect(checkPdf({ ...printed, profile: { name: 'x.icc', base64: 'AAAA' } }, false)).toMatchObject({
      output: { printing: { condition: 'JC200103', profile: 'AAAA' } },
    });
    const secret = { ...USUAL_PDF, standard: 'ua-1', protection: 'field' } as const;
    expect(checkPdf(secret, false)).toEqual({ ok: false, problem: 'noPassword' });
    expect(checkPdf({ ...secret, field: 'born' }, true)).toEqual({ ok: false, problem: 'mergedPasswords' });
    expect(checkPdf({ ...secret, protection: 'password', password: 'x', mayPrint: false }, true)).toEqual({
      ok: true,
      output: { standard: 'ua-1', protection: { password: 'x', print: 'no' } },
    });
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
