/** A colour as the templates write it: `#rrggbb`, sRGB. */
export type HexColour = string;

export const HEX_COLOUR_PATTERN = /^#[0-9a-f]{6}$/;

/** A colour as the display list holds it: 0xRRGGBB, sRGB. */
export type Rgb = number;

export const parseHexColour = (hex: HexColour): Rgb => Number.parseInt(hex.slice(1), 16);

export const formatHexColour = (rgb: Rgb): HexColour => `#${rgb.toString(16).padStart(6, '0')}`;

export const redOf = (rgb: Rgb): number => (rgb >> 16) & 255;
export const greenOf = (rgb: Rgb): number => (rgb >> 8) & 255;
export const blueOf = (rgb: Rgb): number => rgb & 255;
