/** What in the resources of a page an archive file (ISO 19005-2) may not hold, as far as it can be seen from outside. */
import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef, PDFStream } from 'pdf-lib';

const MAX_OBJECTS = 20_000;

/** Short English phrases, without repetition; empty for nothing. */
export function archivalProblems(resources: PDFDict, hasProcessColours: boolean): readonly string[] {
  const problems = new Set<string>();
  if (hasProcessColours) problems.add('CMYK colours');
  for (const object of reachable(resources)) {
    const dictionary = dictionaryOf(object);
    if (dictionary) inspect(dictionary, problems);
    const isProcessSpace =
      object instanceof PDFArray && object.asArray().some((item) => nameOf(item) === 'DeviceCMYK');
    if (isProcessSpace) problems.add('CMYK colours');
  }
  return [...problems].sort();
}

/** Whether something lets through what lies beneath. */
export function isTransparent(resources: PDFDict): boolean {
  for (const object of reachable(resources)) {
    const dictionary = dictionaryOf(object);
    if (!dictionary) continue;
    if (['SMask', 'ca', 'CA'].some((key) => isSet(dictionary, key))) return true;
  }
  return false;
}

function isSet(dictionary: PDFDict, key: string): boolean {
  const text = dictionary.lookup(PDFName.of(key))?.toString();
  return text !== undefined && text !== '/None' && text !== '1';
}

function inspect(dictionary: PDFDict, problems: Set<string>): void {
  const type = entry(dictionary, 'Type');
  const subtype = entry(dictionary, 'Subtype');
  if (type === 'Font') inspectFont(dictionary, subtype, problems);
  if (subtype === 'PS') problems.add('PostScript');
  if (entry(dictionary, 'ColorSpace') === 'DeviceCMYK' || entry(dictionary, 'CS') === 'DeviceCMYK') {
    problems.add('CMYK colours');
  }
  const filter = dictionary.lookup(PDFName.of('Filter'))?.toString() ?? '';
  if (filter.includes('/LZWDecode')) problems.add('LZW compression');
  if (filter.includes('/Crypt')) problems.add('encryption');
}

function inspectFont(font: PDFDict, subtype: string, problems: Set<string>): void {
  if (subtype === 'Type3' || subtype.startsWith('CIDFont')) return;
  let described: PDFDict | undefined = font;
  if (subtype === 'Type0') {
    const descendants = font.lookup(PDFName.of('DescendantFonts'));
    described = descendants instanceof PDFArray ? asDictionary(descendants.lookup(0)) : undefined;
    if (!font.has(PDFName.of('ToUnicode'))) problems.add('fonts without Unicode');
  }
  const descriptor = asDictionary(described?.lookup(PDFName.of('FontDescriptor')));
  const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)));
  if (!isEmbedded) problems.add(`fonts that are not embedded (${entry(font, 'BaseFont')})`);
}

const entry = (dictionary: PDFDict, key: string): string => nameOf(dictionary.lookup(PDFName.of(key)));

const nameOf = (object: PDFObject | undefined): string =>
  object instanceof PDFName ? object.decodeText() : '';

const asDictionary = (object: PDFObject | undefined): PDFDict | undefined =>
  object instanceof PDFDict ? object : undefined;

const dictionaryOf = (object: PDFObject): PDFDict | undefined =>
  object instanceof PDFStream ? object.dict : asDictionary(object);

/** Everything that a page's resources lead to, each object once. */
function* reachable(root: PDFDict): Generator<PDFObject> {
  const queue: PDFObject[] = [root];
  const seen = new Set<PDFObject>();
  for (let object = queue.pop(); object !== undefined && seen.size < MAX_OBJECTS; object = queue.pop()) {
    const resolved = object instanceof PDFRef ? root.context.lookup(object) : object;
    if (!resolved || seen.has(resolved)) continue;
    seen.add(resolved);
    yield resolved;
    if (resolved instanceof PDFArray) queue.push(...resolved.asArray());
    const dictionary = dictionaryOf(resolved);
    if (!dictionary || /^Pages?$/.test(entry(dictionary, 'Type'))) continue;
    queue.push(...dictionary.values());
  }
}
