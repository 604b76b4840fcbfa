/** Documents without pages: what a record's document says in a channel, as an e-mail and as a text message. */
import type { JsonObject } from '../base';
import { type Diagnostic, diagnostic } from '../diag';
import type { SemanticDocument, SemanticLook } from '../display';
import { parseHexColour, toMpt } from '../geometry';
import { type EmailImage, type Mailbox, writeEmailHtml, writeEml } from '../html';
import { type CompiledTemplate, describeDocument } from '../layout';
import {
  BASE_STYLE,
  type Channel,
  defaultLanguage,
  resolveColour,
  resolveTextStyle,
  type Template,
} from '../model';
import { type SmsMessage, writePlainText, writeSms } from '../plaintext';
import {
  type CompiledExpression,
  compileExpression,
  evaluateValue,
  formatLanguage,
  joinedTexts,
  ruleErrorDiagnostic,
  type Scope,
  STRING,
  TypeEnvironment,
} from '../rules';
import { isBidirectional, isolatesOf, spellIsolates } from '../text';
import type { World } from './world';

export interface ChannelOptions {
  /** Language of the document; by default the one that the template's `languageBy` yields. */
  readonly language?: string;
  /** Position of the record in its data set, for diagnostics. */
  readonly record?: number;
}

export interface Described {
  readonly document: SemanticDocument;
  readonly diagnostics: readonly Diagnostic[];
}

export interface EmailOptions extends ChannelOptions {
  /** Address of an image in the HTML; by default `cid:` and its id, for a message that carries its images. */
  readonly addressOf?: (image: EmailImage) => string;
}

/** One record's e-mail. */
export interface Email {
  readonly subject: string;
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly html: string;
  /** The same as plain text. */
  readonly text: string;
  readonly images: readonly EmailImage[];
  readonly language: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The whole as an Internet message (`.eml`), ASCII with CRLF. */
  message(from: Mailbox | null, to: Mailbox | null): string;
}

/** What a channel's document of a record needs besides its options. */
interface Place {
  readonly compiled: CompiledTemplate;
  readonly record: JsonObject;
  readonly world: World;
}

/** What the record's document says in a channel. Never throws for what template or data hold. */
export function describe(
  { compiled, record, world }: Place,
  channel: Channel,
  { language: wanted, record: index }: ChannelOptions,
): Described {
  const { template } = compiled;
  const scope: Scope = { record, locals: [], today: world.today };
  const language = wanted ?? languageOf(compiled, scope);
  const { blocks, notes, diagnostics } = describeDocument({ compiled, scope, language, channel });
  const document = { lang: language, title: template.name, base: baseLook(template), blocks, notes };
  return { document, diagnostics: once([...compiled.diagnostics, ...diagnostics], index) };
}

/** The record's e-mail. */
export function composeEmail(place: Place, options: EmailOptions): Email {
  const { compiled, record, world } = place;
  const { document, diagnostics } = describe(place, 'email', options);
  const problems = [...diagnostics];
  const scope: Scope = { record, locals: [], today: world.today };
  const facts = emailFacts(compiled, document.lang, scope, problems);
  const {
    html,
    images,
    diagnostics: found,
  } = writeEmailHtml(document, {
    ...facts,
    ...(options.addressOf ? { addressOf: options.addressOf } : {}),
  });
  const text = writePlainText(document);
  const { asset, today } = world;
  for (const { asset: hash } of images)
    if (!asset(hash)) problems.push(diagnostic('asset.missing', { asset: hash.slice(0, 8) }));
  return {
    ...facts,
    html,
    text,
    images,
    language: document.lang,
    diagnostics: once([...problems, ...found], options.record),
    message: (from, to) =>
      writeEml({
        subject: facts.subject,
        html,
        text,
        images,
        asset,
        lang: document.lang,
        from,
        to,
        date: today,
      }),
  };
}

/** The record's text message. */
export function composeSms(place: Place, options: ChannelOptions): SmsMessage {
  const { document, diagnostics } = describe(place, 'sms', options);
  const { sms } = place.compiled.template;
  const message = writeSms(document, sms ? { limit: sms.maxSegments } : {});
  return { ...message, diagnostics: once([...diagnostics, ...message.diagnostics], options.record) };
}

/** The language of a record's document: what the template's expression says, if the template has that language. */
export function languageOf({ template, languageBy }: CompiledTemplate, scope: Scope): string {
  if (!languageBy) return defaultLanguage(template);
  const { value } = evaluateValue(languageBy, scope);
  return typeof value === 'string' && template.languages.includes(value) ? value : defaultLanguage(template);
}

/** What is wrong with the expressions around a template's e-mail. */
export function emailDiagnostics(template: Template): readonly Diagnostic[] {
  const { subject, preview } = lines(template);
  return [...subject.values(), ...preview.values()].flatMap(({ property, expression }) =>
    expression.diagnostics.map((problem) => ({ ...problem, at: { nodeId: template.root, property } })),
  );
}

interface Line {
  readonly property: string;
  readonly expression: CompiledExpression;
}

/** Subject and preview line by language. */
interface Lines {
  readonly subject: ReadonlyMap<string, Line>;
  readonly preview: ReadonlyMap<string, Line>;
}

const compiledLines = new WeakMap<Template, Lines>();

function lines(template: Template): Lines {
  const known = compiledLines.get(template);
  if (known) return known;
  const compile = (name: keyof Lines): ReadonlyMap<string, Line> =>
    new Map(
      Object.entries(template.email?.[name] ?? {}).map(([language, source]) => {
        const environment = TypeEnvironment.of(template.data, formatLanguage(language));
        const expression = compileExpression(source, environment, { expected: STRING });
        return [language, { property: `email.${name}.${language}`, expression }];
      }),
    );
  const made = { subject: compile('subject'), preview: compile('preview') };
  compiledLines.set(template, made);
  return made;
}

function emailFacts(
  { template }: CompiledTemplate,
  language: string,
  scope: Scope,
  problems: Diagnostic[],
): { readonly subject: string; readonly preview: string } {
  const { subject, preview } = lines(template);
  const textFor = (byLanguage: ReadonlyMap<string, Line>): string => {
    const line = byLanguage.get(language) ?? byLanguage.get(defaultLanguage(template));
    if (!line) return '';
    const { value, error } = evaluateValue(line.expression, scope);
    if (error && line.expression.diagnostics.length === 0)
      problems.push(ruleErrorDiagnostic(error, { nodeId: template.root, property: line.property }));
    if (typeof value !== 'string') return '';
    return withIsolatedValues(value, line.expression, scope).replace(/\s+/gu, ' ').trim();
  };
  const written = textFor(subject);
  if (written === '') problems.push(diagnostic('email.noSubject', {}, { nodeId: template.root }));
  return { subject: written || template.name, preview: textFor(preview) };
}

/** A text in which what its expression does not write itself stands for itself, where it runs both ways. */
function withIsolatedValues(text: string, expression: CompiledExpression, scope: Scope): string {
  const { code, evaluatePiece } = expression;
  if (!code || !isBidirectional(text)) return text;
  let end = 0;
  const pieces = joinedTexts(code).map((piece) => {
    const value = evaluatePiece(piece, scope);
    if (typeof value === 'string') end += value.length;
    return { end, isValue: piece.constant === undefined };
  });
  return spellIsolates(text, isolatesOf(text, pieces));
}

function baseLook({ styles }: Template): SemanticLook {
  const { style } = resolveTextStyle(styles, BASE_STYLE);
  return {
    family: style.family,
    weight: style.weight,
    italic: style.italic,
    size: toMpt(style.size),
    colour: parseHexColour(resolveColour(styles, style.colour) ?? '#000000'),
    underline: style.underline,
    strike: false,
    smallCaps: style.smallCaps,
    letterSpacing: toMpt(style.letterSpacing),
    position: null,
  };
}

/** Each diagnostic once, with the record it belongs to. */
function once(problems: readonly Diagnostic[], record: number | undefined): Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const problem of problems) {
    const { nodeId, property } = problem.at;
    const key = `${problem.code} ${nodeId} ${property} ${JSON.stringify(problem.args)}`;
    const at = record === undefined ? problem.at : { ...problem.at, record };
    if (!seen.has(key)) seen.set(key, { ...problem, at });
  }
  return [...seen.values()];
}
