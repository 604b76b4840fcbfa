/** The inside of paragraphs in an e-mail: runs with what differs from their paragraph, links, notes. */
import { isolatedGroups, type SemanticInline, type SemanticLook, type SemanticRun } from '../display';
import { formatHexColour } from '../geometry';
import type { EmailLook } from './email-look';
import { escapeAttribute, escapeText } from './escape';

/** The look that most characters of a paragraph have: what its own element says, so that runs need not. */
export function usualLook(inlines: readonly SemanticInline[], base: SemanticLook): SemanticLook {
  const lengths = new Map<SemanticLook, number>();
  for (const inline of inlines) {
    if (inline.kind !== 'run' || inline.link !== undefined || inline.note !== undefined) continue;
    lengths.set(inline.look, (lengths.get(inline.look) ?? 0) + inline.text.length);
  }
  let usual: SemanticLook | null = null;
  for (const [look, length] of lengths) if (length > (usual ? (lengths.get(usual) ?? 0) : 0)) usual = look;
  const first = inlines.find((inline) => inline.kind === 'run');
  return usual ?? (first?.kind === 'run' ? first.look : base);
}

/**
 * Inlines as HTML; `around` is the look of the element they stand in. What stands for itself says its direction, too, for
 * programs that know the attribute but not the element.
 */
export const writeInlines = (
  inlines: readonly SemanticInline[],
  around: SemanticLook,
  look: EmailLook,
): string => writeIsolated(inlines, (run) => writeRun(run, around, look));

/** What stands on a button, which has a look of its own. */
export const writeLabel = (label: readonly SemanticRun[]): string =>
  writeIsolated(label, ({ text }) => escapeText(text));

function writeIsolated(inlines: readonly SemanticInline[], write: (run: SemanticRun) => string): string {
  return isolatedGroups(inlines)
    .map(({ isolate, inlines: own }) => {
      const html = own.map((inline) => (inline.kind === 'break' ? '<br>' : write(inline))).join('');
      return isolate ? `<bdi dir="${isolate.direction}">${html}</bdi>` : html;
    })
    .join('');
}

function writeRun(run: SemanticRun, around: SemanticLook, look: EmailLook): string {
  let html = spaced(escapeText(run.text));
  if (run.ruby !== undefined)
    html = `<ruby>${html}<rp>（</rp><rt>${escapeText(run.ruby)}</rt><rp>）</rp></ruby>`;
  if (run.look.position === 'super' || run.note !== undefined)
    html = `<sup style="line-height:0;font-size:75%">${html}</sup>`;
  else if (run.look.position === 'sub') html = `<sub style="line-height:0;font-size:75%">${html}</sub>`;
  if (run.look.strike) html = `<s>${html}</s>`;
  if (run.link !== undefined) return writeLink(run, html, look);
  if (run.look.italic && !around.italic) html = `<em>${html}</em>`;
  if (run.look.weight >= 600 && around.weight < 600) html = `<strong>${html}</strong>`;
  const styles = differences(run.look, around, look);
  const lang = run.lang === undefined ? '' : ` lang="${escapeAttribute(run.lang)}"`;
  const isColoured = run.look.colour !== around.colour;
  if (styles.length === 0 && lang === '' && !isColoured) return html;
  const colour = isColoured ? ` class="${look.classOf('text', run.look.colour)}"` : '';
  return `<span${lang}${colour}${styles.length > 0 ? ` style="${styles.join(';')}"` : ''}>${html}</span>`;
}

function writeLink({ look: own, link = '', lang }: SemanticRun, html: string, look: EmailLook): string {
  const language = lang === undefined ? '' : ` lang="${escapeAttribute(lang)}"`;
  const weight = own.weight >= 600 ? ';font-weight:700' : '';
  return (
    `<a href="${escapeAttribute(link)}"${language} target="_blank" rel="noopener" class="${look.classOf('text', own.colour)}"` +
    ` style="color:${formatHexColour(own.colour)};text-decoration:underline${weight}">${html}</a>`
  );
}

function differences(own: SemanticLook, around: SemanticLook, look: EmailLook): string[] {
  const styles: string[] = [];
  if (own.family !== around.family) styles.push(`font-family:${look.stackOf(own.family)}`);
  if (own.colour !== around.colour) styles.push(`color:${formatHexColour(own.colour)}`);
  if (look.sizeOf(own) !== look.sizeOf(around) && own.position === null)
    styles.push(`font-size:${look.sizeOf(own)}px`);
  if (own.weight < 600 && around.weight >= 600) styles.push('font-weight:400');
  if (!own.italic && around.italic) styles.push('font-style:normal');
  if (own.underline && !around.underline) styles.push('text-decoration:underline');
  if (own.smallCaps && !around.smallCaps) styles.push('font-variant:small-caps');
  return styles;
}

/** Several spaces in a row are meant. */
const spaced = (html: string): string =>
  html.replace(/ {2,}/g, (spaces) => `${'&nbsp;'.repeat(spaces.length - 1)} `);
