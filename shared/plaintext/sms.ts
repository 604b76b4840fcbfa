/** A document as a text message: what it says, how it is encoded and how many segments it takes. */
import { type Diagnostic, diagnostic } from '../diag';
import type { SemanticDocument } from '../display';
import { divideSms, type SmsDivision } from './sms-segments';
import { linesOfBlocks } from './text-blocks';

export interface SmsMessage extends SmsDivision {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface SmsOptions {
  /** Segments that are allowed; {@link USUAL_SEGMENT_LIMIT} where absent. */
  readonly limit?: number;
}

/** The most that operators in Japan carry. */
export const USUAL_SEGMENT_LIMIT = 10;
/** Characters outside the GSM alphabet that a diagnostic names. */
const NAMED = 12;

/** Spaces of other widths, which the GSM alphabet lacks, are spaces in a message. */
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f]/g;
/**
 * Characters that say nothing in a message; isolates among them, because many phones show a box for each, and overrides,
 * which nothing would end then.
 */
const INVISIBLE = /[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Writes the text message of a document. Too long, empty or not in GSM letters is said in diagnostics. */
export function writeSms(
  document: SemanticDocument,
  { limit = USUAL_SEGMENT_LIMIT }: SmsOptions = {},
): SmsMessage {
  const notes = document.notes.flatMap(({ blocks }) => linesOfBlocks(blocks, 'compact'));
  const text = [...linesOfBlocks(document.blocks, 'compact'), ...notes]
    .join('\n')
    // A letter and its accent may come apart in data; they are one character of the alphabet.
    .normalize('NFC')
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(/ +/g, ' ')
    .trim();
  const division = divideSms(text);
  return { text, ...division, diagnostics: problemsOf(division, limit) };
}

function problemsOf({ segments, outside }: SmsDivision, limit: number): Diagnostic[] {
  if (segments.length === 0) return [diagnostic('sms.empty')];
  const problems: Diagnostic[] = [];
  if (segments.length > limit) problems.push(diagnostic('sms.tooLong', { segments: segments.length, limit }));
  // A message in a script of its own is UCS-2 whatever one does; a few strangers among Latin letters are worth a word.
  if (outside.length > 0 && outside.length <= NAMED)
    problems.push(diagnostic('sms.unicode', { characters: outside.map(named).join(' ') }));
  return problems;
}

const named = (character: string): string =>
  `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
