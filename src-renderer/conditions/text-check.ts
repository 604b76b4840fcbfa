/** What is wrong with a condition's text, as the text view shows it: underlined stretches, messages, and fixes. */
import { type ExpressionDiagnostic, writeName } from '../../shared/rules';

/** A stretch of the text, underlined where something is wrong with it. */
export interface MarkedStretch {
  readonly text: string;
  readonly isWrong: boolean;
}

/** The text cut at the ends of what is wrong. A problem at the very end underlines the last character. */
export function markedStretches(
  text: string,
  diagnostics: readonly Pick<ExpressionDiagnostic, 'start' | 'end'>[],
): MarkedStretch[] {
  const wrong = diagnostics.map(({ start, end }) => widened(start, end, text.length));
  const cuts = new Set([0, text.length, ...wrong.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? text.length;
    return {
      text: text.slice(from, to),
      isWrong: wrong.some(({ start, end }) => start <= from && to <= end),
    };
  });
}

function widened(start: number, end: number, length: number): { start: number; end: number } {
  const from = Math.min(Math.max(0, start), length);
  const to = Math.min(Math.max(from, end), length);
  return from < to
    ? { start: from, end: to }
    : { start: Math.max(0, Math.min(from, length - 1)), end: Math.min(from + 1, length) };
}

/** The stretch a problem is about; of an unknown name in a path only that name. */
export function stretchOf(text: string, problem: ExpressionDiagnostic): { start: number; end: number } {
  const { field } = problem.args;
  const stretch = text.slice(problem.start, problem.end);
  if (problem.code !== 'rule.unknownField' || typeof field !== 'string') return problem;
  const quoted = stretch.lastIndexOf(`\`${field}\``);
  const at = quoted >= 0 ? quoted : stretch.lastIndexOf(field);
  if (at < 0) return problem;
  const start = problem.start + at;
  return { start, end: start + field.length + (quoted >= 0 ? 2 : 0) };
}

/** The text with a misspelt name replaced by what was probably meant; `undefined` where there is nothing to suggest. */
export function applySuggestion(text: string, problem: ExpressionDiagnostic): string | undefined {
  const { field, suggestion } = problem.args;
  if (typeof field !== 'string' || typeof suggestion !== 'string') return undefined;
  const { start, end } = stretchOf(text, problem);
  return text.slice(0, start) + (writeName(suggestion) ?? suggestion) + text.slice(end);
}

/** Line and column, from 1, of a position. */
export function placeIn(text: string, position: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
