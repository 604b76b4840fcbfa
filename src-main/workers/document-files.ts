/** Documents that are written as something else than a PDF: pages for browsers, e-mails, text messages. */
import { type JsonObject, sha256Hex } from '../../shared/base';
import type { DocumentFormat, Envelope } from '../../shared/contract';
import { parsePath, rawAt } from '../../shared/data';
import { type Diagnostic, diagnostic } from '../../shared/diag';
import { type CompiledTemplate, type Composition, type Engine, readMailbox } from '../../shared/engine';

/** Formats that show pages, and those that have none. */
export type PageFormat = Extract<DocumentFormat, 'html' | 'svg'>;
export type MessageFormat = Extract<DocumentFormat, 'eml' | 'txt'>;

/** Files of one document: the first by the record's own name, others with a number behind it. */
export interface DocumentTexts {
  readonly texts: readonly string[];
  readonly problems: readonly Diagnostic[];
}

/** A document without pages. */
export interface MessageDocument extends DocumentTexts {
  /** SHA-256 of the text: what a display list's digest is to documents with pages. */
  readonly digest: string;
}

/** The pages of a composition: one HTML file, or an SVG file for each. */
export function pageTexts(engine: Engine, { list }: Composition, format: PageFormat): DocumentTexts {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic): void => {
    problems.push(problem);
  };
  if (format === 'svg') {
    const texts = list.pages.map((_, index) => engine.writePageSvg(list, index, { report }));
    return { texts, problems };
  }
  const parts: string[] = [];
  engine.writePageHtml(list, (text) => parts.push(text), { report });
  return { texts: [parts.join('')], problems };
}

/** The e-mail or the text message of a record. */
export function messageDocument(
  engine: Engine,
  compiled: CompiledTemplate,
  record: JsonObject,
  index: number,
  format: MessageFormat,
  envelope: Envelope,
): MessageDocument {
  if (format === 'txt') {
    const { text, diagnostics } = engine.sms(compiled, record, { record: index });
    return { texts: [text], problems: diagnostics, digest: sha256Hex(text) };
  }
  const email = engine.email(compiled, record, { record: index });
  const from = envelope.from === undefined ? null : readMailbox(envelope.from);
  const to = recipientOf(record, envelope);
  const text = email.message(from, to.mailbox);
  const missing = to.problem ? [{ ...to.problem, at: { ...to.problem.at, record: index } }] : [];
  return { texts: [text], problems: [...email.diagnostics, ...missing], digest: sha256Hex(text) };
}

function recipientOf(record: JsonObject, { toField }: Envelope) {
  if (toField === undefined) return { mailbox: null, problem: null };
  const path = parsePath(toField);
  const value = path && rawAt(record, path);
  const mailbox = typeof value === 'string' ? readMailbox(value) : null;
  const problem = mailbox ? null : diagnostic('email.noRecipient', { field: toField }, { dataPath: toField });
  return { mailbox, problem };
}
