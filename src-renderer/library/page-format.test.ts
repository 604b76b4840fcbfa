import { expect, it } from 'vitest';
import { pageFormatName, pageSizeLabel } from './page-format';

it('calls usual pages by their names, turned or not', () => {
  expect(pageFormatName(595.276, 841.89)).toBe('A4');
  expect(pageFormatName(842, 595)).toBe('A4');
  expect(pageFormatName(612, 792)).toBe('Letter');
  expect(pageFormatName(283.46, 595.28)).toBe('100 × 210 mm');
  expect(pageSizeLabel('A5')).toBe('148 × 210 mm');
});
