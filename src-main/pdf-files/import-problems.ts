/**
 * What in the resources of a page files of some standards may not hold, as far as it can be seen from outside: archives
 * (ISO 19005-2), files for the press (ISO 15930-7) and accessible ones (ISO 14289-1).
 */
import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef, PDFStream } from 'pdf-lib';
import { canonicalJson } from '../../shared/base';
import { type Reason, reason } from '../../shared/diag';
import type { ImportProblem, StandardFamily } from '../../shared/pdf';

const MAX_OBJECTS = 20_000;

const ARCHIVES: readonly StandardFamily[] = ['archive'];
/** Fonts have to be in every file that promises anything (ISO 19005-2 6.2.11.4, ISO 14289-1 7.21.4.1). */
const ALL: readonly StandardFamily[] = ['archive', 'print', 'access'];

/** By what each says. */
class Problems {
  readonly #found = new Map<string, ImportProblem>();

  add(words: Reason, forbiddenBy: readonly StandardFamily[]): void {
    this.#found.set(canonicalJson(words), { words, forbiddenBy });
  }

  /** In a fixed order. */
  all(): readonly ImportProblem[] {
    return [...this.#found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, problem]) => problem);
  }
}

/** Each once, in a fixed order; empty for nothing. */
export function importProblems(resources: PDFDict, hasProcessColours: boolean): readonly ImportProblem[] {
  const problems = new Problems();
  if (hasProcessColours) problems.add(reason('pdf.processColours'), ARCHIVES);
  for (const object of reachable(resources)) {
    const dictionary = dictionaryOf(object);
    if (dictionary) inspect(dictionary, problems);
    const isProcessSpace =
      object instanceof PDFArray && object.asArray().some((item) => nameOf(item) === 'DeviceCMYK');
    if (isProcessSpace) problems.add(reason('pdf.processColours'), ARCHIVES);
  }
  return problems.all();
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

function inspect(dictionary: PDFDict, problems: Problems): void {
  const type = entry(dictionary, 'Type');
  const subtype = entry(dictionary, 'Subtype');
  if (type === 'Font') inspectFont(dictionary, subtype, problems);
  if (subtype === 'PS') problems.add(reason('pdf.postScript'), ['archive', 'print']);
  if (entry(dictionary, 'ColorSpace') === 'DeviceCMYK' || entry(dictionary, 'CS') === 'DeviceCMYK') {
    problems.add(reason('pdf.processColours'), ARCHIVES);
  }
  const filter = dictionary.lookup(PDFName.of('Filter'))?.toString() ?? '';
  if (filter.includes('/LZWDecode')) problems.add(reason('pdf.lzw'), ARCHIVES);
  if (filter.includes('/Crypt')) problems.add(reason('pdf.encrypted'), ['archive', 'print']);
}

function inspectFont(font: PDFDict, subtype: string, problems: Problems): void {
  if (subtype === 'Type3' || subtype.startsWith('CIDFont')) return;
  let described: PDFDict | undefined = font;
  if (subtype === 'Type0') {
    const descendants = font.lookup(PDFName.of('DescendantFonts'));
    described = descendants instanceof PDFArray ? asDictionary(descendants.lookup(0)) : undefined;
    if (!font.has(PDFName.of('ToUnicode'))) problems.add(reason('pdf.fontUnicode'), ['archive', 'access']);
  }
  const descriptor = asDictionary(described?.lookup(PDFName.of('FontDescriptor')));
  const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)));
  if (!isEmbedded) problems.add(reason('pdf.fontOutside', { font: entry(font, 'BaseFont') }), ALL);
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
