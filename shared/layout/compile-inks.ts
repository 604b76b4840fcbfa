/**
 * Named colours that say how they are printed. Whatever draws gets its colours from here: one that has an ink becomes
 * its place in the table of inks, every other one stays what it is on a screen.
 */
import { type Colour, INK, type Ink, parseHexColour } from '../geometry';
import { type InkSpec, resolveColour, type Styles } from '../model';

interface InkTable {
  readonly inks: readonly Ink[];
  readonly indexes: ReadonlyMap<string, number>;
}

const known = new WeakMap<Styles, InkTable>();

/** The inks of a template in the order of their names; those of colours that do not exist are left out. */
export const compileInks = (styles: Styles): readonly Ink[] => tableOf(styles).inks;

/** A colour name or `#rrggbb` as display lists hold it; `undefined` for a name that does not exist. */
export function compileColourReference(styles: Styles, reference: string): Colour | undefined {
  const index = tableOf(styles).indexes.get(reference);
  if (index !== undefined) return INK + index;
  const hex = resolveColour(styles, reference);
  return hex === undefined ? undefined : parseHexColour(hex);
}

const NO_INKS: InkTable = { inks: [], indexes: new Map() };

function tableOf(styles: Styles): InkTable {
  if (!styles.inks) return NO_INKS;
  const same = known.get(styles);
  if (same) return same;
  const inks: Ink[] = [];
  const indexes = new Map<string, number>();
  for (const [name, spec] of Object.entries(styles.inks).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const hex = styles.colours[name];
    if (hex !== undefined) indexes.set(name, inks.push(inkOf(spec, parseHexColour(hex))) - 1);
  }
  const table: InkTable = { inks, indexes };
  known.set(styles, table);
  return table;
}

function inkOf({ cmyk, spot, tint = 100, overprint = false }: InkSpec, rgb: number): Ink {
  const [cyan, magenta, yellow, black] = cmyk;
  const isPaper = spot === undefined ? cmyk.every((share) => share === 0) : tint === 0;
  return {
    rgb,
    cmyk: [cyan / 100, magenta / 100, yellow / 100, black / 100],
    spot: spot ?? null,
    tint: tint / 100,
    // The white of the paper is left out of what lies below: over it, it would not be there at all.
    overprint: overprint && !isPaper,
  };
}
