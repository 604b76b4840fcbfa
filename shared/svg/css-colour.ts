/** Colours of CSS (CSS Color 4, 5–6) in sRGB. */
import type { Rgb } from '../geometry';

export interface CssColour {
  readonly rgb: Rgb;
  /** 0 … 1. */
  readonly opacity: number;
}

/** `#rgb`, `rgb()`, `hsl()` or a name, with what SVG 1.1 lets stand behind it for printers; undefined for anything else. */
export function parseCssColour(text: string): CssColour | undefined {
  const [value = ''] = text
    .trim()
    .toLowerCase()
    .split(/\s+icc-color\(/);
  if (value.startsWith('#')) return hexColour(value.slice(1));
  if (value === 'transparent') return { rgb: 0, opacity: 0 };
  const call = /^(rgb|hsl)a?\(([^()]*)\)/.exec(value);
  if (call) return functional(call[1] ?? '', (call[2] ?? '').split(/[\s,/]+/).filter(Boolean));
  const named = NAMES.get(value);
  return named === undefined ? undefined : { rgb: named, opacity: 1 };
}

function hexColour(digits: string): CssColour | undefined {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.test(digits)) return undefined;
  const full = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits;
  const opacity = full.length === 8 ? Number.parseInt(full.slice(6), 16) / 255 : 1;
  return { rgb: Number.parseInt(full.slice(0, 6), 16), opacity };
}

function functional(kind: string, parts: readonly string[]): CssColour | undefined {
  const [first = '', second = '', third = '', fourth = '1'] = parts;
  if (parts.length < 3 || parts.length > 4) return undefined;
  const opacity = clamp(fraction(fourth, 1), 0, 1);
  if (kind === 'hsl') {
    const rgb = hslToRgb(Number.parseFloat(first), fraction(second, 100), fraction(third, 100));
    return Number.isNaN(rgb) ? undefined : { rgb, opacity };
  }
  const channels = [first, second, third].map((part) => clamp(Math.round(fraction(part, 255) * 255), 0, 255));
  const [red = 0, green = 0, blue = 0] = channels;
  return channels.some(Number.isNaN) ? undefined : { rgb: (red << 16) | (green << 8) | blue, opacity };
}

/** A share of `whole`, or a percentage. */
const fraction = (text: string, whole: number): number =>
  text.endsWith('%') ? Number.parseFloat(text) / 100 : Number.parseFloat(text) / whole;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** CSS Color 4, 7.1. */
function hslToRgb(hue: number, saturation: number, lightness: number): number {
  const sixth = (((hue % 360) + 360) % 360) / 30;
  const strength = clamp(saturation, 0, 1) * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const place = (offset + sixth) % 12;
    const value = lightness - strength * Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return clamp(Math.round(value * 255), 0, 255);
  };
  const [red, green, blue] = [channel(0), channel(8), channel(4)];
  return Number.isNaN(red + green + blue) ? Number.NaN : (red << 16) | (green << 8) | blue;
}

/** The named colours (CSS Color 4, 6.1). */
const NAMES: ReadonlyMap<string, Rgb> = new Map(
  (
    'aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 ' +
    'black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 ' +
    'cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc ' +
    'crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 ' +
    'darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f ' +
    'darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f ' +
    'darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 ' +
    'deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 ' +
    'floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 ' +
    'goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 ' +
    'indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 ' +
    'lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff ' +
    'lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 ' +
    'lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 ' +
    'lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 magenta ff00ff ' +
    'maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db ' +
    'mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc ' +
    'mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 ' +
    'navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 ' +
    'orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 ' +
    'papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 ' +
    'rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 ' +
    'sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb ' +
    'slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 ' +
    'tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 ' +
    'white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32'
  )
    .split(' ')
    .flatMap((name, index, words) =>
      index % 2 === 0 ? [[name, Number.parseInt(words[index + 1] ?? '', 16)] as const] : [],
    ),
);
