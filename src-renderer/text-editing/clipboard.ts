/** Rich text on the clipboard: our own paragraphs as JSON beside plain text for everybody else. */
import { z } from 'zod';
import {
  type NodeId,
  nodeIdSchema,
  nodeSchema,
  type Paragraph,
  paragraphSchema,
  type TemplateNode,
} from '../../shared/model';

export const TEXT_TYPE = 'application/x-fumi-text';

const clipSchema = z.strictObject({
  version: z.literal(1),
  paragraphs: z.array(paragraphSchema).min(1),
  /** The notes that the paragraphs have marks of, with everything inside. */
  notes: z.record(nodeIdSchema, nodeSchema).optional(),
});

/** Paragraphs and their notes. */
export interface RichText {
  readonly paragraphs: readonly Paragraph[];
  readonly notes: { readonly [id: NodeId]: TemplateNode };
}

export interface TextClip {
  /** As the document shows it. */
  readonly plain: string;
  readonly rich: RichText | null;
}

export function writeClip(data: DataTransfer, clip: TextClip): void {
  data.setData('text/plain', clip.plain);
  if (!clip.rich) return;
  const { paragraphs, notes } = clip.rich;
  const withNotes = Object.keys(notes).length > 0 ? { notes } : {};
  data.setData(TEXT_TYPE, JSON.stringify({ version: 1, paragraphs, ...withNotes }));
}

/** What can be pasted; null when the clipboard holds no text. Foreign or damaged JSON counts as plain text. */
export function readClip(data: DataTransfer): TextClip | null {
  const plain = data.getData('text/plain');
  const rich = parseRichText(data.getData(TEXT_TYPE));
  return rich || plain ? { plain, rich } : null;
}

function parseRichText(text: string): RichText | null {
  if (!text) return null;
  try {
    const parsed = clipSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const { paragraphs, notes = {} } = parsed.data;
    return { paragraphs, notes };
  } catch {
    return null;
  }
}
