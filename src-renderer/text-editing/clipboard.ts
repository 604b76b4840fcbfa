/** Rich text on the clipboard: our own paragraphs as JSON beside plain text for everybody else. */
import { z } from 'zod';
import { type Paragraph, paragraphSchema } from '../../shared/model';

export const TEXT_TYPE = 'application/x-fumi-text';

const clipSchema = z.strictObject({ version: z.literal(1), paragraphs: z.array(paragraphSchema).min(1) });

export interface TextClip {
  /** As the document shows it. */
  readonly plain: string;
  readonly paragraphs: readonly Paragraph[] | null;
}

export function writeClip(data: DataTransfer, clip: TextClip): void {
  data.setData('text/plain', clip.plain);
  if (clip.paragraphs) data.setData(TEXT_TYPE, JSON.stringify({ version: 1, paragraphs: clip.paragraphs }));
}

/** What can be pasted; null when the clipboard holds no text. Foreign or damaged JSON counts as plain text. */
export function readClip(data: DataTransfer): TextClip | null {
  const plain = data.getData('text/plain');
  const paragraphs = parseParagraphs(data.getData(TEXT_TYPE));
  return paragraphs || plain ? { plain, paragraphs } : null;
}

function parseParagraphs(text: string): Paragraph[] | null {
  if (!text) return null;
  try {
    const parsed = clipSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.paragraphs : null;
  } catch {
    return null;
  }
}
