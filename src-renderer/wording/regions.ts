/** The texts that business users may change, as the document on show has them. */
import type { Composition } from '../../shared/engine';
import {
  ancestorsOf,
  defaultLanguage,
  isWordingRegion,
  type NodeId,
  nodeOf,
  type Paragraph,
  subtreeIds,
  type Template,
  type TextContent,
  wordingLength,
} from '../../shared/model';

export interface Region {
  readonly nodeId: NodeId;
  /** The name that the designer gave it, or the element around it; null for none. */
  readonly name: string | null;
  /** The language of `paragraphs`. */
  readonly language: string;
  readonly paragraphs: readonly Paragraph[];
  /** Characters as the budget counts them. */
  readonly length: number;
  readonly budget: number | null;
  /** Which turn of it is on show first; null where the customer's document lacks it. */
  readonly recordPath: string | null;
  /** Its first words as the customer reads them; where it is not on show, without the customer's data. */
  readonly opening: string;
  /** The outermost condition that keeps it from this customer; null where it is on show or no condition does. */
  readonly hiddenBy: string | null;
}

/** All of them in the order of the document. Without a composition nothing is on show. */
export function regionsOf(
  template: Template,
  composition: Composition | null,
  language: string,
): readonly Region[] {
  return subtreeIds(template, template.root)
    .filter((id) => isWordingRegion(nodeOf(template, id)))
    .map((id) => regionOf(template, composition, language, id));
}

function regionOf(
  template: Template,
  composition: Composition | null,
  wanted: string,
  nodeId: NodeId,
): Region {
  const node = nodeOf(template, nodeId);
  const content = (node?.props.content ?? {}) as unknown as TextContent;
  const language = Object.hasOwn(content, wanted) ? wanted : defaultLanguage(template);
  const paragraphs = content[language] ?? [];
  const recordPath = composition?.placesOf(nodeId)[0] ?? null;
  const isThere = recordPath !== null;
  const shown = recordPath === null ? null : composition?.textMap(nodeId, recordPath);
  return {
    nodeId,
    name: node?.name ?? nameAround(template, nodeId),
    language,
    paragraphs,
    length: wordingLength(paragraphs),
    budget: node?.edit?.budget ?? null,
    recordPath,
    opening: shown?.paragraphs.map(({ text }) => text).find(Boolean) ?? plainText(paragraphs),
    hiddenBy: isThere || !composition ? null : hidingCondition(template, composition, nodeId),
  };
}

/** What a page or a flow is called says nothing of a text in it. */
const HOLDERS: ReadonlySet<string> = new Set(['document', 'master', 'flow', 'frame', 'band']);

function nameAround(template: Template, nodeId: NodeId): string | null {
  const around = ancestorsOf(template, nodeId)
    .map((id) => nodeOf(template, id))
    .find((node) => node?.name !== undefined && !HOLDERS.has(node.type));
  return around?.name ?? null;
}

/** The words alone; a field is an ellipsis. */
const plainText = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map(({ inlines }) =>
      inlines
        .map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'field' ? '…' : ' '))
        .join(''),
    )
    .find(Boolean) ?? '';

function hidingCondition(template: Template, { present }: Composition, nodeId: NodeId): string | null {
  const outermostFirst = [...ancestorsOf(template, nodeId).reverse(), nodeId];
  const hiding = outermostFirst.find((id) => !present.has(id) && nodeOf(template, id)?.when !== undefined);
  return hiding === undefined ? null : (nodeOf(template, hiding)?.when ?? null);
}

export type BudgetState = 'free' | 'fine' | 'near' | 'over';

/** From here on the budget is nearly used up. */
const NEAR = 0.9;

export function budgetState({ length, budget }: Pick<Region, 'length' | 'budget'>): BudgetState {
  if (budget === null) return 'free';
  if (length > budget) return 'over';
  return length >= budget * NEAR ? 'near' : 'fine';
}
