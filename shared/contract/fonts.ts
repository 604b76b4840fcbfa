/** Fonts: those that come with the studio, and those that people add to the workspace. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { STUDIO_ERROR_MAP, studioFailureSchema } from './errors';
import { id } from './values';

/** Whether a file may be a font, by its name: also kinds that are refused with the reason. */
export const isFontFileName = (name: string): boolean => /\.(?:ttf|otf|ttc|otc|woff2?)$/i.test(name);

/** The order of own fonts: family by code units, as no locale of a machine has a say, then weight, upright first. */
export const inFontOrder = (
  a: Pick<FontFace, 'family' | 'weight' | 'italic' | 'hash'>,
  b: Pick<FontFace, 'family' | 'weight' | 'italic' | 'hash'>,
): number =>
  compare(a.family, b.family) ||
  a.weight - b.weight ||
  Number(a.italic) - Number(b.italic) ||
  compare(a.hash, b.hash);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const base = oc.errors(STUDIO_ERROR_MAP);

export const fontFaceSchema = z.strictObject({
  /** SHA-256 of the file. */
  hash: z.string(),
  family: z.string(),
  weight: z.int(),
  italic: z.boolean(),
  /** Along which a variable font varies: `wght`, `wdth` and others; none for most fonts. */
  axes: z.array(z.strictObject({ tag: z.string(), min: z.number(), default: z.number(), max: z.number() })),
  sizeBytes: z.int(),
  /** Somebody added it to the workspace; the others come with the studio. */
  isOwn: z.boolean(),
  /** Name of the file as people know it. */
  fileName: z.string(),
  /** What the font itself says; empty where it says nothing (OpenType `name`, ids 13, 14 and 7). */
  licence: z.strictObject({ text: z.string(), address: z.string(), trademark: z.string() }),
  /** A few letters that the font has. */
  sample: z.string(),
});

/** A template whose styles name a family. */
export const fontUseSchema = z.strictObject({
  templateId: id,
  name: z.string(),
  /** Whether the template does as it stands. */
  isDraft: z.boolean(),
  /** Its saved versions that do. */
  versions: z.array(z.int()),
});

export const fontOverviewSchema = z.strictObject({
  uses: z.array(z.strictObject({ family: z.string(), templates: z.array(fontUseSchema) })),
  /** Files of the workspace's folder that are not used, and why. */
  problems: z.array(z.strictObject({ file: z.string(), failure: studioFailureSchema })),
});

export const fontsContract = {
  /** Which templates name which family, and which files of the workspace's folder cannot be used. */
  overview: base.output(fontOverviewSchema),
  /** Checks an uploaded font, or all of a collection, and keeps it: `font.*`. One that is here already is answered as it is. */
  add: base.input(z.strictObject({ token: id })).output(z.array(fontFaceSchema)),
  /** Removes an own font. One that templates name takes `isConfirmed`, else `font.inUse`. */
  remove: base.input(z.strictObject({ hash: z.string().max(64), isConfirmed: z.boolean() })),
  /** All fonts, now and whenever one was added or removed. */
  watch: base.output(eventIterator(z.array(fontFaceSchema))),
};

export type FontFace = z.infer<typeof fontFaceSchema>;
export type FontUse = z.infer<typeof fontUseSchema>;
export type FontOverview = z.infer<typeof fontOverviewSchema>;
