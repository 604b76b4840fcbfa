/**
 * Invoices that people and machines read: an XML file inside the PDF that its metadata name (Factur-X 1.0,
 * ZUGFeRD 2.x, part "XMP extension schema"). The profile is what the XML itself declares.
 */
import { xmlText } from './syntax';

export interface ElectronicInvoice {
  readonly fileName: string;
  /** As the metadata spell it: `EN 16931`. */
  readonly profile: string;
  readonly namespace: string;
}

const FACTUR_X = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

/** Names that are kept for invoices, and the namespace of their metadata. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['factur-x.xml', FACTUR_X],
  ['xrechnung.xml', FACTUR_X],
  ['zugferd-invoice.xml', 'urn:zugferd:pdfa:CrossIndustryDocument:invoice:2p0#'],
]);

/** Whether readers take a file of this name for the invoice itself. */
export const isInvoiceName = (fileName: string): boolean => NAMESPACES.has(fileName.toLowerCase());

/** What an invoice may be to the pages (Factur-X 1.0, `AFRelationship`). */
export const INVOICE_RELATIONSHIPS: readonly string[] = ['Alternative', 'Data', 'Source'];

/** The ends of guideline identifiers, the most special first. */
const PROFILES: readonly (readonly [part: string, profile: string])[] = [
  ['xrechnung', 'XRECHNUNG'],
  [':minimum', 'MINIMUM'],
  [':basicwl', 'BASIC WL'],
  [':basic', 'BASIC'],
  [':extended', 'EXTENDED'],
  ['urn:cen.eu:en16931:2017', 'EN 16931'],
];

/** How much of the XML is searched: the guideline stands at its beginning. */
const SEARCHED_BYTES = 16_384;

/** The invoice that an attached file is; `null` for any other file, and where no profile is declared. */
export function electronicInvoice(fileName: string, content: Uint8Array): ElectronicInvoice | null {
  const namespace = NAMESPACES.get(fileName.toLowerCase());
  if (namespace === undefined) return null;
  const head = new TextDecoder().decode(content.subarray(0, SEARCHED_BYTES));
  const guideline = /GuidelineSpecifiedDocumentContextParameter>[\s\S]*?<(?:\w+:)?ID[^>]*>([^<]*)</.exec(
    head,
  )?.[1];
  const declared = guideline?.trim().toLowerCase() ?? '';
  const profile = PROFILES.find(([part]) => declared.includes(part))?.[1];
  return profile === undefined ? null : { fileName, profile, namespace };
}

export const invoiceDescription = ({ fileName, profile, namespace }: ElectronicInvoice): string =>
  `<rdf:Description rdf:about="" xmlns:fx="${namespace}">
<fx:DocumentType>INVOICE</fx:DocumentType>
<fx:DocumentFileName>${xmlText(fileName)}</fx:DocumentFileName>
<fx:Version>1.0</fx:Version>
<fx:ConformanceLevel>${profile}</fx:ConformanceLevel>
</rdf:Description>
`;
