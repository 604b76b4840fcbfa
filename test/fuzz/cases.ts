/**
 * One case of the fuzzer: a kind and a seed say all of it. The engine opens, composes and writes what the case makes,
 * and whatever it should not have done is a finding: an exception, a broken promise of the display list, a PDF that
 * qpdf complains about.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import { type JsonObject, present, sha256Hex } from '../../shared/base';
import { PlainDate } from '../../shared/data';
import { type Composition, Engine, type Mailbox, openTemplate } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { Font, SCRIPT_FAMILIES } from '../../shared/text';
import { openPdfAssets } from '../../src-main/pdf-files';
import { harfbuzzBytes } from '../support';
import { template as buildTemplate, text } from '../support/template-builder';
import { shippedFonts } from '../support/world';
import { mutateBytes } from './mutate-bytes';
import { type JsonValue, mutateJson } from './mutate-json';
import { breachesOf, doubledText, lostParagraphs, lostText, unreportedOverflow } from './properties';
import { Random } from './random';
import { randomDeep } from './random-deep';
import { randomRecord } from './random-records';
import { type RandomDocument, randomScripts } from './random-scripts';
import { RANDOM_CONTRACT, RandomTemplate } from './random-template';
import { COLLECTIONS, FONTS, IMAGES, subjects } from './subjects';
import { randomText } from './texts';

export const KINDS = [
  'templates',
  'scripts',
  'deep',
  'mutations',
  'data',
  'fonts',
  'collections',
  'images',
] as const;

export type Kind = (typeof KINDS)[number];

export interface CaseResult {
  /** What should not have happened; empty for a case that holds. */
  readonly findings: readonly string[];
  /** What the case was made of, for people. */
  readonly subject: string;
  /** Whether a document was composed: the template opened, the font was one. */
  readonly isComposed: boolean;
  /** A PDF to be checked by other programs, and what opens it. */
  readonly pdf: Uint8Array | null;
  readonly password: string;
}

const TODAY = present(PlainDate.of(2026, 11, 22), 'a day of the calendar');
const FAMILIES = ['Source Sans 3', 'Noto Sans JP', ...SCRIPT_FAMILIES];
const PAGES_WRITTEN_AS_SVG = 3;

/** Runs a case; never rejects. */
export async function runCase(kind: Kind, seed: number): Promise<CaseResult> {
  const work = new Work(new Random(seed));
  try {
    await work.run(kind);
  } catch (error) {
    work.findings.push(`${work.stage}: ${describeError(error)}`);
  }
  const { findings, subject, isComposed, pdf, password } = work;
  return { findings, subject, isComposed, pdf, password };
}

interface Input {
  readonly json: unknown;
  readonly records: readonly JsonObject[];
  readonly assets?: ReadonlyMap<string, Uint8Array>;
  readonly families?: readonly string[];
  readonly fonts?: readonly Font[];
  /** Whether every text must come out once and inside its frame, unless a diagnostic says otherwise. */
  readonly isConserved: boolean;
  /** How paragraphs begin that must come out once each. */
  readonly paragraphs?: readonly string[];
}

class Work {
  readonly findings: string[] = [];
  subject = '';
  stage = 'making the case';
  isComposed = false;
  pdf: Uint8Array | null = null;
  password = '';

  constructor(private readonly random: Random) {}

  async run(kind: Kind): Promise<void> {
    switch (kind) {
      case 'templates':
        return await this.#composeAll(this.#randomTemplate());
      case 'scripts':
        return await this.#composeAll(this.#made(randomScripts));
      case 'deep':
        return await this.#composeAll(this.#made(randomDeep));
      case 'mutations':
        return await this.#composeAll(this.#mutation());
      case 'data':
        return await this.#composeAll(this.#randomData());
      case 'fonts':
        return await this.#font(FONTS);
      case 'collections':
        return await this.#font(COLLECTIONS);
      case 'images':
        await this.#composeAll(this.#image());
        // JPEG goes into a PDF as it is; what is inside of its scans is read by nobody here.
        if (this.subject.endsWith('.jpg')) this.pdf = null;
        return;
    }
  }

  #randomTemplate(): Input {
    const { random } = this;
    this.subject = 'random template';
    const used = IMAGES.filter(() => random.chance(0.5));
    const template = new RandomTemplate(random, {
      assets: Object.fromEntries(used.map(({ asset }, index) => [`asset${index}`, asset])),
      families: [...FAMILIES, 'No such family'],
    }).make();
    const wrongness = random.pick([0, 0, 0.1]);
    const records = [0, 1].map(() => randomRecord(RANDOM_CONTRACT, random, wrongness));
    const assets = new Map(used.map(({ asset, bytes }) => [asset.hash, bytes]));
    return { json: template, records, assets, isConserved: wrongness === 0 };
  }

  #made(make: (random: Random) => RandomDocument): Input {
    const { template, records, paragraphs = [] } = make(this.random);
    this.subject = template.name;
    return { json: template, records, paragraphs, isConserved: true };
  }

  #mutation(): Input {
    const { random } = this;
    const subject = random.pick(subjects());
    this.subject = subject.name;
    const json = mutateJson(subject.template as unknown as JsonValue, random, 1 + random.count(5));
    return { ...subject, json, records: subject.records.slice(0, 1), isConserved: false };
  }

  #randomData(): Input {
    const { random } = this;
    const subject = random.pick(subjects());
    this.subject = subject.name;
    const wrongness = random.pick([0, 0.02, 0.1, 0.4]);
    const records = [0, 1].map(() =>
      random.chance(0.8)
        ? randomRecord(subject.template.data, random, wrongness)
        : (mutateJson(random.pick(subject.records) as unknown as JsonValue, random, 5) as JsonObject),
    );
    return { ...subject, json: subject.template, records, isConserved: false };
  }

  #image(): Input {
    const { random } = this;
    const { asset, bytes } = random.pick(IMAGES);
    this.subject = asset.name;
    const damaged = mutateBytes(bytes, random, 120);
    const assets = { image: { ...asset, hash: sha256Hex(damaged) } };
    const image = {
      type: 'image',
      props: { asset: 'image', fit: random.pick(['contain', 'cover', 'stretch']) },
    };
    const template = buildTemplate({
      operations: [{ kind: 'setTemplate', path: ['assets'], value: assets as never }],
      flow: [image, text('After the image')],
      onPage: [{ ...image, box: { x: 60, y: 300, width: 100, height: 50 } }],
    });
    return {
      json: template,
      records: [{}],
      assets: new Map([[assets.image.hash, damaged]]),
      isConserved: false,
    };
  }

  async #font(files: typeof FONTS): Promise<void> {
    const { random } = this;
    const { name, bytes } = random.pick(files);
    this.subject = name;
    const damaged = mutateBytes(bytes(), random, random.pick([400, 4000]));
    this.stage = 'reading the font';
    const parsed = Font.parseAll(damaged);
    if (!parsed.ok) return;
    const [first] = parsed.value;
    if (!first) return;
    this.stage = 'asking the font';
    for (const font of parsed.value) {
      for (let count = 0; count < 60; count += 1) font.outlineOf(random.between(0, font.glyphCount + 2));
      font.subset([0, ...[...'Fumi 文書'].map((letter) => font.glyphOf(letter.codePointAt(0) ?? 0))]);
    }
    const template = buildTemplate({
      flow: [text(`Fumi 문서 文書 दस्तावेज़ ${randomText(random)}`), text('office AVATAR 1,284.90')],
      operations: [
        {
          kind: 'setTemplate',
          path: ['styles', 'text', 'body', 'family'],
          value: first.family.slice(0, 120),
        },
      ],
    });
    await this.#composeAll({ json: template, records: [{}], fonts: parsed.value, isConserved: false });
  }

  async #composeAll(input: Input): Promise<void> {
    const { json, records, assets = new Map(), families = [], fonts = [] } = input;
    this.stage = 'opening the template';
    const opened = openTemplate(json);
    if (opened.kind !== 'ok') {
      this.subject += ` (${opened.kind})`;
      return;
    }
    this.isComposed = true;
    this.stage = 'opening the files';
    const importPage = await openPdfAssets(assets);
    this.stage = 'making the engine';
    const all = [...fonts, ...shippedFonts([...FAMILIES, ...families])];
    const engine = new Engine({
      harfbuzz: HARFBUZZ,
      fonts: all,
      asset: (hash) => assets.get(hash),
      today: TODAY,
      deflate: (bytes) => deflateSync(bytes, { level: 1 }),
      inflate: (bytes) => inflateSync(bytes),
      importPage,
    });
    for (const record of records) this.#compose(engine, opened.template, record, input);
  }

  #compose(
    engine: Engine,
    template: Template,
    record: JsonObject,
    { isConserved, paragraphs = [] }: Input,
  ): void {
    this.stage = 'compiling';
    const compiled = engine.compile(template);
    this.stage = 'composing';
    const composition = engine.compose(compiled, record);
    this.stage = 'looking at the document';
    this.findings.push(...breachesOf(composition));
    if (isConserved)
      this.findings.push(
        ...doubledText(composition),
        ...lostText(composition),
        ...lostParagraphs(composition, paragraphs),
        ...unreportedOverflow(composition, template),
      );
    this.#write(engine, composition);
    this.stage = 'writing the e-mail';
    const email = engine.email(compiled, record);
    email.message(MAILBOX, MAILBOX);
    this.stage = 'writing the text message';
    engine.sms(compiled, record);
    this.stage = 'describing';
    engine.describe(compiled, record, { channel: 'print' });
    this.stage = 'composing again';
    const digest = composition.digest();
    if (engine.compose(compiled, record).digest() !== digest)
      this.findings.push('composed again, the document is another one');
  }

  #write(engine: Engine, { list, language }: Composition): void {
    const chunks: Uint8Array[] = [];
    this.stage = 'writing the PDF';
    const options = { title: list.title, lang: language, ...this.random.pick(PDF_OPTIONS) };
    const writer = engine.createPdfWriter((chunk) => chunks.push(chunk), options);
    writer.addDocument(list);
    writer.finish();
    this.pdf = Buffer.concat(chunks);
    this.password = 'encryption' in options ? (options.encryption?.userPassword ?? '') : '';
    this.stage = 'writing SVG';
    for (let index = 0; index < Math.min(PAGES_WRITTEN_AS_SVG, list.pages.length); index += 1)
      engine.writePageSvg(list, index);
    this.stage = 'writing HTML';
    engine.writePageHtml(list, () => {});
  }
}

const HARFBUZZ = harfbuzzBytes('harfbuzz.wasm');

const MAILBOX: Mailbox = { name: 'A "quoted" 名前', address: 'a@example.com' };

const SECRET = new Uint8Array(32).fill(7);

const PDF_OPTIONS = [
  {},
  {},
  { tagged: false, conformance: 'none' },
  { conformance: 'pdfa-2b' },
  { conformance: 'pdfa-4+ua-2' },
  { conformance: 'pdfx-4', cropMarks: true },
  { conformance: 'none', encryption: { userPassword: '', secret: SECRET } },
  {
    conformance: 'none',
    encryption: {
      userPassword: '',
      ownerPassword: 'مالك 所有者',
      permissions: { print: 'low', copy: false, change: false },
      plainMetadata: true,
      secret: SECRET,
    },
  },
  {
    conformance: 'none',
    tagged: false,
    encryption: { userPassword: 'päss 鍵', ownerPassword: 'x'.repeat(200), secret: SECRET },
  },
] as const;

/** An exception in one line: what it says, and the places in the engine it came through. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/\S*\/(\S+)\)?$/, '$1'));
  return `${error.name}: ${error.message.slice(0, 300)} ${places.join(' < ')}`;
}
