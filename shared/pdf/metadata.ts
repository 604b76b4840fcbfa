/** Document information and XMP metadata, which must say the same (ISO 19005-2 6.6). */
import type { PdfOptions } from './options';
import { dateString, textString, xmlText, xmpDate } from './syntax';

const DEFAULT_PROGRAM = 'Fumi Studio';

export function infoDictionary(options: PdfOptions): string {
  const { creator = DEFAULT_PROGRAM, producer = DEFAULT_PROGRAM } = options;
  const author = options.author === undefined ? '' : `/Author${textString(options.author)}`;
  const date = dateString(options.creationDate);
  return (
    `<</Title${textString(options.title)}${author}/Creator${textString(creator)}` +
    `/Producer${textString(producer)}/CreationDate${date}/ModDate${date}>>`
  );
}

export function xmpPacket(options: PdfOptions, conformance: PdfOptions['conformance']): Uint8Array {
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
${conformanceDescriptions(conformance)}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
  return new TextEncoder().encode(text);
}

function conformanceDescriptions(conformance: PdfOptions['conformance']): string {
  if (conformance === 'none') return '';
  const level = conformance === 'pdfa-2b' ? 'B' : 'A';
  const pdfa = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>${level}</pdfaid:conformance>
</rdf:Description>
`;
  return conformance === 'pdfa-2b' ? pdfa : pdfa + UNIVERSAL_ACCESSIBILITY;
}

/** The PDF/UA identifier, and its description as PDF/A wants it for schemas it does not know (6.6.2.3). */
const UNIVERSAL_ACCESSIBILITY = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;
