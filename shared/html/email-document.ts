/**
 * An e-mail's HTML: one file without scripts, addresses of style sheets or anything else that mail programs refuse. It
 * stands without its `<style>`, which only adds dark mode and small screens.
 */
import { type Diagnostic, diagnostic } from '../diag';
import { directionOf, type SemanticDocument, type SemanticNote } from '../display';
import { formatHexColour } from '../geometry';
import { EmailBlocks, type EmailImage } from './email-blocks';
import { EmailLook, SURFACE } from './email-look';
import { escapeAttribute, escapeText } from './escape';

/** What an e-mail says outside of its body. */
export interface EmailFacts {
  readonly subject: string;
  /** The line that mail programs show beside the subject; empty for none. */
  readonly preview: string;
}

export interface EmailHtmlOptions extends EmailFacts {
  /** Address of an image; by default `cid:` and its id, for a message that carries its images. */
  readonly addressOf?: (image: EmailImage) => string;
}

export interface EmailHtml {
  readonly html: string;
  /** Images it shows, each once. */
  readonly images: readonly EmailImage[];
  readonly diagnostics: readonly Diagnostic[];
}

const WIDTH = 600;
const PADDING = 32;
/** Gmail shows no more of a message's HTML, in KB of 1,024 bytes. */
const GMAIL_LIMIT_KB = 102;

/** Writes the HTML of an e-mail. */
export function writeEmailHtml(document: SemanticDocument, options: EmailHtmlOptions): EmailHtml {
  const { subject, preview, addressOf = ({ id }) => `cid:${id}` } = options;
  const look = new EmailLook(document.base, document.lang);
  const direction = directionOf(document.lang);
  const writer = new EmailBlocks(look, direction, addressOf);
  const room = WIDTH - 2 * PADDING;
  const body =
    writer.write(document.blocks, room) +
    writeNotes(document.notes, writer, look, room, direction === 'ltr' ? 'left' : 'right');
  look.classOf('text', document.base.colour);
  const html = assemble({ document, subject, preview, body, look, direction });
  const diagnostics = [...writer.diagnostics];
  if (document.blocks.length === 0) diagnostics.push(diagnostic('email.empty'));
  const size = Math.ceil(new TextEncoder().encode(html).length / 1024);
  if (size > GMAIL_LIMIT_KB) diagnostics.push(diagnostic('email.tooLarge', { size, limit: GMAIL_LIMIT_KB }));
  return { html, images: writer.images, diagnostics };
}

function writeNotes(
  notes: readonly SemanticNote[],
  writer: EmailBlocks,
  look: EmailLook,
  room: number,
  side: 'left' | 'right',
): string {
  if (notes.length === 0) return '';
  const items = notes.map(
    ({ number, blocks }) => `<li value="${number}">${writer.write(blocks, room - 24)}</li>\n`,
  );
  const colour = formatHexColour(look.base.colour);
  return (
    '<div style="border-top:1px solid #8a929c;font-size:0;line-height:0;height:0;margin:24px 0 8px">&nbsp;</div>\n' +
    `<ol class="${look.classOf('text', look.base.colour)}" style="margin:0;padding:0;padding-${side}:24px;color:${colour};font-size:13px;line-height:20px">\n` +
    `${items.join('')}</ol>\n`
  );
}

interface Parts {
  readonly document: SemanticDocument;
  readonly subject: string;
  readonly preview: string;
  readonly body: string;
  readonly look: EmailLook;
  readonly direction: 'ltr' | 'rtl';
}

function assemble({ document, subject, preview, body, look, direction }: Parts): string {
  const lang = escapeAttribute(document.lang);
  const page = formatHexColour(SURFACE.page);
  const card = formatHexColour(SURFACE.card);
  const stack = look.stackOf(document.base.family);
  const side = direction === 'ltr' ? 'left' : 'right';
  return `<!DOCTYPE html>
<html lang="${lang}" dir="${direction}" xmlns="http://www.w3.org/1999/xhtml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="x-apple-disable-message-reformatting">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeText(subject)}</title>
<!--[if mso]><noscript><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript>
<style>table{border-collapse:collapse}td,th,div,p,a,li,h1,h2,h3,h4,h5,h6{font-family:'Segoe UI','Yu Gothic UI',Arial,sans-serif!important}</style><![endif]-->
<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}
.p{overflow-wrap:anywhere}.d td,.d th{overflow-wrap:normal}.d .w{overflow-wrap:anywhere}
@media (max-width:620px){.o{padding:0!important}.p{padding:20px 16px!important}.c{border-radius:0!important}.d td,.d th{padding-left:3px!important;padding-right:3px!important;font-size:13px!important;line-height:19px!important}.d td{white-space:normal!important}.d .n{white-space:nowrap!important}}
@media (prefers-color-scheme:dark){.s{background-color:${formatHexColour(SURFACE.darkPage)}!important}.c{background-color:${formatHexColour(SURFACE.darkCard)}!important}}
[data-ogsb] .s{background-color:${formatHexColour(SURFACE.darkPage)}!important}[data-ogsb] .c{background-color:${formatHexColour(SURFACE.darkCard)}!important}
${look.darkRules()}
</style>
</head>
<body class="s" style="margin:0;padding:0;word-spacing:normal;background-color:${page}">
${writePreview(preview)}<div role="article" aria-roledescription="email" aria-label="${escapeAttribute(subject)}" lang="${lang}" dir="${direction}">
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" class="s" style="width:100%;background-color:${page}"><tr><td align="center" class="o" style="padding:24px 8px">
<!--[if mso]><table role="presentation" cellpadding="0" cellspacing="0" border="0" width="${WIDTH}" align="center"><tr><td><![endif]-->
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" class="c" style="width:100%;max-width:${WIDTH}px;border-collapse:separate;background-color:${card};border-radius:8px"><tr><td class="p" style="padding:${PADDING}px;text-align:${side};font-family:${stack};font-size:16px;line-height:24px">
${body}</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</div>
</body>
</html>
`;
}

/** What follows the preview line so that nothing of the body is drawn into it. */
const FILLER = '&#847;&zwnj;&nbsp;'.repeat(60);

const writePreview = (preview: string): string =>
  preview === ''
    ? ''
    : `<div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all;font-size:1px;line-height:1px">${escapeText(preview)}${FILLER}</div>\n`;
