import { describe, expect, it } from 'vitest';
import type { PdfEncryption } from './options';
import { type StandardOptions, standardOf, standardProblem, withAttachments } from './standard';

const encryption: PdfEncryption = { userPassword: '', secret: new Uint8Array(32) };

describe('standardOf', () => {
  it('takes the strictest standard that the options allow', () => {
    const conformance = (options: StandardOptions) => standardOf(options).conformance;
    expect(conformance({})).toBe('pdfa-2a+ua-1');
    expect(conformance({ tagged: false })).toBe('pdfa-2b');
    expect(conformance({ version: '2.0' })).toBe('pdfa-4+ua-2');
    expect(conformance({ version: '2.0', tagged: false })).toBe('none');
    expect(conformance({ encryption })).toBe('ua-1');
    expect(conformance({ encryption, tagged: false })).toBe('none');
  });

  it('knows what version and tags a standard means', () => {
    expect(standardOf({ conformance: 'pdfx-4' })).toMatchObject({
      version: '1.6',
      isTagged: false,
      isArchival: false,
    });
    expect(standardOf({ conformance: 'pdfx-4', tagged: true }).isTagged).toBe(true);
    expect(standardOf({ conformance: 'pdfa-4+ua-2' })).toMatchObject({ version: '2.0', isArchival: true });
    expect(standardOf({ conformance: 'none', version: '2.0' }).version).toBe('2.0');
    expect(standardOf({})).toMatchObject({ version: '1.7', isTagged: true, isArchival: true });
  });

  it('becomes the part of the standard that has files inside', () => {
    expect(withAttachments('pdfa-2a+ua-1')).toBe('pdfa-3a+ua-1');
    expect(withAttachments('pdfa-2b')).toBe('pdfa-3b');
    expect(withAttachments('pdfa-4+ua-2')).toBe('pdfa-4f+ua-2');
    expect(withAttachments('none')).toBe('none');
  });
});

describe('standardProblem', () => {
  it('finds what does not go together', () => {
    expect(standardProblem({})).toBeNull();
    expect(standardProblem({ conformance: 'pdfa-2a+ua-1', tagged: false })).toBe('needsTags');
    expect(standardProblem({ conformance: 'pdfa-2b', version: '2.0' })).toBe('otherVersion');
    expect(standardProblem({ conformance: 'pdfa-4+ua-2', version: '1.7' })).toBe('otherVersion');
    expect(standardProblem({ conformance: 'pdfa-2b', encryption })).toBe('encrypted');
    expect(standardProblem({ conformance: 'pdfx-4', encryption })).toBe('encrypted');
    expect(standardProblem({ encryption: { ...encryption, secret: new Uint8Array(31) } })).toBe(
      'shortSecret',
    );
    expect(standardProblem({ conformance: 'none', encryption, version: '2.0' })).toBeNull();
  });
});
