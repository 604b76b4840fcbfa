/**
 * A display list as text for people: golden files and failed comparisons are read, so every item is one line with
 * what can be seen of it and where it comes from. Lengths in points with three decimals.
 */
import {
  CLOSE,
  type Colour,
  formatHexColour,
  INK,
  type Mpt,
  PATH_ARGUMENTS,
  PATH_LETTERS,
  type Path,
} from '../geometry';
import {
  type DisplayList,
  type FillRule,
  type GlyphRun,
  type Gradient,
  type GradientCircle,
  type GroupItem,
  type ImageItem,
  type LinkItem,
  type Mask,
  MITER_LIMIT,
  type PathItem,
  type Stroke,
  type StructureTag,
} from './item';
import { type PageVisitor, walk, walkMask } from './walk';

/** The whole document as lines: one per page, item and effect. Ends with a line feed. */
export function displayListText(list: DisplayList): string {
  const lines = [`document ${JSON.stringify(list.title)} ${list.lang}`];
  const form = new TextForm(list, lines);
  list.pages.forEach((page, index) => {
    const bleed = page.bleed === 0 ? '' : ` bleed ${pt(page.bleed)}`;
    lines.push(`page ${index + 1} ${pt(page.width)} x ${pt(page.height)} master ${page.masterId}${bleed}`);
    walk(page, form);
  });
  lines.push(...navigationLines(list));
  return `${lines.join('\n')}\n`;
}

function navigationLines({ inks, destinations, bookmarks, attachments }: DisplayList): string[] {
  return [
    ...inks.map(
      ({ rgb, cmyk, spot, tint, overprint }, index) =>
        `ink ${index} ${formatHexColour(rgb)} cmyk ${cmyk.join(' ')}${spot === null ? '' : ` spot ${JSON.stringify(spot)} ${tint}`}${overprint ? ' overprint' : ''}`,
    ),
    ...destinations.map(({ name, page, x, y }) => `destination ${name} page ${page + 1} ${pt(x)} ${pt(y)}`),
    ...bookmarks.map(({ title, level, to }) => `bookmark ${level} ${JSON.stringify(title)} to ${to}`),
    ...attachments.map(
      ({ name, mediaType, relationship }) => `attachment ${name} ${mediaType} ${relationship}`,
    ),
  ];
}

const colourText = (colour: Colour): string =>
  colour < INK ? formatHexColour(colour) : `ink ${colour - INK}`;

/** Millipoints as points with three decimals, without a negative zero. */
const pt = (mpt: Mpt): string => (Math.round(mpt) / 1000 + 0).toFixed(3);

class TextForm implements PageVisitor {
  readonly #list: DisplayList;
  readonly #lines: string[];
  #indent = '  ';

  constructor(list: DisplayList, lines: string[]) {
    this.#list = list;
    this.#lines = lines;
  }

  glyphs(run: GlyphRun, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    const font = this.#list.fonts[run.font];
    const name = font ? `${font.family} ${font.weight}${font.italic ? ' italic' : ''}` : `font ${run.font}`;
    const text = this.#list.sources[run.source]?.text.slice(run.textStart, run.textEnd) ?? '';
    const direction = run.vertical ? ' vertical' : run.rtl ? ' rtl' : '';
    this.#put(
      `text ${pt(x)} ${pt(y)} w ${pt(run.width)} ${name} ${pt(run.size)} ${colourText(run.colour)}${direction} ${JSON.stringify(text)}`,
      run.source,
      tag,
    );
  }

  path(item: PathItem, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    const fill = item.fill === null ? '' : ` fill ${colourText(item.fill)}`;
    const stroke = item.stroke === null ? '' : ` stroke ${strokeText(item.stroke)}`;
    const gradient = item.gradient ? ` gradient ${gradientText(item.gradient)}` : '';
    this.#put(
      `path ${pt(x)} ${pt(y)}${fill}${gradient}${stroke}${ruleText(item.rule)} ${pathText(item.path)}`,
      item.source,
      tag,
    );
  }

  image(item: ImageItem, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    this.#put(
      `image ${pt(x)} ${pt(y)} ${pt(item.width)} x ${pt(item.height)} ${item.asset.slice(0, 12)}${item.page === 1 ? '' : ` page ${item.page}`}`,
      item.source,
      tag,
    );
  }

  link(item: LinkItem, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    this.#put(`link ${pt(x)} ${pt(y)} ${pt(item.width)} x ${pt(item.height)} ${item.uri}`, item.source, tag);
  }

  enterGroup(group: GroupItem, x: Mpt, y: Mpt): void {
    const opacity = group.opacity === undefined ? '' : ` opacity ${group.opacity}`;
    const transform = group.transform ? ` transform ${group.transform.join(' ')}` : '';
    const clip = group.clip ? ` clip${ruleText(group.clipRule)} ${pathText(group.clip)}` : '';
    const masked = group.mask ? ' masked' : '';
    this.#lines.push(`${this.#indent}group ${pt(x)} ${pt(y)}${opacity}${transform}${masked}${clip}`);
    this.#indent += '  ';
    if (group.mask) this.#mask(group, group.mask, x, y);
  }

  #mask(group: GroupItem, { by }: Mask, x: Mpt, y: Mpt): void {
    const outer = this.#indent;
    this.#lines.push(`${outer}mask by ${by}`);
    this.#indent = `${outer}  `;
    walkMask(group, x, y, this);
    this.#indent = outer;
  }

  leaveGroup(): void {
    this.#indent = this.#indent.slice(2);
  }

  #put(item: string, source: number, tag: StructureTag | null): void {
    const from = this.#list.sources[source];
    const node = from ? ` @${from.nodeId}${from.recordPath === '' ? '' : `[${from.recordPath}]`}` : '';
    this.#lines.push(`${this.#indent}${item}${node} ${tag?.role ?? 'untagged'}`);
  }
}

function strokeText({ colour, width, dash, cap, join, miterLimit = MITER_LIMIT }: Stroke): string {
  const parts = [colourText(colour), pt(width)];
  if (dash.length > 0) parts.push('dash', ...dash.map(pt));
  if (cap !== undefined && cap !== 'butt') parts.push(`${cap}-cap`);
  if (join !== undefined && join !== 'miter') parts.push(`${join}-join`);
  if (miterLimit !== MITER_LIMIT) parts.push('miter', String(miterLimit));
  return parts.join(' ');
}

const ruleText = (rule: FillRule | undefined): string => (rule === 'evenodd' ? ' evenodd' : '');

/** Numbers of gradients are rounded for the eye: to 1/1000 of what they are in. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000 + 0;

function gradientText({ from, to, stops, transform }: Gradient): string {
  const circle = ({ x, y, radius }: GradientCircle): string => `(${[x, y, radius].map(rounded).join(' ')})`;
  const colours = stops.map(
    ({ offset, colour, opacity }) =>
      `${rounded(offset)} ${colourText(colour)}${opacity === 1 ? '' : ` ${rounded(opacity)}`}`,
  );
  return `${circle(from)} to ${circle(to)} by ${transform.map(rounded).join(' ')}: ${colours.join(', ')};`;
}

function pathText(path: Path): string {
  const parts: string[] = [];
  let index = 0;
  while (index < path.length) {
    const operator = path[index] ?? CLOSE;
    const end = index + 1 + (PATH_ARGUMENTS[operator] ?? 0);
    parts.push([PATH_LETTERS[operator] ?? '?', ...path.slice(index + 1, end).map(pt)].join(' '));
    index = end;
  }
  return parts.join(' ');
}
