/**
 * Notes at the bottom of the frame that holds their marks, below a short rule. A note that has no room left there goes
 * on at the bottom of the next frame, and takes room from what stands in it.
 */
import { type Diagnostic, diagnostic } from '../diag';
import { type DisplayItem, type Frame, isArtifact, type StructureTag } from '../display';
import { linePath, type Mpt, toMpt } from '../geometry';
import type { Content } from './compiled';
import type { LayoutContext } from './context';
import { ARTIFACT, type Fragment, place, plainFrame } from './fragment';
import { areAsAsked, NotedRegions } from './known-layouts';
import { type Region, type Regions, UNBOUNDED, UnboundedRegion } from './regions';

/** From the content above to the first note; the rule stands in it. */
export const NOTE_GAP: Mpt = toMpt(9);

const RULE_ABOVE: Mpt = toMpt(5.5);
const RULE = { colour: 0x000000, width: toMpt(0.4), dash: [] };
/** Length of the rule as a share of the frame's width. */
const RULE_SHARE = 1 / 3;

/** A region of a flow with what stands in it. */
export interface NotedRegion {
  readonly width: Mpt;
  readonly height: Mpt;
  readonly page: number;
  readonly content: Frame;
}

interface NoteArea {
  readonly items: DisplayItem[];
  used: Mpt;
}

export interface PlacedNotes {
  /** The regions' frames with their notes; more than there were where a note goes on behind the last. */
  readonly frames: readonly Frame[];
  /** Room that notes of earlier regions take, by the place of the region. */
  readonly carried: ReadonlyMap<number, Mpt>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What notes left in regions in the pour before. One that begins before the first region that changed mostly finds what
 * it found then. Whether notes of its own have room depends on more than its regions, so it is kept only without any.
 */
export class NoteLayouts {
  readonly #known = new Map<
    Content,
    { readonly asked: readonly Region[]; readonly fragments: readonly Fragment[] }
  >();

  constructor(private readonly context: LayoutContext) {}

  /** Lays a note out in regions that open no pages, or takes over what it left in the same ones. */
  layOut(note: Content, regions: Regions): readonly Fragment[] {
    const known = this.#known.get(note);
    if (known && areAsAsked(known.asked, regions)) return known.fragments;
    const noted = new NotedRegions(regions);
    const fragments = this.context.layOut(note, noted);
    const { asked } = noted;
    if (fragments.some((frame, step) => frame && this.context.notesHeight(frame, regions.at(step).page) > 0))
      this.#known.delete(note);
    else this.#known.set(note, { asked, fragments });
    return fragments;
  }
}

/**
 * Puts the notes of regions below their content. `notesOf` yields the notes of a frame, `regionAt` the region of an
 * index without anything in it, also behind those that hold content.
 */
export function placeNotes(
  contents: readonly Frame[],
  regionAt: (index: number) => NotedRegion,
  notesOf: (frame: Frame) => readonly Content[],
  layouts: NoteLayouts,
): PlacedNotes {
  const areas: NoteArea[] = [];
  const areaAt = (index: number): NoteArea => {
    while (areas.length <= index) areas.push({ items: [], used: 0 });
    return areas[index] as NoteArea;
  };
  const carried = new Map<number, Mpt>();
  const diagnostics: Diagnostic[] = [];
  const shown = new Set<Content>();
  contents.forEach((content, index) => {
    for (const note of notesOf(content)) {
      if (shown.has(note)) continue;
      shown.add(note);
      const tag: StructureTag = { role: 'Note' };
      const regions = new NoteRegions(regionAt, areaAt, index);
      const fragments = layouts.layOut(note, regions);
      fragments.forEach((frame, step) => {
        if (!frame) return;
        const area = areaAt(index + step);
        area.items.push(place(tagged(frame, tag), 0, area.used));
        area.used += frame.height;
        if (step > 0) carried.set(index + step, area.used + NOTE_GAP);
      });
      if (fragments.length > 1 && fragments[0] !== null)
        diagnostics.push(continued(note, regionAt(index).page));
    }
  });
  const frames = areas.length > contents.length ? [...contents] : contents.slice();
  areas.forEach(({ items, used }, index) => {
    const { width, height } = regionAt(index);
    if (items.length > 0)
      frames[index] = withArea(frames[index] ?? plainFrame(width, 0, []), height, items, used);
    else frames[index] ??= plainFrame(width, 0, []);
  });
  return { frames, carried, diagnostics };
}

const continued = ({ compiled }: Content, page: number): Diagnostic =>
  diagnostic('layout.noteContinues', { page }, { nodeId: compiled.id, page });

/** A frame that stands for itself, with its notes below: in a header, in a box of the page. */
export function withNotes(
  frame: Frame,
  height: Mpt,
  page: number,
  notes: readonly Content[],
  context: LayoutContext,
): Frame {
  const area: NoteArea = { items: [], used: 0 };
  for (const note of new Set(notes)) {
    const [laid] = context.layOut(note, new UnboundedRegion(frame.width, page));
    if (!laid) continue;
    area.items.push(place(tagged(laid, { role: 'Note' }), 0, area.used));
    area.used += laid.height;
  }
  return area.items.length > 0 ? withArea(frame, height, area.items, area.used) : frame;
}

const tagged = (frame: Frame, tag: StructureTag): Frame =>
  frame.tag?.role === 'Note' || isArtifact(frame.tag)
    ? frame
    : { ...plainFrame(frame.width, frame.height, [place(frame, 0, 0)]), tag };

/** The notes stand at the bottom of the region, below all content in any case. */
function withArea(content: Frame, height: Mpt, notes: readonly DisplayItem[], used: Mpt): Frame {
  const { width } = content;
  const top = Math.max(content.height, height - used - NOTE_GAP);
  const rule = place({ ...plainFrame(width, NOTE_GAP, [ruleOf(width)]), tag: ARTIFACT }, 0, top);
  const area = place(plainFrame(width, used, notes), 0, top + NOTE_GAP);
  return plainFrame(width, top + NOTE_GAP + used, [place(content, 0, 0), rule, area]);
}

const ruleOf = (width: Mpt): DisplayItem => ({
  kind: 'path',
  x: 0,
  y: RULE_ABOVE,
  path: linePath(0, 0, Math.round(width * RULE_SHARE), 0),
  fill: null,
  stroke: RULE,
  source: -1,
});

/** What the regions of a flow leave for a note: below the content of its own, at the bottom of those that follow. */
class NoteRegions implements Regions {
  constructor(
    private readonly regionAt: (index: number) => NotedRegion,
    private readonly areaAt: (index: number) => NoteArea,
    private readonly first: number,
  ) {}

  at(index: number): Region {
    const { width, height, page, content } = this.regionAt(this.first + index);
    if (height === UNBOUNDED) return { width, height, full: height, page };
    const full = Math.max(0, height - NOTE_GAP);
    const above = index === 0 ? content.height : 0;
    return { width, height: full - above - this.areaAt(this.first + index).used, full, page };
  }
}
