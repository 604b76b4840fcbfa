import { describe, expect, it } from 'vitest';
import { reason } from '../diag';
import { formatHexColour } from '../geometry';
import { inspectSvg, readSvg } from '.';
import { parseCssColour } from './css-colour';
import { bytesOf, itemsOf, pathsOf, read, svg, textsOf } from './drawing.test-support';

const fills = (content: string): string[] =>
  pathsOf(content).map(({ fill }) => (fill === null ? 'none' : formatHexColour(fill)));

/** The text of a file. */
const textIn = (bytes: Uint8Array): string | undefined => textsOf(bytes)[0];

const RECT = 'x="10" y="20" width="30" height="40"';

describe('files', () => {
  it('are read in the encoding that they say', () => {
    const text = '<text y="9">Größe</text>';
    const file = Uint8Array.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${svg(text)}`, (character) =>
      character.charCodeAt(0),
    );
    const japanese = [0x93, 0xfa, 0x96, 0x7b];
    const shiftJis = bytesOf(`<?xml version='1.0' encoding='Shift_JIS'?>${svg('<text y="9">####</text>')}`);
    shiftJis.set(japanese, shiftJis.indexOf(0x23, 60));
    expect([file, shiftJis].map(textIn)).toEqual(['Größe', '日本']);
  });

  it('may have a prefix for SVG', () => {
    const [rect] = pathsOf(
      `<?xml version="1.0"?><ns0:svg xmlns:ns0="http://www.w3.org/2000/svg" xmlns:x="urn:x" viewBox="0 0 9 9"><x:rect width="1" height="1"/><ns0:rect ${RECT} fill="red"/></ns0:svg>`,
    );
    expect(rect?.fill).toBe(0xff0000);
  });
});

describe('size', () => {
  const sizeOf = (attributes: string) => {
    const size = inspectSvg(bytesOf(`<svg ${attributes}/>`));
    return size.ok ? [size.value.width, size.value.height] : size.error;
  };

  it('is that of the file, in points', () => {
    expect(sizeOf('width="200" height="100"')).toEqual([150, 75]);
    expect(sizeOf('width="1in" height="25.4mm"')).toEqual([72, 72]);
    expect(sizeOf('viewBox="0 0 40 20"')).toEqual([30, 15]);
    expect(sizeOf('viewBox="0 0 40 20" width="100%" height="100%"')).toEqual([30, 15]);
    expect(sizeOf('viewBox="0 0 40 20" height="40"')).toEqual([60, 30]);
    expect(sizeOf('')).toEqual([225, 112.5]);
  });

  it('is a reason where there is none', () => {
    expect(inspectSvg(bytesOf('<html/>'))).toEqual({ ok: false, error: reason('svg.otherRoot') });
    expect(inspectSvg(bytesOf('<svg><g></svg>'))).toEqual({ ok: false, error: reason('xml.malformed') });
    expect(inspectSvg(bytesOf(''))).toMatchObject({ ok: false });
  });
});

describe('drawing', () => {
  it('places shapes by view box and transforms', () => {
    const [rect] = pathsOf(`<g transform="translate(5,0) scale(2)"><rect ${RECT}/></g>`);
    expect(rect?.path).toEqual([
      ...[0, 250_000, 400_000, 1, 850_000, 400_000, 1, 850_000, 1_200_000, 1, 250_000, 1_200_000, 3],
    ]);
    const turned = pathsOf(`<rect transform="rotate(90 50 50)" ${RECT}/>`)[0];
    expect(turned?.path.slice(0, 6)).toEqual([0, 800_000, 100_000, 1, 800_000, 400_000]);
  });

  it('fits the view box as the file asks', () => {
    const place = (attributes: string) => {
      const text = `<svg width="200" height="100" viewBox="0 0 10 10" ${attributes}><rect width="1" height="1"/></svg>`;
      const item = itemsOf(`<?xml version="1.0"?>${text}`)[0];
      return item?.kind === 'path'
        ? [item.path[1], item.path[2], (item.path[4] ?? 0) - (item.path[1] ?? 0)]
        : [];
    };
    expect(place('')).toEqual([250_000, 0, 50_000]);
    expect(place('preserveAspectRatio="xMaxYMin"')).toEqual([500_000, 0, 50_000]);
    expect(place('preserveAspectRatio="none"')).toEqual([0, 0, 100_000]);
    expect(place('preserveAspectRatio="xMidYMax slice"')).toEqual([0, -500_000, 100_000]);
  });

  it('takes colours from attributes, style sheets and style attributes, in that order', () => {
    const sheet = '<style>/* a */ .b{fill:#0f0} #c,.x{fill:blue} rect{fill:red;stroke:none}</style>';
    expect(fills(`${sheet}<rect ${RECT} fill="#123"/>`)).toEqual(['#ff0000']);
    expect(fills(`${sheet}<rect ${RECT} class="a b"/>`)).toEqual(['#00ff00']);
    expect(fills(`${sheet}<rect ${RECT} class="b" id="c"/>`)).toEqual(['#0000ff']);
    expect(fills(`${sheet}<rect ${RECT} class="b" style="fill: rgb(1, 2, 3) !important"/>`)).toEqual([
      '#010203',
    ]);
    expect(
      fills(`<g fill="gold" color="teal"><rect ${RECT}/><rect ${RECT} fill="currentColor"/></g>`),
    ).toEqual([...['#ffd700', '#008080']]);
    expect(fills(`<rect ${RECT} fill="none" stroke="none"/><rect ${RECT} visibility="hidden"/>`)).toEqual([]);
    expect(fills(`<g display="none"><rect ${RECT}/></g><defs><rect ${RECT}/></defs>`)).toEqual([]);
    expect(read(`<style>rect:empty{fill:red}</style><rect ${RECT}/>`).ignored).toEqual(['CSS (style)']);
  });

  it('lets important rules win over everything, and what asks for a pointer never', () => {
    const sheet = '<style>.a{fill:#0f0!important;stroke:#000} .a:hover{fill:red} rect{fill:blue}</style>';
    const drawn = `${sheet}<rect ${RECT} class="a" style="fill:gold;stroke:none"/>`;
    expect(fills(drawn)).toEqual(['#00ff00']);
    expect(read(drawn).ignored).toEqual([]);
  });

  it('fills variables in, from the next element around or with what stands behind them', () => {
    const sheet = '<style>:root{--ink:#123456;--one:var(--two);--two:var(--one)} .b{--ink:#00ff00}</style>';
    expect(fills(`<rect ${RECT} fill="var(--fill-0, #F63D68)"/>`)).toEqual(['#f63d68']);
    expect(fills(`${sheet}<rect ${RECT} style="fill:var(--ink)"/>`)).toEqual(['#123456']);
    expect(fills(`${sheet}<g class="b"><rect ${RECT} fill="var(--ink, red)"/></g>`)).toEqual(['#00ff00']);
    expect(fills(`<rect ${RECT} fill="var(--a, var(--b, rgb(1, 2, 3)))"/>`)).toEqual(['#010203']);
    expect(fills(`${sheet}<g fill="gold"><rect ${RECT} fill="var(--one)"/></g>`)).toEqual(['#ffd700']);
  });

  it('takes the colour before where the later one is of a kind that it does not know, and names it where there is none', () => {
    const wide = 'color(display-p3 0.1 0.7 0.4)';
    expect(fills(`<rect ${RECT} fill="#12B76A" style="fill:#12B76A;fill:${wide};fill-opacity:1"/>`)).toEqual([
      '#12b76a',
    ]);
    expect(fills(`<g fill="teal"><rect ${RECT} fill=""/><rect ${RECT} fill="${wide}"/></g>`)).toEqual([
      ...['#008080', '#008080'],
    ]);
    expect(read(`<rect id="r" ${RECT} fill="${wide}"/>`).ignored).toEqual(['fill (rect#r)']);
    expect(fills(`<rect ${RECT} fill="#123456 icc-color(FOGRA39, 1, 0, 0, 0)"/>`)).toEqual(['#123456']);
  });

  it('takes the measures of shapes from style sheets, too', () => {
    const drawn = '<style>circle{r:5px;cx:20px}</style><circle cy="30" fill="red"/>';
    expect(pathsOf(drawn)[0]?.path.slice(0, 3)).toEqual([0, 250_000, 300_000]);
  });

  it('turns elements around an origin: in user units, or in a box of their own', () => {
    const corner = (attributes: string): number[] =>
      (pathsOf(`<rect x="20" y="40" width="20" height="10" ${attributes}/>`)[0]?.path ?? []).slice(1, 3);
    expect(corner('transform="rotate(180)" transform-origin="20 40"')).toEqual([200_000, 400_000]);
    expect(corner('transform="scale(2)" transform-origin="left bottom"')).toEqual([400_000, -200_000]);
    const own = 'transform-box:fill-box;transform-origin:center';
    expect(corner(`transform="rotate(180)" style="${own}"`)).toEqual([400_000, 500_000]);
  });

  it('fills no lines, which have nothing inside', () => {
    const line = pathsOf(
      '<line x1="1" y1="1" x2="9" y2="9" stroke="red"/><path d="M0 5H9M0 7H9L4 7" stroke="red"/>',
    );
    expect(line.map(({ fill }) => fill)).toEqual([null, null]);
    expect(pathsOf('<path d="M0 0H9M0 5H9L9 6"/>')[0]?.fill).toBe(0);
  });

  it('strokes with the width, dashes, ends and corners of the file', () => {
    const [line] = pathsOf(
      '<path d="M0 0L10 10" stroke="red" stroke-width="2" stroke-dasharray="1 2 3" ' +
        'stroke-linecap="round" stroke-linejoin="bevel" stroke-miterlimit="7"/>',
    );
    expect(line?.stroke).toEqual({
      ...{ colour: 0xff0000, width: 20_000, cap: 'round', join: 'bevel', miterLimit: 7 },
      dash: [10_000, 20_000, 30_000, 10_000, 20_000, 30_000],
    });
  });

  it('begins dashes where the file says', () => {
    const dashes = (attributes: string): number[] =>
      (
        pathsOf(`<path d="M0 0H90" stroke="red" stroke-dasharray="10 5" ${attributes}/>`)[0]?.stroke?.dash ??
        []
      ).map((length) => length / 10_000);
    expect(dashes('stroke-dashoffset="3"')).toEqual([7, 5, 3, 0]);
    expect(dashes('stroke-dashoffset="-3"')).toEqual([0, 3, 10, 2]);
    expect(dashes('stroke-dashoffset="30"')).toEqual([10, 5, 0, 0]);
    const dot =
      '<path d="M0 0H90" stroke="red" stroke-dasharray="9 5" stroke-linecap="round" stroke-dashoffset="10"/>';
    expect(read(dot).ignored).toEqual(['stroke-dashoffset (path)']);
    const dots = '<path d="M0 0H90" stroke="red" stroke-dasharray="0 5" stroke-linecap="round"/>';
    expect(read(dots).ignored).toEqual([]);
  });

  it('keeps the width of lines that are not to be scaled', () => {
    const line = (attributes: string): number | undefined =>
      pathsOf(`<g transform="scale(5 1)"><path d="M0 0H9" fill="none" stroke="red" ${attributes}/></g>`)[0]
        ?.stroke?.width;
    expect(line('vector-effect="non-scaling-stroke"')).toBe(10_000);
    expect(line('')).toBe(Math.round(10_000 * Math.sqrt(5)));
    expect(pathsOf('<path d="M0 0H9" stroke="red" stroke-dasharray=".00001"/>')[0]?.stroke?.dash).toEqual([]);
  });

  it('stretches the pen where the drawing is stretched', () => {
    const [group] = itemsOf('<path transform="scale(4 1)" fill="none" stroke="red" d="M0 0L10 10"/>');
    expect(group).toMatchObject({ kind: 'group', transform: [2, 0, 0, 0.5, 0, 0] });
  });

  it('keeps the opacity of elements for groups and that of paints for themselves', () => {
    const [group] = itemsOf(`<g opacity=".5"><rect ${RECT}/><rect ${RECT}/></g>`);
    expect(group).toMatchObject({ kind: 'group', opacity: 0.5 });
    const [fill, stroke] = itemsOf(`<rect ${RECT} fill-opacity="25%" stroke="red"/>`);
    expect(fill).toMatchObject({ kind: 'group', opacity: 0.25 });
    expect(stroke).toMatchObject({ kind: 'path', fill: null });
    expect(itemsOf(`<rect ${RECT} fill="#ff000080"/>`)[0]).toMatchObject({ opacity: 128 / 255 });
    expect(itemsOf(`<rect ${RECT} opacity="0"/>`)).toEqual([]);
  });

  it('clips by shapes, in the coordinates of what is clipped', () => {
    const clip = '<clipPath id="k"><circle cx="5" cy="5" r="5"/></clipPath>';
    const [group] = itemsOf(`${clip}<g transform="scale(2)"><rect ${RECT} clip-path="url(#k)"/></g>`);
    expect(group?.kind === 'group' ? group.clip?.slice(0, 3) : null).toEqual([0, 200_000, 100_000]);
  });

  it('uses elements and symbols in other places', () => {
    const content =
      '<defs><rect id="r" width="10" height="10"/></defs>' +
      '<symbol id="s" viewBox="0 0 1 1"><rect width="1" height="1"/></symbol>' +
      '<use href="#r" x="5"/><use xlink:href="#s" x="20" y="20" width="10" height="10"/>';
    expect(pathsOf(content).map(({ path }) => path.slice(1, 3))).toEqual([
      ...[
        [50_000, 0],
        [200_000, 200_000],
      ],
    ]);
  });

  it('paints gradients by the box of the shape or by user units', () => {
    const stops =
      '<stop offset="0" stop-color="red"/><stop offset="1" style="stop-color:#00f;stop-opacity:.5"/>';
    const gradients =
      `<linearGradient id="a">${stops}</linearGradient>` +
      '<radialGradient id="b" href="#a" gradientUnits="userSpaceOnUse" cx="5" cy="6" r="7" fx="4"/>';
    const [byBox, byUnits] = pathsOf(
      `${gradients}<rect ${RECT} fill="url(#a)"/><rect ${RECT} fill="url(#b)"/>`,
    );
    expect(byBox?.gradient).toEqual({
      from: { x: 0, y: 0, radius: 0 },
      to: { x: 1, y: 0, radius: 0 },
      stops: [
        { offset: 0, colour: 0xff0000, opacity: 1 },
        { offset: 1, colour: 0x0000ff, opacity: 0.5 },
      ],
      transform: [300_000, 0, 0, 400_000, 100_000, 200_000],
    });
    expect(byUnits?.gradient).toMatchObject({
      from: { x: 4, y: 6, radius: 0 },
      to: { x: 5, y: 6, radius: 7 },
      transform: [10_000, 0, 0, 10_000, 0, 0],
    });
    expect(
      fills(
        `<linearGradient id="a"><stop stop-color="lime"/></linearGradient><rect ${RECT} fill="url(#a)"/>`,
      ),
    ).toEqual(['#00ff00']);
    expect(fills(`<rect ${RECT} fill="url(#gone) navy"/><rect ${RECT} fill="url(#gone)"/>`)).toEqual([
      '#000080',
    ]);
  });

  it('takes rules for elements inside of others', () => {
    const sheet =
      '<style>g.a > rect{fill:red} g.b rect{fill:#0f0} #c > .a rect{fill:blue} rect > rect{fill:gold}</style>';
    const rect = `<rect ${RECT}/>`;
    expect(fills(`${sheet}<g class="a">${rect}<g>${rect}</g></g>`)).toEqual(['#ff0000', '#000000']);
    expect(fills(`${sheet}<g class="b"><g class="a">${rect}</g></g>`)).toEqual(['#00ff00']);
    expect(fills(`${sheet}<g id="c"><g class="a"><g>${rect}</g></g></g>`)).toEqual(['#0000ff']);
    expect(fills(`${sheet}<g id="c"><g><g class="a"><g>${rect}</g></g></g></g>`)).toEqual(['#000000']);
  });

  it('takes what it understands of other style sheets', () => {
    const sheet =
      '<style>@import url(x.css); /* a */ @media print { .a {fill:red} .b{fill:lime} } @font-face{font-family:x} <![CDATA[<!-- .c{fill:blue} -->]]></style>';
    const rects = ['a', 'b', 'c'].map((name) => `<rect class="${name}" ${RECT}/>`).join('');
    expect(fills(sheet + rects)).toEqual(['#ff0000', '#00ff00', '#0000ff']);
    expect(read(sheet).ignored).toEqual([]);
    const wrong = '<style>> rect{fill:red} g >> rect{fill:red} rect >{fill:red} rect[x]{fill:red}</style>';
    expect(fills(`${wrong}<g><rect ${RECT}/></g>`)).toEqual(['#000000']);
  });

  it('is not led astray by what programs write for themselves', () => {
    const content = `<defs xmlns:serif="s"><rect id="r" serif:id="other" ${RECT} fill="red"/></defs>`;
    expect(fills(`${content}<use xlink:href="#r"/>`)).toEqual(['#ff0000']);
  });

  it('names what it cannot draw and where, and draws the rest', () => {
    const content =
      `<image id="photo" href="x.png"/><rect ${RECT} filter="url(#f)"/><g style="mix-blend-mode:multiply">` +
      `<rect id="r" ${RECT}/></g><circle r="1" fill="none" stroke="url(#gone)"/><title>t</title>`;
    expect(read(content).ignored).toEqual([
      ...['filter#f (rect)', 'image#photo', 'mix-blend-mode (g)', 'stroke=url() (circle)'],
    ]);
    expect(itemsOf(content)).toHaveLength(2);
  });

  it('says what filters would have done', () => {
    const filter =
      '<filter id="f"><feOffset/><feGaussianBlur/><feOffset/><feFlood/><feMerge><feMergeNode/></feMerge></filter>';
    const ignored = (value: string) => read(`${filter}<rect id="r" ${RECT} filter="${value}"/>`).ignored;
    expect(ignored('url(#f)')).toEqual(['filter feOffset+feGaussianBlur+feFlood… (rect#r)']);
    expect(ignored('drop-shadow(1px 2px red) blur(2px)')).toEqual(['filter drop-shadow()+blur() (rect#r)']);
    expect(ignored('url(other.svg#f)')).toEqual(['filter (rect#r)']);
    expect(ignored('none')).toEqual([]);
  });

  it('knows entities and other namespaces, and fetches nothing', () => {
    const text =
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY c "#abcdef"><!ENTITY x SYSTEM "file:///etc/passwd">]>' +
      '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:i="i" viewBox="0 0 9 9"><i:pgf><rect/></i:pgf>' +
      `<svg:rect ${RECT} fill="&c;"/></svg:svg>`;
    expect(fills(text)).toEqual(['#abcdef']);
    expect(readSvg(bytesOf(text.replace('&c;', '&x;')))).toMatchObject({ ok: false });
  });

  it('is not drawn for ever', () => {
    const bombs = Array.from(
      { length: 20 },
      (_, index) => `<g id="g${index + 1}"><use href="#g${index}"/><use href="#g${index}"/></g>`,
    ).join('');
    expect(read(`<rect id="g0" ${RECT}/>${bombs}`).ignored).toEqual(['> 200000 (svg)']);
    expect(read('<g id="a"><use href="#a"/></g>').ignored).toEqual(['use']);
  });
});

it('reads colours as browsers do', () => {
  const hex = (text: string) => {
    const colour = parseCssColour(text);
    return colour && `${formatHexColour(colour.rgb)} ${colour.opacity}`;
  };
  expect(hex('#F80')).toBe('#ff8800 1');
  expect(hex('RGB(10%, 20%, 300)')).toBe('#1a33ff 1');
  expect(hex('rgb(1 2 3 / 50%)')).toBe('#010203 0.5');
  expect(hex('hsl(120, 100%, 25%)')).toBe('#008000 1');
  expect(hex('hsl(210 50% 50%)')).toBe('#4080bf 1');
  expect(hex('transparent')).toBe('#000000 0');
  expect(hex('nonsense')).toBeUndefined();
});
