import { describe, expect, it } from 'vitest';
import { readDash, USUAL_DASHES, writeDash } from './dash-pattern';

describe('dashes', () => {
  it('are read as they are written', () => {
    for (const dash of Object.values(USUAL_DASHES)) expect(readDash(writeDash(dash))).toEqual(dash);
    expect(readDash('')).toEqual([]);
  });

  it('are understood with commas and in full width', () => {
    expect(readDash('３、１.5')).toEqual([3, 1.5]);
    expect(readDash(' 3, 1 ')).toEqual([3, 1]);
  });

  it('are nothing else than lengths that a line may have', () => {
    expect(readDash('long')).toBeUndefined();
    expect(readDash('0 2')).toBeUndefined();
    expect(readDash('-1')).toBeUndefined();
    expect(readDash('1 1 1 1 1 1 1 1 1')).toBeUndefined();
  });
});
