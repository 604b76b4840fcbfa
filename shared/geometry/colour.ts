/** A colour as the templates write it: `#rrggbb`, sRGB. */
export type HexColour = string;

export const HEX_COLOUR_PATTERN = /^#[0-9a-f]{6}$/;

/** A colour of the screen: 0xRRGGBB, sRGB. */
export type Rgb = number;

/**
 * A colour as the display list holds it: 0xRRGGBB, or {@link INK} plus an index into the list's inks for a colour that
 * says how it is printed. Whoever paints in sRGB goes through {@link rgbOf}.
 */
export type Colour = number;

export const INK = 0x1000000;

/** How a colour is printed: process colours or a spot colour, and what stands for it on a screen. */
export interface Ink {
  readonly rgb: Rgb;
  /** 0 … 1 each: cyan, magenta, yellow, black. */
  readonly cmyk: readonly [number, number, number, number];
  /** Name of the spot colour whose full tone `cmyk` stands for; null for process colours. */
  readonly spot: string | null;
  /** Of the spot colour, 0 … 1. */
  readonly tint: number;
  readonly overprint: boolean;
}

/** What a colour of a display list looks like on a screen. */
export const rgbOf = (colour: Colour, inks: readonly Ink[]): Rgb =>
  colour < INK ? colour : (inks[colour - INK]?.rgb ?? 0);

export const parseHexColour = (hex: HexColour): Rgb => Number.parseInt(hex.slice(1), 16);

export const formatHexColour = (rgb: Rgb): HexColour => `#${rgb.toString(16).padStart(6, '0')}`;

export const redOf = (rgb: Rgb): number => (rgb >> 16) & 255;
export const greenOf = (rgb: Rgb): number => (rgb >> 8) & 255;
export const blueOf = (rgb: Rgb): number => rgb & 255;
