/**
 * The facade: template and record in, display list and diagnostics out. It wires the element registry and the world
 * to compiling, layout and the writers, and is the only place that does.
 */
import { type JsonObject, present } from '../base';
import { type Diagnostic, diagnostic } from '../diag';
import { ASIDE, type DisplayFont, type DisplayList, type GlyphBuffer } from '../display';
import { elementTypes } from '../elements';
import { writePageHtml, writePageSvg } from '../html';
import { type CompiledTemplate, layoutDocument, TemplateCompiler } from '../layout';
import { type Channel, type NodeId, resolveTextStyle, type Template } from '../model';
import {
  BufferPool,
  createPdfWriter,
  type FontBases,
  headingProblems,
  type PdfOptions,
  type PdfWriter,
} from '../pdf';
import type { SmsMessage } from '../plaintext';
import type { Scope } from '../rules';
import { type Font, FontLibrary, PatternHyphenator, type TextContext } from '../text';
import {
  type ChannelOptions,
  composeEmail,
  composeSms,
  type Described,
  describe,
  type Email,
  type EmailOptions,
  emailDiagnostics,
  languageOf,
} from './channels';
import { ComposedDocument, type Composition } from './composed-document';
import { type CompositionMemory, newTables } from './composition-memory';
import { withEmbeddedImages } from './embedded-images';
import { fontBases } from './font-bases';
import { type PageFileOptions, pageOptions } from './page-files';
import { printingDiagnostics } from './printing';
import type { World } from './world';

/** Version of what the engine makes: documents of the same version are equal for equal input. */
export const ENGINE_VERSION = '0.6.1';

export interface ComposeOptions {
  /** Language of the document; by default the one that the template's `languageBy` yields. */
  readonly language?: string;
  /** What the document is made for; elements of other channels are absent. Print where absent. */
  readonly channel?: Channel;
  /** Position of the record in its data set, for diagnostics. */
  readonly record?: number;
  /**
   * Glyph arena to write into, cleared first. Batches give the same one for every record, which ends the life of the
   * composition before; by default every composition has its own.
   */
  readonly glyphs?: GlyphBuffer;
  /**
   * What compositions of the record before this one left, for a document that is being edited: what an edit did not
   * touch is taken over. The result is the same as without.
   */
  readonly memory?: CompositionMemory;
}

/** What the maker of a file decides; the rest is the world's. */
export type PdfFileOptions = Pick<
  PdfOptions,
  | 'title'
  | 'lang'
  | 'tagged'
  | 'conformance'
  | 'version'
  | 'encryption'
  | 'cropMarks'
  | 'maxImageDpi'
  | 'printing'
  | 'compressFonts'
  | 'report'
> & {
  /**
   * For files of one record each: the template's own letters stand in all of them, in its language of the file, and are
   * packed once. Of records every file holds the letters of its own. Absent: only what the file shows.
   */
  readonly template?: CompiledTemplate;
};

export class Engine {
  readonly #compiler: TemplateCompiler;
  readonly #fonts: FontLibrary;
  readonly #hyphenator = new PatternHyphenator();
  readonly #buffers = new BufferPool();
  /** By template and language. */
  readonly #fontBases = new WeakMap<CompiledTemplate, Map<string, FontBases>>();

  private readonly world: World;

  constructor(given: World) {
    const world = withEmbeddedImages(given);
    this.world = world;
    this.#compiler = new TemplateCompiler(elementTypes.compilerOf, (hash) => world.asset(hash));
    this.#fonts = new FontLibrary(world.harfbuzz, world.fonts);
  }

  /** Compiles a template. After an edit only what the edit touched is compiled anew. Never throws. */
  compile(template: Template): CompiledTemplate {
    const compiled = this.#compiler.compile(template);
    const diagnostics = [
      ...compiled.diagnostics,
      ...this.#missingFonts(template),
      ...emailDiagnostics(template),
      ...printingDiagnostics(template, (hash) => this.world.asset(hash)),
    ];
    return { ...compiled, diagnostics };
  }

  /** Composes the document of one record. */
  compose(compiled: CompiledTemplate, record: JsonObject, options: ComposeOptions = {}): Composition {
    const { memory } = options;
    if (!memory) options.glyphs?.clear();
    const { glyphs, sources, fonts, fontIndexes } = memory?.tables() ?? newTables(options.glyphs);
    const firstSource = sources.sources.length;
    const scope: Scope = { record, locals: [], today: this.world.today };
    const language = options.language ?? languageOf(compiled, scope);
    const problems = new Problems(options.record);
    const textProblems: Diagnostic[] = [];
    let textNode = '';
    let textRecordPath = '';
    const text: TextContext = {
      fonts: this.#fonts,
      glyphs,
      hyphenator: this.#hyphenator,
      fontIndex: (font) => {
        const known = fontIndexes.get(font);
        if (known !== undefined) return known;
        const index = fonts.push(displayFont(font)) - 1;
        fontIndexes.set(font, index);
        return index;
      },
      aside: (source, text) => {
        const { nodeId = '', recordPath = '' } = sources.sources[source] ?? {};
        return sources.add(nodeId, recordPath, text, ASIDE);
      },
      report: (problem) => {
        const at = { nodeId: textNode, ...(textRecordPath ? { dataPath: textRecordPath } : {}) };
        textProblems.push({ ...problem, at: { ...at, ...problem.at } });
      },
    };
    const setText = (nodeId: NodeId, recordPath: string) => {
      textNode = nodeId;
      textRecordPath = recordPath;
    };
    const { channel = 'print' } = options;
    const document = layoutDocument({
      ...{ compiled, scope, language, channel, text, sources, textProblems, setText },
      memory: memory?.layout,
    });
    const found = [...textProblems, ...compiled.diagnostics, ...document.diagnostics];
    for (const problem of found) problems.add(problem);
    for (const problem of headingProblems(document.bookmarks)) problems.add(problem);
    const list: DisplayList = {
      pages: document.pages,
      fonts,
      sources: sources.sources,
      glyphs,
      inks: compiled.inks,
      destinations: document.destinations,
      bookmarks: document.bookmarks,
      attachments: document.attachments,
      lang: language,
      title: compiled.template.name,
    };
    return new ComposedDocument(list, problems.all, language, document.contents, firstSource);
  }

  /** What a record's document says in a channel, without pages. */
  describe(
    compiled: CompiledTemplate,
    record: JsonObject,
    options: ChannelOptions & { readonly channel: Channel },
  ): Described {
    return describe({ compiled, record, world: this.world }, options.channel, options);
  }

  /** The e-mail of one record. */
  email(compiled: CompiledTemplate, record: JsonObject, options: EmailOptions = {}): Email {
    return composeEmail({ compiled, record, world: this.world }, options);
  }

  /** The text message of one record. */
  sms(compiled: CompiledTemplate, record: JsonObject, options: ChannelOptions = {}): SmsMessage {
    return composeSms({ compiled, record, world: this.world }, options);
  }

  /** Writes a composed document as one HTML file, every page as it is. `sink` gets its text from first to last. */
  writePageHtml(list: DisplayList, sink: (text: string) => void, options: PageFileOptions = {}): void {
    writePageHtml(list, pageOptions(this.world, this.#fonts, options), sink);
  }

  /** One page of a composed document, counted from 0, as an SVG file. */
  writePageSvg(list: DisplayList, pageIndex: number, options: PageFileOptions = {}): string {
    return writePageSvg(list, pageIndex, pageOptions(this.world, this.#fonts, options));
  }

  /** Starts a PDF file; documents are added one after the other and leave no trace in memory. */
  createPdfWriter(sink: (chunk: Uint8Array) => void, { template, ...options }: PdfFileOptions): PdfWriter {
    const { world } = this;
    return createPdfWriter(sink, {
      ...options,
      ...(template ? { fontBases: this.#basesOf(template, options.lang) } : {}),
      creationDate: world.today,
      buffers: this.#buffers,
      font: (hash) => present(this.#fonts.fontOf(hash), 'display lists only name fonts of the world'),
      asset: world.asset,
      deflate: world.deflate,
      inflate: world.inflate,
      ...(world.importPage ? { importPage: world.importPage } : {}),
    });
  }

  #basesOf(compiled: CompiledTemplate, language: string): FontBases {
    const byLanguage = this.#fontBases.get(compiled) ?? new Map<string, FontBases>();
    this.#fontBases.set(compiled, byLanguage);
    const known = byLanguage.get(language) ?? fontBases(compiled.template, language, this.#fonts, this.world);
    byLanguage.set(language, known);
    return known;
  }

  #missingFonts(template: Template): Diagnostic[] {
    const missing: Diagnostic[] = [];
    for (const name of Object.keys(template.styles.text)) {
      const { family, weight, italic } = resolveTextStyle(template.styles, name).style;
      if (this.#fonts.find({ family, weight, italic })) continue;
      const used = this.world.fonts.find(({ embeddable }) => embeddable)?.family ?? '–';
      const code = this.#fonts.isRestricted(family) ? 'font.restricted' : 'font.missing';
      missing.push(diagnostic(code, { family, used }, { property: `styles.text.${name}` }));
    }
    return missing;
  }
}

const displayFont = ({
  hash,
  family,
  weight,
  italic,
  ascender,
  descender,
  unitsPerEm,
}: Font): DisplayFont => ({
  hash,
  family,
  weight,
  italic,
  ascent: Math.round((ascender * 1000) / unitsPerEm),
  descent: Math.round((-descender * 1000) / unitsPerEm),
});

/** Diagnostics of one document, each once, with the record they belong to. */
class Problems {
  readonly all: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  constructor(private readonly record: number | undefined) {}

  add(problem: Diagnostic): void {
    const { at } = problem;
    const key = `${problem.code} ${at.nodeId} ${at.property} ${JSON.stringify(problem.args)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.all.push({ ...problem, at: this.record === undefined ? at : { ...at, record: this.record } });
  }
}
