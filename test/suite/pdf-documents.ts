/** PDF files of the product's own documents: golden cases and records of the samples, as a batch writes them. */
import type { JsonObject } from '../../shared/base';
import type { Diagnostic } from '../../shared/diag';
import type { DisplayList } from '../../shared/display';
import { type Engine, engineNeeds } from '../../shared/engine';
import { sampleDefinitions } from '../../src-main/services';
import { testEngine } from '../support/world';
import { goldenCases } from './cases';

export interface PdfDocument {
  readonly name: string;
  readonly list: DisplayList;
  readonly bytes: Uint8Array;
  /** What composing and writing it had to say. */
  readonly problems: readonly Diagnostic[];
}

/** Every golden case with its record. */
export function* goldenDocuments(): Generator<PdfDocument> {
  for (const { name, template, record, assets, families = [] } of goldenCases) {
    const engine = testEngine([...engineNeeds(template).families, ...families], assets ?? new Map());
    const compiled = engine.compile(template);
    yield documentOf(engine, compiled, record, `golden-${name}`);
  }
}

/** Some records of each sample; `choose` picks their positions. */
export function* sampleDocuments(
  choose: (count: number, sample: number) => Iterable<number>,
): Generator<PdfDocument> {
  for (const [index, definition] of sampleDefinitions.entries()) {
    const { template, assets, records } = definition.build();
    const engine = testEngine(engineNeeds(template).families, assets);
    const compiled = engine.compile(template);
    const all = [...records];
    for (const position of choose(all.length, index)) {
      const record = all[position];
      if (record) yield documentOf(engine, compiled, record, `${definition.id}-${position}`);
    }
  }
}

function documentOf(
  engine: Engine,
  compiled: ReturnType<Engine['compile']>,
  record: JsonObject,
  name: string,
): PdfDocument {
  const composition = engine.compose(compiled, record);
  const { list, language } = composition;
  const chunks: Uint8Array[] = [];
  const problems = [...composition.diagnostics];
  const writer = engine.createPdfWriter((chunk) => chunks.push(chunk), {
    title: list.title,
    lang: language,
    template: compiled,
    report: (problem) => problems.push(problem),
  });
  writer.addDocument(list, composition.digest());
  writer.finish();
  return { name, list, bytes: new Uint8Array(Buffer.concat(chunks)), problems };
}
