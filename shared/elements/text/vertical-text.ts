/**
 * Vertical writing (JLREQ 2.1): lines run downwards and follow each other from right to left. Text in a box fills it;
 * in a flow it stands in tiers (段) one below the other, each as tall as the element says, or as its longest paragraph
 * is long.
 */
import type { Frame } from '../../display';
import type { Mpt } from '../../geometry';
import {
  type Content,
  type Fragment,
  isEmpty,
  type LayoutContext,
  place,
  plainFrame,
  type Region,
  type Regions,
  UNBOUNDED,
} from '../../layout';
import { flowText } from './layout-text';
import { measureText } from './measure-text';

/** Space between two tiers: two characters of usual size. */
const TIER_GAP: Mpt = 20_000;
/** Length of lines where nothing limits it. */
const FREE_LENGTH: Mpt = 240_000;

/** A tier of a region: lines of `length` from `top` on. */
interface Tier {
  readonly region: number;
  readonly top: Mpt;
  readonly length: Mpt;
}

/**
 * Lays vertical text out; `length` is that of its lines in a flow. Where it is null, paragraphs are lines if a page is
 * tall enough for them; else lines are as long as what is left of the page.
 */
export function flowVertically(
  content: Content,
  regions: Regions,
  context: LayoutContext,
  length: Mpt | null,
  scale: number,
): readonly Fragment[] {
  const own = content.compiled.box?.height ?? length ?? lengthOfParagraphs(content, regions.at(0), context);
  const tiers = new Tiers(regions, own);
  const frames = flowText(content, tiers, context, { isVertical: true, scale });
  const fragments: Fragment[] = [];
  frames.forEach((frame, index) => {
    const { region, top } = tiers.tier(index);
    while (fragments.length <= region) fragments.push(null);
    if (frame) fragments[region] = joined(fragments[region] ?? null, frame, top, regions.at(region).width);
  });
  return fragments;
}

/** How long lines are that are paragraphs each; null where a page is not tall enough for the longest. */
function lengthOfParagraphs(content: Content, { full }: Region, context: LayoutContext): Mpt | null {
  const { max } = measureText(content, context);
  return max > 0 && max <= (full >= UNBOUNDED / 2 ? FREE_LENGTH : full) ? max : null;
}

/** A fragment with one more tier. */
function joined(above: Fragment, tier: Frame, top: Mpt, width: Mpt): Frame {
  if (!above && top === 0) return tier;
  const items = above ? (above.items.length > 0 ? [place({ ...above, source: -1 }, 0, 0)] : []) : [];
  return {
    ...plainFrame(width, top + tier.height, [...items, place({ ...tier, source: -1 }, 0, top)]),
    source: tier.source,
  };
}

/** The tiers of a text as turned regions: as wide as their lines are long, as high as the page is wide. */
class Tiers implements Regions {
  readonly #tiers: Tier[] = [];

  constructor(
    private readonly regions: Regions,
    private readonly length: Mpt | null,
  ) {}

  at(index: number): Region {
    const { region, length } = this.tier(index);
    const { width, page } = this.regions.at(region);
    return { width: length, height: width, full: width, page };
  }

  tier(index: number): Tier {
    while (this.#tiers.length <= index) this.#tiers.push(this.#next());
    return this.#tiers[index] as Tier;
  }

  #next(): Tier {
    const last = this.#tiers.at(-1);
    if (last) {
      const top = last.top + last.length + TIER_GAP;
      const region = this.regions.at(last.region);
      const length = this.length ?? 0;
      if (length > 0 && top + length <= region.height) return { region: last.region, top, length };
    }
    const index = last ? last.region + 1 : 0;
    const region = this.regions.at(index);
    const free = region.height >= UNBOUNDED / 2 ? FREE_LENGTH : Math.max(0, region.height);
    const length = this.length ?? free;
    if (!last && length > region.height && !isEmpty(region)) return this.#first(index + 1);
    return { region: index, top: 0, length };
  }

  #first(index: number): Tier {
    const region = this.regions.at(index);
    return { region: index, top: 0, length: this.length ?? Math.max(0, region.height) };
  }
}
