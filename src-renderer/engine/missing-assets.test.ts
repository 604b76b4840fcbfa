import { expect, it } from 'vitest';
import { createBlankTemplate } from '../../shared/engine';
import type { Asset, Template } from '../../shared/model';
import { missingAssets } from './missing-assets';

const asset = (name: string): Asset => ({
  ...{ name, hash: `hash of ${name}`, mediaType: 'image/png', width: 10, height: 10 },
});

it('names the places whose image is lost, and no others', () => {
  const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A4', language: 'en' });
  const [masterId = '', master] = Object.entries(blank.nodes).find(([, { type }]) => type === 'master') ?? [];
  if (!master) throw new Error('A blank template has no page.');
  const template: Template = {
    ...blank,
    assets: { paper: asset('paper.png'), seal: asset('seal.png') },
    nodes: {
      ...blank.nodes,
      [masterId]: { ...master, props: { ...master.props, background: { asset: 'paper' } } },
      stamp: { type: 'image', props: { asset: 'seal' } },
      album: { type: 'album', props: { pictures: [{ asset: 'seal' }] } },
    },
  };
  const places = (lost: string) =>
    missingAssets(template, (hash) => hash === `hash of ${lost}`).map(({ code, args, at }) => [
      ...[code, args.asset, at.nodeId, at.property],
    ]);
  expect(places('paper.png')).toEqual([['asset.missing', 'paper.png', masterId, 'props.background.asset']]);
  expect(places('seal.png')).toEqual([
    ['asset.missing', 'seal.png', 'stamp', 'props.asset'],
    ['asset.missing', 'seal.png', 'album', 'props.pictures.0.asset'],
  ]);
  expect(places('none')).toEqual([]);
});
