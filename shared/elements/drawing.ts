/** What element types draw besides text: fills, strokes and lines, from their props in points and colour names. */
import { diagnostic } from '../diag';
import type { DisplayItem, Stroke } from '../display';
import { type Colour, type Path, toMpt } from '../geometry';
import { type CompileContext, compileColourReference } from '../layout';
import type { StrokeProps } from './stroke';

/** A colour name or `#rrggbb` as a colour; an unknown name is reported and drawn black. */
export function compileColour(reference: string, context: CompileContext, property: string): Colour {
  const colour = compileColourReference(context.styles, reference);
  if (colour === undefined)
    context.report(diagnostic('model.missingColour', { colour: reference }), property);
  return colour ?? BLACK;
}

const BLACK: Colour = 0;

/** An optional fill: null where there is none. */
export const compileFill = (
  reference: string | undefined,
  context: CompileContext,
  property: string,
): Colour | null => (reference === undefined ? null : compileColour(reference, context, property));

/** An optional stroke: null where there is none or it has no width. */
export const compileStroke = (
  stroke: StrokeProps | undefined,
  context: CompileContext,
  property: string,
): Stroke | null =>
  stroke && stroke.width > 0
    ? {
        colour: compileColour(stroke.colour, context, property),
        width: toMpt(stroke.width),
        dash: (stroke.dash ?? []).map(toMpt),
      }
    : null;

/** A path at the frame's origin. */
export const drawPath = (
  path: Path,
  fill: Colour | null,
  stroke: Stroke | null,
  source: number,
): DisplayItem => ({
  kind: 'path',
  x: 0,
  y: 0,
  path,
  fill,
  stroke,
  source,
});
