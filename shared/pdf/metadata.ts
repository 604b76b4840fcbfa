/** Document information and XMP metadata, which must say the same (ISO 19005-2 6.6, ISO 32000-2 14.3). */
import { type ElectronicInvoice, invoiceDescription } from './electronic-invoice';
import type { PdfOptions } from './options';
import type { PdfConformance } from './standard';
import { dateString, textString, xmlText, xmpDate } from './syntax';

const DEFAULT_PROGRAM = 'Fumi Studio';

/** PDF/X wants to know whether overlaps of colours were dealt with; ours are not. */
const NOT_TRAPPED = 'False';

export function infoDictionary(options: PdfOptions, conformance: PdfConformance): string {
  const { creator = DEFAULT_PROGRAM, producer = DEFAULT_PROGRAM } = options;
  const author = options.author === undefined ? '' : `/Author${textString(options.author)}`;
  const date = dateString(options.creationDate);
  const forPrint = conformance === 'pdfx-4' ? `/GTS_PDFXVersion(PDF/X-4)/Trapped/${NOT_TRAPPED}` : '';
  return (
    `<</Title${textString(options.title)}${author}/Creator${textString(creator)}` +
    `/Producer${textString(producer)}/CreationDate${date}/ModDate${date}${forPrint}>>`
  );
}

export interface MetadataFacts {
  readonly conformance: PdfConformance;
  /** The file's `/ID`, 32 hexadecimal digits. */
  readonly id: string;
  readonly invoice: ElectronicInvoice | null;
}

export function xmpPacket(options: PdfOptions, facts: MetadataFacts): Uint8Array {
  const { creator = DEFAULT_PROGRAM, producer = DEFAULT_PROGRAM } = options;
  const date = xmpDate(options.creationDate);
  const author =
    options.author === undefined
      ? ''
      : `<dc:creator><rdf:Seq><rdf:li>${xmlText(options.author)}</rdf:li></rdf:Seq></dc:creator>\n`;
  const text = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(options.title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${xmlText(options.lang)}</rdf:li></rdf:Bag></dc:language>
${author}<xmp:CreatorTool>${xmlText(creator)}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<pdf:Producer>${xmlText(producer)}</pdf:Producer>
</rdf:Description>
${conformanceDescriptions(facts, date)}${extensionSchemas(facts)}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
  return new TextEncoder().encode(text);
}

const ARCHIVE = 'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"';
const UNIVERSAL = 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"';

const description = (namespaces: string, properties: string): string =>
  `<rdf:Description rdf:about="" ${namespaces}>\n${properties}\n</rdf:Description>\n`;

const archive = (part: number, level: string): string =>
  description(
    ARCHIVE,
    `<pdfaid:part>${part}</pdfaid:part>\n<pdfaid:conformance>${level}</pdfaid:conformance>`,
  );

const UNIVERSAL_1 = description(UNIVERSAL, '<pdfuaid:part>1</pdfuaid:part>');
const UNIVERSAL_2 = description(UNIVERSAL, '<pdfuaid:part>2</pdfuaid:part>\n<pdfuaid:rev>2024</pdfuaid:rev>');

function conformanceDescriptions({ conformance, id, invoice }: MetadataFacts, date: string): string {
  const invoiced = invoice ? invoiceDescription(invoice) : '';
  switch (conformance) {
    case 'none':
      return invoiced;
    case 'ua-1':
      return UNIVERSAL_1 + invoiced;
    case 'pdfa-2a+ua-1':
      return archive(2, 'A') + UNIVERSAL_1;
    case 'pdfa-3a+ua-1':
      return archive(3, 'A') + UNIVERSAL_1 + invoiced;
    case 'pdfa-2b':
      return archive(2, 'B');
    case 'pdfa-3b':
      return archive(3, 'B') + invoiced;
    case 'pdfa-4+ua-2':
      return fourthArchive('') + UNIVERSAL_2;
    case 'pdfa-4f+ua-2':
      return fourthArchive('\n<pdfaid:conformance>F</pdfaid:conformance>') + UNIVERSAL_2 + invoiced;
    case 'pdfx-4':
      return printDescription(id, date) + invoiced;
  }
}

/** ISO 19005-4 6.7.3. */
const fourthArchive = (level: string): string =>
  description(ARCHIVE, `<pdfaid:part>4</pdfaid:part>\n<pdfaid:rev>2020</pdfaid:rev>${level}`);

/** ISO 15930-7 6.10. */
const printDescription = (id: string, date: string): string =>
  description(
    'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    `<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmpMM:DocumentID>uuid:${uuidOf(id)}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:${uuidOf(id)}</xmpMM:InstanceID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<pdf:Trapped>${NOT_TRAPPED}</pdf:Trapped>`,
  );

const uuidOf = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');

/** One property of a schema that PDF/A does not know. */
interface Property {
  readonly name: string;
  readonly type: 'Integer' | 'Text';
  readonly category: 'internal' | 'external';
  readonly description: string;
}

/** PDF/A-2 and 3 want schemas described that they do not know (ISO 19005-2 6.6.2.3); PDF/A-4 does not. */
function extensionSchemas({ conformance, invoice }: MetadataFacts): string {
  const isUniversal = conformance === 'pdfa-2a+ua-1' || conformance === 'pdfa-3a+ua-1';
  const isInvoice = invoice !== null && (conformance === 'pdfa-3a+ua-1' || conformance === 'pdfa-3b');
  const schemas = [
    ...(isUniversal
      ? [
          schema('PDF/UA Universal Accessibility Schema', 'http://www.aiim.org/pdfua/ns/id/', 'pdfuaid', [
            {
              name: 'part',
              type: 'Integer',
              category: 'internal',
              description: 'Indicates, which part of ISO 14289 standard is followed',
            },
          ]),
        ]
      : []),
    ...(isInvoice
      ? [schema('Factur-X PDFA Extension Schema', invoice.namespace, 'fx', INVOICE_PROPERTIES)]
      : []),
  ];
  if (schemas.length === 0) return '';
  return description(
    'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
    `<pdfaExtension:schemas><rdf:Bag>\n${schemas.join('')}</rdf:Bag></pdfaExtension:schemas>`,
  );
}

const INVOICE_PROPERTIES: readonly Property[] = (
  [
    ['DocumentFileName', 'The name of the embedded XML document'],
    ['DocumentType', 'The type of the hybrid document in capital letters, e.g. INVOICE or ORDER'],
    ['Version', 'The actual version of the standard applying to the embedded XML document'],
    ['ConformanceLevel', 'The conformance level of the embedded XML document'],
  ] as const
).map(([name, text]) => ({ name, type: 'Text', category: 'external', description: text }));

const schema = (
  name: string,
  namespace: string,
  prefix: string,
  properties: readonly Property[],
): string => `<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>${name}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
${properties.map(propertyDescription).join('')}</rdf:Seq></pdfaSchema:property>
</rdf:li>
`;

const propertyDescription = ({ name, type, category, description: text }: Property): string =>
  `<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>${name}</pdfaProperty:name>
<pdfaProperty:valueType>${type}</pdfaProperty:valueType>
<pdfaProperty:category>${category}</pdfaProperty:category>
<pdfaProperty:description>${text}</pdfaProperty:description>
</rdf:li>
`;
