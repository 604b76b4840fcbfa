/**
 * What contents left in regions, by the content and what it asked of the regions. What tries and what divides lays out the
 * same again and again while it looks for room, and so does everything around it: without this, elements deep in each
 * other would take as long as the product of all their tries.
 */
import type { Diagnostic } from '../diag';
import type { Frame } from '../display';
import type { Content } from './compiled';
import type { FrameMark } from './context';
import type { Fragment } from './fragment';
import type { PageOpening, Region, Regions } from './regions';

/** What content left in regions, and what it said on the way. */
export interface RememberedLayout {
  readonly regions: readonly Region[];
  /** Whether it asked for pages and got none, as is the case wherever regions open none. */
  readonly wantsPages: boolean;
  readonly fragments: readonly Fragment[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is wrong with characters. */
  readonly textProblems: readonly Diagnostic[];
  readonly deferred: readonly Content[];
  /** What was said of frames, for another pass: in the same one the frames still have it. */
  readonly marks: readonly (readonly [Frame, FrameMark])[];
  readonly hasMarks: boolean;
  /** Whether notes may belong to it: these are as wide as their page has room. */
  readonly hasNotes: boolean;
}

/** The last layouts of contents, for as long as the contents live. */
export class KnownLayouts {
  #layouts = new WeakMap<Content, readonly RememberedLayout[]>();

  /** `most` layouts are kept of one content. */
  constructor(private readonly most: number) {}

  /** What the content left in such regions before. */
  find(content: Content, regions: Regions): RememberedLayout | undefined {
    const known = this.#layouts.get(content);
    if (!known) return undefined;
    const first = regions.at(0);
    return known.find((layout) => fits(layout, first, regions));
  }

  add(content: Content, layout: RememberedLayout): void {
    const known = this.#layouts.get(content);
    this.#layouts.set(content, known ? [layout, ...known.slice(0, this.most - 1)] : [layout]);
  }

  clear(): void {
    this.#layouts = new WeakMap();
  }
}

/**
 * Whether the regions are those that were asked for then. A layout in one region that said nothing and needs no notes is
 * good on any page.
 */
function fits(layout: RememberedLayout, first: Region, now: Regions): boolean {
  const { regions, diagnostics, hasNotes, wantsPages } = layout;
  if (wantsPages && now.opensPages) return false;
  const isAnyPage = regions.length === 1 && diagnostics.length === 0 && !hasNotes;
  return regions.every((then, index) => isAsAsked(then, index === 0 ? first : now.at(index), isAnyPage));
}

/** Whether a region is as one that was asked for; `isAnyPage` where the same room on another page is as good. */
const isAsAsked = (then: Region, { width, height, full, page }: Region, isAnyPage: boolean): boolean =>
  then.width === width && then.height === height && then.full === full && (isAnyPage || then.page === page);

/** Whether regions are those that were asked for before. */
export const areAsAsked = (asked: readonly Region[], now: Regions): boolean =>
  asked.every((then, index) => isAsAsked(then, now.at(index), false));

/** Regions that note what is asked of them. */
export class NotedRegions implements Regions {
  readonly opensPages: boolean;
  readonly #asked: Region[] = [];
  #wantsPages = false;

  constructor(private readonly regions: Regions) {
    this.opensPages = regions.opensPages === true;
  }

  /** The regions from the first to the last that was looked at. */
  get asked(): readonly Region[] {
    return this.#asked;
  }

  /** Whether pages were to be opened, or plans to be forgotten. */
  get wantsPages(): boolean {
    return this.#wantsPages;
  }

  at(index: number): Region {
    for (let next = this.#asked.length; next <= index; next += 1) this.#asked.push(this.regions.at(next));
    return this.regions.at(index);
  }

  openPage(index: number, isUsed: boolean, opening: PageOpening): number | null {
    this.#wantsPages = true;
    return this.regions.openPage?.(index, isUsed, opening) ?? null;
  }

  forget(index: number): void {
    this.#wantsPages = true;
    this.regions.forget?.(index);
  }
}
