/** Blocks of known heights, for tests of what arranges blocks. */

import { present } from '../base';
import { PlainDate } from '../data';
import type { Frame } from '../display';
import type { BreakKind } from '../model';
import type { CompiledNode, Content } from './compiled';
import type { LayoutContext } from './context';
import type { FillerRules, SectionStart } from './flow-rules';
import { type Fragment, plainFrame } from './fragment';
import { isEmpty, type Region, type Regions } from './regions';

const TODAY = present(PlainDate.of(2026, 11, 22), 'a day of the calendar');

export interface BlockOptions {
  /** Heights of its lines; a block of several can be divided between them. */
  readonly lines: readonly number[];
  readonly spaceBefore?: number;
  readonly spaceAfter?: number;
  readonly keepWithNext?: boolean;
  readonly keepTogether?: boolean;
  readonly breakBefore?: BreakKind | undefined;
  readonly breakAfter?: BreakKind | undefined;
  /** Out of the flow, in a box of this place. */
  readonly anchor?: { readonly x: number; readonly y: number } | undefined;
  readonly section?: SectionStart['start'];
  /** Fills what is left with a block of this height. */
  readonly fills?: number;
}

/** A block that lays out its lines like a text does, and names its frames' items by its id. */
export function block(id: string, options: BlockOptions): Content {
  const { lines, breakBefore, breakAfter, anchor, section, fills, ...others } = options;
  const breakOf = (kind: BreakKind | undefined) => (kind ? { kind, when: null } : null);
  const isPlain = !breakBefore && !breakAfter && !anchor && !section && fills === undefined;
  const compiled: CompiledNode = {
    layouts: 1,
    id,
    node: { type: 'block', props: {} },
    behaviour: { layout: (_content, regions) => divide(id, lines, regions) },
    when: null,
    each: null,
    children: [],
    box: anchor ? { ...anchor, width: 100, height: 0 } : null,
    spaceBefore: 0,
    spaceAfter: 0,
    keepWithNext: false,
    keepTogether: false,
    keepAtLeast: 1,
    channels: null,
    flow: isPlain
      ? null
      : {
          breakBefore: breakOf(breakBefore),
          breakAfter: breakOf(breakAfter),
          anchor: anchor ? { x: 'frame', y: 'flow' } : null,
          section: section ? { name: id, start: section, restartsNumbering: true } : null,
          filler: fills === undefined ? null : fillerOf(id, fills),
        },
    ...others,
  };
  return {
    compiled,
    scope: { record: {}, locals: [], today: TODAY },
    recordPath: '',
    data: null,
    children: [],
  };
}

const fillerOf = (id: string, height: number): FillerRules => ({
  minHeight: 0,
  fill: (_content, width, free) => (height <= free ? named(id, 0, 1, height, width) : null),
});

function divide(id: string, lines: readonly number[], regions: Regions): readonly Fragment[] {
  const fragments: Fragment[] = [];
  let next = 0;
  for (let index = 0; next < lines.length; index += 1) {
    const region = regions.at(index);
    let used = 0;
    const first = next;
    while (next < lines.length) {
      const line = lines[next] as number;
      const mustTake = used === 0 && isEmpty(region);
      if (used + line > region.height && !mustTake) break;
      used += line;
      next += 1;
    }
    fragments.push(next === first ? null : named(id, first, next, used, region.width));
  }
  return fragments;
}

function named(id: string, from: number, to: number, height: number, width: number): Frame {
  const label = {
    kind: 'link' as const,
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    uri: `${id}${from}-${to}`,
    source: -1,
  };
  return plainFrame(width, height, [label]);
}

/** What stands in a frame: `id first-end@y` for every block in order. */
export const contentsOf = (frame: Frame): string[] =>
  frame.items.map((item) => {
    if (item.kind !== 'group') return item.kind;
    let [label] = item.frame.items;
    while (label?.kind === 'group') [label] = label.frame.items;
    return `${label?.kind === 'link' ? label.uri : '?'}@${item.y}`;
  });

/**
 * Regions of the given heights, one a page; the last repeats for ever. Of the first, `used` is taken already: a region
 * is empty unless somebody put something there.
 */
export class TestRegions implements Regions {
  constructor(
    private readonly heights: readonly number[],
    private readonly used = 0,
  ) {}

  at(index: number): Region {
    const full = this.heights[Math.min(index, this.heights.length - 1)] as number;
    return { width: 100, height: index === 0 ? full - this.used : full, full, page: index + 1 };
  }
}

/** A context for blocks that ask for nothing. */
export const testContext = {
  mark: () => {},
  layOut: (content: Content, regions: Regions) =>
    content.compiled.behaviour.layout(content, regions, testContext),
  get withoutNotes() {
    return testContext;
  },
} as unknown as LayoutContext;
