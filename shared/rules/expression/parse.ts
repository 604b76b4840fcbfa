/**
 * CEL text to syntax tree, by cel-js. Two things come before it: names in any script, and names in back quotes
 * (CEL language definition, "Escaped identifiers": `` a.`unit price` ``), which the parser does not know. They are
 * replaced by plain names of the same length, so every position stays true, and read back from the source.
 */
import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { type Diagnostic, diagnostic, reason } from '../../diag';

export type SyntaxNode = ASTNode;

/** A diagnostic with the part of the source that it is about, in UTF-16 units. */
export interface ExpressionDiagnostic extends Diagnostic {
  readonly start: number;
  readonly end: number;
}

/** Limits on one expression. */
export const EXPRESSION_LIMITS = {
  /** UTF-16 units of source text. */
  sourceLength: 20_000,
  /** Nesting of brackets, calls and branches. */
  depth: 60,
  /** Operands in a row, `a && b && …`. */
  chain: 500,
  /** Nodes of the syntax tree. */
  nodes: 5_000,
  /** Turns of all loops (`all`, `map`, …) in one evaluation. */
  iterations: 1_000_000,
} as const;

export type ParseOutcome =
  | { readonly ok: true; readonly node: SyntaxNode; readonly source: string }
  | { readonly ok: false; readonly diagnostic: ExpressionDiagnostic };

const parser = new Environment({
  homogeneousAggregateLiterals: false,
  limits: { maxDepth: EXPRESSION_LIMITS.depth, maxAstNodes: EXPRESSION_LIMITS.nodes },
});

/** Strings and comments are skipped; back-quoted names and words with letters beyond ASCII are found. */
const TOKEN =
  /(\/\/[^\n]*|[rRbB]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'))|`([^`\n]+)`|([\p{L}_][\p{L}\p{M}\p{N}_]*)/gu;

const ASCII_WORD = /^[A-Za-z_][A-Za-z0-9_]*$/;

const maskNames = (source: string): string =>
  source.replace(TOKEN, (whole: string, skipped?: string, quoted?: string) =>
    skipped !== undefined || (quoted === undefined && ASCII_WORD.test(whole))
      ? whole
      : 'x'.repeat(whole.length),
  );

/** Words that the grammar keeps for itself. */
const RESERVED = new Set(
  (
    'as break const continue else false for function if import in let loop namespace null package prototype return ' +
    'true var void while __proto__'
  ).split(' '),
);

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;

/** A name as it is written in an expression: plain, or in back quotes; `undefined` where it cannot be written. */
export function writeName(name: string): string | undefined {
  if (PLAIN_NAME.test(name) && !RESERVED.has(name)) return name;
  return name === '' || /[`\n]/.test(name) ? undefined : `\`${name}\``;
}

/** The name that stands in the source between two positions. */
export function readName(source: string, start: number, end: number): string {
  const text = source.slice(start, end);
  return text.startsWith('`') ? text.slice(1, -1) : text;
}

export function parseExpression(source: string): ParseOutcome {
  if (source.length > EXPRESSION_LIMITS.sourceLength) {
    const limit = EXPRESSION_LIMITS.sourceLength;
    return { ok: false, diagnostic: { ...diagnostic('rule.tooLarge'), start: limit, end: source.length } };
  }
  const tooLarge: ParseOutcome = {
    ok: false,
    diagnostic: { ...diagnostic('rule.tooLarge'), start: 0, end: source.length },
  };
  try {
    const node = parser.parse(maskNames(source)).ast;
    return isTooDeep(node) ? tooLarge : { ok: true, node, source };
  } catch (error) {
    if (error instanceof ParseError) return { ok: false, diagnostic: syntaxDiagnostic(error, source) };
    // The parser's own depth limit does not count `!!!!…`: a full stack is all that stops it there.
    if (error instanceof RangeError) return tooLarge;
    throw error;
  }
}

/** The operands of a node. */
function operandsOf(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case '!_':
    case '-_':
      return [node.args];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    default:
      return node.args;
  }
}

/** Walks level by level, since chains like `a && b && …` nest as deep as they are long. */
function isTooDeep(root: SyntaxNode): boolean {
  let level: readonly SyntaxNode[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > EXPRESSION_LIMITS.chain) return true;
    level = level.flatMap(operandsOf);
  }
  return false;
}

function syntaxDiagnostic(error: ParseError, source: string): ExpressionDiagnostic {
  const start = Math.min(error.range?.start ?? 0, source.length);
  const end = Math.min(Math.max(error.range?.end ?? start, start), source.length);
  const found = source.slice(start, end);
  const at = { start, end };
  switch (error.code) {
    case 'unexpected_token':
    case 'expected_token':
    case 'unexpected_character':
      return found.trim() === ''
        ? { ...diagnostic('rule.unfinished'), ...at }
        : { ...diagnostic('rule.unexpected', { found }), ...at };
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
      return { ...diagnostic('rule.openText'), ...at };
    case 'limit_exceeded':
      return { ...diagnostic('rule.tooLarge'), ...at };
    case 'reserved_identifier':
      return { ...diagnostic('rule.reservedName', { name: found }), ...at };
    case 'invalid_macro_argument':
      return { ...diagnostic('rule.loopVariable', { found }), ...at };
    case 'invalid_number':
    case 'invalid_integer':
    case 'invalid_hex_integer':
    case 'invalid_exponent':
      return { ...diagnostic('rule.number', { found }), ...at };
    case 'newline_in_string':
      return { ...diagnostic('rule.syntax', { reason: reason('expression.lineBreak') }), ...at };
    case 'bytes_unicode_escape':
    case 'invalid_escape_sequence':
    case 'invalid_hex_escape':
    case 'invalid_octal_escape':
    case 'invalid_unicode_escape':
    case 'invalid_unicode_surrogate':
    case 'octal_escape_out_of_range':
      return { ...diagnostic('rule.syntax', { reason: reason('expression.escape') }), ...at };
    default:
      return { ...diagnostic('rule.syntax', { reason: reason('expression.place', { found }) }), ...at };
  }
}
