export type { EmailImage } from './email-blocks';
export { type EmailFacts, type EmailHtml, type EmailHtmlOptions, writeEmailHtml } from './email-document';
export { type EmlInput, writeEml } from './eml';
export { type Mailbox, readMailbox } from './mime';
export { writePageHtml, writePageSvg } from './page-document';
export type { ImageText, PageImage, PageOptions, PageResource, UnshownImage } from './page-options';
