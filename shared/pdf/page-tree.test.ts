import { describe, expect, it } from 'vitest';
import { PageTree } from './page-tree';

function build(pages: number) {
  const bodies = new Map<number, string>();
  let next = 1;
  const tree = new PageTree({ reserve: () => next++, put: (id, body) => bodies.set(id, body) });
  const parents = new Map<number, number>();
  for (let page = 0; page < pages; page += 1) {
    const id = next++;
    parents.set(id, tree.append(id));
  }
  return { bodies, parents, root: tree.finish() };
}

describe('PageTree', () => {
  it.each([1, 64, 65, 64 * 64, 64 * 64 + 1])('holds %i pages, all at one depth', (pages) => {
    const { bodies, parents, root } = build(pages);
    const seen: number[] = [];
    const depths = new Set<number>();
    const visit = (id: number, parent: number, depth: number): number => {
      const body = bodies.get(id);
      if (body === undefined) {
        seen.push(id);
        depths.add(depth);
        return parents.get(id) === parent ? 1 : Number.NaN;
      }
      const up = Number(/\/Parent (\d+)/.exec(body)?.[1] ?? 0);
      const kids = [...body.matchAll(/(\d+) 0 R(?=[ \]])/g)].map((match) => Number(match[1]));
      const own = kids.slice(0, 64);
      const count = own.reduce((sum, kid) => sum + visit(kid, id, depth + 1), 0);
      return up === parent && kids.length <= 64 && body.includes(`/Count ${count}>>`) ? count : Number.NaN;
    };
    expect(visit(root, 0, 0)).toBe(pages);
    expect(seen).toEqual([...parents.keys()]);
    expect(depths.size).toBe(1);
  });

  it('has no empty document', () => {
    expect(() => build(0)).toThrow('at least one page');
  });
});
