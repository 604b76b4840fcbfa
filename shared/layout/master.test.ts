import { describe, expect, it } from 'vitest';
import type { BandPart, CompiledMaster } from './compile';
import { plainFrame } from './fragment';
import { chooseMaster, type PageRole, placeBands, roomOf } from './master';

const master = (use: CompiledMaster['use'], id: string = use, section = ''): CompiledMaster => ({
  id,
  use,
  section,
  width: 600,
  height: 800,
  margins: { top: 50, right: 40, bottom: 60, left: 30 },
  bleed: 0,
  background: null,
  when: null,
  parts: [],
});

const all = [master('any'), master('first'), master('continuation'), master('last')];
const choose = (
  masters: readonly CompiledMaster[],
  page: number,
  count: number,
  absent: readonly string[] = [],
) => chooseMaster(masters, roleOf(page, count), ({ id }) => !absent.includes(id))?.master.id;

const roleOf = (page: number, count: number, section = ''): PageRole => ({
  page,
  position: page,
  isLast: page === count,
  isBlank: false,
  section,
});

describe('chooseMaster', () => {
  it('has a master for the first, the last and the pages between', () => {
    expect([1, 2, 3].map((page) => choose(all, page, 3))).toEqual(['first', 'continuation', 'last']);
    expect(choose(all, 1, 1)).toBe('first');
  });

  it('falls back to what is used for any page', () => {
    const masters = [master('any'), master('first')];
    expect([1, 2].map((page) => choose(masters, page, 2))).toEqual(['first', 'any']);
  });

  it('has masters for left-hand and right-hand pages, behind those for the first and the last', () => {
    const masters = [...all, master('left'), master('right')];
    expect([1, 2, 3, 4].map((page) => choose(masters, page, 4))).toEqual(['first', 'left', 'right', 'last']);
    expect(choose([master('any'), master('right')], 1, 1)).toBe('right');
    expect(choose([master('continuation'), master('left')], 2, 4)).toBe('left');
  });

  it('prefers the masters of a section and falls back to those for none', () => {
    const masters = [master('any'), master('first', 'own', 'terms'), master('first', 'other', 'offer')];
    const of = (page: number, section: string) =>
      chooseMaster(masters, roleOf(page, 9, section), () => true)?.master.id;
    expect([of(1, 'terms'), of(2, 'terms'), of(1, ''), of(1, 'unknown')]).toEqual([
      'own',
      'any',
      'any',
      'any',
    ]);
  });

  it('takes only a master for blank pages where a page fills up', () => {
    const blank = { ...roleOf(2, 3), isBlank: true };
    expect(chooseMaster(all, blank, () => true)).toBeNull();
    expect(chooseMaster([...all, master('blank')], blank, () => true)?.master.id).toBe('blank');
  });

  it('passes over masters whose condition does not hold', () => {
    expect(choose(all, 1, 3, ['first'])).toBe('any');
    expect(choose([master('any', 'a'), master('any', 'b')], 1, 1, ['a'])).toBe('b');
  });

  it('makes do with the first one where none fits, and says so', () => {
    expect(chooseMaster([master('first')], roleOf(2, 2), () => true)).toMatchObject({
      master: { id: 'first' },
      exact: false,
    });
    expect(chooseMaster([], roleOf(1, 1), () => true)).toBeNull();
  });
});

describe('placeBands', () => {
  const band = (edge: 'top' | 'bottom', height: number) => ({
    part: { kind: 'band', id: edge, edge, gap: 10, when: null, blocks: [] } satisfies BandPart,
    frame: plainFrame(530, height, []),
  });

  it('stacks headers and footers inside the margins and leaves the rest to the frames', () => {
    const { placed, top, bottom } = placeBands(master('any'), [band('top', 20), band('bottom', 15)]);
    expect(placed.map(({ x, y }) => [x, y])).toEqual([
      [30, 50],
      [30, 725],
    ]);
    const frame = {
      kind: 'frame' as const,
      id: 'f',
      flow: 'main',
      box: { x: 30, y: 50, width: 530, height: 690 },
    };
    expect(roomOf(frame, top, bottom).box).toEqual({ x: 30, y: 80, width: 530, height: 635 });
  });

  it('does not touch a frame that is clear of the bands', () => {
    const { top, bottom } = placeBands(master('any'), []);
    const box = { x: 0, y: 100, width: 10, height: 10 };
    expect(roomOf({ kind: 'frame', id: 'f', flow: 'main', box }, top, bottom).box).toEqual(box);
  });
});
