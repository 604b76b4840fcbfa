/**
 * An e-mail as a file: an Internet message (RFC 5322) of alternatives, plain text and HTML, the HTML together with its
 * images (RFC 2387). The same content is the same bytes: boundaries and the message's id derive from the digest.
 */
import { sha256Hex } from '../base';
import type { PlainDate } from '../data';
import type { EmailImage } from './email-blocks';
import type { EmailFacts } from './email-document';
import { imagePart, type Mailbox, mailboxField, multipart, plainField, textField, textPart } from './mime';

export interface EmlInput extends Pick<EmailFacts, 'subject'> {
  readonly html: string;
  readonly text: string;
  readonly images: readonly EmailImage[];
  /** Bytes of an image by its SHA-256; one that is missing is left out. */
  readonly asset: (hash: string) => Uint8Array | undefined;
  readonly lang: string;
  /** The sender; without one, a placeholder that no server would send. */
  readonly from: Mailbox | null;
  readonly to: Mailbox | null;
  /** Day of the job. */
  readonly date: PlainDate;
}

const NOBODY: Mailbox = { name: 'Fumi Studio', address: 'proof@fumi.invalid' };

const EXTENSIONS: { readonly [mediaType: string]: string } = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

/** Writes the message; ASCII only, lines end with CRLF. */
export function writeEml(input: EmlInput): string {
  const { subject, html, text, images, asset, lang, from, to, date } = input;
  const digest = sha256Hex(
    [subject, to?.address ?? '', text, html, ...images.map((each) => each.asset)].join('\0'),
  );
  const boundary = (name: string): string => `=_${name}_${digest.slice(0, 24)}`;
  const files = images.flatMap((image, index) => {
    const bytes = asset(image.asset);
    const name = `image${index + 1}.${EXTENSIONS[image.mediaType] ?? 'bin'}`;
    return bytes ? [imagePart(image.mediaType, image.id, name, bytes)] : [];
  });
  const page = textPart('text/html', html);
  const shown =
    files.length === 0 ? page : multipart('related; type="text/html"', boundary('related'), [page, ...files]);
  return (
    plainField('MIME-Version', '1.0') +
    plainField('Date', dateField(date)) +
    mailboxField('From', from ?? NOBODY) +
    (to ? mailboxField('To', to) : '') +
    textField('Subject', subject) +
    plainField('Message-ID', `<${digest.slice(0, 32)}@fumi.invalid>`) +
    plainField('Content-Language', lang) +
    multipart('alternative', boundary('alternative'), [textPart('text/plain', text), shown])
  );
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322 3.3; the day of the job has no time. */
function dateField(date: PlainDate): string {
  const day = DAYS[date.weekday - 1] ?? '';
  return `${day}, ${date.day} ${MONTHS[date.month - 1] ?? ''} ${String(date.year).padStart(4, '0')} 00:00:00 +0000`;
}
