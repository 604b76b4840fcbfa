import { describe, expect, it } from 'vitest';
import { electronicInvoice } from './electronic-invoice';

const withGuideline = (guideline: string, prefix = 'ram:'): Uint8Array =>
  new TextEncoder().encode(
    `<x><${prefix}GuidelineSpecifiedDocumentContextParameter>\n <${prefix}ID>${guideline}</${prefix}ID>` +
      `</${prefix}GuidelineSpecifiedDocumentContextParameter></x>`,
  );

describe('electronicInvoice', () => {
  it.each([
    ['urn:factur-x.eu:1p0:minimum', 'MINIMUM'],
    ['urn:factur-x.eu:1p0:basicwl', 'BASIC WL'],
    ['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', 'BASIC'],
    ['urn:cen.eu:en16931:2017', 'EN 16931'],
    ['urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended', 'EXTENDED'],
    ['urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0', 'XRECHNUNG'],
  ])('reads the profile of %s', (guideline, profile) => {
    expect(electronicInvoice('factur-x.xml', withGuideline(guideline))?.profile).toBe(profile);
    expect(electronicInvoice('Factur-X.xml', withGuideline(guideline, ''))?.profile).toBe(profile);
  });

  it('names the metadata as the generation of the file does', () => {
    const of = (name: string) => electronicInvoice(name, withGuideline('urn:cen.eu:en16931:2017'))?.namespace;
    expect(of('factur-x.xml')).toBe('urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#');
    expect(of('zugferd-invoice.xml')).toBe('urn:zugferd:pdfa:CrossIndustryDocument:invoice:2p0#');
  });

  it('takes nothing else for an invoice', () => {
    expect(electronicInvoice('data.xml', withGuideline('urn:cen.eu:en16931:2017'))).toBeNull();
    expect(electronicInvoice('factur-x.xml', withGuideline('urn:example'))).toBeNull();
    expect(electronicInvoice('factur-x.xml', new Uint8Array([60, 120]))).toBeNull();
  });
});
