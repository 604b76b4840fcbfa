/**
 * A document that is edited is composed from what the compositions before it left. Whatever is edited, in whatever order,
 * it is the document that composing from scratch makes: the same list, the same problems, the same digest.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../shared/base';
import { displayListText } from '../../shared/display';
import { CompositionMemory, type Engine, engineNeeds } from '../../shared/engine';
import { applyEdit, type Operation, type Template, type TextContent, textLength } from '../../shared/model';
import { testEngine } from '../support/world';
import { goldenCases } from './cases';

const files = new Map(goldenCases.flatMap(({ assets }) => [...(assets ?? [])]));

/** What the numbers of a case choose: an element, a change of it, and what it is changed to. */
interface Choice {
  readonly node: number;
  readonly change: number;
  readonly amount: number;
}

const choices = fc.array(
  fc.record({ node: fc.nat(), change: fc.nat({ max: 7 }), amount: fc.nat({ max: 40 }) }),
  { minLength: 1, maxLength: 6 },
);

const BOUNDS = { numRuns: 4, endOnFailure: true };

const WORDS = [
  'more ',
  'A longer stretch of words that takes a line of its own, or two of them. ',
  '増えた文字。',
  '7',
];

/** The operation that a choice stands for in this template; null where it has nothing to change. */
function operationOf(template: Template, { node, change, amount }: Choice): Operation | null {
  const ids = Object.keys(template.nodes);
  const id = ids[node % ids.length] ?? '';
  const chosen = template.nodes[id];
  if (!chosen) return null;
  const set = (path: string[], value: Json): Operation => ({ kind: 'set', id, path, value });
  if (chosen.type === 'text' && change < 4) {
    const content = chosen.props.content as unknown as TextContent;
    const languages = Object.keys(content);
    const language = languages[amount % languages.length] ?? '';
    const length = textLength(content[language] ?? []);
    const from = amount % (length + 1);
    const to = change === 3 ? Math.min(length, from + 3) : from;
    const text = change === 3 ? '' : (WORDS[change] ?? '');
    const slice = [{ inlines: text ? [{ kind: 'text' as const, text }] : [] }];
    return { kind: 'replaceText', id, language, from, to, slice };
  }
  const isStructure = ['document', 'master', 'frame', 'band', 'flow'].includes(chosen.type);
  if (isStructure || chosen.type === 'row' || chosen.type === 'cell') return null;
  if (change === 4) return set(['space'], { before: amount });
  if (change === 5) return set(['breakBefore'], 'page');
  if (change === 6) return set(['when'], amount % 2 === 0 ? 'false' : 'true');
  return set(['keep'], { together: true });
}

/** What a reader could tell two compositions apart by. */
function seen(engine: Engine, template: Template, record: JsonObject, memory?: CompositionMemory): unknown {
  const composition = engine.compose(engine.compile(template), record, memory ? { memory } : {});
  return {
    text: displayListText(composition.list),
    digest: composition.digest(),
    present: [...composition.present].sort(),
    diagnostics: composition.diagnostics.map((each) => JSON.stringify(each)).sort(),
  };
}

describe('composing after edits', () => {
  for (const { name, template, record, families = [] } of goldenCases) {
    it(`${name} is what it is from scratch`, () => {
      const engine = testEngine([...engineNeeds(template).families, ...families], files);
      fc.assert(
        fc.property(choices, (chosen) => {
          const memory = new CompositionMemory();
          let current = template;
          expect(seen(engine, current, record, memory)).toEqual(seen(engine, current, record));
          for (const choice of chosen) {
            const operation = operationOf(current, choice);
            const applied = operation && applyEdit(current, { label: 'edit', operations: [operation] });
            if (!applied?.ok) continue;
            current = applied.value.template;
            expect(seen(engine, current, record, memory)).toEqual(seen(engine, current, record));
          }
        }),
        BOUNDS,
      );
    });
  }
});
