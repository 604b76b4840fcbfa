/** What is damaged and what damaged things are composed with: templates that are right, fonts, images. */
import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../shared/base';
import type { Template } from '../../shared/model';
import { sampleDefinitions } from '../../src-main/services';
import { goldenCases } from '../suite/cases';
import { chart, logo, map, poster } from '../suite/drawing-files';
import { disc, drawing, type GraphicsFile, letterhead, quarters, turned } from '../suite/graphics-files';
import { fontBytes, inProject } from '../support';
import { collectionOf } from '../support/font-files';

export interface Subject {
  readonly name: string;
  readonly template: Template;
  readonly records: readonly JsonObject[];
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly families: readonly string[];
}

const RECORDS_OF_SAMPLES = 3;

let known: readonly Subject[] | undefined;

/** The samples and the golden cases. */
export function subjects(): readonly Subject[] {
  known ??= [
    ...sampleDefinitions.map((definition): Subject => {
      const { template, assets, records } = definition.build();
      return {
        name: definition.id,
        template,
        records: [...records].slice(0, RECORDS_OF_SAMPLES),
        assets,
        families: [],
      };
    }),
    ...goldenCases.map(
      ({ name, template, record, assets = new Map(), families = [] }): Subject => ({
        name,
        template,
        records: [record],
        assets,
        families,
      }),
    ),
  ];
  return known;
}

const sourceCode = (file: string): Uint8Array =>
  new Uint8Array(readFileSync(inProject('node_modules', 'source-code-pro', file)));

/** One font of each kind of file. */
export const FONTS: readonly { readonly name: string; bytes(): Uint8Array }[] = [
  { name: 'TrueType', bytes: () => fontBytes('Source Sans 3') },
  { name: 'TrueType of few glyphs', bytes: () => readFixture('NotoSansKR-subset.ttf') },
  { name: 'complex script', bytes: () => fontBytes('Noto Sans Devanagari') },
  { name: 'CFF', bytes: () => sourceCode('OTF/SourceCodePro-Regular.otf') },
  { name: 'variable TrueType', bytes: () => sourceCode('VF/SourceCodeVF-Upright.ttf') },
  { name: 'variable CFF', bytes: () => sourceCode('VF/SourceCodeVF-Upright.otf') },
  {
    name: 'collection',
    bytes: () => collectionOf([readFixture('NotoSansSC-subset.ttf'), readFixture('NotoSansSC-subset.ttf')]),
  },
];

/** Collections of fonts of several kinds. */
export const COLLECTIONS: typeof FONTS = [
  {
    name: 'collection of TrueType and CFF',
    bytes: () =>
      collectionOf([readFixture('NotoSansKR-subset.ttf'), sourceCode('OTF/SourceCodePro-Regular.otf')]),
  },
  {
    name: 'collection of variable fonts',
    bytes: () =>
      collectionOf([sourceCode('VF/SourceCodeVF-Upright.ttf'), sourceCode('VF/SourceCodeVF-Upright.otf')]),
  },
  {
    name: 'collection of three',
    bytes: () =>
      collectionOf([
        readFixture('NotoSansSC-subset.ttf'),
        fontBytes('Noto Sans Devanagari'),
        readFixture('NotoSansKR-subset.ttf'),
      ]),
  },
];

function readFixture(file: string): Uint8Array {
  return new Uint8Array(readFileSync(inProject('test', 'fixtures', 'fonts', file)));
}

/** A baseline JPEG of 8 × 8 grey pixels, all of one value, as ITU-T T.81 has it. */
const JPEG = Buffer.from(
  [
    'ffd8ffe000104a46494600010101004800480000',
    `ffdb004300${'10'.repeat(64)}`,
    'ffc0000b080008000801011100',
    `ffc4001400${'01'.padEnd(32, '0')}00`,
    `ffc4001410${'01'.padEnd(32, '0')}00`,
    'ffda0008010100003f003fffd9',
  ].join(''),
  'hex',
);

const jpeg: GraphicsFile = {
  bytes: new Uint8Array(JPEG),
  asset: { hash: '1'.repeat(64), mediaType: 'image/jpeg', name: 'grey.jpg', width: 8, height: 8 },
};

/** One image of each kind of file. */
export const IMAGES: readonly GraphicsFile[] = [
  quarters,
  disc,
  turned,
  jpeg,
  drawing,
  logo,
  chart,
  map,
  poster,
  letterhead,
];
