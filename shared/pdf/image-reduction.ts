/** Images with more pixels than can be seen where they are placed, made smaller by a whole factor. */
import type { ImageData } from './image';
import { decodeJpeg } from './jpeg-decoder';
import { encodeJpeg } from './jpeg-encoder';

/** More would leave nothing to look at. */
const MAX_REDUCTION = 64;

/**
 * By how much an image of this size (pixels) may be reduced when it is placed at that size (points) and more than
 * `maxDpi` pixels an inch are of no use; 1 for not at all.
 */
export function reductionFactor(
  pixels: { readonly width: number; readonly height: number },
  placed: { readonly width: number; readonly height: number },
  maxDpi: number,
): number {
  if (maxDpi <= 0 || placed.width <= 0 || placed.height <= 0) return 1;
  const dpi = Math.min((pixels.width * 72) / placed.width, (pixels.height * 72) / placed.height);
  return Math.min(MAX_REDUCTION, Math.max(1, Math.floor(dpi / maxDpi)));
}

/**
 * A JPEG file as a smaller JPEG file of the same colours; the image itself where that would not take less room, and
 * `null` where it cannot be decoded.
 */
export function reduceJpeg<Image extends ImageData>(image: Image, factor: number): Image | null {
  const data = decodeJpeg(image);
  if (!data) return null;
  const smaller = reduceSamples({ ...image, data }, factor);
  const encoded = encodeJpeg(smaller);
  return encoded.length < image.data.length
    ? { ...image, width: smaller.width, height: smaller.height, data: encoded }
    : image;
}

/**
 * Samples of 8 bits, reduced: every cell of `factor` × `factor` pixels becomes one of their mean colour; at the right and
 * lower edge of fewer. Colours count as much as they are opaque.
 */
export function reduceSamples(image: ImageData, factor: number): ImageData {
  const width = Math.ceil(image.width / factor);
  const height = Math.ceil(image.height / factor);
  const data = new Uint8Array(width * height * image.components);
  const alpha = image.alpha && new Uint8Array(width * height);
  const line = new CellLine(image, width, factor);
  for (let row = 0; row < height; row += 1) {
    line.clear();
    const bottom = Math.min((row + 1) * factor, image.height);
    for (let y = row * factor; y < bottom; y += 1) line.add(y);
    line.write(data, alpha, row);
  }
  return { ...image, width, height, data, alpha };
}

/** A line of cells: what their pixels come to. */
class CellLine {
  /** Sums of the components, weighted by alpha. */
  readonly #sums: Float64Array;
  readonly #weights: Float64Array;
  readonly #pixels: Uint32Array;

  constructor(
    private readonly image: ImageData,
    private readonly cells: number,
    private readonly factor: number,
  ) {
    this.#sums = new Float64Array(cells * image.components);
    this.#weights = new Float64Array(cells);
    this.#pixels = new Uint32Array(cells);
  }

  clear(): void {
    this.#sums.fill(0);
    this.#weights.fill(0);
    this.#pixels.fill(0);
  }

  /** Adds a line of pixels. */
  add(y: number): void {
    const { width, components, data, alpha } = this.image;
    const sums = this.#sums;
    for (let cell = 0; cell < this.cells; cell += 1) {
      const from = y * width + cell * this.factor;
      const end = y * width + Math.min((cell + 1) * this.factor, width);
      let weights = 0;
      for (let pixel = from; pixel < end; pixel += 1) {
        const weight = alpha ? (alpha[pixel] as number) : 255;
        weights += weight;
        for (let index = 0; index < components; index += 1) {
          const at = cell * components + index;
          sums[at] = (sums[at] as number) + weight * (data[pixel * components + index] as number);
        }
      }
      this.#weights[cell] = (this.#weights[cell] as number) + weights;
      this.#pixels[cell] = (this.#pixels[cell] as number) + end - from;
    }
  }

  /** Writes the means as the samples of line `row`. */
  write(data: Uint8Array, alpha: Uint8Array | null, row: number): void {
    const { components } = this.image;
    for (let cell = 0; cell < this.cells; cell += 1) {
      const weight = this.#weights[cell] as number;
      const pixel = row * this.cells + cell;
      for (let index = 0; index < components; index += 1) {
        const sum = this.#sums[cell * components + index] as number;
        data[pixel * components + index] = weight === 0 ? 0 : Math.round(sum / weight);
      }
      if (alpha) alpha[pixel] = Math.round(weight / (this.#pixels[cell] as number));
    }
  }
}
