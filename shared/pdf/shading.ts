/** Gradients as shadings (ISO 32000-2 8.7.4.5), and what is transparent in them as soft masks (11.6.5). */
import type { Gradient, GradientStop } from '../display';
import { formatDecimal } from './byte-buffer';
import type { ColourSpaces } from './colour-spaces';
import type { ObjectFile } from './object-file';

/** Far outside of everything, in the gradient's own units; within what every reader of PDF can count. */
const EVERYWHERE = '[-32000 -32000 32000 32000]';

/** Whether the gradient lets through what lies beneath. */
export const isTranslucent = ({ stops }: Gradient): boolean => stops.some(({ opacity }) => opacity < 1);

/** Writes the gradient's colours; returns the object number of the shading. */
export function writeShading(file: ObjectFile, gradient: Gradient, colours: ColourSpaces): number {
  return file.add(shading(gradient, '/DeviceRGB', ({ colour }) => colours.components(colour)));
}

/**
 * Writes the gradient's opacity, and that around it, as a graphics state; returns its dictionary. The mask holds both: where
 * a state has a mask and a constant, some readers count the constant twice.
 */
export function softMask(file: ObjectFile, gradient: Gradient, around: number): string {
  const id = file.add(shading(gradient, '/DeviceGray', ({ opacity }) => [opacity * around]));
  const form = file.addStream(
    `/Type/XObject/Subtype/Form/BBox${EVERYWHERE}/Group<</S/Transparency/CS/DeviceGray>>` +
      `/Resources<</Shading<</S ${id} 0 R>>>>`,
    new TextEncoder().encode('/S sh\n'),
    true,
  );
  return `<<${around === 1 ? '' : '/ca 1'}/SMask<</S/Luminosity/G ${form} 0 R>>>>`;
}

type Components = (stop: GradientStop) => readonly number[];

function shading({ from, to, stops }: Gradient, space: string, components: Components): string {
  const isRound = from.radius !== 0 || to.radius !== 0;
  const coordinates = isRound
    ? [from.x, from.y, from.radius, to.x, to.y, to.radius]
    : [from.x, from.y, to.x, to.y];
  return (
    `<</ShadingType ${isRound ? 3 : 2}/ColorSpace${space}/Coords[${numbers(coordinates)}]` +
    `/Extend[true true]/Function${colourFunction(stops, components)}>>`
  );
}

/** From 0 … 1 to colours: pieces between stops; two stops at one place make a sharp edge. */
function colourFunction(stops: readonly GradientStop[], components: Components): string {
  const pieces: { readonly end: number; readonly text: string }[] = [];
  const piece = (start: GradientStop, end: GradientStop, until: number): void => {
    const colours = `/C0[${numbers(components(start))}]/C1[${numbers(components(end))}]`;
    pieces.push({ end: until, text: `<</FunctionType 2/Domain[0 1]${colours}/N 1>>` });
  };
  let before: GradientStop | undefined;
  for (const stop of stops) {
    const start = before?.offset ?? 0;
    if (stop.offset - start > LEAST_PIECE) piece(before ?? stop, stop, stop.offset);
    before = stop;
  }
  if (before && 1 - before.offset > LEAST_PIECE) piece(before, before, 1);
  if (pieces.length === 1) return pieces[0]?.text ?? '';
  const bounds = pieces.slice(0, -1).map(({ end }) => end);
  return (
    `<</FunctionType 3/Domain[0 1]/Functions[${pieces.map(({ text }) => text).join('')}]` +
    `/Bounds[${numbers(bounds)}]/Encode[${pieces.map(() => '0 1').join(' ')}]>>`
  );
}

/** Shorter stretches of a gradient cannot be seen. */
const LEAST_PIECE = 0.00001;

const numbers = (values: readonly number[]): string =>
  values.map((value) => formatDecimal(value, 6)).join(' ');
