/** What an element of a flow asks for besides its place in the order: breaks, a page of its own, a place out of the flow. */
import type { Diagnostic } from '../diag';
import type { Frame } from '../display';
import type { Mpt } from '../geometry';
import type { BreakKind, TemplateNode } from '../model';
import type { CompiledExpression } from '../rules';
import type { Behaviour, Content } from './compiled';
import type { LayoutContext } from './context';
import { holds } from './resolve';

export interface CompiledBreak {
  readonly kind: BreakKind;
  /** It always breaks where null. */
  readonly when: CompiledExpression | null;
}

/** The beginning of a section: its masters and, where it says so, its page numbers start anew. */
export interface SectionStart {
  /** Name that masters choose it by; empty for none. */
  readonly name: string;
  readonly start: 'page' | 'odd' | 'even' | 'continuous';
  readonly restartsNumbering: boolean;
}

/** What fills the room that is left: chosen when everything else of the region has its place. */
export interface FillerRules {
  /** Less room than this is left alone. */
  readonly minHeight: Mpt;
  /** A frame of at most this height, or null where nothing fits. */
  fill(content: Content, width: Mpt, height: Mpt, page: number, context: LayoutContext): Frame | null;
}

export interface FlowRules {
  readonly breakBefore: CompiledBreak | null;
  readonly breakAfter: CompiledBreak | null;
  readonly anchor: NonNullable<TemplateNode['anchor']> | null;
  readonly section: SectionStart | null;
  readonly filler: FillerRules | null;
}

type Compile = (source: string, property: string) => CompiledExpression;

/** The rules of a node; null for nearly every one, which asks for nothing. */
export function compileFlowRules(
  node: TemplateNode,
  { section, filler }: Behaviour,
  compile: Compile,
): FlowRules | null {
  const breakBefore = compileBreak(node.breakBefore, node.breakBeforeWhen, 'breakBeforeWhen', compile);
  const breakAfter = compileBreak(node.breakAfter, node.breakAfterWhen, 'breakAfterWhen', compile);
  const anchor = node.box ? (node.anchor ?? null) : null;
  if (!breakBefore && !breakAfter && !anchor && !section && !filler) return null;
  return { breakBefore, breakAfter, anchor, section: section ?? null, filler: filler ?? null };
}

function compileBreak(
  kind: BreakKind | undefined,
  when: string | undefined,
  property: string,
  compile: Compile,
): CompiledBreak | null {
  if (kind === undefined) return null;
  return { kind, when: when === undefined ? null : compile(when, property) };
}

/** The break that an element asks for before or after it, as far as its condition holds. */
export function breakOf(
  side: 'breakBefore' | 'breakAfter',
  { compiled, scope }: Content,
  context: { report(problem: Diagnostic): void },
): BreakKind | null {
  const wanted = compiled.flow?.[side];
  if (!wanted) return null;
  return !wanted.when || holds(wanted.when, scope, compiled.id, `${side}When`, context) ? wanted.kind : null;
}

const STRENGTH: { readonly [kind in BreakKind]: number } = { column: 1, page: 2, odd: 3, even: 3 };

/** What two breaks at one place come to: the one that goes further, the second where they contradict each other. */
export const strongerBreak = (a: BreakKind | null, b: BreakKind | null): BreakKind | null =>
  a === null || (b !== null && STRENGTH[b] >= STRENGTH[a]) ? b : a;
