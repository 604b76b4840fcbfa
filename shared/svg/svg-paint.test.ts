import { describe, expect, it } from 'vitest';
import {
  type DisplayItem,
  type Gradient,
  type GroupItem,
  type Mask,
  outlineBox,
  type PathItem,
} from '../display';
import type { Path } from '../geometry';
import { deepItems, itemsOf, PIXEL, pathsOf, read } from './drawing.test-support';

const groupOf = (item: DisplayItem | undefined): GroupItem => {
  if (item?.kind !== 'group') throw new Error('a group was expected');
  return item;
};

/** Left, top, right and bottom of a path's points, in pixels. */
function boxOf(item: { readonly path: Path } | undefined): number[] {
  const { x, y, width, height } = outlineBox(item?.path ?? []);
  return [x, y, x + width, y + height].map((value) => value / PIXEL);
}

/** The first point of a path, in pixels. */
const startOf = (path: readonly number[]): number[] => path.slice(1, 3).map((value) => value / PIXEL);

describe('patterns', () => {
  const square = '<rect width="4" height="4" fill="red"/>';

  it('repeat their tile as often as the shape needs it, cut by the shape', () => {
    const [item] = itemsOf(
      `<pattern id="p" width="10" height="5" patternUnits="userSpaceOnUse">${square}</pattern>` +
        '<rect x="12" y="1" width="20" height="8" fill="url(#p)"/>',
    );
    const group = groupOf(item);
    expect(startOf(group.clip ?? [])).toEqual([12, 1]);
    expect(group.frame.items.map(({ x, y }) => [x / PIXEL, y / PIXEL])).toEqual([
      ...[10, 20, 30].map((x) => [x, 0]),
      ...[10, 20, 30].map((x) => [x, 5]),
    ]);
    const [tile] = group.frame.items;
    expect(groupOf(tile).frame).toBe(groupOf(group.frame.items[1]).frame);
    expect(groupOf(tile).clip).toBeUndefined();
  });

  it('are cut to the tile where they reach beyond it', () => {
    const [item] = itemsOf(
      `<pattern id="p" width="3" height="3" patternUnits="userSpaceOnUse">${square}</pattern><rect width="3" height="3" fill="url(#p)"/>`,
    );
    expect(startOf(groupOf(groupOf(item).frame.items[0]).clip ?? [])).toEqual([0, 0]);
  });

  it('are measured by the box of the shape, a view box, and what they refer to', () => {
    const tiles = (content: string): readonly DisplayItem[] => groupOf(itemsOf(content)[0]).frame.items;
    const rect = '<rect x="20" width="20" height="20" fill="url(#p)"/>';
    expect(tiles(`<pattern id="p" width=".25" height=".5">${square}</pattern>${rect}`)).toHaveLength(8);
    const fitted = tiles(
      `<pattern id="p" width=".5" height=".5" viewBox="0 0 8 8">${square}</pattern>${rect}`,
    );
    expect(deepItems(fitted, 'path')[0]?.path.slice(0, 6)).toEqual([0, 200_000, 0, 1, 250_000, 0]);
    const content = `<pattern id="q" width=".25" height=".5">${square}</pattern><pattern id="p" href="#q" height="1"/>`;
    expect(tiles(content + rect)).toHaveLength(4);
    const turned = `<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">${square}</pattern>${rect}`;
    expect(tiles(turned).length).toBeGreaterThan(4);
  });

  it('give way to the colour behind them where there are too many tiles', () => {
    const fine = `<pattern id="p" width=".1" height=".1" patternUnits="userSpaceOnUse">${square}</pattern>`;
    const content = `${fine}<rect width="99" height="99" fill="url(#p) navy"/>`;
    expect(pathsOf(content)).toMatchObject([{ fill: 0x000080 }]);
    expect(read(content).ignored).toEqual(['size (pattern#p)']);
  });

  it('do not use themselves for ever', () => {
    const content =
      '<pattern id="p" width=".5" height=".5"><rect width="9" height="9" fill="url(#p)"/></pattern>' +
      '<rect width="9" height="9" fill="url(#p) red"/>';
    expect(itemsOf(content).length).toBe(1);
  });
});

describe('strokes that gradients and patterns paint', () => {
  const gradient =
    '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>';
  const line = 'd="M10 20H30" fill="none" stroke-width="4"';

  it('are areas with the gradient of their shape', () => {
    const content = `${gradient}<rect x="10" y="10" width="20" height="20" fill="#eee" stroke="url(#g)" stroke-width="4"/>`;
    const [filled, stroked, ...others] = pathsOf(content);
    expect(read(content).ignored).toEqual([]);
    expect(others).toEqual([]);
    expect(filled).toMatchObject({ fill: 0xeeeeee, stroke: null });
    expect(filled?.gradient).toBeUndefined();
    expect(stroked).toMatchObject({ fill: 0x800080, stroke: null });
    expect(boxOf(stroked)).toEqual([8, 8, 32, 32]);
    expect(stroked?.gradient?.transform.slice(4)).toEqual([100_000, 100_000]);
  });

  it('are tiled by patterns', () => {
    const [item] = itemsOf(
      '<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse"><circle r="1"/></pattern>' +
        `<path ${line} stroke="url(#p)"/>`,
    );
    const group = groupOf(item);
    expect(boxOf({ path: group.clip ?? [] })).toEqual([10, 18, 30, 22]);
    expect(group.frame.items.length).toBeGreaterThan(3);
  });

  it('are as opaque as strokes, and as wide as they are where nothing is scaled', () => {
    const units = gradient.replace('id="g"', 'id="g" gradientUnits="userSpaceOnUse" x2="40"');
    const faint = itemsOf(`${units}<path ${line} stroke="url(#g)" fill-opacity=".1" stroke-opacity=".5"/>`);
    expect(faint).toMatchObject([{ kind: 'group', opacity: 0.5 }]);
    const scaled = `${units}<g transform="scale(2)"><path ${line} vector-effect="non-scaling-stroke" stroke="url(#g)"/></g>`;
    expect(boxOf(pathsOf(scaled)[0])).toEqual([20, 38, 60, 42]);
    expect(boxOf(pathsOf(scaled.replace('non-scaling-stroke', 'none'))[0])).toEqual([20, 36, 60, 44]);
  });

  it('are lines in the nearest colour where an area would have too many dashes', () => {
    const content = `${gradient}<path d="M0 0L90 90" fill="none" stroke="url(#g)" stroke-dasharray=".001"/>`;
    expect(pathsOf(content)).toMatchObject([{ fill: null, stroke: { colour: 0x800080 } }]);
    expect(read(content).ignored).toEqual(['stroke=url() (path)']);
  });
});

describe('markers', () => {
  const arrow =
    '<marker id="m" markerWidth="2" markerHeight="2" refX="1" refY="1" orient="auto" overflow="visible"><path d="M0 0L2 1L0 2z" fill="context-stroke"/></marker>';
  const marked = (attributes: string): number[][] =>
    pathsOf(`${arrow}<path fill="none" stroke="red" stroke-width="2" d="M10 10H20V30" ${attributes}/>`)
      .slice(1)
      .map(({ path, fill }) => [...startOf(path), fill ?? -1]);

  it('stand on the corners of a line and turn with it', () => {
    expect(marked('marker-start="url(#m)"')).toEqual([[8, 8, 0xff0000]]);
    expect(marked('marker-end="url(#m)"')).toEqual([[22, 28, 0xff0000]]);
    const [[x = 0, y = 0] = []] = marked('marker-mid="url(#m)"');
    expect([x, y]).toEqual([20, 10 - 2 * Math.SQRT2].map((value) => expect.closeTo(value, 3)));
    expect(marked('style="marker:url(#m)"')).toHaveLength(3);
  });

  it('may be turned round at the beginning, and as large as they say', () => {
    const reversed = arrow
      .replace('auto', 'auto-start-reverse')
      .replace('<marker', '<marker markerUnits="userSpaceOnUse"');
    const [, item] = pathsOf(
      `${reversed}<line x1="10" y1="10" x2="20" y2="10" stroke="red" stroke-width="2" marker-start="url(#m)"/>`,
    );
    expect(startOf(item?.path ?? [])).toEqual([11, 11]);
  });

  it('are cut to their own size', () => {
    const content = arrow.replace('overflow="visible"', '');
    const [, item] = itemsOf(`${content}<line x2="9" stroke="red" marker-end="url(#m)"/>`);
    expect(groupOf(item).clip).toBeDefined();
  });
});

describe('clip paths and masks', () => {
  const rect = '<rect x="10" y="10" width="20" height="20"';

  it('clip by the box of the element, by groups of clips, and by clips of clips', () => {
    const byBox = itemsOf(
      `<clipPath id="c" clipPathUnits="objectBoundingBox"><rect x=".5" width=".5" height="1"/></clipPath>${rect} clip-path="url(#c)"/>`,
    );
    expect(startOf(groupOf(byBox[0]).clip ?? [])).toEqual([20, 10]);
    const group = itemsOf(
      `<clipPath id="c" clipPathUnits="objectBoundingBox"><rect x=".5" width=".5" height="1"/></clipPath><g clip-path="url(#c)"><g transform="translate(5 0)">${rect}/></g><circle cx="50" cy="20" r="5"/></g>`,
    );
    expect(startOf(groupOf(group[0]).clip ?? [])).toEqual([35, 10]);
    const nested = itemsOf(
      `<clipPath id="a"><rect width="9" height="9"/></clipPath><clipPath id="b" clip-path="url(#a)"><circle r="9"/></clipPath>${rect} clip-path="url(#b)"/>`,
    );
    expect(groupOf(groupOf(nested[0]).frame.items[0]).clip).toBeDefined();
    expect(
      read(`<clipPath id="a" clip-path="url(#a)"><circle r="9"/></clipPath>${rect} clip-path="url(#a)"/>`)
        .ignored,
    ).toEqual([]);
  });

  it('are masks where shapes are white and whole, less the black ones after them', () => {
    const mask = (content: string, attributes = ''): DisplayItem[] => [
      ...itemsOf(
        `<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="100" ${attributes}>${content}</mask>${rect} id="r" mask="url(#m)"/>`,
      ),
    ];
    const [region] = mask('<rect fill="#fff" width="50" height="50"/>');
    const [inner] = groupOf(region).frame.items;
    expect(startOf(groupOf(inner).clip ?? [])).toEqual([0, 0]);
    const [cut] = mask('<rect fill="white" width="50" height="50"/><g><circle r="5"/></g>');
    expect(groupOf(groupOf(cut).frame.items[0])).toMatchObject({ clipRule: 'evenodd' });
    const [alpha] = mask('<circle r="5" fill="#d9d9d9"/>', 'style="mask-type:alpha"');
    expect(groupOf(alpha).clip).toBeDefined();
  });

  it('are drawn where a mask lets through a part, or white lies on black: as greys', () => {
    const masked = (content: string, attributes = ''): Mask | undefined => {
      const drawn = `<mask id="m" ${attributes}>${content}</mask>${rect} id="r" mask="url(#m)"/>`;
      expect(read(drawn).ignored).toEqual([]);
      return groupOf(itemsOf(drawn)[0]).mask;
    };
    const fills = (mask: Mask | undefined): unknown[] =>
      deepItems(mask?.frame.items ?? [], 'path').map(({ fill }) => fill);
    const half = masked('<rect fill="#888" width="50" height="50"/>');
    expect([half?.by, fills(half)]).toEqual(['luminance', [0x888888]]);
    const colours = ['red', 'lime', 'blue'].map((fill) => `<rect fill="${fill}" width="9" height="9"/>`);
    const line = '<circle r="9" fill="none" stroke="red"/>';
    const coloured = masked(colours.join('') + line);
    expect(fills(coloured)).toEqual([0x363636, 0xb6b6b6, 0x121212, null]);
    expect(deepItems(coloured?.frame.items ?? [], 'path')[3]?.stroke?.colour).toBe(0x363636);
    const white = masked('<rect fill="#fff" fill-opacity=".5" width="50" height="50"/>');
    expect([white?.by, fills(white)]).toEqual(['alpha', [0xffffff]]);
    const alpha = masked('<g opacity=".5"><circle r="5" fill="red"/></g>', 'mask-type="alpha"');
    expect([alpha?.by, fills(alpha)]).toEqual(['alpha', [0xffffff]]);
    const over =
      '<rect fill="#fff" width="5" height="5"/><rect width="4" height="4"/><rect fill="#fff" width="3" height="3"/>';
    expect(fills(masked(over))).toEqual([0xffffff, 0, 0xffffff]);
    const gradient =
      '<linearGradient id="g"><stop stop-color="#fff"/><stop offset="1" stop-color="red"/></linearGradient>';
    const faded = masked(`${gradient}<rect fill="url(#g)" width="50" height="50"/>`);
    const [path] = deepItems(faded?.frame.items ?? [], 'path');
    expect(path?.gradient?.stops.map(({ colour }) => colour)).toEqual([0xffffff, 0x363636]);
  });

  it('are masked inside of their region only, by outlines of text, and by nothing at all', () => {
    const drawn = `<mask id="m"><text y="30" font-family="Source Sans 3" fill="#fff">ab</text></mask>${rect} mask="url(#m)"/>`;
    const group = groupOf(itemsOf(drawn)[0]);
    expect(boxOf({ path: group.clip ?? [] })).toEqual([8, 8, 32, 32]);
    expect(deepItems(group.mask?.frame.items ?? [], 'path').length).toBeGreaterThan(0);
    expect(deepItems(group.mask?.frame.items ?? [], 'glyphs')).toEqual([]);
    expect(itemsOf(`<mask id="m"/>${rect} mask="url(#m)"/>`)).toEqual([]);
    expect(itemsOf(`<clipPath id="c"/>${rect} clip-path="url(#c)"/>`)).toEqual([]);
  });

  it('are no masks of themselves', () => {
    const content = '<rect fill="#888" width="5" height="5" id="s" mask="url(#m)"/>';
    expect(read(`<mask id="m">${content}</mask>${rect} mask="url(#m)"/>`).ignored).toEqual(['mask (rect#s)']);
    const many = Array.from({ length: 1200 }, () => `${rect} mask="url(#m)"/>`).join('');
    expect(read(`<mask id="m"><rect fill="#888" width="5" height="5"/></mask>${many}`).ignored).toContain(
      '> 200000 (svg)',
    );
  });

  it('are masks where clip paths are more than one outline', () => {
    const clipped = (content: string): GroupItem =>
      groupOf(itemsOf(`<clipPath id="c">${content}</clipPath>${rect} clip-path="url(#c)"/>`)[0]);
    const evenOdd = '<path clip-rule="evenodd" d="M0 0H20V20H0zM5 5V9H9V5z"/>';
    const mixed = clipped(
      `${evenOdd}<rect x="10" width="30" height="30" fill="none" stroke="red" opacity=".5"/>`,
    );
    const shapes = deepItems(mixed.mask?.frame.items ?? [], 'path');
    expect(shapes.map(({ fill, stroke, rule }) => [fill, stroke, rule])).toEqual([
      [0xffffff, null, 'evenodd'],
      [0xffffff, null, undefined],
    ]);
    const letters = clipped(
      '<text y="30" font-family="Source Sans 3"><tspan fill="none" stroke="red">a</tspan></text>',
    );
    expect(deepItems(letters.mask?.frame.items ?? [], 'path')).toMatchObject([
      { fill: 0xffffff, stroke: null },
    ]);
    expect(clipped('<circle r="9" clip-path="url(#d)"/>').mask?.by).toBe('alpha');
    // Round the other way: together they would have a hole.
    expect(clipped('<path d="M0 0H20V20H0z"/><path d="M10 0V20H30V0z"/>').mask?.by).toBe('alpha');
    expect(clipped('<path d="M0 0H20V20H0z"/><path d="M10 0H30V20H10z"/>').mask).toBeUndefined();
    expect(clipped(`${evenOdd}<path clip-rule="evenodd" d="M50 0h9v9z"/>`)).toMatchObject({
      clipRule: 'evenodd',
    });
  });
});

describe('what is used from elsewhere', () => {
  it('takes over the properties of where it stands', () => {
    const drawn = (content: string, shape: string): PathItem[] =>
      pathsOf(`<g fill="#00ff00" color="teal" clip-rule="evenodd">${content}</g>${shape}`);
    const pattern =
      '<pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse"><circle r="2"/></pattern>';
    expect(drawn(pattern, '<rect width="9" height="9" fill="url(#p)"/>')[0]?.fill).toBe(0x00ff00);
    const marker = '<marker id="m" overflow="visible"><circle r="2"/></marker>';
    expect(drawn(marker, '<path d="M0 0H9" stroke="red" marker-end="url(#m)"/>')[1]?.fill).toBe(0x00ff00);
    const gradient =
      '<linearGradient id="g"><stop stop-color="currentColor"/><stop offset="1"/></linearGradient>';
    const [filled] = drawn(gradient, '<rect width="9" height="9" fill="url(#g)"/>');
    expect(filled?.gradient?.stops.map(({ colour }) => colour)).toEqual([0x008080, 0]);
    const clip = '<clipPath id="c"><path d="M0 0H9V9H0zM1 1V3H3V1z"/></clipPath>';
    const [group] = itemsOf(
      `<g clip-rule="evenodd">${clip}</g><rect width="9" height="9" clip-path="url(#c)"/>`,
    );
    expect(group).toMatchObject({ clipRule: 'evenodd' });
  });
});

describe('gradients that go on', () => {
  const stops = '<stop stop-color="red"/><stop offset="1" stop-color="blue"/>';
  const gradientOf = (gradient: string): Gradient | undefined =>
    pathsOf(`${gradient}<rect width="90" height="30" fill="url(#g)"/>`)[0]?.gradient;

  it('begin again, or turn back, over all that is painted', () => {
    const line = (spread: string) =>
      gradientOf(
        `<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="30" x2="60" spreadMethod="${spread}">${stops}</linearGradient>`,
      );
    const [red, blue] = [0xff0000, 0x0000ff];
    expect(line('repeat')).toMatchObject({ from: { x: 0 }, to: { x: 90 } });
    expect(line('repeat')?.stops.map(({ colour }) => colour)).toEqual([red, blue, red, blue, red, blue]);
    expect(line('reflect')?.stops.map(({ colour }) => colour)).toEqual([blue, red, red, blue, blue, red]);
    expect(line('reflect')?.stops.map(({ offset }) => Math.round(offset * 3))).toEqual([0, 1, 1, 2, 2, 3]);
    expect(line('pad')?.stops).toHaveLength(2);
    const round = gradientOf(
      `<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="40" spreadMethod="repeat">${stops}</radialGradient>`,
    );
    expect([round?.from.radius, round?.to.radius, round?.stops.length]).toEqual([0, 120, 6]);
  });

  it('are named where they turn too often', () => {
    const fine = `<linearGradient id="g" x2=".001" spreadMethod="repeat">${stops}</linearGradient>`;
    expect(read(`${fine}<rect width="9" height="9" fill="url(#g)"/>`).ignored).toEqual([
      'spreadMethod (linearGradient#g)',
    ]);
  });

  it('paint nothing that has no box to measure them by', () => {
    const gradient = `<linearGradient id="g">${stops}</linearGradient>`;
    expect(pathsOf(`${gradient}<path d="M0 5H9" stroke="url(#g)"/>`)).toEqual([]);
    expect(pathsOf(`${gradient}<path d="M0 5H9" fill="none" stroke="url(#g) teal"/>`)).toMatchObject([
      { stroke: { colour: 0x008080 } },
    ]);
  });
});

describe('viewports', () => {
  it('cut what reaches out of them, unless it may', () => {
    const inner = (attributes: string) =>
      itemsOf(`<svg x="10" width="20" height="20" ${attributes}><circle r="50"/></svg>`)[0]?.kind;
    expect(inner('')).toBe('group');
    expect(inner('overflow="visible"')).toBe('path');
  });

  it('are as large as who uses a symbol says, else as it says itself', () => {
    const symbol =
      '<symbol id="s" width="10" height="10" viewBox="0 0 1 1"><rect width="1" height="1"/></symbol>';
    const side = (use: string): number =>
      ((pathsOf(`${symbol}${use}`)[0]?.path[4] ?? 0) - (pathsOf(`${symbol}${use}`)[0]?.path[1] ?? 0)) / PIXEL;
    expect(side('<use href="#s"/>')).toBe(10);
    expect(side('<use href="#s" width="30" height="30"/>')).toBe(30);
  });
});
