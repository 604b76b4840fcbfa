/** One document while somebody edits: CPU milliseconds until the canvas or a PDF has it. */

import { type JsonObject, present } from '../../shared/base';
import { reasonText } from '../../shared/diag';
import { CompositionMemory } from '../../shared/engine';
import { applyEdit, type Edit, subtreeIds, type Template, type TextContent } from '../../shared/model';
import { cpuMilliseconds, type Measurement } from './measure';
import { recordOfPages, type Workload } from './workload';

/** Turns per sample; one turn is too short for the clock of CPU time. */
const SHORT_TURNS = 100;
const LONG_TURNS = 20;

export function interactiveCases(work: Workload): Measurement[] {
  const records = new Map<number, JsonObject>();
  const ofPages = (pages: number): JsonObject => {
    const record = records.get(pages) ?? recordOfPages(work, pages);
    records.set(pages, record);
    return record;
  };
  const milliseconds = { tool: 'fumi', metric: 'CPU milliseconds', unit: 'ms' } as const;
  return [
    {
      ...milliseconds,
      case: 'one warm 2-page document to display list',
      sample: () => {
        const record = ofPages(2);
        return perTurn(SHORT_TURNS, () => void work.engine.compose(work.compiled, record));
      },
    },
    {
      ...milliseconds,
      case: 'one warm 2-page document to tagged PDF',
      sample: () => {
        const record = ofPages(2);
        return perTurn(SHORT_TURNS, () => writeOne(work, record));
      },
    },
    {
      ...milliseconds,
      case: '20-page document from scratch',
      sample: () => fromScratch(work, ofPages(20)),
    },
    {
      ...milliseconds,
      case: '20-page document after one edit',
      sample: () => afterOneEdit(work, ofPages(20)),
    },
  ];
}

const perTurn = (turns: number, work: () => void): number =>
  cpuMilliseconds(() => {
    for (let turn = 0; turn < turns; turn += 1) work();
  }) / turns;

function writeOne({ engine, compiled }: Workload, record: JsonObject): void {
  const { list, language } = engine.compose(compiled, record);
  const writer = engine.createPdfWriter(() => {}, { title: list.title, lang: language });
  writer.addDocument(list);
  writer.finish();
}

/** Compiles a template that the engine has not seen and composes it: opening it in a running studio. */
function fromScratch({ engine, template }: Workload, record: JsonObject): number {
  const copies = Array.from({ length: LONG_TURNS }, () => structuredClone(template));
  const total = cpuMilliseconds(() => {
    for (const copy of copies) engine.compose(engine.compile(copy), record);
  });
  return total / LONG_TURNS;
}

/** Types a character into a text of the flow and composes again: what a keystroke costs. */
function afterOneEdit({ engine, template }: Workload, record: JsonObject): number {
  let current = template;
  const memory = new CompositionMemory();
  engine.compose(engine.compile(current), record, { memory });
  let edit = typeOneCharacter(template);
  // Every second turn takes the character back: the document stays what it is however often this runs.
  return perTurn(LONG_TURNS, () => {
    const applied = applyEdit(current, edit);
    if (!applied.ok) throw new Error(reasonText(applied.error, 'en'));
    current = applied.value.template;
    edit = applied.value.inverse;
    engine.compose(engine.compile(current), record, { memory });
  });
}

/** An edit that puts a letter at the start of the first text that flows. */
function typeOneCharacter(template: Template): Edit {
  const flow = Object.keys(template.nodes).find((id) => template.nodes[id]?.type === 'flow');
  const id = present(
    subtreeIds(template, present(flow, 'a template has a flow')).find(
      (candidate) => template.nodes[candidate]?.type === 'text',
    ),
    'the flow has a text',
  );
  const [language] = Object.keys(template.nodes[id]?.props.content as TextContent);
  return {
    label: 'type',
    operations: [
      {
        kind: 'replaceText',
        id,
        language: present(language, 'a text has a language'),
        from: 0,
        to: 0,
        slice: [{ inlines: [{ kind: 'text', text: 'x' }] }],
      },
    ],
  };
}
