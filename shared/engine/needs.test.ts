import { expect, it } from 'vitest';
import { template } from '../../test/support/template-builder';
import type { Asset } from '../model';
import { shownFiles, shownPdfPages } from '.';

const asset = (digit: string, mediaType: Asset['mediaType']): Asset => ({
  hash: digit.repeat(64),
  ...{ mediaType, name: 'file', width: 40, height: 30 },
});

const assets = {
  paper: asset('1', 'application/pdf'),
  terms: asset('2', 'application/pdf'),
  logo: asset('3', 'image/png'),
};

it('finds the pages of PDF files that a template shows, each once, wherever they are named', () => {
  const image = (props: object) => ({ type: 'image', props: { fit: 'contain', ...props } as never });
  const made = template({
    operations: [
      { kind: 'setTemplate', path: ['assets'], value: assets as never },
      { kind: 'set', id: 'page', path: ['props', 'background'], value: { asset: 'paper', page: 2 } },
    ],
    flow: [
      image({ asset: 'logo' }),
      image({ asset: 'terms' }),
      image({ asset: 'paper', page: 2 }),
      image({ asset: 'gone' }),
      image({ asset: 'toString' }),
      image({}),
    ],
  });
  const pages = shownPdfPages(made);
  expect(pages).toHaveLength(2);
  expect(pages).toContainEqual({ asset: assets.paper.hash, page: 2 });
  expect(pages).toContainEqual({ asset: assets.terms.hash, page: 1 });
});

it('finds where a template shows its files, and by which property', () => {
  const made = template({
    operations: [
      { kind: 'setTemplate', path: ['assets'], value: assets as never },
      { kind: 'set', id: 'page', path: ['props', 'background'], value: { asset: 'paper', page: 2 } },
    ],
    flow: [],
  });
  const places = shownFiles({
    assets: made.assets,
    nodes: {
      ...made.nodes,
      album: { type: 'album', props: { pictures: [{ asset: 'gone' }, { of: { asset: 'logo' } }] } },
    },
  });
  expect(
    places.map(({ nodeId, property, asset: { hash }, page: number }) => [nodeId, property, hash, number]),
  ).toEqual([
    ['page', 'props.background.asset', assets.paper.hash, 2],
    ['album', 'props.pictures.1.of.asset', assets.logo.hash, 1],
  ]);
});
