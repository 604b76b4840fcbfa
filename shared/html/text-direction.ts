/** The direction of paragraphs in e-mails: that of their first letter (UAX #9 P2, P3) or their language, as pages have it. */
import type { SemanticInline, TextDirection } from '../display';
import { baseDirection, isBidirectional, type TextRange } from '../text';

/** The direction of a paragraph; that of what holds it where it has no letters. */
export function directionOfInlines(inlines: readonly SemanticInline[], outer: TextDirection): TextDirection {
  let text = '';
  const isolates: TextRange[] = [];
  for (const inline of inlines) {
    const start = text.length;
    text += inline.kind === 'break' ? '\n' : inline.text;
    if (inline.kind === 'run' && inline.isolate) isolates.push({ start, end: text.length });
  }
  if (outer === 'ltr' && !isBidirectional(text)) return 'ltr';
  return outer === 'rtl' ? baseDirection(text, isolates, 'autoRtl') : baseDirection(text, isolates);
}
