import { expect, it } from 'vitest';
import { PAGE_SIZES } from '../../shared/model';
import { pageSizeOf, turned } from './page-size';

it('knows standards in both orientations', () => {
  expect(pageSizeOf(PAGE_SIZES.A4)).toEqual({ name: 'A4', isLandscape: false });
  expect(pageSizeOf(turned(PAGE_SIZES.Letter))).toEqual({ name: 'Letter', isLandscape: true });
  expect(pageSizeOf({ width: 595, height: 842 })).toEqual({ name: 'A4', isLandscape: false });
});

it('names no other size', () => {
  expect(pageSizeOf({ width: 300, height: 300 })).toEqual({ name: null, isLandscape: false });
});
