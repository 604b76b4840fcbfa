/** What rows, cells and tables look like besides their text: backgrounds by rule, and lines on their sides. */
import type { Stroke } from '../../display';
import type { Colour } from '../../geometry';
import type { CompileContext, ResolveContext } from '../../layout';
import {
  type CompiledExpression,
  compileCondition,
  evaluateCondition,
  ruleErrorDiagnostic,
  type Scope,
} from '../../rules';
import { compileColour, compileStroke } from '../drawing';
import type { FillsProps, SidesProps } from './props';

/** A line, no line (`null`), or nothing said (`undefined`), for each side. */
export interface Sides {
  readonly top: Stroke | null | undefined;
  readonly right: Stroke | null | undefined;
  readonly bottom: Stroke | null | undefined;
  readonly left: Stroke | null | undefined;
}

/** `null` where nothing is said of any side. */
export function compileSides(
  sides: SidesProps | undefined,
  context: CompileContext,
  property: string,
): Sides | null {
  if (!sides) return null;
  const { top, right, bottom, left } = sides;
  if (!(top || right || bottom || left)) return null;
  const of = (side: keyof SidesProps): Stroke | null | undefined =>
    sides[side] && compileStroke(sides[side], context, `${property}.${side}`);
  return { top: of('top'), right: of('right'), bottom: of('bottom'), left: of('left') };
}

interface CompiledFill {
  readonly when: CompiledExpression;
  readonly fill: Colour;
}

/**
 * Makes what `resolve` answers for a row or cell: the same object for every record and turn that looks the same.
 * `make` is called once for the usual fill and once for each by rule.
 */
export function resolveFills<T>(
  usual: Colour | null,
  fills: FillsProps | undefined,
  context: CompileContext,
  make: (fill: Colour | null) => T,
): (scope: Scope, resolve: ResolveContext) => T {
  const plain = make(usual);
  if (!fills || fills.length === 0) return () => plain;
  const compiled = fills.map(({ when, fill }, index): CompiledFill & { readonly data: T } => {
    const property = `props.fills.${index}`;
    const condition = compileCondition(when, context.environment);
    for (const problem of condition.diagnostics) context.report(problem, `${property}.when`);
    const colour = compileColour(fill, context, `${property}.fill`);
    return { when: condition, fill: colour, data: make(colour) };
  });
  const { nodeId } = context;
  return (scope, resolve) => {
    for (const { when, data } of compiled) {
      const { value, error } = evaluateCondition(when, scope);
      if (error && when.diagnostics.length === 0)
        resolve.report(ruleErrorDiagnostic(error, { nodeId, property: 'props.fills' }));
      if (value) return data;
    }
    return plain;
  };
}
