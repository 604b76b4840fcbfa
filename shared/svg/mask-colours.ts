/**
 * What a mask is painted with (CSS Masking 1, 7.10): brightness as greys, opacity as white, so that every writer lets
 * through the same. Only pictures keep their colours.
 */
import type { DisplayItem, Frame, Gradient, Mask, PathItem } from '../display';
import { blueOf, type Colour, greenOf, redOf, type Size } from '../geometry';

const WHITE = 0xffffff;

/** The items of a mask as what a group of a drawing with frames of this size is seen through. */
export function maskOf(items: readonly DisplayItem[], size: Size, by: Mask['by']): Mask {
  const painter = new MaskColours(by);
  const frame: Frame = { ...size, items: painter.items(items), source: -1, tag: null };
  // Over black, white is as bright as it is opaque.
  return { frame, by: painter.isWhite ? 'alpha' : by };
}

class MaskColours {
  /** Whether nothing but white was met. */
  isWhite = true;
  readonly #by: Mask['by'];
  /** Tiles share their frames, and shapes their gradients. */
  readonly #frames = new Map<Frame, Frame>();
  readonly #gradients = new Map<Gradient, Gradient>();

  constructor(by: Mask['by']) {
    this.#by = by;
  }

  items(items: readonly DisplayItem[]): readonly DisplayItem[] {
    return items.map((item) => {
      if (item.kind === 'path') return this.#path(item);
      if (item.kind === 'group') return { ...item, frame: this.#frame(item.frame) };
      this.isWhite = false;
      return item;
    });
  }

  #frame(frame: Frame): Frame {
    let painted = this.#frames.get(frame);
    if (!painted) {
      painted = { ...frame, items: this.items(frame.items) };
      this.#frames.set(frame, painted);
    }
    return painted;
  }

  #path(item: PathItem): PathItem {
    const { fill, stroke, gradient } = item;
    return {
      ...item,
      fill: fill === null ? null : this.#colour(fill),
      stroke: stroke && { ...stroke, colour: this.#colour(stroke.colour) },
      ...(gradient ? { gradient: this.#gradient(gradient) } : {}),
    };
  }

  #gradient(gradient: Gradient): Gradient {
    let painted = this.#gradients.get(gradient);
    if (!painted) {
      const stops = gradient.stops.map((stop) => ({ ...stop, colour: this.#colour(stop.colour) }));
      painted = { ...gradient, stops };
      this.#gradients.set(gradient, painted);
    }
    return painted;
  }

  #colour(colour: Colour): Colour {
    const grey = this.#by === 'alpha' ? WHITE : greyOf(colour);
    if (grey !== WHITE) this.isWhite = false;
    return grey;
  }
}

/** As bright as a colour of sRGB, by the weights of Rec. 709. */
function greyOf(rgb: Colour): Colour {
  const brightness = 0.2125 * redOf(rgb) + 0.7154 * greenOf(rgb) + 0.0721 * blueOf(rgb);
  return Math.round(brightness) * 0x010101;
}
