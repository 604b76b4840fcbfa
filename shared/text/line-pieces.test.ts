import { describe, expect, it } from 'vitest';
import { createContext, paragraph } from './fonts.test-support';
import { breakParagraph, shapeParagraph } from './index';
import { piecesOf } from './line-pieces';

describe('piecesOf', () => {
  it('looks for the runs of a line near that line, however many stand before it', () => {
    const shaped = shapeParagraph(paragraph('a\n'.repeat(4000)), createContext());
    const lines = breakParagraph(shaped, () => 100_000);
    let looked = 0;
    const runs = new Proxy(shaped.runs, {
      get: (target, key, receiver) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) looked += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    expect(runs.length).toBeGreaterThan(1000);
    Object.defineProperty(shaped, 'runs', { value: runs });
    const line = lines.at(-2);
    expect(line && piecesOf(shaped, line).map(({ start, end }) => [start, end])).toEqual([[7998, 7999]]);
    expect(looked).toBeLessThan(40);
  });
});
