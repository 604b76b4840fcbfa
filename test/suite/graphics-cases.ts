/** Golden cases of images, drawings, pages of PDF files and colours of ink. */
import type { Operation } from '../../shared/model';
import { box, template, text } from '../support/template-builder';
import type { GoldenCase } from './cases';
import { chart, emblem, logo, map, poster } from './drawing-files';
import {
  broken,
  captioned,
  disc,
  drawing,
  fine,
  type GraphicsFile,
  letterhead,
  quarters,
  turned,
} from './graphics-files';

/** Makes files known to a template, by an id. */
const withFiles = (files: Readonly<Record<string, GraphicsFile>>): Operation[] => [
  { kind: 'setTemplate', path: ['assets'], value: assetsOf(files) as never },
];

const assetsOf = (files: Readonly<Record<string, GraphicsFile>>) =>
  Object.fromEntries(Object.entries(files).map(([id, { asset }]) => [id, asset]));

const bytesOf = (files: Readonly<Record<string, GraphicsFile>>): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.values(files).map(({ asset, bytes }) => [asset.hash, bytes]));

const image = (asset: string, props: object = {}, extra: object = {}) => ({
  type: 'image',
  ...extra,
  props: { asset, fit: 'contain', ...props } as never,
});

const placed = (x: number, y: number, width: number, height: number) => ({ box: { x, y, width, height } });

const pictures = { quarters, disc, fine, turned, broken };
const drawings = { drawing, captioned };
const papers = { letterhead };
const logos = { logo };
const charts = { chart };
const maps = { map };
const posters = { poster };
const emblems = { emblem };

export const graphicsCases: readonly GoldenCase[] = [
  {
    name: 'images',
    template: template({
      operations: withFiles(pictures),
      flow: [
        image('quarters', {}, { alt: 'Four colours' }),
        image('quarters', { width: 60, align: 'end' }),
        image('fine', { height: 30, align: 'center' }),
      ],
      onPage: [
        { type: 'rectangle', ...placed(40, 300, 80, 60), props: { fill: '#f2c9c4' } },
        image('disc', {}, placed(60, 290, 60, 60)),
        image('quarters', { fit: 'cover' }, placed(140, 290, 40, 60)),
        image('quarters', { fit: 'stretch' }, placed(200, 290, 40, 60)),
        image('quarters', { fit: 'contain' }, placed(260, 290, 40, 60)),
        image('turned', { fit: 'contain' }, placed(40, 400, 40, 60)),
        image('broken', { fit: 'stretch' }, placed(320, 290, 40, 60)),
      ],
    }),
    record: {},
    assets: bytesOf(pictures),
  },
  {
    name: 'svg',
    template: template({
      operations: withFiles(drawings),
      flow: [
        text('A drawing in the text'),
        image('drawing', {}, { alt: 'A leaf, a sun and some shapes' }),
        image('captioned', { align: 'end' }),
      ],
      onPage: [
        image('drawing', { fit: 'cover' }, placed(40, 330, 90, 90)),
        image('drawing', { fit: 'stretch' }, placed(160, 330, 60, 120)),
      ],
    }),
    record: {},
    assets: bytesOf(drawings),
  },
  {
    name: 'svg-logo',
    template: template({
      operations: withFiles(logos),
      flow: [image('logo', {}, { alt: 'Fumi Studio' }), text('Below the logo')],
      onPage: [
        image('logo', { fit: 'stretch' }, placed(40, 300, 300, 60)),
        image('logo', {}, { ...placed(40, 400, 110, 45), alt: 'Fumi Studio, small' }),
      ],
    }),
    record: {},
    assets: bytesOf(logos),
  },
  {
    name: 'svg-masks',
    template: template({
      operations: withFiles(emblems),
      flow: [image('emblem', {}, { alt: 'An emblem of letters and tiles' }), text('Below the emblem')],
      onPage: [
        { type: 'rectangle', ...placed(40, 280, 260, 80), props: { fill: '#dbe4ff' } },
        image('emblem', { fit: 'stretch' }, placed(50, 270, 240, 100)),
      ],
    }),
    record: {},
    assets: bytesOf(emblems),
  },
  {
    name: 'svg-chart',
    template: template({
      operations: withFiles(charts),
      flow: [image('chart', {}, { alt: 'Bars: 62, 84, 71 and 96 percent' }), text('Below the chart')],
    }),
    record: {},
    assets: bytesOf(charts),
  },
  {
    name: 'svg-map',
    template: template({
      operations: withFiles(maps),
      flow: [image('map', { width: 300 }, { alt: 'Woods, a river and roads' }), text('Below the map')],
    }),
    record: {},
    assets: bytesOf(maps),
  },
  {
    name: 'svg-poster',
    template: template({
      operations: withFiles(posters),
      flow: [image('poster', { width: 300 }, { alt: 'Pictures in a frame' }), text('Below the poster')],
    }),
    record: {},
    assets: bytesOf(posters),
  },
  {
    name: 'letterhead-pdf',
    template: template({
      operations: withFiles(papers),
      nodes: {
        page: {
          props: {
            use: 'any',
            size: { width: 419.528, height: 595.276 },
            margins: { top: 60, right: 36, bottom: 40, left: 36 },
            bleed: 8.504,
            background: { asset: 'letterhead', page: 1 },
          } as never,
        },
      },
      flow: [
        text('On letter paper', {}, 'heading'),
        image('letterhead', { page: 2, width: 120 }, { alt: 'Page two' }),
      ],
    }),
    record: {},
    assets: bytesOf(papers),
  },
  {
    name: 'colours',
    template: template({
      operations: [
        {
          kind: 'setTemplate',
          path: ['styles', 'inks'],
          value: {
            brand: { cmyk: [100, 80, 0, 10], spot: 'DIC 222', tint: 80 },
            alarm: { cmyk: [0, 90, 90, 0] },
            ink: { cmyk: [0, 0, 0, 100], overprint: true },
          } as never,
        },
      ],
      flow: [
        text('Text in an ink that overprints'),
        box([text('A box of process colours')], { fill: 'alarm', accent: { colour: 'brand', width: 3 } }),
      ],
      onPage: [
        { type: 'rectangle', ...placed(60, 300, 100, 40), props: { fill: 'brand' } },
        { type: 'rectangle', ...placed(110, 320, 100, 40), props: { fill: '#336633' } },
        {
          type: 'line',
          ...placed(60, 380, 200, 0),
          props: { stroke: { colour: 'alarm', width: 2, dash: [6, 3] } },
        },
      ],
    }),
    record: {},
  },
];
