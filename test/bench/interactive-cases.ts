/** One document while somebody edits: CPU milliseconds until the canvas or a PDF has it. */
import { type JsonObject, present } from '../../shared/base';
import { applyEdit, type Edit, subtreeIds, type Template, type TextContent } from '../../shared/model';
import { cpuMilliseconds, type Measurement } from './measure';
import { recordOfPages, type Workload } from './workload';

/** Turns per sample; one turn is too short for the clock of CPU time. */
const SHORT_TURNS = 100;
const LONG_TURNS = 20;

export function interactiveCases(work: Workload): Measurement[] {
  const two = recordOfPages(work, 2);
  const twenty = recordOfPages(work, 20);
  const milliseconds = { tool: 'fumi', metric: 'CPU milliseconds', unit: 'ms' } as const;
  return [
    {
      ...milliseconds,
      case: 'one warm 2-page document to display list',
      sample: () => perTurn(SHORT_TURNS, () => void work.engine.compose(work.compiled, two)),
    },
    {
      ...milliseconds,
      case: 'one warm 2-page document to tagged PDF',
      sample: () => perTurn(SHORT_TURNS, () => writeOne(work, two)),
    },
    {
      ...milliseconds,
      case: '20-page document from scratch',
      sample: () => fromScratch(work, twenty),
    },
    {
      ...milliseconds,
      case: '20-page document after one edit',
      sample: afterOneEdit(work, twenty),
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
function afterOneEdit({ engine, template }: Workload, record: JsonObject): () => number {
  let current = template;
  engine.compose(engine.compile(current), record);
  const edit = typeOneCharacter(template);
  return () =>
    perTurn(LONG_TURNS, () => {
      const applied = applyEdit(current, edit);
      if (!applied.ok) throw new Error(applied.error);
      current = applied.value.template;
      engine.compose(engine.compile(current), record);
      // Taken back, so that the document stays what it is however often this runs.
      const undone = applyEdit(current, applied.value.inverse);
      if (undone.ok) current = undone.value.template;
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
