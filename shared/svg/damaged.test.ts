import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSvg } from '.';
import { bytesOf, itemsOf, pathsOf, read, show, svg } from './drawing.test-support';

const WHOLE = svg(
  '<style>.a{fill:red} g > .b text{font:bold 9px x}</style><linearGradient id="g"><stop offset="0"/><stop offset="1"/></linearGradient>' +
    '<pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse"><circle r="3"/></pattern>' +
    '<marker id="m" orient="auto" markerWidth="3"><path d="M0 0L3 1z"/></marker>' +
    '<mask id="k"><rect width="50" height="50" fill="#fff"/></mask><clipPath id="c"><circle r="40"/></clipPath>' +
    '<g class="b" transform="rotate(30) skewX(10)" opacity=".5"><path class="a" id="w" marker-end="url(#m)" d="M0 0A5 5 0 1 0 9 9z"/>' +
    '<use href="#g"/><circle r="5" fill="url(#g)" stroke="red" stroke-dasharray="1 2"/></g>' +
    '<rect width="30" height="30" fill="url(#p)" mask="url(#k)" clip-path="url(#c)"/>' +
    '<text x="1 2 3" y="9" dx="1" rotate="20 0" textLength="60" text-anchor="end">a b<tspan dy="-3" font-size="2em">ﬁלc</tspan>' +
    '<textPath href="#w" startOffset="10%">along</textPath></text>',
);

/** Draws what may be no drawing; answers whether it was one. */
function tryToShow(content: string): boolean {
  const drawing = readSvg(bytesOf(content));
  if (drawing.ok) show(content.startsWith('<?') ? content : `<?xml version="1.0"?>${content}`);
  return drawing.ok;
}

describe('damaged files', () => {
  it('are drawn or refused', () => {
    fc.assert(
      fc.property(fc.nat(WHOLE.length), fc.nat(40), fc.string({ maxLength: 12 }), (at, length, put) => {
        expect(typeof tryToShow(WHOLE.slice(0, at) + put + WHOLE.slice(at + length))).toBe('boolean');
      }),
    );
  });

  it('may hold gradients that take over from each other without end', () => {
    const chained = (count: number) => {
      const links = Array.from(
        { length: count },
        (_, index) => `<linearGradient id="g${index}" href="#g${index + 1}"/>`,
      );
      const last = `<linearGradient id="g${count}"><stop stop-color="#f00"/></linearGradient>`;
      return pathsOf(`${links.join('')}${last}<rect width="9" height="9" fill="url(#g0)"/>`).length;
    };
    expect(chained(20)).toBe(1);
    expect(chained(2000)).toBe(0);
  });

  it('are drawn whatever their numbers are', () => {
    const numbers = fc.constantFrom('0', '-1', '1e9', '1e300', '-1e38', '1e-30', '.5', 'NaN', '', '100000%');
    const places = [...WHOLE.matchAll(/(?<=["\s(])\d+(?=["\s)])/g)].map(({ index }) => index);
    fc.assert(
      fc.property(
        fc.nat(places.length - 1),
        fc.nat(places.length - 1),
        numbers,
        numbers,
        (one, other, a, b) => {
          const [first = 0, second = 0] = [places[one] ?? 0, places[other] ?? 0].sort((x, y) => y - x);
          const put = (text: string, at: number, value: string): string =>
            text.slice(0, at) + text.slice(at).replace(/^\d+/, value);
          tryToShow(put(put(WHOLE, first, a), second, b));
        },
      ),
    );
  });
});

/** What is said where a drawing ends early. */
const MANY = '> 200000 (svg)';

describe('files that want too much', () => {
  const chain = (make: (index: number) => string, count = 24): string =>
    Array.from({ length: count }, (_, index) => make(index)).join('');

  it('are refused or cut, not drawn for ever', () => {
    const entities = chain((n) => `<!ENTITY e${n + 1} "&e${n};&e${n};&e${n};">`);
    expect(
      tryToShow(
        `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]><svg><text>&e24;</text></svg>`,
      ),
    ).toBe(false);
    expect(tryToShow('<g>'.repeat(300))).toBe(false);
    const bombs = chain((n) => `<g id="g${n + 1}"><use href="#g${n}"/><use href="#g${n}"/></g>`);
    expect(read(`<text id="g0">a</text>${bombs}`).ignored).toContain(MANY);
    const markers = chain(
      (n) => `<marker id="m${n}"><path d="M0 0L1 1L2 2L3 3" style="marker:url(#m${n + 1})"/></marker>`,
    );
    expect(read(`${markers}<path d="M0 0L9 9" style="marker:url(#m0)"/>`).ignored).toContain(MANY);
    const patterns = chain(
      (n) =>
        `<pattern id="p${n}" width=".1" height=".1"><rect width="9" height="9" fill="url(#p${n + 1})"/><rect width="9" height="9" fill="url(#p${n + 1})"/></pattern>`,
    );
    expect(read(`${patterns}<rect width="9" height="9" fill="url(#p0)"/>`).ignored).not.toEqual([]);
  });

  it('are searched in no longer than they are long', () => {
    const many = (text: string): string => text.repeat(300_000);
    const rect = (attributes: string): string => `<rect width="1" height="1" ${attributes}/>`;
    const content =
      `<style>${many('/*')}</style><style>.a${many(' ')}> {fill:red}</style><style>${many('a')}</style>` +
      rect(`transform="${many('a')}"`) +
      rect(`fill="url(#${many(' ')}" clip-path="url(#${many(' ')}" mask="url(${many('(')}"`) +
      `<text font-family="${many(' ')}x" style="font:${many('bold ')}" x="${many(' ')}">a</text>`;
    expect(itemsOf(content).map(({ kind }) => kind)).toEqual(['path', 'glyphs']);
  });

  it('are drawn as far as they are no more than labels', () => {
    const long = `<text>${'letters '.repeat(9000)}</text>`;
    expect(read(long).ignored).toEqual(['length (text)']);
    expect(show(long).texts[0]?.length).toBe(19_999);
    const deep = `<text>${'<tspan>'.repeat(100)}a${'</tspan>'.repeat(100)}b</text>`;
    expect(show(deep).texts).toEqual(['b']);
    expect(read(deep).ignored).toEqual(['tspan']);
  });
});
