/**
 * How an e-mail looks: sizes in pixels, font stacks, and the colours that it needs once more for dark mode. Everything
 * is inlined where it is used; classes only change it for dark mode and small screens, and may be stripped.
 */
import type { SemanticLook } from '../display';
import { formatHexColour, type Mpt, type Rgb } from '../geometry';
import { darkGround, darkLine, darkText } from './dark-colours';

/** What text of the document's plain size becomes: mail is read closer to the eye than paper is printed small. */
const BASE_PX = 16;
const SMALLEST_PX = 12;
const LARGEST_PX = 32;
const PX_PER_PT = 4 / 3;

export const SURFACE = { page: 0xf3f4f6, card: 0xfefefe, darkPage: 0x101317, darkCard: 0x1b1f24 } as const;

/** A length of the page in pixels. */
export const pixels = (length: Mpt): number => Math.round((length / 1000) * PX_PER_PT);

type Ground = 'text' | 'ground' | 'line';

const PREFIX: { readonly [ground in Ground]: string } = { text: 't', ground: 'g', line: 'l' };
const DARK: { readonly [ground in Ground]: (colour: Rgb) => Rgb } = {
  text: darkText,
  ground: darkGround,
  line: darkLine,
};
const PROPERTY: { readonly [ground in Ground]: string } = {
  text: 'color',
  ground: 'background-color',
  line: 'border-color',
};
/** How Outlook on the web marks what it changed for dark mode: colours of text, of grounds. */
const OUTLOOK: { readonly [ground in Ground]: string } = {
  text: '[data-ogsc]',
  ground: '[data-ogsb]',
  line: '[data-ogsb]',
};

export class EmailLook {
  readonly #scale: number;
  readonly #used = new Map<string, { readonly ground: Ground; readonly colour: Rgb }>();
  readonly #stacks = new Map<string, string>();

  constructor(
    readonly base: SemanticLook,
    private readonly lang: string,
  ) {
    this.#scale = BASE_PX / (base.size / 1000);
  }

  /** Size of type in pixels. */
  sizeOf({ size }: SemanticLook): number {
    return Math.min(LARGEST_PX, Math.max(SMALLEST_PX, Math.round((size / 1000) * this.#scale)));
  }

  /** Distance of lines in pixels for a size: as on paper, but never tighter than 1.3 nor looser than 1.8. */
  lineHeightOf(look: SemanticLook, lineHeight: Mpt): number {
    const ratio = Math.min(1.8, Math.max(1.3, lineHeight / look.size));
    return Math.round(this.sizeOf(look) * ratio);
  }

  /** Notes a colour and answers the class that changes it in dark mode. */
  classOf(ground: Ground, colour: Rgb): string {
    const name = `${PREFIX[ground]}${formatHexColour(colour).slice(1)}`;
    this.#used.set(name, { ground, colour });
    return name;
  }

  /** Font stack: the document's family where it is installed, then what every system has. */
  stackOf(family: string): string {
    const known = this.#stacks.get(family);
    if (known !== undefined) return known;
    const stack = [`'${family.replace(/[^\p{L}\p{N} ._-]/gu, '')}'`, ...this.#generic(family)].join(',');
    this.#stacks.set(family, stack);
    return stack;
  }

  #generic(family: string): readonly string[] {
    const isJapanese = this.lang.startsWith('ja');
    if (/mono|code|courier/i.test(family)) return ['Consolas', 'Menlo', 'monospace'];
    if (/mincho|明朝|(?<!sans[ -])serif|times|georgia|garamond/i.test(family))
      return isJapanese
        ? ["'Hiragino Mincho ProN'", "'Yu Mincho'", 'serif']
        : ['Georgia', "'Times New Roman'", 'serif'];
    return isJapanese
      ? ["'Hiragino Sans'", "'Yu Gothic UI'", 'Meiryo', 'sans-serif']
      : ["'Segoe UI'", 'Roboto', 'Helvetica', 'Arial', 'sans-serif'];
  }

  /** Rules for dark mode of every colour that was noted, in the order of their names. */
  darkRules(): string {
    const names = [...this.#used.keys()].sort();
    const rule = (name: string): string => {
      const { ground, colour } = this.#used.get(name) as { ground: Ground; colour: Rgb };
      return `.${name}{${PROPERTY[ground]}:${formatHexColour(DARK[ground](colour))}!important}`;
    };
    const outlook = (name: string): string =>
      `${OUTLOOK[(this.#used.get(name) as { ground: Ground }).ground]} ${rule(name)}`;
    return `@media (prefers-color-scheme:dark){${names.map(rule).join('')}}${names.map(outlook).join('')}`;
  }
}
