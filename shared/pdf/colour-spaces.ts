/**
 * How the colours of a display list are said in the file (ISO 32000-2 8.6): as sRGB, or, where the output has inks, as
 * process colours and spot colours.
 */
import { blueOf, type Colour, greenOf, INK, type Ink, redOf, rgbOf } from '../geometry';
import { formatDecimal } from './byte-buffer';
import type { ObjectFile } from './object-file';
import { nameObject } from './syntax';

export type ColourUse = 'fill' | 'stroke';

const UNKNOWN: Ink = { rgb: 0, cmyk: [0, 0, 0, 1], spot: null, tint: 1, overprint: false };

/** More colours than pages share; pictures may have any number. */
const MAX_REMEMBERED = 256;

/** Name of the colour space of registration marks: what stands on every plate. */
const REGISTRATION: Ink = { rgb: 0, cmyk: [1, 1, 1, 1], spot: 'All', tint: 1, overprint: false };

export class ColourSpaces {
  #inks: readonly Ink[] = [];
  /** Operators that were written before, by colour. */
  readonly #written = { fill: new Map<number, string>(), stroke: new Map<number, string>() };
  /** By the name of the spot colour. One name is one ink, so the first alternative counts for all. */
  readonly #spots = new Map<string, { readonly key: string; readonly cmyk: Ink['cmyk'] }>();

  /** `keepsInks` says whether process and spot colours stay what they are; else everything is sRGB. */
  constructor(readonly keepsInks: boolean) {}

  /** Colours of a document with these inks follow. */
  beginDocument(inks: readonly Ink[]): void {
    this.#inks = inks;
  }

  /** The operators that choose a colour, with a line feed. */
  operators(colour: Colour, use: ColourUse): string {
    if (colour < INK) return this.#rgb(colour, use);
    const ink = this.#inks[colour - INK] ?? UNKNOWN;
    return this.keepsInks ? this.#inkOperators(ink, use) : rgbOperators(ink.rgb, use);
  }

  #rgb(rgb: number, use: ColourUse): string {
    const known = this.#written[use].get(rgb);
    if (known !== undefined) return known;
    const operators = rgbOperators(rgb, use);
    if (this.#written[use].size < MAX_REMEMBERED) this.#written[use].set(rgb, operators);
    return operators;
  }

  /** The colour of marks that stand on every plate. */
  registration(use: ColourUse): string {
    return this.keepsInks ? this.#inkOperators(REGISTRATION, use) : rgbOperators(0, use);
  }

  overprints(colour: Colour): boolean {
    return this.keepsInks && colour >= INK && (this.#inks[colour - INK]?.overprint ?? false);
  }

  /** A colour as components of `DeviceRGB`, 0 … 1. */
  components(colour: Colour): readonly number[] {
    const rgb = rgbOf(colour, this.#inks);
    return [redOf(rgb), greenOf(rgb), blueOf(rgb)].map((value) => value / 255);
  }

  /** Entries of the resources' `ColorSpace`. */
  entries(file: ObjectFile): string {
    return [...this.#spots]
      .map(([name, { key, cmyk }]) => {
        const tint = `<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[${numbers(cmyk)}]/N 1>>`;
        return `${key} ${file.add(`[/Separation${nameObject(name)}/DeviceCMYK${tint}]`)} 0 R`;
      })
      .join('');
  }

  #inkOperators({ cmyk, spot, tint }: Ink, use: ColourUse): string {
    if (spot === null) return `${numbers(cmyk)} ${use === 'fill' ? 'k' : 'K'}\n`;
    let space = this.#spots.get(spot);
    if (!space) {
      space = { key: `/C${this.#spots.size}`, cmyk };
      this.#spots.set(spot, space);
    }
    const [choose, set] = use === 'fill' ? ['cs', 'scn'] : ['CS', 'SCN'];
    return `${space.key} ${choose} ${formatDecimal(tint, 4)} ${set}\n`;
  }
}

const numbers = (values: readonly number[]): string =>
  values.map((value) => formatDecimal(value, 4)).join(' ');

function rgbOperators(rgb: number, use: ColourUse): string {
  const [red, green, blue] = [redOf(rgb), greenOf(rgb), blueOf(rgb)];
  if (red === green && green === blue) {
    return `${formatDecimal(red / 255, 3)} ${use === 'fill' ? 'g' : 'G'}\n`;
  }
  const parts = [red, green, blue].map((value) => formatDecimal(value / 255, 3));
  return `${parts.join(' ')} ${use === 'fill' ? 'rg' : 'RG'}\n`;
}
