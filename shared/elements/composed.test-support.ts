/** Documents composed for tests of elements, and what can be seen of them. */
import { testEngine } from '../../test/support/world';
import type { JsonObject } from '../base';
import type { Diagnostic } from '../diag';
import { type DisplayList, type StructureTag, textOfPage, walk } from '../display';
import type { Composition } from '../engine';
import { toPt } from '../geometry';
import type { Template } from '../model';

const engine = testEngine(['Source Sans 3', 'Noto Sans JP']);

export const composed = (template: Template, record: JsonObject = {}): Composition =>
  engine.compose(engine.compile(template), record);

/** The text of every page in reading order. */
export const pageTexts = ({ list }: Composition): string[] =>
  list.pages.map((_page, index) => textOfPage(list, index));

export const codesOf = ({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }): string[] =>
  diagnostics.map(({ code }) => code);

/** The left edges of what is drawn, in the order of drawing, in points. */
export const pathsOf = ({ list }: Composition): number[] => {
  const edges: number[] = [];
  for (const page of list.pages)
    walk(page, {
      path({ path }, x) {
        edges.push(toPt(x + (path[1] ?? 0)));
      },
    });
  return edges;
};

/** One structure element: its role, the text that is its own, what is in it. */
export type StructureNode = readonly [role: string, text: string, ...kids: StructureNode[]];

interface Growing {
  readonly tag: StructureTag | null;
  text: string;
  readonly kids: Growing[];
}

/** The structure of a document as writers see it: tags by identity, in the order in which they are met. */
export function structureOf(list: DisplayList): StructureNode {
  const root: Growing = { tag: null, text: '', kids: [] };
  const known = new Map<StructureTag, Growing>();
  for (const page of list.pages) {
    const open = [root];
    walk(page, {
      enterTag(tag) {
        const parent = open.at(-1) as Growing;
        const node = known.get(tag) ?? { tag, text: '', kids: [] };
        if (!known.has(tag)) parent.kids.push(node);
        known.set(tag, node);
        open.push(node);
      },
      leaveTag() {
        open.pop();
      },
      glyphs(run) {
        const node = open.at(-1) as Growing;
        node.text += list.sources[run.source]?.text.slice(run.textStart, run.textEnd) ?? '';
      },
    });
  }
  return frozen(root);
}

const frozen = ({ tag, text, kids }: Growing): StructureNode => [
  tag?.role ?? 'Document',
  text,
  ...kids.filter((kid) => kid.tag?.role !== 'Artifact').map(frozen),
];
