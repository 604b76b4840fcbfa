/**
 * What colours become on a dark ground. Any text made by {@link darkText} has a contrast of at least 4.5 (WCAG 2.2,
 * 1.4.3) on any ground made by {@link darkGround}, so that a box inside a box needs no further thought.
 */
import { blueOf, greenOf, type Rgb, redOf } from '../geometry';

/** Luminance no dark ground goes beyond, and least luminance of text on it: (0.42 + 0.05) / (0.045 + 0.05) > 4.9. */
const MOST_GROUND = 0.045;
const LEAST_TEXT = 0.42;
const STEPS = 64;

/** Linear light of a channel: a polynomial within 0.003 of IEC 61966-2-1, the same on every machine. */
function linear(channel: number): number {
  const value = channel / 255;
  return value * (value * (value * 0.305306011 + 0.682171111) + 0.012522878);
}

/** Relative luminance, 0 … 1 (WCAG 2.2). */
export const luminanceOf = (colour: Rgb): number =>
  0.2126 * linear(redOf(colour)) + 0.7152 * linear(greenOf(colour)) + 0.0722 * linear(blueOf(colour));

const mapped = (colour: Rgb, of: (channel: number) => number): Rgb =>
  (of(redOf(colour)) << 16) | (of(greenOf(colour)) << 8) | of(blueOf(colour));

/** The same hue, as much lighter as it must be to be read. */
export function darkText(colour: Rgb): Rgb {
  let result = colour;
  for (let step = 1; step <= STEPS && luminanceOf(result) < LEAST_TEXT; step += 1)
    result = mapped(colour, (channel) => Math.round(channel + ((255 - channel) * step) / STEPS));
  return result;
}

/** What white becomes as a ground inside the document. */
const DARK_PAPER = 0x2b3037;
/** How much stronger a tint of white has to be to be seen as one on {@link DARK_PAPER}. */
const TINT = 3;

/** A tint of white becomes the same tint of dark paper; any other colour itself, as much darker as text needs it. */
export function darkGround(colour: Rgb): Rgb {
  return luminanceOf(colour) > 0.6 ? dimmed(tinted(colour)) : dimmed(colour);
}

function tinted(colour: Rgb): Rgb {
  const mean = (redOf(colour) + greenOf(colour) + blueOf(colour)) / 3;
  const channel = (paper: number, own: number): number =>
    Math.min(255, Math.max(0, Math.round(paper + TINT * (own - mean))));
  return (
    (channel(redOf(DARK_PAPER), redOf(colour)) << 16) |
    (channel(greenOf(DARK_PAPER), greenOf(colour)) << 8) |
    channel(blueOf(DARK_PAPER), blueOf(colour))
  );
}

function dimmed(colour: Rgb): Rgb {
  let result = colour;
  for (let step = STEPS - 1; step >= 0 && luminanceOf(result) > MOST_GROUND; step -= 1)
    result = mapped(colour, (channel) => Math.round((channel * step) / STEPS));
  return result;
}

const MOST_LINE = 0.12;

/** A line between dark grounds: visible, never glaring. */
export function darkLine(colour: Rgb): Rgb {
  let result = colour;
  for (let step = STEPS - 1; step >= 0 && luminanceOf(result) > MOST_LINE; step -= 1)
    result = mapped(colour, (channel) => Math.round((channel * step) / STEPS));
  for (let step = 1; step <= STEPS && luminanceOf(result) < MOST_GROUND * 1.5; step += 1)
    result = mapped(colour, (channel) => Math.round(channel + ((255 - channel) * step) / STEPS));
  return result;
}
