/** Batches: pages and documents per CPU-second, from record to bytes, in one thread. */
import { present } from '../../shared/base';
import { GlyphBuffer } from '../../shared/display';
import { Engine, type World } from '../../shared/engine';
import { cpuMilliseconds, type Measured, type Measurement, ratioOf } from './measure';
import type { Row } from './rows';
import type { Workload } from './workload';

/** Records per sample: what takes a second or so, as the samples of peers do. They come round again. */
const MERGED_RECORDS = 2000;
const SEPARATE_RECORDS = 500;

/** The merged batches, by what they are called; peers are measured with the first. */
export const MERGED_CASES = {
  untagged: 'statement, merged PDF, untagged',
  tagged: 'statement, merged PDF, tagged',
} as const;
/** What is added to the name of a case for the limit that its compression sets. */
const LIMIT = ': deflate alone';

export interface BatchOutput {
  pages: number;
  bytes: number;
}

/** Composes records without writing anything. */
export function composeOnly({ engine, compiled }: Workload, records: Workload['records']): BatchOutput {
  const glyphs = new GlyphBuffer();
  let pages = 0;
  for (const record of records) pages += engine.compose(compiled, record, { glyphs }).list.pages.length;
  return { pages, bytes: 0 };
}

/** One PDF with all records, as `fumi proof --merge` writes it. */
export function writeMerged(
  { engine, compiled, template }: Workload,
  records: Iterable<Workload['records'][number]>,
  isTagged: boolean,
  sink?: (chunk: Uint8Array) => void,
): BatchOutput {
  const glyphs = new GlyphBuffer();
  const output = { pages: 0, bytes: 0 };
  const writer = engine.createPdfWriter(
    (chunk) => {
      output.bytes += chunk.length;
      sink?.(chunk);
    },
    { title: template.name, lang: template.languages[0] ?? 'en', tagged: isTagged },
  );
  for (const record of records) {
    const { list } = engine.compose(compiled, record, { glyphs });
    output.pages += list.pages.length;
    writer.addDocument(list);
  }
  writer.finish();
  return output;
}

/** One tagged PDF for each record, with the document digest, as `fumi proof` writes them. */
export function writeSeparate({ engine, compiled }: Workload, records: Workload['records']): BatchOutput {
  const glyphs = new GlyphBuffer();
  const output = { pages: 0, bytes: 0 };
  for (const record of records) {
    const composition = engine.compose(compiled, record, { glyphs });
    const { list, language } = composition;
    output.pages += list.pages.length;
    const writer = engine.createPdfWriter(
      (chunk) => {
        output.bytes += chunk.length;
      },
      { title: list.title, lang: language, template: compiled },
    );
    writer.addDocument(list, composition.digest());
    writer.finish();
  }
  return output;
}

/** The first so many records, from the beginning again where there are fewer. */
export function* repeated({ records }: Workload, count: number): Generator<Workload['records'][number]> {
  for (let index = 0; index < count; index += 1)
    yield present(records[index % records.length], 'a sample has records');
}

/** The statement's batches. */
export function statementBatches(work: Workload): Measurement[] {
  const records = [...repeated(work, MERGED_RECORDS)];
  const perCpuSecond = (run: () => BatchOutput) => (): number => {
    let output: BatchOutput = { pages: 0, bytes: 0 };
    const milliseconds = cpuMilliseconds(() => {
      output = run();
    });
    return (output.pages * 1000) / milliseconds;
  };
  const pages = { tool: 'fumi', metric: 'pages per CPU-second', unit: 'pages/CPU-s' } as const;
  return [
    {
      ...pages,
      case: 'statement, display list only',
      sample: perCpuSecond(() => composeOnly(work, records)),
    },
    {
      ...pages,
      case: MERGED_CASES.untagged,
      sample: perCpuSecond(() => writeMerged(work, records, false)),
    },
    {
      ...pages,
      case: MERGED_CASES.tagged,
      sample: perCpuSecond(() => writeMerged(work, records, true)),
    },
    documentsPerSecond('statement, one tagged PDF per record', work),
    {
      ...pages,
      case: `${MERGED_CASES.untagged}${LIMIT}`,
      sample: deflateAlone(work, records, false),
    },
    {
      ...pages,
      case: `${MERGED_CASES.tagged}${LIMIT}`,
      sample: deflateAlone(work, records, true),
    },
  ];
}

/** How far each merged batch is from its limit. */
export function limitRatios(measured: readonly Measured[]): Row[] {
  const find = (name: string) => measured.find((each) => each.case === name && each.tool === 'fumi');
  return Object.values(MERGED_CASES).flatMap((name): Row[] => {
    const [own, limit] = [find(name), find(`${name}${LIMIT}`)];
    if (!own || !limit) return [];
    const value = ratioOf(own, limit);
    return [
      { case: `${name}: of what deflate alone gives`, tool: 'fumi', metric: 'ratio', value, unit: '×' },
    ];
  });
}

/** One tagged PDF for each record, counted in documents. */
export function documentsPerSecond(name: string, work: Workload): Measurement {
  const records = [...repeated(work, SEPARATE_RECORDS)];
  return {
    case: name,
    tool: 'fumi',
    metric: 'documents per CPU-second',
    unit: 'documents/CPU-s',
    sample: () => (records.length * 1000) / cpuMilliseconds(() => writeSeparate(work, records)),
  };
}

/** What is left of a merged batch when only its compression remains: no writer that compresses can be quicker. */
function deflateAlone(work: Workload, records: Workload['records'], isTagged: boolean): () => number {
  const parts: Uint8Array[] = [];
  let pages = 0;
  return () => {
    if (parts.length === 0) {
      const deflate: World['deflate'] = (bytes) => {
        parts.push(bytes.slice());
        return work.world.deflate(bytes);
      };
      const engine = new Engine({ ...work.world, deflate });
      pages = writeMerged(
        { ...work, engine, compiled: engine.compile(work.template) },
        records,
        isTagged,
      ).pages;
    }
    const milliseconds = cpuMilliseconds(() => {
      for (const part of parts) work.world.deflate(part);
    });
    return (pages * 1000) / milliseconds;
  };
}
