/** The difference of two texts, word by word. */
import { diffArrays } from 'diff';
import type { Paragraph } from '../model';
import type { TextPart } from './difference';
import { type TextToken, textTokens } from './text-tokens';

/** Insertions and deletions beyond which two texts count as entirely different; the search grows with their square. */
const FURTHEST = 2000;

export interface TextComparison {
  readonly parts: readonly TextPart[];
  /** Whether what stayed looks different, or the texts differ in nothing that can be read. */
  readonly formatting: boolean;
}

/** Compares two texts that are not equal. */
export function compareTexts(before: readonly Paragraph[], after: readonly Paragraph[]): TextComparison {
  const old = textTokens(before);
  const young = textTokens(after);
  const parts: TextPart[] = [];
  let isRestyled = false;
  for (const block of blocksOf(old, young)) {
    if (block.kind === 'same') isRestyled ||= block.tokens.some(({ form }, i) => form !== block.forms[i]);
    parts.push(...partsOf(block.kind, block.tokens));
  }
  const isSaidAlike = parts.every(({ kind }) => kind === 'same');
  if (parts.at(-1)?.kind === 'same') parts.pop();
  return { parts: joined(parts), formatting: isRestyled || isSaidAlike };
}

/** A text that stands in one version only, without the end of its last paragraph. */
export const wholeText = (kind: 'added' | 'removed', paragraphs: readonly Paragraph[]): TextPart[] =>
  joined(partsOf(kind, textTokens(paragraphs).slice(0, -1)));

type Block =
  | { readonly kind: 'removed' | 'added'; readonly tokens: readonly TextToken[] }
  /** `forms`: how the tokens looked before. */
  | { readonly kind: 'same'; readonly tokens: readonly TextToken[]; readonly forms: readonly string[] };

/** The runs of tokens that were kept, removed and added; a space alone between two changes changes with them. */
function blocksOf(old: readonly TextToken[], young: readonly TextToken[]): Block[] {
  const changes = diffArrays(
    old.map(({ key }) => key),
    young.map(({ key }) => key),
    { maxEditLength: FURTHEST },
  ) ?? [
    { removed: true, added: false, count: old.length },
    { removed: false, added: true, count: young.length },
  ];
  const blocks: Block[] = [];
  let [from, to] = [0, 0];
  let removed: TextToken[] = [];
  let added: TextToken[] = [];
  const close = (): void => {
    if (removed.length > 0) blocks.push({ kind: 'removed', tokens: removed });
    if (added.length > 0) blocks.push({ kind: 'added', tokens: added });
    removed = [];
    added = [];
  };
  for (const [index, change] of changes.entries()) {
    const gone = change.added ? [] : old.slice(from, from + change.count);
    const come = change.removed ? [] : young.slice(to, to + change.count);
    from += gone.length;
    to += come.length;
    const isKept = !change.added && !change.removed;
    const isBetween = removed.length > 0 && added.length > 0 && index < changes.length - 1;
    if (isKept && !(isBetween && come.every(isSpace))) {
      close();
      blocks.push({ kind: 'same', tokens: come, forms: gone.map(({ form }) => form) });
    } else {
      removed.push(...gone);
      added.push(...come);
    }
  }
  close();
  return blocks;
}

const isSpace = ({ piece }: TextToken): boolean => piece.kind === 'text' && piece.text.trim() === '';

const partsOf = (kind: TextPart['kind'], tokens: readonly TextToken[]): TextPart[] =>
  tokens.map(({ piece }) => ({ kind, piece }));

/** Neighbouring letters of one kind become one part. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const result: TextPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last?.kind === part.kind && last.piece.kind === 'text' && part.piece.kind === 'text') {
      result[result.length - 1] = {
        kind: part.kind,
        piece: { kind: 'text', text: last.piece.text + part.piece.text },
      };
    } else {
      result.push(part);
    }
  }
  return result;
}
