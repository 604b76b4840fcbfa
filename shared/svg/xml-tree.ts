/**
 * SVG files as trees of elements. Reading trusts nothing: no external entity is ever looked up, and depth and number
 * of elements are bounded.
 */
import { SaxesParser } from 'saxes';
import { fail, ok, type Result } from '../base';
import { type Reason, type ReasonCode, reason } from '../diag';

export interface XmlElement {
  /** Local name; elements of other namespaces are left out of the tree. */
  readonly name: string;
  /** Those of SVG by their names, `xlink:href` as `href`, and `xml:space` and `xml:lang`; no others. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Children and what is written between them, in order. Text is kept in style sheets and inside of `text` only. */
  readonly content: readonly (XmlElement | string)[];
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  readonly content: (XmlElement | string)[];
  /** Whether the text directly inside is kept. */
  readonly keepsText: boolean;
}

const MAX_DEPTH = 256;
const MAX_ELEMENTS = 200_000;
const MAX_ENTITIES = 64;
const MAX_ENTITY_LENGTH = 1024;

/** Whether a file begins with markup, in UTF-8 or UTF-16. */
export function isXml(bytes: Uint8Array): boolean {
  const start = decode(bytes.subarray(0, 64)).replace(/^\ufeff/, '');
  return start.trimStart().startsWith('<');
}

/** The root of an XML file in UTF-8 or UTF-16; the error says why there is none. */
export function readXml(bytes: Uint8Array): Result<XmlElement, Reason> {
  const parser = new SaxesParser({ position: false });
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let problem: Reason | null = null;
  let elements = 0;
  let foreign = 0;
  let prefix = '';
  const stop = (code: ReasonCode): void => {
    problem ??= reason(code);
  };
  parser.on('error', () => stop('xml.malformed'));
  parser.on('doctype', (text) => {
    for (const [name, value] of internalEntities(text)) parser.ENTITIES[name] = value;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (problem !== null) return;
    elements += 1;
    if (open.length >= MAX_DEPTH || elements > MAX_ELEMENTS) stop('xml.tooLarge');
    if (!root) prefix = prefixIn(Object.entries(attributes));
    if (foreign > 0 || isForeign(name, prefix)) {
      foreign += 1;
      return;
    }
    const local = localName(name);
    const parent = open.at(-1);
    const element: OpenElement = {
      name: local,
      attributes: attributesOf(Object.entries(attributes)),
      children: [],
      content: [],
      keepsText: local === 'style' || local === 'text' || parent?.keepsText === true,
    };
    parent?.children.push(element);
    parent?.content.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    if (foreign > 0) foreign -= 1;
    else open.pop();
  });
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element?.keepsText && foreign === 0) element.content.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  const text = decode(bytes);
  for (let at = 0; at < text.length && problem === null; at += CHUNK)
    parser.write(text.slice(at, at + CHUNK));
  if (problem === null) parser.close();
  if (problem !== null) return fail(problem);
  return root ? ok(root) : fail(reason('xml.noElement'));
}

/** Characters parsed before the bounds are looked at again. */
const CHUNK = 1 << 16;

/** UTF-16 by its byte order mark, else as the file says it is encoded, else UTF-8 (XML 1.0, appendix F). */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const start = String.fromCharCode(...bytes.subarray(0, MAX_DECLARATION));
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase();
  const encoding = ENCODINGS.has(declared ?? '') ? declared : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** Bytes that the first line of a file may take. */
const MAX_DECLARATION = 200;

/** What drawing programs write, and every host reads alike (WHATWG Encoding). */
const ENCODINGS: ReadonlySet<string> = new Set([
  ...['iso-8859-1', 'iso-8859-2', 'iso-8859-15', 'latin1', 'us-ascii', 'windows-1250', 'windows-1252'],
  ...['shift_jis', 'windows-31j', 'euc-jp', 'gb2312', 'gbk', 'gb18030', 'big5', 'euc-kr'],
]);

/** The prefix of SVG, where programs write one. */
function prefixIn(attributes: readonly [string, unknown][]): string {
  const found = attributes.find(([name, value]) => name.startsWith('xmlns:') && value === SVG);
  return found?.[0].slice('xmlns:'.length) ?? 'svg';
}

const SVG = 'http://www.w3.org/2000/svg';

/** A prefix is that of SVG, or belongs to something else. */
const isForeign = (name: string, prefix: string): boolean =>
  name.includes(':') && !name.startsWith(`${prefix}:`) && !name.startsWith('svg:');

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** What programs write for themselves (`serif:id`, `sodipodi:cx`) is none of the drawing's. */
function attributesOf(given: readonly [string, string][]): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, value] of given) {
    if (!name.includes(':') || name.startsWith('xml:')) attributes.set(name, value);
    else if (name === 'xlink:href' && !attributes.has('href')) attributes.set('href', value);
  }
  return attributes;
}

/** `<!ENTITY name "text">`, which drawing programs use for namespaces; what they expand to is never parsed again. */
function internalEntities(doctype: string): [string, string][] {
  return [...doctype.matchAll(/<!ENTITY\s+([\w.-]{1,64})\s+(?:"([^"&%<]*)"|'([^'&%<]*)')\s*>/g)]
    .map(([, name = '', double, single]): [string, string] => [name, double ?? single ?? ''])
    .filter(([, value]) => value.length <= MAX_ENTITY_LENGTH)
    .slice(0, MAX_ENTITIES);
}
