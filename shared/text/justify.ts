/**
 * Where the room of a justified line goes. Word spaces take it first, up to half an em each; what is left is shared
 * by them and the gaps between CJK characters (JLREQ 3.8.2: word spaces, then between characters). `distribute`
 * opens every gap between clusters alike.
 */
import type { Mpt } from '../geometry';
import type { Line } from './break-paragraph';
import { CJK, isExtender, SCRIPT_OF } from './characters';
import { MAY_BREAK, MAY_TEAR } from './line-breaks';
import type { ShapedParagraph } from './shaped-paragraph';
import { TAB } from './tabs';

/** Extra room of a line by the unit that it follows. */
export class Expansion {
  constructor(
    readonly start: number,
    readonly extra: Int32Array,
  ) {}

  /** Room added after the units from `from` to before `to`. */
  between(from: number, to: number): Mpt {
    let sum = 0;
    for (let i = from; i < to; i++) sum += this.extra[i - this.start] ?? 0;
    return sum;
  }
}

/** Shares out `room` over the line's gaps; undefined where it has none. */
export function expandLine(shaped: ShapedParagraph, line: Line, room: Mpt): Expansion | undefined {
  const { text, align } = shaped.spec;
  // Letters that may join are not torn apart; their lines open at spaces.
  const hasRtl = shaped.runs.some((run) => (run.level & 1) === 1);
  const spaces: number[] = [];
  const gaps: number[] = [];
  // What stands before a tab is placed by the tab stops and stays where it is.
  let from = line.start;
  for (let i = line.start; i < line.visibleEnd; i++) if (text.charCodeAt(i) === TAB) from = i + 1;
  for (let i = from; i + 1 < line.visibleEnd; i++) {
    const unit = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    if (align === 'distribute' && !hasRtl) {
      if ((shaped.breaks[i + 1] ?? 0) & MAY_TEAR && !isExtender(next)) gaps.push(i);
    } else if (unit === 0x20 || unit === 0xa0 || unit === 0x3000) spaces.push(i);
    else if (isCjk(unit) && isCjk(next) && mayOpen(shaped, i + 1, unit, next)) gaps.push(i);
  }
  if (spaces.length + gaps.length === 0) return undefined;
  const extra = new Int32Array(line.visibleEnd - line.start);
  let left = room;
  if (spaces.length > 0 && gaps.length > 0) {
    const most = Math.round((shaped.runs[0]?.resolved.style.size ?? 0) / 2);
    left -= share(Math.min(room, most * spaces.length), spaces, extra, line.start);
  }
  if (left > 0)
    share(left, gaps.length > 0 ? [...gaps, ...spaces].sort((a, b) => a - b) : spaces, extra, line.start);
  return new Expansion(line.start, extra);
}

/** Adds `room` in whole millipoints, the remainder to the first places; returns what it shared out. */
function share(room: Mpt, places: readonly number[], extra: Int32Array, start: number): Mpt {
  const each = Math.floor(room / places.length);
  let remainder = room - each * places.length;
  for (const place of places) {
    extra[place - start] = (extra[place - start] ?? 0) + each + (remainder > 0 ? 1 : 0);
    remainder--;
  }
  return room;
}

const isCjk = (unit: number): boolean => SCRIPT_OF[unit] === CJK || (unit >= 0xd840 && unit <= 0xdbff);

/** Dashes and ellipses in pairs stay whole, and so does what no line may break between inside a cluster. */
function mayOpen(shaped: ShapedParagraph, at: number, unit: number, next: number): boolean {
  const flags = shaped.breaks[at] ?? 0;
  if (unit === next && (unit === 0x2026 || unit === 0x2025 || unit === 0x2014 || unit === 0x2015))
    return false;
  return (flags & (MAY_BREAK | MAY_TEAR)) !== 0 && !(unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00);
}
