/**
 * Composes a document that is not the one on the canvas: a version, one side of a comparison, a thumbnail. Fonts and
 * images come from the same {@link Resources}; engines and compiled templates are kept for the next record, a few of
 * them, and never shared with the canvas, whose engine follows every keystroke.
 */
import { type JsonObject, present } from '../../shared/base';
import type { FontFace as HostFontFace } from '../../shared/contract';
import { PlainDate } from '../../shared/data';
import { type CompiledTemplate, type Composition, type Engine, engineNeeds } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { createEngine, engineKey } from './create-engine';
import type { Resources } from './resources';

export interface DocumentOptions {
  /** Language of the document; by default as the record says. */
  readonly language?: string;
  /** What the document takes for today, `2026-12-01`; by default the host's day. */
  readonly date?: string;
  /** Position of the record in its data set, for diagnostics. */
  readonly index?: number;
}

export type ComposeDocument = (
  template: Template,
  record: JsonObject,
  options?: DocumentOptions,
) => Promise<Composition>;

/** Engines kept: two versions may differ in fonts, and a list of versions in more. */
const MAX_ENGINES = 3;

interface KeptEngine {
  readonly engine: Engine;
  /** Compiled once per template object; templates are immutable. */
  readonly compiled: WeakMap<Template, CompiledTemplate>;
}

/** `facesOf` names the fonts the host has, once it has said so. Rejects where fonts or images cannot be fetched. */
export function createComposer(
  resources: Resources,
  facesOf: () => readonly HostFontFace[],
): ComposeDocument {
  const engines = new Map<string, KeptEngine>();

  function engineFor(faces: readonly HostFontFace[], assets: readonly string[], date?: string): KeptEngine {
    const key = `${date ?? ''} ${engineKey(resources, faces, assets)}`;
    const today = date === undefined ? undefined : present(PlainDate.parse(date), 'the host names real days');
    const kept = engines.get(key) ?? {
      engine: createEngine(resources, faces, today),
      compiled: new WeakMap(),
    };
    engines.delete(key);
    engines.set(key, kept);
    for (const oldest of engines.keys()) {
      if (engines.size <= MAX_ENGINES) break;
      engines.delete(oldest);
    }
    return kept;
  }

  return async (template, record, { language, date, index } = {}) => {
    const needs = engineNeeds(template);
    const faces = facesOf().filter(({ family }) => needs.families.includes(family));
    if (!resources.isComplete(faces, needs.assets)) await resources.load(faces, needs.assets);
    const { engine, compiled } = engineFor(faces, needs.assets, date);
    const ready = compiled.get(template) ?? engine.compile(template);
    compiled.set(template, ready);
    const composition = engine.compose(ready, record, {
      ...(language === undefined ? {} : { language }),
      ...(index === undefined ? {} : { record: index }),
    });
    await resources.preparePdfPages(composition.list);
    return composition;
  };
}
