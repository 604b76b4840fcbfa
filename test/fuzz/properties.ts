/** What holds for every composed document, whatever it was made of. Each breach is one English line. */

import { type DisplayList, type Frame, type GlyphRun, isArtifact, walk } from '../../shared/display';
import type { Composition } from '../../shared/engine';
import type { Template } from '../../shared/model';

/** Diagnostics that say that something does not fit where it should stand. */
const OUTSIDE = [
  'layout.overset',
  'layout.tooWide',
  'layout.outsidePage',
  'layout.tooManyPages',
  'layout.unsettled',
  'text.fitLimit',
];

/** Breaches of what the display list promises to those who draw it. */
export function breachesOf(composition: Composition): string[] {
  const { list } = composition;
  const found = new Set<string>();
  for (const [index, page] of list.pages.entries()) {
    walk(page, {
      enterFrame: ({ width, height }) => {
        if (!isLength(width) || !isLength(height))
          found.add(`page ${index}: a frame of ${width} × ${height}`);
      },
      glyphs: (run, x, y) => {
        const breach = breachOfRun(list, run);
        if (breach) found.add(`page ${index}: ${breach}`);
        if (!Number.isInteger(x) || !Number.isInteger(y)) found.add(`page ${index}: a run at ${x}, ${y}`);
      },
      path: (_item, x, y) => {
        if (!Number.isInteger(x) || !Number.isInteger(y)) found.add(`page ${index}: a path at ${x}, ${y}`);
      },
      image: ({ width, height }, x, y) => {
        if (![x, y, width, height].every(Number.isFinite)) found.add(`page ${index}: an image nowhere`);
      },
      link: ({ width, height }, x, y) => {
        if (![x, y, width, height].every(Number.isFinite)) found.add(`page ${index}: a link nowhere`);
      },
    });
  }
  for (const { name, page } of list.destinations)
    if (!list.pages[page]) found.add(`the destination ${name} is on page ${page} of ${list.pages.length}`);
  return [...found];
}

const isLength = (value: number): boolean => Number.isInteger(value) && value >= 0;

function breachOfRun(list: DisplayList, run: GlyphRun): string | null {
  const source = list.sources[run.source];
  if (!source) return 'a run of no source';
  const isText = 0 <= run.textStart && run.textStart <= run.textEnd && run.textEnd <= source.text.length;
  if (!isText) return `a run of ${run.textStart} … ${run.textEnd} in a text of ${source.text.length}`;
  if (!list.fonts[run.font]) return `a run in font ${run.font} of ${list.fonts.length}`;
  if (run.start < 0 || run.count < 0 || run.start + run.count > list.glyphs.length)
    return 'a run outside of the glyphs';
  return Number.isInteger(run.width) ? null : `a run ${run.width} wide`;
}

/** Diagnostics that say that something of the document is not in it. */
const CUT = ['layout.overset', 'layout.tooManyPages', 'layout.unsettled'];

/**
 * Text that was begun and not finished: paragraphs of which something is drawn, but not all of it, where no diagnostic
 * says so. Blanks at line ends and what has no width may be drawn nowhere.
 */
export function lostText({ list, diagnostics }: Composition): string[] {
  if (diagnostics.some(({ code }) => CUT.includes(code))) return [];
  const shown = new Map<number, Uint8Array>();
  for (const page of list.pages) {
    walk(page, {
      glyphs(run) {
        const source = list.sources[run.source];
        if (!source || source.paragraph < 0) return;
        const known = shown.get(run.source) ?? new Uint8Array(source.text.length);
        shown.set(run.source, known.fill(1, run.textStart, run.textEnd));
      },
    });
  }
  const found: string[] = [];
  for (const [source, known] of shown) {
    const { nodeId, text } = list.sources[source] ?? { nodeId: '?', text: '' };
    const lost = [...text.matchAll(/[^\s\p{Cf}\p{Cc}]/gu)].find(({ index }) => known[index] === 0);
    if (lost)
      found.push(
        `${nodeId}: ${JSON.stringify(text.slice(lost.index, lost.index + 40))} of its text is nowhere`,
      );
  }
  return found;
}

/**
 * Text that is drawn twice: stretches of one text of the content that overlap, also where it was laid out more than
 * once. Artifacts repeat what was said (heads of tables, what stands on every page).
 */
export function doubledText({ list }: Composition): string[] {
  const stretches = new Map<string, [number, number][]>();
  for (const page of list.pages) {
    walk(page, {
      glyphs(run, _x, _y, tag) {
        const source = list.sources[run.source];
        if (!source || source.paragraph < 0 || isArtifact(tag) || run.textStart === run.textEnd) return;
        const key = JSON.stringify([source.nodeId, source.recordPath, source.paragraph, source.text]);
        const known = stretches.get(key) ?? [];
        known.push([run.textStart, run.textEnd]);
        stretches.set(key, known);
      },
    });
  }
  const found: string[] = [];
  for (const [key, ranges] of stretches) {
    ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const doubled = ranges.find((range, index) => range[0] < (ranges[index - 1]?.[1] ?? 0));
    if (doubled) found.push(`${key}: ${doubled.join(' to ')} is drawn more than once`);
  }
  return found;
}

/** Paragraphs, known by how they begin, of which not every letter is drawn once; a document that was cut says so. */
export function lostParagraphs({ list, diagnostics }: Composition, beginnings: readonly string[]): string[] {
  if (beginnings.length === 0 || diagnostics.some(({ code }) => code === 'layout.tooManyPages')) return [];
  const drawn = new Map<string, number[]>();
  for (const page of list.pages) {
    walk(page, {
      glyphs(run, _x, _y, tag) {
        const text = list.sources[run.source]?.text;
        if (text === undefined || isArtifact(tag)) return;
        const counts = drawn.get(text) ?? new Array<number>(text.length).fill(0);
        drawn.set(text, counts);
        for (let at = run.textStart; at < run.textEnd; at += 1) counts[at] = (counts[at] ?? 0) + 1;
      },
    });
  }
  const byBeginning = new Map([...drawn].map((entry) => [`${entry[0].split(';')[0]};`, entry]));
  return beginnings.flatMap((beginning) => {
    const [text, counts] = byBeginning.get(beginning) ?? [beginning, []];
    const at = [...text].findIndex((letter, index) => letter.trim() !== '' && counts[index] !== 1);
    return at < 0 ? [] : [`${JSON.stringify(beginning)}: its letter ${at} is drawn ${counts[at] ?? 0} times`];
  });
}

/** Content of flows that reaches below the frame it was poured into, where no diagnostic says so. */
export function unreportedOverflow({ list, diagnostics }: Composition, template: Template): string[] {
  if (diagnostics.some(({ code }) => OUTSIDE.includes(code))) return [];
  const isFrame = ({ source }: Frame): boolean =>
    template.nodes[list.sources[source]?.nodeId ?? '']?.type === 'frame';
  return list.pages.flatMap(({ frame }, index) =>
    frame.items.flatMap((item) => {
      const beyond = item.kind === 'group' && isFrame(item.frame) ? overflowOf(item.frame) : 0;
      return beyond > 0
        ? [`page ${index}: content reaches ${beyond} below its frame, and nothing says so`]
        : [];
    }),
  );
}

const overflowOf = ({ items, height }: Frame): number =>
  Math.max(0, ...items.map((item) => (item.kind === 'group' ? item.y + item.frame.height - height : 0)));
